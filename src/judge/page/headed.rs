//! Headings over text that stays: "Ingredients" over a recipe's list, the title of a live blog's entry. The
//! model strikes some of them, since short lines in a division of their own are most often no text.

use super::block::OutlinedBlock;
use super::outline::Outline;
use super::reasons::Reasons;
use super::why::{MOSTLY_LINK, Place};
use crate::document::Document;
use crate::metadata::dates::is_time_of_day;

/// The least probability of a heading. Chosen by hand.
const LEAST: f32 = 0.12;
/// Words of a title at most.
const WORDS: u32 = 16;
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
    if after_time.len() >= ENTRIES {
        found.extend(after_time);
    }
    found
}

/// A short line without a stop that is no link.
pub(super) fn is_title(block: &OutlinedBlock) -> bool {
    let is_short = (1..=WORDS).contains(&block.info.words);
    is_short && block.counts.stops == 0 && block.link_share() < MOSTLY_LINK
}

/// A block of two words or more that is neither a heading nor mostly a link.
pub(super) fn is_text(outline: &Outline<'_>, at: usize) -> bool {
    outline.blocks.get(at).is_some_and(|block| {
        block.link_share() < MOSTLY_LINK
            && block.tag.heading_level().is_none()
            && block.info.words > 1
    })
}
