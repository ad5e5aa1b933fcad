//! A table or a code block is kept or removed as a whole. Inside the story one that the model would remove
//! is kept, unless its mean probability is very low: rows of figures and code look unlike the prose that the
//! model has learned to keep.

use super::block::OutlinedBlock;
use super::outline::{ANCESTORS, Outline};
use crate::document::{Candidate, Document, Shape};
use crate::page::tag::Tag;

/// Words from which a kept block is prose of the story.
const PROSE: u32 = 12;

/// Words from which a kept block is text of the story below a table.
const SHORT: u32 = 3;

/// The mean probability below which a table inside the story goes. Chosen by hand: on the 439 pages of
/// `news` the rule brings back the tables of four articles, and one that is no part of its text, a
/// counter of cases to which the model gives 0.3 and which no such bound would tell from the others.
const SURELY_NOT: f32 = 0.06;

/// Elements whose tables are beside the story.
const BESIDE: [Tag; 5] = [Tag::Nav, Tag::Footer, Tag::Aside, Tag::Form, Tag::Dialog];

/// Whether a block is a part of something that is ruled on as one.
pub(super) fn is_part(candidate: &Candidate<'_>) -> bool {
    candidate.row.is_some() || candidate.shape == Shape::Preformatted
}

/// The model's cut, with tables and code made whole.
pub(super) fn together(
    document: &Document<'_>,
    outline: &Outline<'_>,
    mut kept: Vec<bool>,
    probabilities: &[f32],
) -> Vec<bool> {
    let candidates = &document.candidates;
    if !candidates.iter().any(is_part) {
        return kept;
    }
    let is_text_of = |at: usize, words: u32| {
        let is_long = outline
            .blocks
            .get(at)
            .is_some_and(|block| block.info.words >= words);
        let is_own = candidates
            .get(at)
            .is_some_and(|candidate| !is_part(candidate));
        kept.get(at) == Some(&true) && is_long && is_own
    };
    let first = (0..candidates.len()).find(|&at| is_text_of(at, PROSE));
    // A short paragraph or a list may end the story.
    let last = (0..candidates.len()).rfind(|&at| is_text_of(at, SHORT));
    let mut start = 0;
    for part in candidates.chunk_by(|one, next| one.row.is_some() && table(one) == table(next)) {
        let range = start..start + part.len();
        start = range.end;
        if !part.first().is_some_and(is_part) {
            continue;
        }
        let inside = first.is_some_and(|first| first < range.start)
            && last.is_some_and(|last| last >= range.end)
            && !is_beside(outline, range.start);
        let stays = stays(outline, &kept, probabilities, range.clone(), inside);
        for own in kept.get_mut(range).into_iter().flatten() {
            *own = stays;
        }
    }
    kept
}

fn table(candidate: &Candidate<'_>) -> Option<u32> {
    candidate.row.map(|row| row.table)
}

/// Whether the blocks stay: by the words of them that the model keeps, and inside the story unless it
/// is sure that they are none of it.
fn stays(
    outline: &Outline<'_>,
    kept: &[bool],
    probabilities: &[f32],
    range: std::ops::Range<usize>,
    inside: bool,
) -> bool {
    let (mut words, mut kept_words, mut sum) = (0.0, 0.0, 0.0);
    for at in range {
        let own = outline.blocks.get(at).map_or(0, |block| block.info.words) as f32;
        words += own;
        kept_words += if kept.get(at) == Some(&true) {
            own
        } else {
            0.0
        };
        sum += own * probabilities.get(at).copied().unwrap_or(0.0);
    }
    kept_words * 2.0 >= words || (inside && sum >= SURELY_NOT * words)
}

fn is_beside(outline: &Outline<'_>, at: usize) -> bool {
    let element = |block: &OutlinedBlock| outline.element(block.info.element);
    let ancestors = outline
        .blocks
        .get(at)
        .and_then(element)
        .map_or(0, |it| it.ancestors);
    ANCESTORS
        .iter()
        .enumerate()
        .any(|(bit, tag)| ancestors & (1 << bit) != 0 && BESIDE.contains(tag))
}
