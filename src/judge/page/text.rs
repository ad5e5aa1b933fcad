//! What a block's text looks like, and its words as tokens of the token table.

use crate::judge::line::Line;
use crate::words::{Numbers, mark};

/// Counts over one block's text.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct TextCounts {
    pub characters: u32,
    /// Letters and digits, letters alone, digits alone.
    pub word_characters: u32,
    pub letters: u32,
    pub digits: u32,
    pub words: u32,
    /// The share of words with a capital.
    pub capital_share: f32,
    /// Whether its letters are capitals throughout.
    pub is_upper: bool,
    pub commas: u32,
    pub stops: u32,
    pub bars: u32,
    pub numbers: Numbers,
    pub has_at: bool,
    pub has_copyright: bool,
    pub has_address: bool,
    pub ends_with_stop: bool,
    pub first: char,
    pub last: char,
}

impl TextCounts {
    /// Of a text, and of the line that was read from it.
    pub fn of(line: &Line, text: &str) -> TextCounts {
        let count = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
        TextCounts {
            characters: count(text.chars().count()),
            word_characters: count(line.letters),
            letters: count(line.letters.saturating_sub(line.digits)),
            digits: count(line.digits),
            words: count(line.words),
            capital_share: line.capital_share(),
            is_upper: line.is_upper(),
            commas: count(line.commas),
            stops: count(line.stops),
            bars: count(line.bars),
            numbers: match line.digits {
                0 => Numbers::default(),
                _ => Numbers::of(text),
            },
            has_at: line.marks & mark::AT != 0,
            has_copyright: line.marks & mark::COPYRIGHT != 0,
            has_address: text.contains("http") || text.contains("www."),
            ends_with_stop: line.ends_with_stop(),
            first: text.chars().next().unwrap_or(' '),
            last: text.chars().next_back().unwrap_or(' '),
        }
    }

    /// Whether its digits show a date, a time of day, or a year among more digits.
    pub fn has_date(&self) -> bool {
        let numbers = self.numbers;
        numbers.date || numbers.clock || numbers.year && self.digits >= YEAR_AND_DAY
    }
}

/// Digits of a year with a day of the month.
const YEAR_AND_DAY: u32 = 5;

/// Words of a short block that the token table is asked for.
const SHORT: usize = 30;

/// Calls `each` with the hashed text tokens of a block: its words and pairs, told apart by whether
/// the block is short, how it begins, and a very short one as a whole.
pub(super) fn tokens(words: &[u32], mut each: impl FnMut(u32)) {
    let pair = |kind: u32, left: u32, right: u32| {
        (left.rotate_left(5) ^ right ^ kind).wrapping_mul(0x9E37_79B1)
    };
    if let [first, second, ..] = words {
        each(pair(0x5E, *first, *second));
    }
    let (word_kind, pair_kind) = if words.len() > SHORT { (4, 5) } else { (1, 2) };
    for &word in words {
        each(pair(word_kind, word, 0));
    }
    for window in words.windows(2) {
        if let [left, right] = window {
            each(pair(pair_kind, *left, *right));
        }
    }
    if words.len() <= 6 {
        each(words.iter().fold(0x3D, |hash, &word| pair(3, hash, word)));
    }
}
