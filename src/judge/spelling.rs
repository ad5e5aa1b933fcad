//! One word letter by letter: its hash, its stem's, and what its case tells.

use super::script;
use super::words::{char_at, form, is_word};
use crate::hash::{START, step};

/// A word's letters while they are read.
pub(super) struct Spelling {
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
                match char_at(text, spelling.end).filter(|letter| is_word(*letter)) {
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
