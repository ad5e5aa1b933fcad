//! One word letter by letter: its hash, its stem's, and what its case tells.

use super::hash::{START, step};
use super::letter::{char_at, is_letter};
use super::script;

/// What a word's letters look like, as bits.
pub(crate) mod form {
    /// Begins with an upper-case letter.
    pub const CAPITAL: u8 = 1;
    /// Two letters or more, all of them upper case.
    pub const UPPER: u8 = 1 << 1;
    /// Begins with a digit.
    pub const NUMBER: u8 = 1 << 2;
    /// One letter.
    pub const INITIAL: u8 = 1 << 3;
}

/// A word's letters while they are read.
pub(crate) struct Spelling {
    pub hash: u32,
    pub stem: u32,
    letters: usize,
    upper: usize,
    /// Letters that its stem has.
    stem_letters: usize,
    /// Whether it has letters of a script that is written without spaces.
    pub is_unspaced: bool,
    /// Bits of [`form`] that the first letter tells.
    first: u8,
    /// The byte after the word.
    pub end: usize,
}

impl Spelling {
    /// Reads the word that starts here.
    #[inline]
    pub fn read(text: &str, start: usize) -> Spelling {
        let mut spelling = Spelling {
            hash: START,
            stem: START,
            letters: 0,
            upper: 0,
            stem_letters: script::STEM,
            is_unspaced: false,
            first: 0,
            end: start,
        };
        while let Some(&byte) = text.as_bytes().get(spelling.end) {
            if byte.is_ascii_alphanumeric() {
                spelling.ascii(byte);
            } else if byte < 0x80 {
                break;
            } else {
                match char_at(text, spelling.end).filter(|letter| is_letter(*letter)) {
                    Some(letter) => spelling.letter(letter),
                    None => break,
                }
            }
            spelling.letters += 1;
            if spelling.letters <= spelling.stem_letters {
                spelling.stem = spelling.hash;
            }
        }
        spelling
    }

    #[inline]
    fn ascii(&mut self, byte: u8) {
        if byte.is_ascii_uppercase() {
            self.capital();
        } else if self.letters == 0 && byte.is_ascii_digit() {
            self.first |= form::NUMBER;
        }
        self.hash = step(self.hash, byte.to_ascii_lowercase());
        self.end += 1;
    }

    fn letter(&mut self, letter: char) {
        if letter.is_uppercase() {
            self.capital();
        }
        if self.letters == 0 {
            // Digits of other scripts; Roman and Han numerals are letters.
            let is_digit = letter.is_numeric() && !letter.is_alphabetic();
            self.first |= if is_digit { form::NUMBER } else { 0 };
            self.stem_letters = script::stem_letters(letter);
        }
        self.is_unspaced |= script::is_unspaced(letter);
        for lower in script::fold(letter) {
            let mut buffer = [0; 4];
            for &byte in lower.encode_utf8(&mut buffer).as_bytes() {
                self.hash = step(self.hash, byte);
            }
        }
        self.end += letter.len_utf8();
    }

    fn capital(&mut self) {
        self.upper += 1;
        if self.letters == 0 {
            self.first |= form::CAPITAL;
        }
    }

    /// Bits of [`form`].
    pub fn form(&self) -> u8 {
        match self.letters {
            1 => self.first | form::INITIAL,
            letters if letters == self.upper => self.first | form::UPPER,
            _ => self.first,
        }
    }
}
