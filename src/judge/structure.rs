//! The structure passes: what a line's neighbours and its place in the document say of it.

use std::collections::BTreeMap;
use std::ops::Range;

use super::finding::{Finding, Findings};
use super::line::Line;
use super::subhead::heads_sentence;
use super::thresholds::MODEL_WORDS;
use crate::removal::{Reason, Rule};

/// The stretch from the first paragraph of the story to its last.
///
/// The story ends at the last long line of which nothing was found: promos, bios and records are
/// long too. A document without a long line is body throughout.
pub(crate) fn body(lines: &[Line], findings: &Findings) -> Range<usize> {
    let is_body = |at: &usize| lines.get(*at).is_some_and(Line::is_long) && !findings.has(*at);
    match (0..lines.len()).find(is_body) {
        None => 0..lines.len(),
        Some(first) => {
            let last = (0..lines.len()).rev().find(is_body).unwrap_or(first);
            first..last + 1
        }
    }
}

/// A delimiter that recurs so often, so many lines apart, makes a list of records.
const RECORDS: usize = 3;
const RECORD_LINES: std::ops::RangeInclusive<usize> = 2..=6;
/// A line of more words than this is no part of a record.
const RECORD_WORDS: usize = 40;

/// Lists of records: "-" / title / blurb / "By X", again and again.
pub(crate) fn record_lists(lines: &[Line], findings: &mut Findings) {
    let mut delimiters: BTreeMap<Delimiter, Vec<usize>> = BTreeMap::new();
    for (at, line) in lines.iter().enumerate() {
        if let Some(delimiter) = delimiter(line, findings.of(at)) {
            delimiters.entry(delimiter).or_default().push(at);
        }
    }
    let inside = inside(lines);
    for (delimiter, places) in delimiters {
        for run in runs(&places, lines) {
            mark_records(delimiter, run, lines, &inside, findings);
        }
    }
}

/// From the first paragraph to the last, whatever was found of them.
pub(super) fn inside(lines: &[Line]) -> Range<usize> {
    let first = lines.iter().position(Line::is_long);
    let last = lines.iter().rposition(Line::is_long);
    first.unwrap_or(0)..last.map_or(0, |last| last + 1)
}

/// What separates records. A bare mark opens a record. A byline, a date and a heading such as "Read more"
/// close one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Delimiter {
    Bare,
    Byline,
    Timestamp,
    Teaser,
}

fn delimiter(line: &Line, finding: Option<&Finding>) -> Option<Delimiter> {
    if line.is_bare() {
        return Some(Delimiter::Bare);
    }
    match finding?.reason {
        Reason::Byline => Some(Delimiter::Byline),
        Reason::Timestamp => Some(Delimiter::Timestamp),
        Reason::RelatedHeading | Reason::InlineRelated => Some(Delimiter::Teaser),
        _ => None,
    }
}

/// The runs of places at the gap of records, with no long line between them.
fn runs<'p>(places: &'p [usize], lines: &[Line]) -> Vec<&'p [usize]> {
    let joined = |one: &usize, next: &usize| {
        RECORD_LINES.contains(&(next - one))
            && lines
                .get(one + 1..*next)
                .is_some_and(|between| between.iter().all(is_record_line))
    };
    places
        .chunk_by(joined)
        .filter(|run| run.len() >= RECORDS)
        .collect()
}

fn is_record_line(line: &Line) -> bool {
    line.words <= RECORD_WORDS && line.quotes < 4
}

fn mark_records(
    delimiter: Delimiter,
    run: &[usize],
    lines: &[Line],
    inside: &Range<usize>,
    findings: &mut Findings,
) {
    let (Some(&first), Some(&last)) = (run.first(), run.last()) else {
        return;
    };
    let gap = run
        .windows(2)
        .filter_map(|pair| Some(pair.get(1)? - pair.first()?))
        .max()
        .unwrap_or(0);
    // The record before the first closing delimiter, or after the last opening one.
    let range = match delimiter {
        Delimiter::Bare => first..(last + gap).min(lines.len()),
        _ => {
            let start = (first + 1).saturating_sub(gap);
            start + story_sentences(start..first, lines, findings)..last + 1
        }
    };
    let region = lines.get(range.clone()).unwrap_or_default();
    let sentences = region.iter().filter(|line| line.ends_with_stop()).count();
    let numbers = region.iter().filter(|line| line.numbers > 0).count();
    // Inside the story sentences and results are the story's own list.
    let is_own = inside.contains(&range.start)
        && inside.contains(&range.end)
        && (sentences > 0 || numbers * 3 > region.len());
    if sentences * 4 > region.len() || is_own {
        return;
    }
    let says_comments = |at: &usize| {
        let found = findings.of(*at);
        found.is_some_and(|finding| finding.reason == Reason::Comments)
    };
    let (reason, rule) = match range.clone().filter(says_comments).count() >= RECORDS {
        true => (Reason::Comments, "structure/thread"),
        false => (Reason::RelatedTeaser, "structure/record-list"),
    };
    for at in range {
        let Some(line) = lines.get(at) else { break };
        if is_record_line(line) {
            let finding = Finding::new(reason, Rule::named(rule))
                .because(format!("one of {} records in a row", run.len()));
            // The byline of a record is the teaser's, not the story's.
            findings.set(at, Some(finding));
        }
    }
}

/// How many lines at the start of a range are sentences of the story: they follow a paragraph or another
/// sentence of it, and nothing was found of them.
fn story_sentences(range: Range<usize>, lines: &[Line], findings: &Findings) -> usize {
    let is_sentence = |at: &usize| {
        let line = lines.get(*at);
        line.is_some_and(Line::is_text) && !findings.has(*at)
    };
    let follows = range
        .start
        .checked_sub(1)
        .is_some_and(|at| is_sentence(&at));
    match follows {
        true => range.take_while(is_sentence).count(),
        false => 0,
    }
}

/// Lines under a promo heading that a promo may have.
const BLURB_LINES: usize = 3;
const BLURB_WORDS: usize = 30;
/// Words of a label inside the story, and of the one title under it. A subhead has fewer.
const LABEL_WORDS: usize = 4;
const INLINE_TITLE: std::ops::RangeInclusive<usize> = 5..=16;
/// Words of a tag under the heading over the tags.
const TAG_WORDS: usize = 3;
/// A sentence of so many words that does not speak to the reader tells a story: where the model does not judge the
/// document, and where it does.
const TOLD_WORDS: usize = 8;
const TOLD_WORDS_JUDGED: usize = 12;

/// A promo heading swallows the blurb under it, and one over teasers the teasers.
pub(crate) fn swallowed_blurbs(lines: &[Line], body: &Range<usize>, findings: &mut Findings) {
    // The model knows sentences, tags and titles by more than their place.
    let is_judged = lines.iter().map(|line| line.words).sum::<usize>() >= MODEL_WORDS;
    let least = if is_judged {
        TOLD_WORDS_JUDGED
    } else {
        TOLD_WORDS
    };
    let tells = |line: &Line| line.words >= least && line.ends_with_stop() && line.readers == 0;
    for at in 0..lines.len() {
        let Some((reason, is_final)) = heading_reason(at, lines, findings) else {
            continue;
        };
        if is_judged && reason == Reason::Tags {
            continue;
        }
        let after_body = at >= body.end;
        let blurb = (at + 1..lines.len())
            .take(BLURB_LINES + 1)
            .take_while(|&next| {
                let is_blurb = |line: &Line| is_blurb(line, reason) && !tells(line);
                !findings.has(next) && lines.get(next).is_some_and(is_blurb)
            })
            .count();
        // Inside the story a blurb must be closed by another finding or by a paragraph.
        let next = at + 1 + blurb;
        let is_title = || {
            let is_lone = reason == Reason::RelatedHeading && blurb == 1;
            !is_judged && is_lone && is_title_under_label(lines, at)
        };
        let closed = findings.has(next) || next == lines.len() || is_title();
        if blurb > BLURB_LINES || !(after_body || closed) {
            continue;
        }
        let rule = match reason {
            Reason::RelatedHeading => Rule::named("structure/teasers-under-heading"),
            _ => Rule::named("structure/blurb"),
        };
        let goes_for = match reason {
            Reason::RelatedHeading => Reason::RelatedTeaser,
            reason => reason,
        };
        for line in at + 1..next {
            findings.add(line, || {
                let mut finding =
                    Finding::new(goes_for, rule.clone()).because("stands under such a heading");
                finding.is_final = is_final;
                finding
            });
        }
    }
}

/// What the lines under a promo heading go for, and whether that is as final as the heading.
fn heading_reason(at: usize, lines: &[Line], findings: &Findings) -> Option<(Reason, bool)> {
    let line = lines.get(at).filter(|line| line.words <= 12)?;
    let finding = findings.of(at)?;
    let reason = finding.reason;
    let promotes = matches!(
        reason,
        Reason::Newsletter
            | Reason::Subscription
            | Reason::Donation
            | Reason::RelatedHeading
            | Reason::Promotion
            | Reason::Contact
            | Reason::Comments
            | Reason::Tags
    );
    (promotes && !line.ends_with_stop()).then_some((reason, finding.is_final))
}

/// Whether one line with the words of a title stands between a label such as "Read also" and a paragraph.
fn is_title_under_label(lines: &[Line], label: usize) -> bool {
    let title = lines.get(label + 1);
    let is_title = title.is_some_and(|line| INLINE_TITLE.contains(&line.words) && line.stops == 0);
    let is_label = lines
        .get(label)
        .is_some_and(|line| line.words <= LABEL_WORDS);
    is_label && is_title && lines.get(label + 2).is_some_and(Line::is_long)
}

fn is_blurb(line: &Line, reason: Reason) -> bool {
    let teaser = reason == Reason::RelatedHeading;
    if reason == Reason::Tags {
        return line.words <= TAG_WORDS && !line.ends_with_stop();
    }
    line.words <= BLURB_WORDS
        && !line.quotes_somebody()
        && (!teaser || !line.ends_with_stop() || line.is_bare())
}

/// What a tail may have at most, and a story must have in its paragraphs.
const TAIL_SHARE: f32 = 0.30;
const LONG_SHARE: f32 = 0.60;

/// Everything after an anchor in the tail goes, where the story is clearly apart from it.
pub(crate) fn tail_sweep(lines: &[Line], body: &Range<usize>, findings: &mut Findings) {
    let words = |range: Range<usize>| -> usize {
        lines
            .get(range)
            .unwrap_or_default()
            .iter()
            .map(|line| line.words)
            .sum()
    };
    let all = words(0..lines.len());
    let tail = words(body.end..lines.len());
    let long: usize = lines
        .iter()
        .filter(|line| line.is_long())
        .map(|line| line.words)
        .sum();
    let share = |part: usize| part as f32 / all.max(1) as f32;
    if share(tail) > TAIL_SHARE || share(long) < LONG_SHARE {
        return;
    }
    let anchor = (body.end..lines.len()).find(|&at| {
        findings
            .of(at)
            .is_some_and(|finding| anchors_tail(finding.reason))
    });
    // A sentence right after the story and one such line may be the story's last.
    let is_last = |at: usize| {
        Some(at.saturating_sub(1)) == anchor && lines.get(at).is_some_and(Line::is_sentence)
    };
    for at in anchor.unwrap_or(lines.len())..lines.len() {
        if is_last(at) {
            continue;
        }
        findings.add(at, || {
            Finding::new(Reason::Boilerplate, Rule::named("structure/tail"))
                .because("after the story's end and a line that opens such a tail")
        });
    }
}

fn anchors_tail(reason: Reason) -> bool {
    matches!(
        reason,
        Reason::RelatedHeading
            | Reason::RelatedTeaser
            | Reason::Newsletter
            | Reason::Subscription
            | Reason::Donation
            | Reason::Comments
            | Reason::Share
            | Reason::Legal
            | Reason::AuthorBio
            | Reason::Cookie
            | Reason::Navigation
            | Reason::Promotion
            | Reason::Contact
            | Reason::Widget
            | Reason::Form
            | Reason::SignIn
            | Reason::Tags
    )
}

/// Words of an entry of a menu.
const ENTRY_WORDS: usize = 2;

/// A word or two between the entries of a menu over the story is an entry as well: "News", "Arts", "Jobs".
pub(crate) fn menu_entries(lines: &[Line], body: &Range<usize>, findings: &mut Findings) {
    let is_menu = |at: usize, findings: &Findings| {
        let found = findings.of(at);
        found.is_some_and(|finding| finding.reason == Reason::Navigation)
    };
    for at in 1..body.start.min(lines.len()) {
        let line = lines.get(at);
        let is_entry = line.is_some_and(|line| (1..=ENTRY_WORDS).contains(&line.words));
        if is_entry && !findings.has(at) && is_menu(at - 1, findings) && is_menu(at + 1, findings) {
            let finding = Finding::new(Reason::Navigation, Rule::named("structure/menu"));
            findings.set(at, Some(finding.because("between the entries of a menu")));
        }
    }
}

/// A menu's word alone between two paragraphs heads the second: "Business", "Work".
pub(crate) fn section_words(lines: &[Line], findings: &mut Findings) {
    for at in 1..lines.len() {
        let is_menu_word = findings
            .of(at)
            .is_some_and(|finding| finding.reason == Reason::Navigation);
        if is_menu_word && heads_sentence(lines, findings, at) {
            findings.set(at, None);
        }
    }
}
