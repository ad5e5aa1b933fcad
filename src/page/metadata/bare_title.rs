//! A title of the document's head without what the site put around the headline.

use super::evidence::{Evidence, Heading};
use super::segments::{Segment, segments};
use super::site::Site;
use crate::words::{is_without_spaces, letters};

/// A title without the names of the site and of its sections at either end.
pub(super) fn without_site(title: &str, site: &Site, evidence: &Evidence) -> String {
    let segments = segments(title);
    // A heading of the page that the title holds at one end is the headline.
    let shown = segments_shown(title, &segments, site, evidence);
    if let Some(shown) = shown {
        return shown;
    }
    let mut kept: &[Segment<'_>] = &segments;
    while let [rest @ .., last] = kept {
        if rest.is_empty() || !is_site_segment(last, rest, site) {
            break;
        }
        kept = rest;
    }
    while let [first, rest @ ..] = kept {
        if rest.is_empty() || !site.is(first.text) {
            break;
        }
        kept = rest;
    }
    let bare = match (kept.first(), kept.last()) {
        (Some(first), Some(last)) => title.get(first.start..last.end()).unwrap_or(title),
        _ => title,
    };
    // "The Norby Post: Ferry sinks off Porto Azul"
    match bare.split_once(": ") {
        Some((name, headline)) if site.is(name) || is_shown(headline, evidence) => {
            headline.trim_start().to_string()
        }
        _ => bare.to_string(),
    }
}

/// Whether a heading of the page says the words and no more: one with a kicker before them shows more.
fn is_shown(text: &str, evidence: &Evidence) -> bool {
    const HEADINGS: usize = 12;
    const LEVELS: u8 = 3;
    let key = letters(text);
    let mut headings = evidence.headings.iter().take(HEADINGS);
    words(text) > 1
        && headings.any(|heading| heading.level <= LEVELS && letters(&heading.text) == key)
}

/// Whether a first-level heading is the site's masthead: the title ends with it, and the start of
/// the title is a later heading of the page.
pub(super) fn is_masthead(heading: &Heading, evidence: &Evidence) -> bool {
    let title = evidence.title.as_deref().unwrap_or_default();
    let key = letters(&heading.text);
    let whole = letters(title);
    let Some(rest) = whole.strip_suffix(key.as_str()) else {
        return false;
    };
    let segments = segments(title);
    let headline = match segments.as_slice() {
        [first, _, ..] => letters(first.text),
        // A space alone parts them: "土豆丰收 松花江网".
        _ => rest.to_string(),
    };
    !headline.is_empty()
        && headline != key
        && evidence.headings.iter().take(60).any(|other| {
            other.offset > heading.offset
                && (letters(&other.text) == headline || letters(&other.bare) == headline)
        })
}

/// The longest run of segments from either end that is a heading of the page.
fn segments_shown(
    title: &str,
    segments: &[Segment<'_>],
    site: &Site,
    evidence: &Evidence,
) -> Option<String> {
    const MOST_SEGMENTS: usize = 12;
    if !(2..=MOST_SEGMENTS).contains(&segments.len()) {
        return None;
    }
    // Lower headings name other things as well, at the end of a title the site itself; but not where the
    // site stands at the start: "The Norby Post » Blog Archive » Ferry sinks".
    let opens_with_site = segments.first().is_some_and(|first| site.is(first.text));
    let lowest_at_end = if opens_with_site { 3 } else { 1 };
    let runs = (1..segments.len()).rev().flat_map(|length| {
        [
            (segments.get(..length), 3),
            (segments.get(segments.len() - length..), lowest_at_end),
        ]
    });
    runs.into_iter().find_map(|(run, lowest)| {
        let run = run?;
        let text = title.get(run.first()?.start..run.last()?.end())?;
        let key = letters(text);
        let shown = evidence.headings.iter().take(60).any(|heading| {
            heading.level <= lowest && heading.shows(&key) && !is_masthead(heading, evidence)
        });
        (shown && words(text) > 1 && !site.is(text)).then(|| text.to_string())
    })
}

/// Whether the last segment is the site's name, by what is known of it or by its looks.
fn is_site_segment(last: &Segment<'_>, before: &[Segment<'_>], site: &Site) -> bool {
    if site.is_mostly(last.text) {
        return true;
    }
    let left: usize = before.iter().map(|segment| words(segment.text)).sum();
    // A bar is no mark of ordinary headlines.
    let bar = last.mark.is_some_and(|mark| "|｜»›∣«_".contains(mark));
    bar && words(last.text) <= 5 && left >= 2
}

/// The words of a title, roughly: of scripts that write none apart, two letters are one.
fn words(text: &str) -> usize {
    let unspaced = text.chars().filter(|letter| is_without_spaces(*letter));
    text.split(' ').count().max(unspaced.count() / 2)
}
