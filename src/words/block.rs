//! What a block's text looks like: one pass over its characters.

use super::letter::{is_ideograph, is_word_character};

/// The words of all blocks of a page, hashed in lower case.
#[derive(Debug, Default)]
pub(crate) struct Words {
    hashes: Vec<u32>,
    /// Whether each word is long enough to say what the text is about.
    telling: Vec<bool>,
    ends: Vec<u32>,
}

/// Letters from which a word counts as telling: shorter ones stand in every text.
const TELLING: u32 = 6;

impl Words {
    /// The words of a block.
    pub fn of(&self, block: usize) -> &[u32] {
        self.hashes.get(self.range(block)).unwrap_or_default()
    }

    /// The words of a block that say what it is about.
    pub fn telling(&self, block: usize) -> impl Iterator<Item = u32> + '_ {
        let telling = self.telling.get(self.range(block)).unwrap_or_default();
        let words = self.of(block).iter().zip(telling);
        words
            .filter(|&(_, &telling)| telling)
            .map(|(&word, _)| word)
    }

    fn range(&self, block: usize) -> std::ops::Range<usize> {
        let end = self.ends.get(block).copied().unwrap_or(0) as usize;
        let start = match block.checked_sub(1) {
            Some(before) => self.ends.get(before).copied().unwrap_or(0) as usize,
            None => 0,
        };
        start..end
    }
}

/// Counts over one block's characters.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct TextCounts {
    pub characters: u32,
    pub letters: u32,
    pub digits: u32,
    pub capitals: u32,
    pub words: u32,
    pub word_characters: u32,
    pub capital_words: u32,
    pub commas: u32,
    pub stops: u32,
    pub bars: u32,
    pub has_year: bool,
    pub has_clock: bool,
    pub has_date: bool,
    pub has_at: bool,
    pub has_copyright: bool,
    pub has_address: bool,
    pub first: char,
    pub last: char,
}

/// Reads a block and notes its words.
pub(crate) fn read(text: &str, words: &mut Words) -> TextCounts {
    let mut counts = TextCounts {
        first: text.chars().next().unwrap_or(' '),
        last: text.chars().next_back().unwrap_or(' '),
        ..TextCounts::default()
    };
    let mut word = Word::default();
    let mut number = NumberShape::default();
    for character in text.chars() {
        counts.characters += 1;
        number.see(character, &mut counts);
        if is_word_character(character) {
            if is_ideograph(character) {
                word.end(&mut counts, words);
            }
            if word.length == 0 {
                counts.capital_words += u32::from(character.is_uppercase());
            }
            word.push(character);
            counts.word_characters += 1;
            if character.is_ascii_digit() {
                counts.digits += 1;
            } else if character.is_alphabetic() {
                counts.letters += 1;
                counts.capitals += u32::from(character.is_uppercase());
            }
            if is_ideograph(character) {
                word.end(&mut counts, words);
            }
        } else {
            word.end(&mut counts, words);
            count_mark(character, &mut counts);
        }
    }
    number.see(' ', &mut counts);
    word.end(&mut counts, words);
    words.ends.push(words.hashes.len() as u32);
    counts.has_address = text.contains("http") || text.contains("www.");
    counts
}

fn count_mark(character: char, counts: &mut TextCounts) {
    match character {
        ',' | '،' | '、' | '，' => counts.commas += 1,
        '.' | '!' | '?' | '。' | '！' | '？' | '؟' | '۔' | '।' => counts.stops += 1,
        '|' | '•' | '·' => counts.bars += 1,
        '@' => counts.has_at = true,
        '©' => counts.has_copyright = true,
        _ => {}
    }
}

/// A word while its characters come in.
struct Word {
    hash: u32,
    length: u32,
}

impl Default for Word {
    fn default() -> Word {
        Word {
            hash: 0x811C_9DC5,
            length: 0,
        }
    }
}

impl Word {
    fn push(&mut self, character: char) {
        if character.is_ascii() {
            self.add(character.to_ascii_lowercase());
        } else {
            character.to_lowercase().for_each(|lower| self.add(lower));
        }
        self.length += 1;
    }

    fn add(&mut self, character: char) {
        self.hash = (self.hash ^ character as u32).wrapping_mul(0x0100_0193);
    }

    fn end(&mut self, counts: &mut TextCounts, words: &mut Words) {
        if self.length > 0 {
            counts.words += 1;
            words.hashes.push(self.hash);
            words.telling.push(self.length >= TELLING);
            *self = Word::default();
        }
    }
}

/// Tells years (1999), times (12:30) and dates (3.5.2021) by their digits, in any language.
#[derive(Default)]
struct NumberShape {
    digits: u32,
    value: u32,
    /// Digits of the numbers before, with `.`, `/`, `-` or `:` between.
    groups: u32,
    separator: char,
}

impl NumberShape {
    fn see(&mut self, character: char, counts: &mut TextCounts) {
        if let Some(digit) = character.to_digit(10) {
            self.digits += 1;
            self.value = (self.value * 10 + digit) % 100_000;
            return;
        }
        if self.digits == 0 {
            self.groups = 0;
            return;
        }
        let is_year = self.digits == 4 && (1900..2100).contains(&self.value);
        counts.has_year |= is_year;
        counts.has_clock |= self.groups >= 1 && self.separator == ':' && self.digits == 2;
        counts.has_date |= self.groups >= 2 && self.separator != ':' && self.digits <= 4;
        let joins = matches!(character, '.' | '/' | '-' | ':');
        self.groups = if joins { self.groups + 1 } else { 0 };
        self.separator = character;
        self.digits = 0;
        self.value = 0;
    }
}
