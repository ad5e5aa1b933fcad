//! Boxes of facts between the paragraphs of a story: a heading over terms and what is said of each. The
//! model strikes some, since lines of one or two words in a box of their own are most often no text.

use super::block::{OutlinedBlock, runs};
use super::reasons::Reasons;
use super::why::{MOSTLY_LINK, Place};
use crate::page::tag::Tag;
use crate::removal::Reason;

/// Terms and descriptions of a box.
const ENTRIES: std::ops::RangeInclusive<usize> = 4..=60;

/// Phrases for these reasons are terms of a box as well: "Name", "Open", "Address".
const TERMS: [Reason; 3] = [Reason::Form, Reason::Navigation, Reason::Contact];
/// Words of a sentence beside the box.
const SENTENCE: u32 = 8;

/// The entries that the model strikes between two paragraphs that stay, and the heading over them.
pub(super) fn find(reasons: &Reasons<'_>, kept: &[bool]) -> Vec<usize> {
    let blocks = &reasons.outline.blocks;
    let is_text = |at: usize| {
        let is_kept = kept.get(at).copied().unwrap_or(false);
        is_kept && blocks.get(at).is_some_and(is_sentence)
    };
    let mut found = Vec::new();
    for entries in runs(blocks, is_entry).filter(|entries| ENTRIES.contains(&entries.len())) {
        let heading = entries.start.checked_sub(1).filter(|&above| {
            let block = blocks.get(above);
            block.is_some_and(|block| block.tag.heading_level().is_some())
        });
        let start = heading.unwrap_or(entries.start);
        let stands_in_text = start.checked_sub(1).is_some_and(is_text) && is_text(entries.end);
        if stands_in_text && (start..entries.end).all(|at| is_plain(reasons, at)) {
            found.extend(start..entries.end);
        }
    }
    found
}

/// Whether a block is a sentence of the story.
fn is_sentence(block: &OutlinedBlock) -> bool {
    let is_link = block.link_share() >= MOSTLY_LINK;
    block.info.words >= SENTENCE && block.counts.stops > 0 && !is_link && !is_entry(block)
}

fn is_entry(block: &OutlinedBlock) -> bool {
    matches!(block.tag, Tag::Dt | Tag::Dd)
}

/// Whether a block is not mostly a link, and no phrase matches it but one that terms of a box meet too.
fn is_plain(reasons: &Reasons<'_>, at: usize) -> bool {
    let why = reasons.by_phrase(at, Place::Inside).map(|why| why.reason);
    let block = reasons.outline.blocks.get(at);
    block.is_some_and(|block| block.link_share() < MOSTLY_LINK)
        && why.is_none_or(|why| TERMS.contains(&why))
}
