//! Sections of the story whose heading says what boxes beside a story say too: "Recommended reading",
//! "Advertising". They are told by the story's other subheads, which are set alike.

use std::collections::HashMap;

use super::edges::is_prose;
use super::reasons::Reasons;
use super::why::Place;
use crate::removal::Reason;

/// Subheads of one kind that stay, with a paragraph under each: fewer tell nothing.
const ALIKE: usize = 2;
/// The least probability of a paragraph under such a heading. Chosen by hand.
const LEAST: f32 = 0.1;

/// Phrases for these reasons name what stands in a box: "Share with a friend".
const BUTTONS: [Reason; 2] = [Reason::Share, Reason::Advertisement];

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
