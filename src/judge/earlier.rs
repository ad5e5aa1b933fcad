//! The lines of an earlier reading of a document. What a line says by itself does not depend on its
//! neighbours, so a line that is read again is looked up here.

use std::borrow::Cow;
use std::collections::HashMap;

use super::books::Books;
use super::line::{Line, Lines, Reader};
use crate::document::{Candidate, Document};
use crate::words::hash::Seeded;

/// The lines that were read before, by their text.
#[derive(Debug, Default)]
pub(crate) struct Earlier<'t> {
    lines: Lines,
    by_text: HashMap<&'t str, usize, Seeded>,
}

impl<'t> Earlier<'t> {
    /// The lines of this document, read from its candidates one by one.
    pub fn of(document: &Document<'t>, lines: Lines) -> Earlier<'t> {
        let texts = document.candidates.iter().take(lines.lines.len());
        let borrowed = texts
            .enumerate()
            .filter_map(|(at, candidate)| match candidate.text {
                Cow::Borrowed(text) => Some((text, at)),
                Cow::Owned(_) => None,
            });
        Earlier {
            by_text: borrowed.collect(),
            lines,
        }
    }

    /// Reads every candidate, those that were read before by looking them up.
    pub fn read(&self, candidates: &[Candidate<'_>], flat: bool, books: &Books<'_>) -> Lines {
        let mut reader = Reader::new(flat, books);
        for candidate in candidates {
            match self.line(&candidate.text) {
                Some((line, hashes, letters)) => {
                    reader.take(candidate.shape, line, hashes, letters)
                }
                None => reader.read(candidate),
            }
        }
        reader.lines
    }

    /// The line with this text, and its words' hashes and letters.
    fn line(&self, text: &str) -> Option<(&Line, &[u32], &[u8])> {
        let line = self.lines.lines.get(*self.by_text.get(text)?)?;
        Some((line, self.lines.words_of(line), self.lines.letters_of(line)))
    }
}
