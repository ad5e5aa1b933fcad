//! What a character is to a word: part of it, a word by itself, or neither.

/// Letters, digits, and the marks that Indic scripts write inside a word; the dandas end a sentence.
pub(crate) fn is_letter(character: char) -> bool {
    let joins = matches!(character, '\u{0300}'..='\u{036f}' | '\u{0900}'..='\u{0963}' | '\u{0966}'..='\u{0d7f}');
    character.is_alphanumeric() || joins
}

/// Letters, digits and the low line.
pub(crate) fn is_word_character(character: char) -> bool {
    if character.is_ascii() {
        character.is_ascii_alphanumeric() || character == '_'
    } else {
        character.is_alphanumeric()
    }
}

/// Chinese characters and kana, which are written without spaces between words. A text of them
/// would be a few words of great length.
pub(crate) fn is_ideograph(character: char) -> bool {
    matches!(character,
        '\u{3040}'..='\u{30FF}'
        | '\u{3400}'..='\u{4DBF}'
        | '\u{4E00}'..='\u{9FFF}'
        | '\u{F900}'..='\u{FAFF}'
        | '\u{20000}'..='\u{3FFFF}')
}

/// The character at this byte.
pub(super) fn char_at(text: &str, at: usize) -> Option<char> {
    text.get(at..)?.chars().next()
}

pub(super) fn starts_word(text: &str, at: usize) -> bool {
    char_at(text, at).is_some_and(is_letter)
}
