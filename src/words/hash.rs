//! The hash of words and tokens: 32-bit FNV-1a. Models are trained on its values, so it is our
//! own code and must never change.

use std::hash::{BuildHasher, BuildHasherDefault, Hasher, RandomState};
use std::sync::LazyLock;

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

/// For maps whose keys are such hashes and no document chooses them.
pub(crate) type Spread = BuildHasherDefault<Spreader>;

/// For maps whose keys a document chooses: hashes as [`Spread`] does, but begins with a number of this
/// process, so that no document can be written whose keys all collide.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Seeded(u64);

impl Default for Seeded {
    fn default() -> Seeded {
        static SEED: LazyLock<u64> = LazyLock::new(|| RandomState::new().hash_one(0));
        Seeded(*SEED)
    }
}

impl BuildHasher for Seeded {
    type Hasher = Spreader;

    fn build_hasher(&self) -> Spreader {
        Spreader(self.0)
    }
}

/// One multiplication for each part of a key; both halves of the product count, so that all bits of the
/// key reach all bits of the hash.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Spreader(u64);

impl Hasher for Spreader {
    fn write(&mut self, bytes: &[u8]) {
        for part in bytes.chunks(size_of::<u64>()) {
            let mut padded = [0; size_of::<u64>()];
            padded
                .iter_mut()
                .zip(part)
                .for_each(|(to, &byte)| *to = byte);
            self.write_u64(u64::from_le_bytes(padded));
        }
    }

    fn write_u32(&mut self, key: u32) {
        self.write_u64(u64::from(key));
    }

    fn write_u64(&mut self, key: u64) {
        const ODD: u128 = 0x9E37_79B9_7F4A_7C15;
        let product = u128::from(self.0 ^ key) * ODD;
        self.0 = (product >> 64) as u64 ^ product as u64;
    }

    fn write_u128(&mut self, key: u128) {
        self.write_u64((key >> 64) as u64 ^ key as u64);
    }

    fn finish(&self) -> u64 {
        self.0
    }
}

#[cfg(test)]
mod tests {
    use super::Seeded;
    use std::collections::HashMap;

    #[test]
    fn keys_that_end_alike_are_told_apart() {
        let keys = (0..1000u64).map(|key| key << 40);
        let map: HashMap<u64, u64, Seeded> = keys.clone().map(|key| (key, key)).collect();
        assert_eq!(map.len(), 1000);
        assert!(keys.clone().all(|key| map.get(&key) == Some(&key)));
    }
}
