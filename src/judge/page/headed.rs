//! Headings over text that stays: "Ingredients" over a recipe's list, the title of a live blog's entry. The
//! model strikes some of them, since short lines in a division of their own are most often no text.

use std::collections::HashMap;

use super::block::OutlinedBlock;
use super::outline::Outline;
use super::reasons::Reasons;
use super::why::{MOSTLY_LINK, Place};
use crate::document::Document;
use crate::metadata::dates::is_time_of_day;
use crate::page::structure::NO_ELEMENT;
use crate::page::tag::Tag;
use crate::removal::Reason;

/// The least probability of a heading. Chosen by hand.
const LEAST: f32 = 0.12;
/// Words of a title at most.
const WORDS: u32 = 16;
/// Items of a list in a box at least.
const ITEMS: usize = 2;
/// Phrases for these reasons name sections of papers.
const SECTIONS: [Reason; 4] = [
    Reason::Navigation,
    Reason::Media,
    Reason::Tags,
    Reason::Widget,
];
/// Times of day that a live blog has over its entries.
const ENTRIES: usize = 2;

/// The headings that the model strikes after the story's first sentence and right over text that stays.
pub(super) fn find(
    reasons: &Reasons<'_>,
    document: &Document<'_>,
    kept: &[bool],
    probabilities: &[f32],
) -> Vec<usize> {
    let outline = reasons.outline;
    let is_kept = |at: usize| kept.get(at).copied().unwrap_or(false);
    let is_time = |at: usize| {
        let candidate = document.candidates.get(at);
        candidate.is_some_and(|candidate| is_time_of_day(&candidate.text))
    };
    let is_title = |at: usize| {
        let block = outline.blocks.get(at);
        block.is_some_and(is_title) && reasons.by_phrase(at, Place::Inside).is_none()
    };
    let Some(first) = (0..kept.len()).find(|&at| is_kept(at) && is_text(outline, at)) else {
        return Vec::new();
    };
    let struck = (first + 1..kept.len()).filter(|&at| !is_kept(at) && is_title(at));
    let is_over_text = |at: usize| is_kept(at + 1) && is_text(outline, at + 1);
    let heads_text = struck.filter(|&at| is_over_text(at));
    let (after_time, others): (Vec<usize>, Vec<usize>) =
        heads_text.partition(|&at| at.checked_sub(1).is_some_and(is_time));
    let is_heading = |&at: &usize| {
        let block = outline.blocks.get(at);
        let has_level = block.is_some_and(|block| block.tag.heading_level().is_some());
        has_level && probabilities.get(at).is_some_and(|&p| p >= LEAST)
    };
    let mut found: Vec<usize> = others.into_iter().filter(is_heading).collect();
    let subheads = (first..kept.len()).filter(|&at| is_kept(at) && is_over_text(at));
    let mut alike: HashMap<u32, usize> = HashMap::new();
    for block in subheads.filter_map(|at| outline.blocks.get(at)) {
        *alike.entry(block.kind).or_default() += usize::from(self::is_title(block));
    }
    let is_section =
        |&at: &usize| !is_kept(at) && is_over_text(at) && names_section(reasons, at, &alike);
    found.extend((first + 1..kept.len()).filter(is_section));
    let is_over_list =
        |at: &usize| !is_kept(*at) && is_title(*at) && is_box_title(outline, *at, kept);
    found.extend((first + 1..kept.len()).filter(is_over_list));
    if after_time.len() >= ENTRIES {
        found.extend(after_time);
    }
    found
}

/// Whether a line that menus have too, "Culture", "Video", heads a section of the story: other subheads are
/// set alike.
fn names_section(reasons: &Reasons<'_>, at: usize, alike: &HashMap<u32, usize>) -> bool {
    let why = reasons.by_phrase(at, Place::Inside).map(|why| why.reason);
    let block = reasons
        .outline
        .blocks
        .get(at)
        .filter(|block| is_title(block));
    let is_alike = block.is_some_and(|block| {
        let least = if block.is_heading() { 1 } else { 2 };
        alike.get(&block.kind).is_some_and(|&alike| alike >= least)
    });
    is_alike && why.is_some_and(|why| SECTIONS.contains(&why))
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

/// A short line without a stop that is no link.
fn is_title(block: &OutlinedBlock) -> bool {
    let is_short = (1..=WORDS).contains(&block.info.words);
    is_short && block.counts.stops == 0 && block.link_share() < MOSTLY_LINK
}

/// A block of two words or more that is neither a heading nor mostly a link.
fn is_text(outline: &Outline<'_>, at: usize) -> bool {
    outline.blocks.get(at).is_some_and(|block| {
        block.link_share() < MOSTLY_LINK
            && block.tag.heading_level().is_none()
            && block.info.words > 1
    })
}
