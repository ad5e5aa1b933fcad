//! Whether a text's paragraphs are wrapped, and which of its lines belong together.
//!
//! A wrapping writer puts a word on the next line because it does not fit on this one. So a line
//! is full where the next line's first word would have made it wider than the text is, and a text
//! is wrapped where most of its lines are full and break in the middle of sentences.

use super::marker::{self, Marker};
use super::rows::{Row, rows};
use crate::words::ends_with_stop;

/// How a text is wrapped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Wrap {
    width: usize,
    /// Words are broken at line ends.
    pub hyphenated: bool,
}

/// Lines looked at; a longer text goes on as it began.
const SAMPLE: usize = 4000;
/// Text is wrapped at 70 to 80 columns mostly, in mails and old wires; narrower than the least
/// are verse and lists, wider than the most are paragraphs of their own.
const WIDTHS: std::ops::RangeInclusive<usize> = 36..=132;
/// Fewer lines that follow one another say nothing.
const LEAST_PAIRS: usize = 3;
/// The share of wider lines (addresses, tables) that a wrapped text may have, in hundredths.
const WIDER: usize = 3;
/// A line is full although the next word would have fitted by so many characters.
const SLACK: usize = 2;
/// The width that a first word counts at most, for scripts that do not space words.
const LONGEST_WORD: usize = 16;

/// Looks for wrapping; `None` where every line stands for itself.
pub(super) fn detect(text: &str) -> Option<Wrap> {
    let width = width(text)?;
    let mut pairs = Pairs::default();
    let mut last: Option<Row<'_>> = None;
    for row in rows(text).take(SAMPLE) {
        if let Some(last) = last.filter(|last| may_follow(last, &row)) {
            pairs.add(&last, &row, width);
        }
        last = Some(row);
    }
    pairs.are_wrapped().then(|| Wrap {
        width,
        hyphenated: pairs.hyphens * 100 >= pairs.full * HYPHENATED,
    })
}

/// The share of full lines that end in a hyphen where words are broken, in hundredths: compounds
/// alone leave 1 to 2, hyphenation at 70 columns 5 and more.
const HYPHENATED: usize = 4;

/// The width that all but a few lines keep to.
fn width(text: &str) -> Option<usize> {
    let mut widths = [0_usize; 256];
    let mut lines = 0;
    for row in rows(text).take(SAMPLE) {
        let width = row.width().min(widths.len() - 1);
        if let Some(count) = widths.get_mut(width) {
            *count += 1;
        }
        lines += 1;
    }
    let mut wider = 0;
    let limit = lines * WIDER / 100;
    let width = (0..widths.len()).rev().find(|&width| {
        wider += widths.get(width).copied().unwrap_or(0);
        wider > limit
    })?;
    WIDTHS.contains(&width).then_some(width)
}

/// What the pairs of lines that follow one another show.
#[derive(Default)]
struct Pairs {
    all: usize,
    full: usize,
    /// The next line begins in lower case and this one ends without a stop.
    broken: usize,
    /// The next line begins with a letter that has a case.
    cased: usize,
    hyphens: usize,
}

impl Pairs {
    fn add(&mut self, row: &Row<'_>, next: &Row<'_>, width: usize) {
        self.all += 1;
        self.cased += usize::from(starts_with_case(next.text));
        self.broken += usize::from(breaks_a_sentence(row, next));
        if is_full(row, next, width) {
            self.full += 1;
            self.hyphens += usize::from(row.text.ends_with('-'));
        }
    }

    /// Six lines of ten are full and four of ten break a sentence; nine of ten are full where the
    /// script has no case. Chosen on invented mails, wires and verse; an extract with a paragraph
    /// a line has under one of ten of either.
    fn are_wrapped(&self) -> bool {
        if self.all < LEAST_PAIRS {
            return false;
        }
        if self.cased * 2 < self.all {
            return self.full * 10 >= self.all * 9;
        }
        self.full * 10 >= self.all * 6 && self.broken * 10 >= self.all * 4
    }
}

impl Wrap {
    /// Whether `next` goes on with the paragraph in which `row` stands.
    pub fn joins(self, row: &Row<'_>, next: &Row<'_>) -> bool {
        if !may_follow(row, next) {
            return false;
        }
        let ragged = breaks_a_sentence(row, next) && row.width() * 5 >= self.width * 3;
        is_full(row, next, self.width) || ragged
    }
}

/// Whether the two can be one paragraph: no blank line between them, no marker before the second,
/// no first-line indent.
fn may_follow(row: &Row<'_>, next: &Row<'_>) -> bool {
    let list_item = matches!(marker::of(row.text), Marker::Bullet | Marker::Number(_));
    let whole_line = matches!(marker::of(row.text), Marker::Heading { .. } | Marker::Cells);
    !next.after_blank
        && !whole_line
        && marker::of(next.text) == Marker::None
        && (next.indent <= row.indent || list_item)
}

fn is_full(row: &Row<'_>, next: &Row<'_>, width: usize) -> bool {
    let mut word = next.text.split(char::is_whitespace);
    let first = word.next().unwrap_or_default();
    let first = first.chars().take(LONGEST_WORD).count();
    row.width() + 1 + first + SLACK > width
}

fn breaks_a_sentence(row: &Row<'_>, next: &Row<'_>) -> bool {
    let lower = next.text.chars().next().is_some_and(char::is_lowercase);
    lower && !ends_with_stop(row.text) && !row.text.ends_with(':')
}

fn starts_with_case(text: &str) -> bool {
    let first = text.chars().find(|character| character.is_alphanumeric());
    first.is_some_and(|character| character.is_lowercase() || character.is_uppercase())
}
