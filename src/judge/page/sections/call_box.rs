//! Boxes that ask the reader for something: a line or two and a button under them, without a form that
//! would tell it. "Mail at noon / The day in five lines. / [Send it to me]".

use super::Seen;
use crate::judge::finding::Finding;
use crate::judge::page::outline::Outline;
use crate::judge::page::why::{MOSTLY_LINK, Place, has_ancestor};
use crate::page::structure::NO_ELEMENT;
use crate::page::tag::Tag;
use crate::removal::{Reason, Rule};

/// Words of the story that stand above such a box at least: a teaser of the story itself has its button
/// above them.
const STORY: u32 = 60;
/// Blocks and words of a box, its button included.
const BLOCKS: std::ops::RangeInclusive<u32> = 2..=4;
const WORDS: u32 = 45;
/// A box with a block to which the model gives more may be the story's.
const SURE: f32 = 0.9;
/// Words of a button.
const BUTTON_WORDS: u32 = 8;

pub(super) fn findings(seen: &Seen<'_>) -> Vec<(usize, Finding)> {
    let outline = seen.reasons.outline;
    let mut story = 0;
    let mut found = Vec::new();
    let several = in_records(seen);
    for (at, block) in outline.blocks.iter().enumerate() {
        let is_button =
            block.info.words <= BUTTON_WORDS && has_ancestor(outline, block, Tag::Button);
        if is_button
            && story >= STORY
            && let Some(first) = box_of(outline, at)
            && (first..at).any(|at| seen.is_kept(at))
            && (first..at).all(|at| seen.is_below(at, SURE))
            && several.get(at) != Some(&true)
            && !opens_more(seen, at)
        {
            let newsletter = (first..at).any(|at| {
                let why = seen.reasons.by_phrase(at, Place::After);
                why.is_some_and(|why| why.reason == Reason::Newsletter)
            });
            let reason = match newsletter {
                true => Reason::Newsletter,
                false => Reason::Promotion,
            };
            let finding = || {
                let finding = Finding::new(reason, Rule::named("structure/call-box"));
                finding.because("in a small box that ends with a button")
            };
            // The button goes for what it is.
            found.extend((first..at).map(|at| (at, finding())));
        }
        if seen.is_kept(at) && block.link_share() < MOSTLY_LINK {
            story += block.info.words;
        }
    }
    found
}

/// The first block of the small box that ends with this button.
fn box_of(outline: &Outline<'_>, button: usize) -> Option<usize> {
    let mut element = outline.blocks.get(button)?.info.element;
    loop {
        let below = outline.element(element)?.below;
        if below.words > WORDS || below.blocks > *BLOCKS.end() {
            return None;
        }
        if BLOCKS.contains(&below.blocks) {
            let first = below.first as usize;
            let is_last = first + below.blocks as usize == button + 1;
            return is_last.then_some(first);
        }
        element = outline.info(element)?.parent;
        if element == NO_ELEMENT {
            return None;
        }
    }
}

/// Whether a button leads to more of what its box tells: "Read more" under a piece of the story.
fn opens_more(seen: &Seen<'_>, button: usize) -> bool {
    let why = seen.reasons.by_phrase(button, Place::After);
    why.is_some_and(|why| matches!(why.reason, Reason::RelatedHeading | Reason::InlineRelated))
}

/// For each block whether it stands in a record that has others beside it: an item of a list with a button
/// each.
fn in_records(seen: &Seen<'_>) -> Vec<bool> {
    let mut several = vec![false; seen.kept.len()];
    let groups = seen.records.iter().filter(|records| records.len() > 1);
    for &at in groups.flatten().flatten() {
        if let Some(several) = several.get_mut(at) {
            *several = true;
        }
    }
    several
}
