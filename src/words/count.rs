//! How many words a text has. A text without spaces between them is counted by its letters, so that
//! a limit on words means the same in every language.

use super::letter::{is_letter, starts_word};
use super::script::{WORD, is_unspaced, weight, words};

/// The words of a text: as many as [`Words::count`](super::Words) finds.
pub(crate) fn count(text: &str) -> usize {
    let mut units = 0;
    let mut inside = false;
    for character in text.chars() {
        if character.is_ascii() {
            let is_letter = character.is_ascii_alphanumeric();
            units += if is_letter && !inside { WORD } else { 0 } as usize;
            inside = is_letter;
        } else if is_unspaced(character) && starts_word(character) {
            units += weight(character) as usize;
            inside = false;
        } else if inside {
            inside = is_letter(character);
        } else if starts_word(character) {
            units += WORD as usize;
            inside = true;
        }
    }
    words(units)
}

/// The same, for the counts of blocks.
pub(crate) fn count_in_block(text: &str) -> u32 {
    u32::try_from(count(text)).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::super::Words;
    use super::*;

    #[test]
    fn words_are_counted_alike_in_every_script() {
        for (text, expected) in [
            ("", 0),
            ("— … ❤\u{fe0f}", 0),
            ("The ferry, at noon", 4),
            ("We’ll send e-mail", 5),
            ("गांव में आज बारिश हुई", 5),
            ("غرقت العبارة ظهرا", 3),
            ("e\u{301}te\u{301} 2026", 2),
            ("船", 1),
            ("渡轮中午沉没四十名乘客获救", 8),
            ("フェリーは正午に沈み、乗客は全員救助された", 10),
            ("เรือข้ามฟากล่มตอนเที่ยง", 7),
            ("JR東日本 2026", 4),
        ] {
            assert_eq!(count(text), expected, "{text}");
            let mut words = Words::default();
            words.read(text, |_, _| {});
            assert_eq!(words.count, expected, "{text}");
        }
    }
}
