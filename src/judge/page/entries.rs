//! Entries of one make, such as those of a live blog: if the text of most stays, so do the titles of all, and
//! the text of the rest. The model judges each block by itself and loses short titles and the last entry.

use super::block::OutlinedBlock;
use super::reasons::Reasons;
use super::why::{MOSTLY_LINK, Place, has_ancestor};
use crate::document::{Candidate, Document, Shape};
use crate::metadata::dates::has_relative_time;
use crate::page::tag::Tag;
use crate::removal::Reason;

/// Entries of a group, and blocks of one at most.
const ENTRIES: usize = 3;
const BLOCKS: usize = 12;
/// Words of a text, and those up to which a line with a date or a time is one of its head.
const TEXT: u32 = 8;
const TIME_WORDS: u32 = 8;

/// The blocks that the model strikes in entries of which most stay.
pub(super) fn find(
    reasons: &Reasons<'_>,
    document: &Document<'_>,
    kept: &[bool],
    records: &[Vec<Vec<usize>>],
) -> Vec<usize> {
    let is_kept = |at: usize| kept.get(at).copied().unwrap_or(false);
    let block = |at: usize| reasons.outline.blocks.get(at);
    let is_text = |at: &usize| block(*at).is_some_and(is_text);
    let stays = |entry: &&&Vec<usize>| entry.iter().any(|at| is_kept(*at) && is_text(at));
    let mut found = Vec::new();
    // An advertisement may stand between two entries, made as they are.
    let is_slot = |entry: &&Vec<usize>| {
        entry
            .iter()
            .all(|&at| says(reasons, at) == Some(Reason::Advertisement))
    };
    for records in records.iter().filter(|records| records.len() >= ENTRIES) {
        let entries: Vec<&Vec<usize>> = records.iter().filter(|it| !is_slot(it)).collect();
        if entries.len() < ENTRIES {
            continue;
        }
        let staying = entries.iter().filter(stays).count();
        let are_alike = entries
            .iter()
            .all(|entry| entry.len() <= BLOCKS && entry.iter().any(is_text));
        let are_others = || {
            entries
                .iter()
                .any(|entry| is_of_others(reasons, document, entry))
        };
        if staying * 3 < entries.len() * 2 || !are_alike || are_others() {
            continue;
        }
        let struck = entries
            .iter()
            .copied()
            .flatten()
            .filter(|&&at| !is_kept(at));
        found.extend(struck.filter(|&&at| {
            let candidate = document.candidates.get(at);
            let is_plain = reasons.by_phrase(at, Place::Inside).is_none();
            is_plain
                && block(at)
                    .zip(candidate)
                    .is_some_and(|(block, candidate)| is_part(reasons, block, candidate))
        }));
    }
    found
}

/// What a phrase says of a block inside the story.
fn says(reasons: &Reasons<'_>, at: usize) -> Option<Reason> {
    reasons.by_phrase(at, Place::Inside).map(|why| why.reason)
}

/// Whether a block is a sentence.
fn is_text(block: &OutlinedBlock) -> bool {
    block.info.words >= TEXT && block.counts.stops > 0 && block.link_share() < MOSTLY_LINK
}

/// Whether an entry is a card with a link to its story, or a comment.
fn is_of_others(reasons: &Reasons<'_>, document: &Document<'_>, entry: &[usize]) -> bool {
    entry.iter().any(|&at| {
        let block = reasons.outline.blocks.get(at);
        let is_link = block
            .is_some_and(|block| block.info.words > 2 && block.link_share() >= MOSTLY_LINK)
            && says(reasons, at) != Some(Reason::Share);
        let candidate = document.candidates.get(at);
        is_link || candidate.is_some_and(|candidate| has_relative_time(&candidate.text))
    })
}

/// Whether a struck block is a title or a text of its entry, and no date, button, caption or table. A line
/// that each entry has is its label.
fn is_part(reasons: &Reasons<'_>, block: &OutlinedBlock, candidate: &Candidate<'_>) -> bool {
    let counts = &block.counts;
    let is_stamp = counts.words <= TIME_WORDS && (counts.has_date() || counts.numbers.clock);
    let is_line = matches!(candidate.shape, Shape::Paragraph | Shape::Heading(_));
    is_line
        && !is_stamp
        && counts.words >= 2
        && counts.letters > 2
        && block.copies <= 1
        && block.link_share() < MOSTLY_LINK
        && !has_ancestor(reasons.outline, block, Tag::Button)
        && !has_ancestor(reasons.outline, block, Tag::Figcaption)
}
