//! How much of a line's words the body takes up.

use std::collections::HashSet;

use crate::text::start;
use crate::words::Words;
use crate::words::hash::Spread;

/// No more of a paragraph than this is looked at, so that one long line costs no more than many.
const BYTES: usize = 2000;

/// Words that tell less, as letters, are in every text.
const LETTERS: usize = 4;

/// The longer words of a body's first paragraphs, as hashes.
pub(crate) struct Cohesion(HashSet<u32, Spread>);

impl Cohesion {
    /// Of these paragraphs.
    pub fn of<'t>(paragraphs: impl Iterator<Item = &'t str>) -> Cohesion {
        let mut known = HashSet::default();
        for text in paragraphs {
            known.extend(words(text));
        }
        Cohesion(known)
    }

    /// The share of a line's longer words that the body has.
    pub fn overlap(&self, line: &str) -> f32 {
        let mut words = words(line);
        words.sort_unstable();
        words.dedup();
        let known = words.iter().filter(|word| self.0.contains(word)).count();
        known as f32 / words.len().max(1) as f32
    }
}

/// The longer words of a text's start.
fn words(text: &str) -> Vec<u32> {
    let mut words = Vec::new();
    Words::default().read(start(text, BYTES), |word, letters| {
        if letters >= LETTERS {
            words.push(word);
        }
    });
    words
}
