//! The page's own titles, and which block is one.

use crate::words::hashes;

/// Words of a title that count.
const MOST_WORDS: usize = 64;

/// The titles' words.
#[derive(Debug, Default)]
pub(crate) struct Titles {
    titles: Vec<Vec<u32>>,
}

impl Titles {
    pub fn new(titles: &[String]) -> Titles {
        let read = |title: &String| {
            let mut words = hashes(title);
            words.truncate(MOST_WORDS);
            words
        };
        Titles {
            titles: titles.iter().map(read).collect(),
        }
    }

    /// Whether the words are a title as it stands, or its start before the site's name.
    pub fn is_title(&self, words: &[u32]) -> bool {
        !words.is_empty()
            && self
                .titles
                .iter()
                .any(|title| title == words || (words.len() >= 4 && title.starts_with(words)))
    }

    /// Whether most words of the two are the same.
    pub fn is_like_title(&self, words: &[u32]) -> bool {
        (3..=MOST_WORDS).contains(&words.len())
            && self.titles.iter().any(|title| {
                let common = words.iter().filter(|word| title.contains(word)).count();
                let either = words.len() + title.len() - common.min(title.len());
                title.starts_with(words) || (words.len() >= 4 && common * 20 > either * 13)
            })
    }

    /// The share of the words that the first title has, and of the first title that the words have.
    pub fn shares(&self, words: &[u32]) -> (f32, f32) {
        let Some(title) = self.titles.first().filter(|title| !title.is_empty()) else {
            return (0.0, 0.0);
        };
        let words = words.get(..MOST_WORDS).unwrap_or(words);
        let ours = words.iter().filter(|word| title.contains(word)).count();
        let theirs = title.iter().filter(|word| words.contains(word)).count();
        (
            ours as f32 / words.len().max(1) as f32,
            theirs as f32 / title.len() as f32,
        )
    }
}
