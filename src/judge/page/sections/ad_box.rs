//! Advertisements inside the story that a label tells, in the same small box: "Advertisement" over a line or two,
//! in a cell of a table or a division of their own.

use super::Seen;
use crate::judge::finding::Finding;
use crate::judge::page::outline::Outline;
use crate::judge::page::why::Place;
use crate::page::structure::NO_ELEMENT;
use crate::removal::{Reason, Rule};

/// Words of a label.
const LABEL_WORDS: u32 = 3;
/// Blocks and words of a box, its label included.
const BLOCKS: u32 = 5;
const WORDS: u32 = 45;
/// A box with a block to which the model gives more may be the story's.
const SURE: f32 = 0.95;

pub(super) fn findings(seen: &Seen<'_>) -> Vec<(usize, Finding)> {
    let outline = seen.reasons.outline;
    let Some(body) = seen.reasons.body else {
        return Vec::new();
    };
    let is_label = |at: usize| {
        let why = seen.reasons.by_phrase(at, Place::Inside);
        why.is_some_and(|why| why.reason == Reason::Advertisement)
    };
    let short = outline.blocks.iter().enumerate();
    let short = short.filter(|(_, block)| (1..=LABEL_WORDS).contains(&block.info.words));
    // Above and below the story "Advertising" is the entry of a menu.
    let is_inside = |at: &usize| body.first < *at && *at < body.last;
    let labels = short.map(|(at, _)| at).filter(is_inside);
    let labels = labels.filter(|&at| is_label(at));
    let under = labels.flat_map(|label| label + 1..end_of_box(outline, label));
    let doubted = under.filter(|&at| seen.is_below(at, SURE));
    doubted
        .map(|at| {
            let finding = Finding::new(Reason::Advertisement, Rule::named("structure/ad-box"));
            (
                at,
                finding.because("in a small box under a label for advertising"),
            )
        })
        .collect()
}

/// The end of the small box that begins with this label.
fn end_of_box(outline: &Outline<'_>, label: usize) -> usize {
    let mut end = label + 1;
    let mut element = outline.blocks.get(label).map(|block| block.info.element);
    while let Some(around) = element.and_then(|element| outline.element(element)) {
        let below = around.below;
        if below.words > WORDS || below.blocks > BLOCKS || below.first as usize != label {
            break;
        }
        end = label + below.blocks as usize;
        let parent = element.and_then(|element| outline.info(element));
        element = parent
            .map(|info| info.parent)
            .filter(|&parent| parent != NO_ELEMENT);
    }
    end
}
