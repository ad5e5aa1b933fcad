//! How many words a text has.

use super::letter::{is_ideograph, is_word_character};
use crate::text::start;

/// Runs of letters and digits; of scripts without spaces between words each character.
pub(crate) fn count(text: &str) -> u32 {
    let mut words = 0;
    let mut inside = false;
    for character in text.chars() {
        let is_word = is_word_character(character);
        let alone = !character.is_ascii() && is_ideograph(character);
        words += u32::from(is_word && (alone || !inside));
        inside = is_word && !alone;
    }
    words
}

/// Only so much of a text is counted by [`count_start`], so that one long line costs no more than many.
const BYTES: usize = 2000;

/// Words of a text's start; in scripts without spaces two characters make one.
pub(crate) fn count_start(text: &str) -> usize {
    let text = start(text, BYTES);
    let unspaced = text.chars().filter(|&character| is_unspaced(character));
    text.split_whitespace().count() + unspaced.count() / 2
}

/// Chinese and Japanese letters.
pub(crate) fn is_unspaced(character: char) -> bool {
    matches!(character, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{20000}'..='\u{2ffff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_runs_of_letters_and_single_ideographs() {
        assert_eq!(count("The ferry, at noon"), 4);
        assert_eq!(count("船は正午に沈んだ"), 8);
        assert_eq!(count("JR東日本 2026"), 5);
        assert_eq!(count("— …"), 0);
    }
}
