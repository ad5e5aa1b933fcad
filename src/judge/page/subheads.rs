//! Sections of the story whose heading says what menus and boxes beside a story say too: "Sport",
//! "Recommended reading", "Advertising". They are told by the story's other subheads, which are set alike.

use std::collections::HashMap;

use super::edges::is_prose;
use super::headed::{is_text, is_title};
use super::reasons::Reasons;
use super::why::Place;
use crate::removal::Reason;

/// Subheads of one kind that stay, with a paragraph under each: fewer tell nothing.
const ALIKE: usize = 2;
/// The least probability of a paragraph under such a heading. Chosen by hand.
const LEAST: f32 = 0.1;

/// Phrases for these reasons name what stands in a box: "Share with a friend".
const BUTTONS: [Reason; 2] = [Reason::Share, Reason::Advertisement];

/// Phrases for these reasons name sections of papers.
const MENUS: [Reason; 4] = [
    Reason::Navigation,
    Reason::Media,
    Reason::Tags,
    Reason::Widget,
];

/// The headings, and the paragraphs right under them, between sections that stay; in order.
pub(super) fn find(reasons: &Reasons<'_>, kept: &[bool]) -> Vec<usize> {
    let blocks = &reasons.outline.blocks;
    let is_kept = |at: usize| kept.get(at).copied().unwrap_or(false);
    let is_paragraph = |at: usize| blocks.get(at).is_some_and(is_prose);
    let mut by_kind: HashMap<u32, Vec<usize>> = HashMap::new();
    for (at, block) in blocks.iter().enumerate() {
        if block.is_heading() && block.link_share() == 0.0 && is_paragraph(at + 1) {
            by_kind.entry(block.kind).or_default().push(at);
        }
    }
    let mut found = Vec::new();
    for headings in by_kind.values() {
        let stays = |at: &&usize| is_kept(**at) && is_kept(**at + 1);
        let (first, last) = (headings.iter().find(stays), headings.iter().rfind(stays));
        let (Some(first), Some(last)) = (first, last) else {
            continue;
        };
        if headings.iter().filter(stays).count() < ALIKE {
            continue;
        }
        let is_button = |at: &usize| {
            let why = reasons.by_phrase(*at, Place::Inside);
            why.is_some_and(|why| BUTTONS.contains(&why.reason))
        };
        let between = headings.iter().filter(|&at| first < at && at < last);
        for &at in between {
            let is_told = |at: usize| {
                let block = blocks.get(at);
                block.is_some_and(|block| block.info.link_words == 0)
                    && reasons.by_phrase(at, Place::Inside).is_none()
                    && reasons.probabilities.get(at).is_some_and(|&p| p >= LEAST)
            };
            let is_told = is_told(at + 1);
            if is_kept(at + 1) || is_kept(at) && is_told {
                found.extend((!is_button(&at)).then_some(at));
                found.extend(is_told.then_some(at + 1));
            }
        }
    }
    found.sort_unstable();
    found
}

/// The lines that the model strikes since menus have them too, "Culture", "Video", and that head a section of
/// the story: other subheads are set alike.
pub(super) fn named_as_menus(reasons: &Reasons<'_>, kept: &[bool]) -> Vec<usize> {
    let outline = reasons.outline;
    let is_kept = |at: usize| kept.get(at).copied().unwrap_or(false);
    let is_over_text = |at: usize| is_kept(at + 1) && is_text(outline, at + 1);
    let title = |at: usize| outline.blocks.get(at).filter(|block| is_title(block));
    let Some(first) = (0..kept.len()).find(|&at| is_kept(at) && is_text(outline, at)) else {
        return Vec::new();
    };
    let heads: Vec<usize> = (first..kept.len()).filter(|&at| is_over_text(at)).collect();
    let mut alike: HashMap<u32, usize> = HashMap::new();
    for block in heads
        .iter()
        .filter(|&&at| is_kept(at))
        .filter_map(|&at| title(at))
    {
        *alike.entry(block.kind).or_default() += 1;
    }
    let is_section = |at: &usize| {
        let why = reasons.by_phrase(*at, Place::Inside).map(|why| why.reason);
        let is_alike = title(*at).is_some_and(|block| {
            let least = if block.is_heading() { 1 } else { ALIKE };
            alike.get(&block.kind).is_some_and(|&alike| alike >= least)
        });
        is_alike && why.is_some_and(|why| MENUS.contains(&why))
    };
    let struck = heads.into_iter().filter(|&at| at > first && !is_kept(at));
    struck.filter(is_section).collect()
}
