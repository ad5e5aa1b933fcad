//! Lists that a line of the story leads in to: "Tokens can be handed in at these places:" and three links
//! under it. The model strikes such lists, since most links between two paragraphs lead to other stories.

use super::block::{OutlinedBlock, runs};
use super::reasons::Reasons;
use super::why::{MOSTLY_LINK, Place};
use crate::page::tag::Tag;
use crate::removal::Reason;
use crate::words::mark;

/// Items of a list; a longer one is an index.
const ITEMS: std::ops::RangeInclusive<usize> = 2..=40;
/// Words of the line that leads in: fewer are a heading.
const LEAD_IN: u32 = 3;
/// Blocks before the list among which the story has its text.
const REACH: usize = 2;

/// The items that the model strikes between a line with a colon and another block that stay.
pub(super) fn find(reasons: &Reasons<'_>, kept: &[bool]) -> Vec<usize> {
    let blocks = &reasons.outline.blocks;
    let is_kept = |at: usize| kept.get(at).copied().unwrap_or(false);
    let lists = runs(blocks, is_item).filter(|list| {
        ITEMS.contains(&list.len()) && is_kept(list.end) && leads_in(reasons, list.start, is_kept)
    });
    lists.flatten().filter(|&item| !is_kept(item)).collect()
}

fn is_item(block: &OutlinedBlock) -> bool {
    block.tag == Tag::Li && block.link_share() >= MOSTLY_LINK
}

/// Whether the line over a list belongs to the story, ends with a colon, and is none that leads to other
/// stories.
fn leads_in(reasons: &Reasons<'_>, list: usize, is_kept: impl Fn(usize) -> bool) -> bool {
    let Some(before) = list.checked_sub(1).filter(|&before| is_kept(before)) else {
        return false;
    };
    let Some(block) = reasons.outline.blocks.get(before) else {
        return false;
    };
    let line = reasons.lines.get(before);
    let has_colon = line.is_some_and(|line| line.closing & mark::COLON != 0);
    let why = reasons
        .by_phrase(before, Place::Inside)
        .map(|why| why.reason);
    let is_of_others = matches!(
        why,
        Some(Reason::RelatedHeading | Reason::InlineRelated | Reason::RelatedTeaser)
    );
    let is_line = block.tag.heading_level().is_none() && block.info.words >= LEAD_IN;
    let in_story = (list.saturating_sub(REACH)..list).any(|at| {
        let block = reasons.outline.blocks.get(at);
        is_kept(at) && block.is_some_and(|block| block.counts.stops > 0)
    });
    has_colon && is_line && !is_of_others && in_story
}
