//! What a character is to a word: its start, a part of it, or neither.

use unicode_normalization::char::is_combining_mark;

/// [`char::is_alphanumeric`]: the standard library looks a character up by counting through a list, which
/// for Thai and Chinese is most of the time that reading their words takes. These ranges hold letters and
/// nothing else.
pub(crate) fn is_alphanumeric(character: char) -> bool {
    match character {
        // Cyrillic, Arabic, Devanagari.
        '\u{400}'..='\u{481}' | '\u{620}'..='\u{64a}' | '\u{904}'..='\u{93b}' => true,
        // Thai: consonants and vowels, then the marks of tone, which are no letters.
        '\u{e01}'..='\u{e3a}' | '\u{e40}'..='\u{e46}' | '\u{e4d}' => true,
        '\u{e47}'..='\u{e4c}' => false,
        // Japanese, Chinese, Korean, and their marks.
        '\u{3041}'..='\u{3096}' | '\u{30a1}'..='\u{30fa}' => true,
        '\u{4e00}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}' => true,
        '\u{3001}'..='\u{3003}' | '\u{2010}'..='\u{2027}' | '\u{ff0c}' => false,
        _ => character.is_alphanumeric(),
    }
}

/// Letters and digits; a vowel sign above or below belongs to the letter before it.
pub(crate) fn starts_word(character: char) -> bool {
    is_alphanumeric(character) && (character.is_ascii() || !is_combining_mark(character))
}

/// Whether a character can be part of a word: a letter, a digit, or a mark above, below or beside one.
pub(crate) fn is_letter(character: char) -> bool {
    is_alphanumeric(character) || !character.is_ascii() && is_combining_mark(character)
}

/// The character at this byte.
pub(super) fn char_at(text: &str, at: usize) -> Option<char> {
    text.get(at..)?.chars().next()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_those_of_the_standard_library() {
        for character in '\0'..=char::MAX {
            let expected = character.is_alphanumeric();
            assert_eq!(is_alphanumeric(character), expected, "{character:?}");
        }
    }
}
