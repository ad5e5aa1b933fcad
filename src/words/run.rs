//! A text as runs of letters and digits, with their places.

use std::ops::Range;

use super::letter::{is_alphanumeric, is_letter};

/// A run of letters and digits.
#[derive(Clone, Debug)]
pub(crate) struct Run<'t> {
    /// As it stands in the text.
    pub text: &'t str,
    /// Its bytes in the text.
    pub range: Range<usize>,
}

/// The runs of a text, in order.
pub(crate) fn runs(text: &str) -> impl Iterator<Item = Run<'_>> {
    let mut from = 0;
    std::iter::from_fn(move || {
        let rest = text.get(from..)?;
        // A vowel sign that no letter carries is kept as a run of its own.
        let start = rest.find(is_alphanumeric)?;
        let rest = rest.get(start..)?;
        let length = rest.find(|c: char| !is_letter(c));
        let run = rest.get(..length.unwrap_or(rest.len()))?;
        let start = from + start;
        from = start + run.len();
        Some(Run {
            text: run,
            range: start..from,
        })
    })
}

/// A text's letters and digits in lower case: equal for texts that differ in case and marks alone.
pub(crate) fn letters(text: &str) -> String {
    let mut letters = String::with_capacity(text.len());
    for character in text.chars() {
        if character.is_ascii_alphanumeric() {
            letters.push(character.to_ascii_lowercase());
        } else if !character.is_ascii() && is_alphanumeric(character) {
            letters.extend(character.to_lowercase());
        }
    }
    letters
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_are_words_with_their_places() {
        let found: Vec<_> = runs("– Ana’s 3 boats.")
            .map(|run| (run.range, run.text))
            .collect();
        let expected = [
            (4..7, "Ana"),
            (10..11, "s"),
            (12..13, "3"),
            (14..19, "boats"),
        ];
        assert_eq!(found, expected);
        assert_eq!(runs(" — ").count(), 0);
    }

    #[test]
    fn letters_leave_case_and_marks_out() {
        assert_eq!(letters("O’Hara, J. R."), letters("o'hara jr"));
    }
}
