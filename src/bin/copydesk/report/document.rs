//! A cleaned document as `filter --removed` wrote it.

use serde::Deserialize;
use serde_json::Value;

#[derive(Debug, Deserialize)]
pub struct Document {
    #[serde(default)]
    pub id: Value,
    #[serde(default)]
    pub url: Option<String>,
    #[serde(default)]
    pub site: Option<String>,
    #[serde(default)]
    pub title: Option<String>,
    pub text: String,
    #[serde(default)]
    pub removed: Vec<Removed>,
}

#[derive(Debug, Deserialize)]
pub struct Removed {
    pub reason: String,
    pub rule: String,
    pub text: String,
    #[serde(default)]
    pub order: usize,
    /// Where it started in the input, if that was lines or flat text.
    #[serde(default)]
    pub start: Option<usize>,
}

/// A line of a document and, where it was struck, why.
pub struct Piece<'d> {
    pub text: &'d str,
    pub removed: Option<&'d Removed>,
}

impl Document {
    pub fn parse(line: &[u8]) -> Option<Document> {
        let mut document: Document = serde_json::from_slice(line).ok()?;
        document.removed.sort_by_key(|removed| removed.order);
        Some(document)
    }

    /// What the document is called.
    pub fn name(&self) -> String {
        match (&self.title, &self.id) {
            (Some(title), _) => title.clone(),
            (None, Value::String(id)) => id.clone(),
            (None, Value::Null) => "untitled".to_string(),
            (None, id) => id.to_string(),
        }
    }

    /// The site's name, else the host of the address.
    pub fn site(&self) -> &str {
        let host = || {
            let (_, rest) = self.url.as_deref()?.split_once("://")?;
            rest.split(['/', '?', '#']).next()
        };
        let site = self.site.as_deref().filter(|site| !site.is_empty());
        site.or_else(host).unwrap_or("unknown")
    }

    pub fn kept_words(&self) -> usize {
        words(&self.text)
    }

    pub fn removed_words(&self) -> usize {
        self.removed
            .iter()
            .map(|removed| words(&removed.text))
            .sum()
    }

    /// By what the document is known again in another run: its id, else its address.
    pub fn key(&self) -> Option<String> {
        match &self.id {
            Value::Null => self.url.clone(),
            id => Some(id.to_string()),
        }
    }

    /// Kept and removed lines in reading order: each removal knows its number among all pieces,
    /// the headline and the lines of the text take the numbers that are left.
    pub fn pieces(&self) -> Vec<Piece<'_>> {
        let mut pieces = Vec::new();
        let text = self.text.lines().filter(|line| !line.trim().is_empty());
        let mut kept = self.headline().into_iter().chain(text);
        for removed in &self.removed {
            while pieces.len() < removed.order {
                let Some(text) = kept.next() else {
                    break;
                };
                pieces.push(Piece {
                    text,
                    removed: None,
                });
            }
            pieces.push(Piece {
                text: &removed.text,
                removed: Some(removed),
            });
        }
        pieces.extend(kept.map(|text| Piece {
            text,
            removed: None,
        }));
        pieces
    }
}

impl Document {
    /// The headline where it stands neither in the text nor among what was removed: that of a page
    /// is removed, that of lines has its field alone.
    fn headline(&self) -> Option<&str> {
        let is_page = self.removed.iter().all(|removed| removed.start.is_none());
        let title = self.title.as_deref().filter(|_| !is_page)?;
        (self.text.lines().next() != Some(title)).then_some(title)
    }
}

pub fn words(text: &str) -> usize {
    text.split_whitespace().count()
}
