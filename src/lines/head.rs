//! The article's head: which of the first lines look like title, standfirst, byline and date.
//!
//! These are proposals. The judge rules on the lines; what is proposed here fills the metadata.

use std::cell::LazyCell;
use std::ops::Deref;

use crate::document::{Candidate, Head, Shape};
use crate::metadata::Metadata;
use crate::metadata::bylines::{self, is_credited};
use crate::metadata::dates::NumericOrder;
use crate::metadata::dates::line::{self, Stamps};
use crate::text::on_one_line;
use crate::words::{count, ends_a_statement, ends_with_stop};

use super::cohesion::Cohesion;

/// Lines among which the head is looked for. On labelled extracts 98 of 100 titles stand among
/// the first seven.
const HEAD_LINES: usize = 7;
/// A body paragraph has at least so many words and ends with a stop.
pub(super) const BODY_WORDS: usize = 20;
/// Body paragraphs whose words a title is compared with.
pub(super) const BODY_LINES: usize = 12;
/// A longer line is a paragraph wherever it stands, and ends with a stop somewhere.
const LONG_BYTES: usize = 2000;
/// A title has so many words.
const TITLE_WORDS: std::ops::RangeInclusive<usize> = 3..=25;
/// The share of a title's longer words that the body has too. At a third, labelled extracts give
/// the right line for 86 of 100 titles, and a heading at the article's top for most of the rest.
pub(super) const OVERLAP: f32 = 0.34;
/// How much better a later line must be than an earlier one.
const LATER: f32 = 0.15;
/// What a line gains in its score from a byline or a date right under it.
const CREDITED: f32 = 0.2;
/// A standfirst has so many words.
const STANDFIRST_WORDS: std::ops::RangeInclusive<usize> = 5..=45;

/// Finds the head among the first candidates.
pub(super) fn find(candidates: &[Candidate<'_>]) -> Head {
    let first = candidates.get(..HEAD_LINES + 5).unwrap_or(candidates);
    let body = first.iter().position(|candidate| is_body(&candidate.text));
    let (head, rest) = candidates.split_at(body.unwrap_or(0).min(HEAD_LINES));
    let body = LazyCell::new(|| body_words(rest));
    let title = title(head, &body).or_else(|| isolated_title(head, rest, &body));
    let after = title.map_or(0, |title| title + 1);
    let find = |is: fn(&str) -> bool| {
        let found = head.iter().skip(after).position(|line| is(&line.text));
        found.map(|found| found + after)
    };
    Head {
        title,
        standfirst: standfirst(head, after),
        byline: find(is_byline),
        date: find(line::is_date),
    }
}

/// Writes what the head says into the metadata.
pub(super) fn fill(head: Head, candidates: &[Candidate<'_>], metadata: &mut Metadata) {
    let text = |at: Option<usize>| candidates.get(at?).map(|candidate| &*candidate.text);
    metadata.title = text(head.title).map(on_one_line);
    metadata.standfirst = text(head.standfirst).map(on_one_line);
    metadata.authors = text(head.byline)
        .and_then(bylines::from_line)
        .unwrap_or_default();
    let stamps = [head.date, head.byline].into_iter().filter_map(text);
    let stamps = stamps.map(|line| line::stamps(line, NumericOrder::default()));
    let stamps = stamps.fold(Stamps::default(), Stamps::or);
    metadata.published = stamps.published.map(|date| date.to_string());
    metadata.modified = stamps.modified.map(|date| date.to_string());
}

fn is_body(text: &str) -> bool {
    count(text) >= BODY_WORDS && (text.len() > LONG_BYTES || ends_with_stop(text))
}

/// Whether a line is a byline or a date.
fn is_credit(candidate: &Candidate<'_>) -> bool {
    is_byline(&candidate.text) || line::is_date(&candidate.text)
}

/// The line whose words the body takes up most; an earlier line wins unless a later one is
/// clearly better.
fn title(head: &[Candidate<'_>], body: &impl Deref<Target = Cohesion>) -> Option<usize> {
    let mut best: Option<(usize, f32)> = None;
    for (at, candidate) in head.iter().enumerate() {
        if !may_be_title(candidate) {
            continue;
        }
        let is_credited = head.get(at + 1).is_some_and(is_credit);
        let overlap = body.overlap(&candidate.text) + if is_credited { CREDITED } else { 0.0 };
        if overlap >= best.map_or(OVERLAP, |(_, best)| best + LATER) {
            best = Some((at, overlap));
        }
    }
    best.map(|(at, _)| at)
}

pub(super) fn may_be_title(candidate: &Candidate<'_>) -> bool {
    let text: &str = &candidate.text;
    matches!(candidate.shape, Shape::Paragraph | Shape::Heading(_))
        && text.len() <= LONG_BYTES
        && TITLE_WORDS.contains(&count(text))
        && !ends_a_statement(text)
        && !text.ends_with([',', ';', ':'])
        && !is_byline(text)
        && !line::is_date(text)
        && !is_small_print(text)
        && !is_credited(text)
        && !is_advertisement(text)
}

/// Whether a line is wholly in brackets, as a picture's credit is, or has a copyright sign.
fn is_small_print(text: &str) -> bool {
    text.starts_with(['(', '[']) && text.ends_with([')', ']']) || text.contains('©')
}

/// Whether a line is the label of an advertisement: "Advertisement - story continues below".
fn is_advertisement(text: &str) -> bool {
    const LABELS: [&str; 12] = [
        "advertisement",
        "advertising",
        "anzeige",
        "werbung",
        "publicidad",
        "publicité",
        "pubblicità",
        "publicidade",
        "advertentie",
        "reklama",
        "реклама",
        "annonse",
    ];
    let first = text.split(|c: char| !c.is_alphabetic()).next();
    first.is_some_and(|first| LABELS.contains(&first.to_lowercase().as_str()))
}

/// A first line that ends with a stop is a title where more white space follows it than stands
/// between the paragraphs.
fn isolated_title(
    head: &[Candidate<'_>],
    rest: &[Candidate<'_>],
    body: &impl Deref<Target = Cohesion>,
) -> Option<usize> {
    let [first] = head else { return None };
    let gap = |from: &Candidate<'_>, to: &Candidate<'_>| {
        let (from, to) = (from.range.as_ref()?, to.range.as_ref()?);
        to.start.checked_sub(from.end)
    };
    let after_title = gap(first, rest.first()?)?;
    let widest = rest
        .windows(2)
        .take(3)
        .filter_map(|pair| gap(pair.first()?, pair.get(1)?))
        .max()?;
    let stands_apart = after_title > widest && TITLE_WORDS.contains(&count(&first.text));
    (stands_apart && body.overlap(&first.text) >= OVERLAP).then_some(0)
}

/// The line after the title, where a byline, a date or a picture's line stands between it and the
/// body. Without one, labelled extracts call such a line part of the story four times of five.
fn standfirst(head: &[Candidate<'_>], after: usize) -> Option<usize> {
    let line = &head.get(after).filter(|_| after > 0)?.text;
    let next = &head.get(after + 1)?.text;
    let sentence = STANDFIRST_WORDS.contains(&count(line)) && !is_byline(line);
    let apart = is_byline(next) || line::is_date(next) || is_credited(next);
    (sentence && apart && !line::is_date(line) && !is_credited(line)).then_some(after)
}

pub(super) fn is_byline(line: &str) -> bool {
    bylines::from_line(line).is_some()
}

fn body_words(candidates: &[Candidate<'_>]) -> Cohesion {
    Cohesion::of(candidates.iter().take(BODY_LINES).map(|line| &*line.text))
}
