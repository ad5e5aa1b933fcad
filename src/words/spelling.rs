//! One word letter by letter: its hash, its stem's, and what its case tells.

use unicode_normalization::char::is_combining_mark;

use super::hash::{START, step};
use super::letter::{char_at, is_letter, starts_word};
use super::script::{self, is_unspaced};

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
    /// Has letters, and none that has a case, as in Arabic, Hindi or Chinese: that such a word
    /// begins without a capital says nothing.
    pub const CASELESS: u8 = 1 << 4;
}

/// The letters and digits of ASCII in lower case; zero for every other byte.
const FOLDED: [u8; 256] = {
    let mut folded = [0; 256];
    let mut byte: u8 = 0;
    while byte < 0x80 {
        if byte.is_ascii_alphanumeric() {
            folded[byte as usize] = byte.to_ascii_lowercase();
        }
        byte += 1;
    }
    folded
};

/// A word's letters while they are read.
pub(crate) struct Spelling {
    pub hash: u32,
    pub stem: u32,
    pub letters: usize,
    upper: usize,
    lower: usize,
    pub digits: usize,
    /// Letters that its stem has.
    stem_letters: usize,
    /// Whether it is a letter of a script that is written without spaces.
    pub is_unspaced: bool,
    /// What it counts, in units of [`script::WORD`].
    pub weight: u32,
    /// Bits of [`form`] that the first letter tells.
    first: u8,
    /// The byte after the word.
    pub end: usize,
}

impl Spelling {
    /// Reads the word that starts here. Of a script without spaces it is a letter with its marks.
    #[inline]
    pub fn read(text: &str, start: usize) -> Spelling {
        let mut spelling = Spelling {
            hash: START,
            stem: START,
            letters: 0,
            upper: 0,
            lower: 0,
            digits: 0,
            stem_letters: script::STEM,
            is_unspaced: false,
            weight: script::WORD,
            first: 0,
            end: start,
        };
        match char_at(text, start).filter(|first| is_unspaced(*first)) {
            Some(first) => spelling.read_letter(text, first),
            None => spelling.read_word(text),
        }
        spelling
    }

    #[inline]
    fn read_word(&mut self, text: &str) {
        loop {
            self.read_ascii(text);
            // Most words end at a space.
            if text.as_bytes().get(self.end).is_none_or(u8::is_ascii) {
                return;
            }
            let letter = char_at(text, self.end).filter(|&letter| is_letter(letter));
            match letter.filter(|&letter| !is_unspaced(letter)) {
                Some(letter) => self.letter(letter),
                None => return,
            }
            self.letters += 1;
            if self.letters <= self.stem_letters {
                self.stem = self.hash;
            }
        }
    }

    /// Reads the letters and digits of ASCII that stand here.
    #[inline]
    fn read_ascii(&mut self, text: &str) {
        let rest = text.as_bytes().get(self.end..).unwrap_or_default();
        if let (0, Some(first)) = (self.letters, rest.first()) {
            self.first |= match first {
                b'A'..=b'Z' => form::CAPITAL,
                b'0'..=b'9' => form::NUMBER,
                _ => 0,
            };
        }
        let before = self.letters;
        let (mut upper, mut digits) = (0, 0);
        for &byte in rest {
            let lower = FOLDED[usize::from(byte)];
            if lower == 0 {
                break;
            }
            self.hash = step(self.hash, lower);
            upper += usize::from(lower != byte);
            digits += usize::from(lower <= b'9');
            self.letters += 1;
            if self.letters <= self.stem_letters {
                self.stem = self.hash;
            }
        }
        let read = self.letters - before;
        self.upper += upper;
        self.digits += digits;
        self.lower += read - upper - digits;
        self.end += read;
    }

    /// Reads a letter of a script without spaces with its marks; its stem is it and the next.
    fn read_letter(&mut self, text: &str, first: char) {
        self.is_unspaced = true;
        self.weight = script::weight(first);
        let mut letter = Some(first);
        while let Some(read) = letter {
            self.letter(read);
            self.letters = 1;
            letter = char_at(text, self.end).filter(|&mark| is_combining_mark(mark));
        }
        self.stem = self.hash;
        let next = char_at(text, self.end);
        if let Some(next) = next.filter(|&next| is_unspaced(next) && starts_word(next)) {
            self.stem = hashed(self.hash, next);
        }
    }

    fn letter(&mut self, letter: char) {
        if letter.is_uppercase() {
            self.capital();
        } else if letter.is_lowercase() {
            self.lower += 1;
        } else if letter.is_numeric() && !letter.is_alphabetic() {
            // Roman and Han numerals are letters.
            self.digits += 1;
            self.first |= match self.letters {
                0 => form::NUMBER,
                _ => 0,
            };
        }
        if self.letters == 0 {
            self.stem_letters = script::stem_letters(letter);
        }
        self.hash = hashed(self.hash, letter);
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
        if self.is_unspaced {
            return form::CASELESS;
        }
        let caseless = match self.upper + self.lower == 0 && self.digits < self.letters {
            true => form::CASELESS,
            false => 0,
        };
        let first = self.first | caseless;
        match self.letters {
            1 => first | form::INITIAL,
            letters if letters == self.upper => first | form::UPPER,
            _ => first,
        }
    }

    /// The hash that tells it: of a letter of a script without spaces it and the next.
    pub fn telling_hash(&self) -> u32 {
        match self.is_unspaced {
            true => self.stem,
            false => self.hash,
        }
    }

    /// How much that hash tells, as letters of an alphabet.
    pub fn telling(&self) -> usize {
        match self.is_unspaced && self.stem != self.hash {
            true => script::PAIR,
            false => self.letters,
        }
    }

    /// Whether it has letters with a case.
    pub fn is_cased(&self) -> bool {
        self.upper + self.lower > 0
    }

    /// Whether it has a letter in lower case.
    pub fn has_lower(&self) -> bool {
        self.lower > 0
    }
}

fn hashed(hash: u32, letter: char) -> u32 {
    script::fold(letter).fold(hash, |hash, letter| {
        let mut buffer = [0; 4];
        let bytes = letter.encode_utf8(&mut buffer).bytes();
        bytes.fold(hash, step)
    })
}
