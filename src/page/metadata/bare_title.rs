//! A title of the document's head without what the site put around the headline.

use super::evidence::{Evidence, Heading};
use super::site::Site;
use super::title::shows;
use crate::words::letters;

/// A title without the names of the site and of its sections at either end.
pub(super) fn without_site(title: &str, site: &Site, evidence: &Evidence) -> String {
    let segments = segments(title);
    // A heading of the page that the title holds at one end is the headline.
    let shown = segments_shown(title, &segments, evidence);
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
    match (kept.first(), kept.last()) {
        (Some(first), Some(last)) => title
            .get(first.start..last.end())
            .unwrap_or(title)
            .to_string(),
        _ => title.to_string(),
    }
}

/// Whether a first-level heading is the site's masthead: the title ends with it, and the start of
/// the title is a later heading of the page.
pub(super) fn is_masthead(heading: &Heading, evidence: &Evidence) -> bool {
    let title = evidence.title.as_deref().unwrap_or_default();
    let segments = segments(title);
    let [first, _, ..] = segments.as_slice() else {
        return false;
    };
    let key = letters(&heading.text);
    let headline = letters(first.text);
    letters(title).ends_with(&key)
        && headline != key
        && evidence.headings.iter().take(60).any(|other| {
            other.offset > heading.offset
                && (letters(&other.text) == headline || letters(&other.bare) == headline)
        })
}

/// The longest run of segments from either end that is a heading of the page.
fn segments_shown(title: &str, segments: &[Segment<'_>], evidence: &Evidence) -> Option<String> {
    const MOST_SEGMENTS: usize = 12;
    if !(2..=MOST_SEGMENTS).contains(&segments.len()) {
        return None;
    }
    let runs = (1..segments.len()).rev().flat_map(|length| {
        // Lower headings name other things as well, at the end of a title the site itself.
        [
            (segments.get(..length), 3),
            (segments.get(segments.len() - length..), 1),
        ]
    });
    runs.into_iter().find_map(|(run, lowest)| {
        let run = run?;
        let text = title.get(run.first()?.start..run.last()?.end())?;
        let key = letters(text);
        let shown = evidence.headings.iter().take(60).any(|heading| {
            heading.level <= lowest && shows(heading, &key) && !is_masthead(heading, evidence)
        });
        (shown && text.contains(' ')).then(|| text.to_string())
    })
}

struct Segment<'t> {
    text: &'t str,
    start: usize,
    /// The mark before it.
    mark: Option<char>,
}

impl Segment<'_> {
    fn end(&self) -> usize {
        self.start + self.text.len()
    }
}

/// Marks between a headline and what is put around it. The dashes need spaces, the bars do not.
const BARS: &str = "|｜»›·•：∣";
const DASHES: &str = "-–—:/*";

fn segments(title: &str) -> Vec<Segment<'_>> {
    let mut segments = Vec::new();
    let mut start = 0;
    let mut mark = None;
    let mut before = None;
    let mut rest = title.char_indices().peekable();
    while let Some((at, c)) = rest.next() {
        let after = rest.peek().map(|&(_, c)| c);
        let spaced = before == Some(' ') && after == Some(' ');
        if BARS.contains(c) || DASHES.contains(c) && spaced || c == '-' && before == Some('-') {
            push_segment(&mut segments, title, start..at, mark);
            start = at + c.len_utf8();
            mark = Some(c);
        }
        before = Some(c);
    }
    push_segment(&mut segments, title, start..title.len(), mark);
    segments
}

fn push_segment<'t>(
    segments: &mut Vec<Segment<'t>>,
    title: &'t str,
    range: std::ops::Range<usize>,
    mark: Option<char>,
) {
    let piece = title.get(range.clone()).unwrap_or_default();
    let text = piece.trim();
    if !text.is_empty() {
        segments.push(Segment {
            text,
            start: range.start + (piece.len() - piece.trim_start().len()),
            mark,
        });
    }
}

/// Whether the last segment is the site's name, by what is known of it or by its looks.
fn is_site_segment(last: &Segment<'_>, before: &[Segment<'_>], site: &Site) -> bool {
    if site.is_mostly(last.text) {
        return true;
    }
    let words = |text: &str| text.split(' ').count();
    let left: usize = before.iter().map(|segment| words(segment.text)).sum();
    // A bar is no mark of ordinary headlines.
    let bar = last.mark.is_some_and(|mark| "|｜»›∣".contains(mark));
    bar && words(last.text) <= 5 && left >= 2
}
