//! What is counted of all documents, and which of them are shown.

use std::collections::BTreeMap;

use super::change::Change;
use super::document::{Document, words};

/// Counts, and the documents that are most worth a look.
pub struct Survey {
    shown: usize,
    documents: usize,
    pub changed: usize,
    pub kept_words: usize,
    pub removed_words: usize,
    pub by_reason: BTreeMap<String, usize>,
    pub by_rule: BTreeMap<String, usize>,
    pub by_site: BTreeMap<String, usize>,
    /// With the order in which they are shown, then their number in the file.
    pub sample: BTreeMap<(u32, usize), (Document, Option<Change>)>,
}

impl Survey {
    /// A survey that shows so many documents.
    pub fn new(shown: usize) -> Survey {
        Survey {
            shown,
            documents: 0,
            changed: 0,
            kept_words: 0,
            removed_words: 0,
            by_reason: BTreeMap::new(),
            by_rule: BTreeMap::new(),
            by_site: BTreeMap::new(),
            sample: BTreeMap::new(),
        }
    }

    pub fn documents(&self) -> usize {
        self.documents
    }

    pub fn add(&mut self, document: Document, change: Option<Change>) {
        let removed = document.removed_words();
        let kept = document.kept_words();
        self.kept_words += kept;
        self.removed_words += removed;
        self.changed += usize::from(change.is_some());
        for piece in &document.removed {
            let words = words(&piece.text);
            *self.by_reason.entry(piece.reason.clone()).or_default() += words;
            *self.by_rule.entry(piece.rule.clone()).or_default() += words;
        }
        *self.by_site.entry(document.site().to_string()).or_default() += removed;
        let rank = if change.is_some() {
            0
        } else {
            1000 + rank(kept, removed)
        };
        self.sample
            .insert((rank, self.documents), (document, change));
        if self.sample.len() > self.shown {
            self.sample.pop_last();
        }
        self.documents += 1;
    }
}

/// Borderline documents first: those of which about half was struck. The less a document was
/// touched, or the more clearly it is no article at all, the less there is to decide.
fn rank(kept: usize, removed: usize) -> u32 {
    let share = removed as f64 / (kept + removed).max(1) as f64;
    ((share - 0.5).abs() * 1000.0) as u32
}
