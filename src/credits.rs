//! After the judge: a page's lines that only name its authors. They go, since the metadata have the
//! names.

use crate::article::State;
use crate::document::{Candidate, Document};
use crate::metadata::bylines::{self, Credit};
use crate::verdict::{Told, Verdict};
use crate::words::{count, ends_with_stop, letters};

/// A byline has no more bytes.
const LONGEST: usize = 300;
/// A sentence of so many words opens the story.
const SENTENCE_WORDS: usize = 10;

/// The lines that say who wrote the story and nothing else: after a label wherever they stand, with a
/// date above the story. The names must be those of the article's authors.
pub(crate) fn bylines(document: &Document<'_>, verdicts: &[Verdict]) -> Vec<(usize, Told)> {
    let authors = &document.metadata.authors;
    if document.state != State::Page || authors.is_empty() {
        return Vec::new();
    }
    let keys: Vec<_> = authors.iter().map(|author| letters(author)).collect();
    let mut above = true;
    let mut found = Vec::new();
    let lines = document.candidates.iter().zip(verdicts).enumerate();
    for (at, (candidate, _)) in lines.filter(|(_, (_, verdict))| verdict.is_kept()) {
        if is_byline(candidate, &keys, above) {
            found.push((at, Told::Byline));
        }
        let text = &candidate.text;
        above &= !(ends_with_stop(text) && count(text) >= SENTENCE_WORDS);
    }
    found
}

/// Whether a line is a byline of the authors, whose names are given as letters alone.
fn is_byline(candidate: &Candidate<'_>, authors: &[String], above: bool) -> bool {
    let text = &candidate.text;
    // The reading of a byline is slow, and few lines have an author's name.
    if text.len() > LONGEST || !names_one(text, authors) {
        return false;
    }
    let Credit {
        labelled,
        bare,
        alone,
        dated,
        ..
    } = bylines::credit(text);
    let is_author = |name: &String| authors.contains(&letters(name));
    let named = !labelled.is_empty() || above && dated && !bare.is_empty();
    alone && named && labelled.iter().chain(&bare).all(is_author)
}

fn names_one(text: &str, authors: &[String]) -> bool {
    let text = letters(text);
    authors.iter().any(|author| text.contains(author.as_str()))
}
