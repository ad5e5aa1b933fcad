//! Boxes of facts between the paragraphs of a story: a heading over terms and what is said of each. The
//! model strikes some, since lines of one or two words in a box of their own are most often no text. And the
//! titles of boxes whose list stays.

use std::ops::Range;

use super::block::{OutlinedBlock, runs};
use super::headed::{is_text, is_title};
use super::outline::Outline;
use super::reasons::Reasons;
use super::why::{MOSTLY_LINK, Place};
use crate::page::structure::NO_ELEMENT;
use crate::page::tag::Tag;
use crate::removal::Reason;

/// Terms and descriptions of a box.
const ENTRIES: std::ops::RangeInclusive<usize> = 4..=60;

/// Items of a box that is a list.
const FACTS: std::ops::RangeInclusive<usize> = 2..=20;
/// Items of a list in a box at least.
const ITEMS: usize = 2;
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
    let heading_over = |entries: &Range<usize>| {
        entries.start.checked_sub(1).filter(|&above| {
            let block = blocks.get(above);
            block.is_some_and(|block| block.tag.heading_level().is_some())
        })
    };
    let terms = runs(blocks, is_entry).filter(|entries| ENTRIES.contains(&entries.len()));
    let facts = runs(blocks, is_fact)
        .filter(|facts| FACTS.contains(&facts.len()) && heading_over(facts).is_some());
    for entries in terms.chain(facts) {
        let start = heading_over(&entries).unwrap_or(entries.start);
        // A box may name its source under the list.
        let has_source = start < entries.start && are_beside(reasons.outline, start, entries.end);
        let end = entries.end + usize::from(has_source);
        let stands_in_text = start.checked_sub(1).is_some_and(is_text) && is_text(end);
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

/// The lines that the model strikes and that open a box of which the rest is a list that stays.
pub(super) fn titles(reasons: &Reasons<'_>, kept: &[bool]) -> Vec<usize> {
    let outline = reasons.outline;
    let is_struck = |at: usize| kept.get(at).is_some_and(|kept| !kept);
    let is_line = |at: usize| {
        let block = outline.blocks.get(at);
        block.is_some_and(is_title) && reasons.by_phrase(at, Place::Inside).is_none()
    };
    let is_text = |at: &usize| !is_struck(*at) && is_text(outline, *at);
    let Some(first) = (0..kept.len()).find(is_text) else {
        return Vec::new();
    };
    let after = first + 1..kept.len();
    after
        .filter(|&at| is_struck(at) && is_line(at) && is_box_title(outline, at, kept))
        .collect()
}

/// Whether a line opens a box of which the rest is a list that stays.
fn is_box_title(outline: &Outline<'_>, at: usize, kept: &[bool]) -> bool {
    let block = |at: usize| outline.blocks.get(at);
    let (Some(title), Some(item)) = (block(at), block(at + 1)) else {
        return false;
    };
    let parent = |element: u32| outline.info(element).map(|info| info.parent);
    // The item, its list, the box; the line, the box.
    let box_of_list = parent(item.element).and_then(parent);
    let is_list = (at + 1..=at + ITEMS).all(|at| {
        let stays = kept.get(at).copied().unwrap_or(false);
        stays && block(at).is_some_and(|block| block.tag == Tag::Li)
    });
    let is_in_box = box_of_list.is_some_and(|around| Some(around) == parent(title.element));
    let is_first = at.checked_sub(1).and_then(block).is_some_and(|before| {
        let around = |element: &u32| parent(*element).filter(|&parent| parent != NO_ELEMENT);
        let mut above = std::iter::successors(Some(before.element), around);
        box_of_list.is_some_and(|list| above.all(|element| element != list))
    });
    is_list && is_in_box && is_first
}

/// Whether a heading and a short line stand in the same element.
fn are_beside(outline: &Outline<'_>, heading: usize, line: usize) -> bool {
    let block = |at: usize| outline.blocks.get(at);
    let parent = |block: &OutlinedBlock| outline.info(block.element).map(|info| info.parent);
    block(heading)
        .zip(block(line))
        .is_some_and(|(heading, line)| {
            line.info.words <= SENTENCE && parent(heading) == parent(line)
        })
}

/// Whether a block is an item of a list without a link.
fn is_fact(block: &OutlinedBlock) -> bool {
    block.tag == Tag::Li && block.info.links == 0
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
