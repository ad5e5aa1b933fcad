//! The words of a text and what stands between them.

use std::borrow::Cow;
use std::ops::Range;

use crate::words::runs;

/// A run of letters and digits.
#[derive(Clone, Debug)]
pub(super) struct Word<'t> {
    /// As it stands in the text.
    pub(super) text: &'t str,
    /// In lowercase.
    pub(super) lower: Cow<'t, str>,
    /// Its byte range in the text.
    pub(super) range: Range<usize>,
    /// What follows up to the next word.
    pub(super) gap: &'t str,
}

/// The text split into what stands before the first word, and the words.
pub(super) fn split(text: &str) -> (&str, Vec<Word<'_>>) {
    let mut words: Vec<Word<'_>> = Vec::with_capacity(text.len() / 6);
    let mut runs = runs(text).peekable();
    let first = runs.peek().map_or(text.len(), |run| run.range.start);
    while let Some(run) = runs.next() {
        let next = runs.peek().map_or(text.len(), |next| next.range.start);
        words.push(Word {
            text: run.text,
            lower: lowercase(run.text),
            gap: text.get(run.range.end..next).unwrap_or_default(),
            range: run.range,
        });
    }
    (text.get(..first).unwrap_or_default(), words)
}

fn lowercase(word: &str) -> Cow<'_, str> {
    if word.chars().any(|c| c.to_lowercase().next() != Some(c)) {
        Cow::Owned(word.to_lowercase())
    } else {
        Cow::Borrowed(word)
    }
}

/// What a text still has of what restoring would add.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Kept {
    /// Marks are there: none is added.
    pub(super) marks: bool,
    /// Capitals are there: case is left alone.
    pub(super) case: bool,
}

/// A text has its marks where more than this share of its words is followed by one. Ordinary prose
/// has a mark after every seventh word; flat text keeps at most a stray percent sign.
const MARKED: f64 = 0.03;
/// A text has its case where this share of its words has a capital, unless nearly all have.
const CAPITALISED: f64 = 0.03;
const ALL_CAPITALS: f64 = 0.8;

/// Tells what a text has kept.
pub(super) fn kept(words: &[Word<'_>]) -> Kept {
    let share = |n: usize| n as f64 / words.len().max(1) as f64;
    let marked = words
        .iter()
        .filter(|word| word.gap.contains(['.', ',', '?', '!', ';', ':']))
        .count();
    let capital = words
        .iter()
        .filter(|word| word.text.contains(char::is_uppercase))
        .count();
    let letters = words
        .iter()
        .filter(|word| word.text.contains(char::is_alphabetic))
        .count();
    let capitals = words
        .iter()
        .filter(|word| {
            word.text.contains(char::is_uppercase) && !word.text.contains(char::is_lowercase)
        })
        .count();
    let shouted = capitals as f64 > ALL_CAPITALS * letters as f64;
    Kept {
        marks: share(marked) > MARKED,
        case: share(capital) > CAPITALISED && !shouted,
    }
}
