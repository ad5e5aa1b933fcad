//! What a run did, in numbers.

use std::collections::BTreeMap;

use copydesk::Article;
use serde::{Deserialize, Serialize};

/// Documents, bytes and words.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
pub struct Tally {
    /// Documents that were cleaned.
    pub documents: u64,
    /// Of these, those in which there is no article.
    pub without_article: u64,
    /// Documents that were rejected, by the kind of their error.
    pub errors: BTreeMap<String, u64>,
    /// Bytes of the documents.
    pub bytes: u64,
    /// Words that the text shows.
    pub kept_words: u64,
    pub removed_words: u64,
    pub removed_words_by_reason: BTreeMap<String, u64>,
    pub removed_words_by_rule: BTreeMap<String, u64>,
    pub seconds: f64,
}

impl Tally {
    /// What one document adds.
    pub fn of(article: &Article, bytes: usize) -> Tally {
        let mut tally = Tally {
            documents: 1,
            without_article: u64::from(!article.is_article()),
            bytes: bytes as u64,
            kept_words: article.body().map(|block| words(&block.text)).sum(),
            ..Tally::default()
        };
        for removal in article.removed() {
            let words = words(&removal.text);
            tally.removed_words += words;
            add(
                &mut tally.removed_words_by_reason,
                removal.reason.name(),
                words,
            );
            add(
                &mut tally.removed_words_by_rule,
                removal.rule.as_str(),
                words,
            );
        }
        tally
    }

    pub fn reject(&mut self, kind: &str) {
        add(&mut self.errors, kind, 1);
    }

    pub fn rejected(&self) -> u64 {
        self.errors.values().sum()
    }

    pub fn merge(&mut self, other: &Tally) {
        self.documents += other.documents;
        self.without_article += other.without_article;
        self.bytes += other.bytes;
        self.kept_words += other.kept_words;
        self.removed_words += other.removed_words;
        for (mine, theirs) in [
            (&mut self.errors, &other.errors),
            (
                &mut self.removed_words_by_reason,
                &other.removed_words_by_reason,
            ),
            (
                &mut self.removed_words_by_rule,
                &other.removed_words_by_rule,
            ),
        ] {
            for (name, count) in theirs {
                add(mine, name, *count);
            }
        }
    }
}

fn add(counts: &mut BTreeMap<String, u64>, name: &str, count: u64) {
    if let Some(known) = counts.get_mut(name) {
        *known += count;
    } else {
        counts.insert(name.to_string(), count);
    }
}

fn words(text: &str) -> u64 {
    text.split_whitespace().count() as u64
}
