//! How much of a line's words the body takes up.

use crate::text::start;
use std::collections::{BTreeSet, HashSet};

/// No more of a paragraph than this is looked at, so that one long line costs no more than many.
const BYTES: usize = 2000;

/// The longer words of a body's first paragraphs.
pub(crate) struct Cohesion(HashSet<String>);

impl Cohesion {
    /// Of these paragraphs.
    pub fn of<'t>(paragraphs: impl Iterator<Item = &'t str>) -> Cohesion {
        Cohesion(
            paragraphs
                .flat_map(|text| words(start(text, BYTES)))
                .collect(),
        )
    }

    /// The share of a line's longer words that the body has.
    pub fn overlap(&self, line: &str) -> f32 {
        let words = words(start(line, BYTES));
        let known = words.iter().filter(|word| self.0.contains(*word)).count();
        known as f32 / words.len().max(1) as f32
    }
}

/// The words of four letters and more in lower case, and pairs of unspaced characters.
fn words(text: &str) -> BTreeSet<String> {
    let mut words = BTreeSet::new();
    for run in text.split(|character: char| !character.is_alphanumeric()) {
        if run.chars().any(is_unspaced) {
            let next = run.chars().skip(1);
            words.extend(run.chars().zip(next).map(|(a, b)| format!("{a}{b}")));
        } else if run.chars().count() >= 4 {
            words.insert(run.to_lowercase());
        }
    }
    words
}

/// Words of a text's start; in scripts without spaces two characters make one.
pub(super) fn word_count(text: &str) -> usize {
    let text = start(text, BYTES);
    let unspaced = text.chars().filter(|&character| is_unspaced(character));
    text.split_whitespace().count() + unspaced.count() / 2
}

/// Chinese and Japanese letters.
fn is_unspaced(character: char) -> bool {
    matches!(character, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{20000}'..='\u{2ffff}')
}
