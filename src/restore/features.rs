//! What the model sees of a word. `training/restore/features.py` computes the same; golden vectors
//! hold the two together.

use crate::words::hash::fnv1a;

/// Rows of the tables that words are hashed into.
pub(super) const SUFFIXES: u32 = 4096;
pub(super) const PREFIXES: u32 = 4096;
pub(super) const SHAPES: u32 = 24;
pub(super) const SPELLINGS: u32 = 16384;
pub(super) const PAIRS: u32 = 65536;

/// Table rows of one word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Features {
    /// The word's number in the vocabulary; 0 where it is not in it.
    pub(super) number: u32,
    pub(super) suffix: u32,
    pub(super) prefix: u32,
    pub(super) shape: u32,
    pub(super) spelling: u32,
}

impl Features {
    /// The features of a lowercase word.
    pub(super) fn of(word: &str, number: u32) -> Features {
        let start = |n: usize| word.char_indices().nth(n).map_or(word.len(), |(at, _)| at);
        let length = word.chars().count();
        let suffix = word.get(start(length.saturating_sub(3))..).unwrap_or(word);
        let prefix = word.get(..start(4)).unwrap_or(word);
        Features {
            number,
            suffix: fnv1a(b"", suffix.as_bytes()) % SUFFIXES,
            prefix: fnv1a(b"^", prefix.as_bytes()) % PREFIXES,
            shape: shape(word, length),
            spelling: fnv1a(b"=", word.as_bytes()) % SPELLINGS,
        }
    }

    /// The word's part of a pair: its number, or, for a word not in the vocabulary, its shape.
    fn pair_key(self, words: u32) -> u32 {
        if self.number > 0 {
            self.number
        } else {
            words + self.shape
        }
    }
}

/// 0–7 by length for words without a digit, 8–15 with one, 16–23 digits only.
fn shape(word: &str, length: usize) -> u32 {
    let digits = word.bytes().filter(u8::is_ascii_digit).count();
    let kind = match digits {
        0 => 0,
        n if n == length => 2,
        _ => 1,
    };
    kind * 8 + length.clamp(1, 8) as u32 - 1
}

/// The row of a pair of neighbours.
pub(super) fn pair(left: Features, right: Features, words: u32) -> u32 {
    let mut x = left
        .pair_key(words)
        .wrapping_mul(0x9E37_79B1)
        .wrapping_add(right.pair_key(words).wrapping_mul(0x85EB_CA77));
    x ^= x >> 15;
    x = x.wrapping_mul(0x2C1B_3C6D);
    x ^= x >> 12;
    x & (PAIRS - 1)
}
