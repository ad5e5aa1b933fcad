//! What a character is to a word: its start, a part of it, or neither.

use unicode_normalization::char::is_combining_mark;

/// Letters and digits; a vowel sign above or below belongs to the letter before it.
pub(crate) fn starts_word(character: char) -> bool {
    character.is_alphanumeric() && (character.is_ascii() || !is_combining_mark(character))
}

/// Letters, digits, and the marks that are written above, below or beside them.
pub(crate) fn is_letter(character: char) -> bool {
    character.is_alphanumeric() || !character.is_ascii() && is_combining_mark(character)
}

/// The character at this byte.
pub(super) fn char_at(text: &str, at: usize) -> Option<char> {
    text.get(at..)?.chars().next()
}
