//! How much of a line's words the body takes up.

use std::collections::HashSet;
use std::hash::{BuildHasher, BuildHasherDefault, DefaultHasher};

use crate::text::start;
use crate::words::{is_unspaced, runs};

/// No more of a paragraph than this is looked at, so that one long line costs no more than many.
const BYTES: usize = 2000;

/// The longer words of a body's first paragraphs, as hashes.
pub(crate) struct Cohesion(HashSet<u64>);

impl Cohesion {
    /// Of these paragraphs.
    pub fn of<'t>(paragraphs: impl Iterator<Item = &'t str>) -> Cohesion {
        let mut known = HashSet::new();
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

/// The words of four letters and more in lower case, and pairs of unspaced characters, of a text's
/// start.
fn words(text: &str) -> Vec<u64> {
    let hash = |word: &str| BuildHasherDefault::<DefaultHasher>::default().hash_one(word);
    let mut words = Vec::new();
    let mut lower = String::new();
    for run in runs(start(text, BYTES)).map(|run| run.text) {
        if run.is_ascii() {
            if run.len() >= 4 {
                lower.clear();
                lower.push_str(run);
                lower.make_ascii_lowercase();
                words.push(hash(&lower));
            }
        } else if run.chars().any(is_unspaced) {
            let next = run.chars().skip(1);
            words.extend(run.chars().zip(next).map(|(a, b)| hash(&format!("{a}{b}"))));
        } else if run.chars().count() >= 4 {
            words.push(hash(&run.to_lowercase()));
        }
    }
    words
}
