//! A Bloom filter with one hash function: it tells quickly that a key is not in a set.

/// A set of so many bits that may say yes to a key that it does not have, never no to one that it
/// has.
#[derive(Clone, Debug)]
pub(super) struct Sieve<const BITS: u64>(Vec<u64>);

impl<const BITS: u64> Sieve<BITS> {
    pub fn insert(&mut self, key: u64) {
        let bit = key % BITS;
        if let Some(word) = self.0.get_mut((bit / 64) as usize) {
            *word |= 1 << (bit % 64);
        }
    }

    pub fn may_have(&self, key: u64) -> bool {
        let bit = key % BITS;
        let word = self.0.get((bit / 64) as usize).copied().unwrap_or(0);
        word >> (bit % 64) & 1 != 0
    }
}

impl<const BITS: u64> Default for Sieve<BITS> {
    fn default() -> Self {
        Sieve(vec![0; (BITS / 64) as usize])
    }
}

impl<const BITS: u64> FromIterator<u64> for Sieve<BITS> {
    fn from_iter<I: IntoIterator<Item = u64>>(keys: I) -> Self {
        let mut sieve = Sieve::default();
        keys.into_iter().for_each(|key| sieve.insert(key));
        sieve
    }
}
