//! The words of a flat text, with their places.

use std::ops::Range;

/// A word and its bytes in the text; marks at its ends, where some are left, are no part of it.
#[derive(Clone, Debug)]
pub(super) struct Word<'t> {
    pub text: &'t str,
    pub range: Range<usize>,
}

/// The words of a text.
pub(super) fn words(text: &str) -> Vec<Word<'_>> {
    let mut words = Vec::new();
    let mut from = 0;
    while let Some(rest) = text.get(from..) {
        let Some(start) = rest.find(char::is_alphanumeric) else {
            break;
        };
        let word = rest.get(start..).unwrap_or_default();
        let length = word.find(|c: char| !c.is_alphanumeric());
        let word = word.get(..length.unwrap_or(word.len())).unwrap_or_default();
        let start = from + start;
        from = start + word.len();
        words.push(Word {
            text: word,
            range: start..from,
        });
    }
    words
}
