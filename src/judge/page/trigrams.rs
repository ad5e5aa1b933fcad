//! The word triples of a text, by which a block is found again in a page's metadata.

use crate::words::hash::sequence;
use crate::words::hashes;

/// The word triples of a text, in the order of their numbers.
#[derive(Debug, Default)]
pub(super) struct Trigrams(Vec<u64>);

impl Trigrams {
    pub fn of(texts: &[String]) -> Trigrams {
        let mut trigrams = Vec::new();
        for body in texts {
            trigrams.extend(hashes(body).windows(3).map(sequence));
        }
        trigrams.sort_unstable();
        trigrams.dedup();
        Trigrams(trigrams)
    }

    pub fn contains(&self, triple: &[u32]) -> bool {
        self.0.binary_search(&sequence(triple)).is_ok()
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}
