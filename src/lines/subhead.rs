//! Subheads by layout: a short line without a stop that stands between paragraphs.

use crate::document::{Candidate, Shape};
use crate::words::{count, ends_a_statement, ends_with_stop};

/// A subhead has at most so many bytes and words; newspapers set fewer.
const LONGEST: usize = 90;
const MOST_WORDS: usize = 12;
/// A paragraph has at least so many bytes, or ends with a stop and is not the head of a list.
const PARAGRAPH: usize = 100;
/// The level of headings that the layout alone shows.
const LEVEL: u8 = 2;

/// Gives the shape of a heading to paragraphs that look like one.
pub(super) fn mark(candidates: &mut [Candidate<'_>]) {
    let mut before_is_prose = false;
    for at in 0..candidates.len() {
        let after_is_prose = candidates.get(at + 1).is_some_and(is_prose);
        let Some(candidate) = candidates.get_mut(at) else {
            return;
        };
        let is_prose = is_prose(candidate);
        if before_is_prose && after_is_prose && !is_prose && is_subhead(candidate) {
            candidate.shape = Shape::Heading(LEVEL);
        }
        before_is_prose = is_prose;
    }
}

fn is_prose(candidate: &Candidate<'_>) -> bool {
    candidate.shape == Shape::Paragraph
        && candidate.text.len() >= PARAGRAPH
        && ends_with_stop(&candidate.text)
}

fn is_subhead(candidate: &Candidate<'_>) -> bool {
    let text: &str = &candidate.text;
    let first = text.trim_start_matches(['"', '“', '„', '«', '‘', '\'', '¿', '¡']);
    let opens = |character: char| character.is_alphanumeric() && !character.is_lowercase();
    candidate.shape == Shape::Paragraph
        && text.len() <= LONGEST
        && first.chars().next().is_some_and(opens)
        && count(text) <= MOST_WORDS
        && !ends_a_statement(text)
        && !text.ends_with(['!', '！', ':', ';', ',', '…', '-', '–', '—', ')'])
        && !text.contains([':', '|', '©', '@', '/'])
}
