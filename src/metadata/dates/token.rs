//! A line as numbers, words and marks.

use std::ops::Range;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// A number, a word or a mark, without the space before it.
#[derive(Clone, Debug)]
pub(super) struct Token {
    pub kind: Kind,
    pub range: Range<usize>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Number {
        value: u32,
        digits: u8,
    },
    /// In lower case, without the accents of Latin, Greek and Cyrillic letters.
    Word(String),
    Mark(char),
}

/// The number of a number token, and its digits.
pub(super) fn number(token: Option<&Token>) -> Option<(u32, u8)> {
    match token?.kind {
        Kind::Number { value, digits } => Some((value, digits)),
        _ => None,
    }
}

pub(super) fn is_mark(token: Option<&Token>, marks: &str) -> bool {
    matches!(token.map(|token| &token.kind), Some(&Kind::Mark(mark)) if marks.contains(mark))
}

pub(super) fn word(token: Option<&Token>) -> Option<&str> {
    match &token?.kind {
        Kind::Word(word) => Some(word),
        _ => None,
    }
}

/// Words longer than this are no part of any date; their letters are not kept.
const LONGEST_WORD: usize = 64;

pub(super) fn tokens(line: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut rest = line.char_indices().peekable();
    while let Some((start, first)) = rest.next() {
        let mut end = start + first.len_utf8();
        let class = class(first);
        if class == Class::Space {
            continue;
        }
        if class != Class::Mark {
            while let Some((at, next)) = rest.next_if(|&(_, next)| continues(class, next)) {
                end = at + next.len_utf8();
            }
        }
        let piece = line.get(start..end).unwrap_or_default();
        let kind = match class {
            Class::Digit => counted(piece),
            Class::Letter if piece.len() <= LONGEST_WORD => Kind::Word(folded(piece)),
            Class::Letter => Kind::Word(String::new()),
            _ => Kind::Mark(first),
        };
        tokens.push(Token {
            kind,
            range: start..end,
        });
    }
    tokens
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    Space,
    Digit,
    Letter,
    Mark,
}

fn class(c: char) -> Class {
    if c.is_ascii_alphabetic() {
        Class::Letter
    } else if c.is_whitespace() || matches!(c, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}') {
        Class::Space
    } else if digit(c).is_some() {
        Class::Digit
    } else if c.is_alphabetic() {
        Class::Letter
    } else {
        Class::Mark
    }
}

fn continues(first: Class, next: char) -> bool {
    // Accents, the virama of Indic scripts and the tones of Thai belong to the letters around them.
    let joins = || !next.is_ascii() && is_combining_mark(next);
    class(next) == first || first == Class::Letter && joins()
}

/// Whether a text has a digit that tokens know.
pub(super) fn has_digit(text: &str) -> bool {
    let bytes = text.as_bytes();
    bytes.iter().any(u8::is_ascii_digit)
        || !text.is_ascii() && text.chars().any(|c| digit(c).is_some())
}

/// The zeros of the scripts whose digits news pages use.
const ZEROS: [char; 13] = [
    '0', '٠', '۰', '०', '০', '๐', '０', '૦', '੦', '௦', '౦', '೦', '൦',
];

fn digit(c: char) -> Option<u32> {
    if c.is_ascii() {
        return c.to_digit(10);
    }
    ZEROS.iter().find_map(|&zero| {
        let value = (c as u32).checked_sub(zero as u32)?;
        (value < 10).then_some(value)
    })
}

/// Numbers too long for a date or an epoch come out as zero of 255 digits.
fn counted(piece: &str) -> Kind {
    let mut value = 0_u32;
    let mut digits = 0_u8;
    for c in piece.chars() {
        value = value
            .saturating_mul(10)
            .saturating_add(digit(c).unwrap_or_default());
        digits = digits.saturating_add(1);
    }
    Kind::Number { value, digits }
}

/// Lower case without accents, for comparing with the lists.
pub(super) fn folded(word: &str) -> String {
    if word.is_ascii() {
        return word.to_ascii_lowercase();
    }
    let mut folded = String::with_capacity(word.len());
    for c in word.chars().flat_map(char::to_lowercase) {
        // Only the alphabets whose accents writers leave out; Hangul would fall apart.
        if c < '\u{530}' {
            folded.extend(
                std::iter::once(c)
                    .nfd()
                    .filter(|c| !matches!(c, '\u{300}'..='\u{36f}')),
            );
        } else {
            folded.push(c);
        }
    }
    folded
}

#[cfg(test)]
mod tests {
    use super::folded;

    #[test]
    fn the_names_of_months_are_folded() {
        let lines = include_str!("months.txt").lines();
        for name in lines
            .filter(|line| !line.starts_with('#'))
            .flat_map(|line| line.split(' '))
        {
            assert_eq!(folded(name), name);
        }
    }
}
