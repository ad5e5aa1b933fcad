//! The hash of words and tokens: 32-bit FNV-1a. Models are trained on its values, so it is written
//! out and the same for ever.

use std::hash::{BuildHasherDefault, Hasher};

/// The hash of nothing.
pub(crate) const START: u32 = 0x811C_9DC5;

/// The hash of what was hashed before and one byte more.
#[inline(always)]
pub(crate) fn step(hash: u32, byte: u8) -> u32 {
    (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)
}

/// The hash of two pieces, one after the other.
#[inline]
pub(crate) fn fnv1a(first: &[u8], second: &[u8]) -> u32 {
    first.iter().chain(second).copied().fold(START, step)
}

/// The hash of a word, which must be in lower case.
pub(crate) fn of(word: &str) -> u32 {
    fnv1a(word.as_bytes(), &[])
}

/// A sequence of hashed words as one number.
pub(crate) fn sequence(words: &[u32]) -> u64 {
    words
        .iter()
        .fold(0xCBF2_9CE4_8422_2325, |hash: u64, &word| {
            (hash ^ u64::from(word))
                .wrapping_mul(0x9E37_79B9_7F4A_7C15)
                .rotate_left(23)
        })
}

/// For maps whose keys are such hashes: one multiplication, which spreads their bits.
pub(crate) type Spread = BuildHasherDefault<Spreader>;

/// See [`Spread`].
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Spreader(u64);

impl Hasher for Spreader {
    fn write(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            self.write_u32(u32::from(byte));
        }
    }

    fn write_u32(&mut self, key: u32) {
        self.0 = (self.0 ^ u64::from(key)).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    }

    fn write_u128(&mut self, key: u128) {
        let halves = (key >> 64) as u64 ^ key as u64;
        self.0 = (self.0 ^ halves).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    }

    fn finish(&self) -> u64 {
        self.0
    }
}
