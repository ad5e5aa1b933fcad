//! What changed between two runs over the same documents.

use std::collections::{BTreeMap, BTreeSet};

use super::document::Document;

/// The texts of an earlier run, by the documents' keys.
#[derive(Default)]
pub struct Earlier {
    texts: BTreeMap<String, String>,
}

/// Lines that only one of the two runs kept.
#[derive(Debug, Default)]
pub struct Change {
    pub lost: Vec<String>,
    pub gained: Vec<String>,
}

impl Earlier {
    pub fn add(&mut self, document: Document) {
        if let Some(key) = document.key() {
            self.texts.insert(key, document.text);
        }
    }

    /// What the document lost and gained since; `None` where nothing changed or nothing is known.
    pub fn compare(&self, document: &Document) -> Option<Change> {
        let before = self.texts.get(&document.key()?)?;
        if *before == document.text {
            return None;
        }
        let only = |one: &str, other: &str| {
            let other: BTreeSet<&str> = other.lines().collect();
            let lines = one.lines().filter(|line| !other.contains(line));
            lines.map(str::to_string).collect()
        };
        Some(Change {
            lost: only(before, &document.text),
            gained: only(&document.text, before),
        })
    }
}
