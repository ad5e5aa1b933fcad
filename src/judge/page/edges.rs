//! Where the story begins and ends. A link, an item or a short line before its first paragraph, and a link or
//! a heading after its last, is removed unless the model is sure that it belongs to the story.

use super::block::OutlinedBlock;
use super::outline::Outline;
use super::reasons::OPENING_WORDS;
use super::why::MOSTLY_LINK;
use crate::page::tag::Tag;

/// A sentence of so many words opens a story, even if all of it is a link, where it is set like the story's first
/// paragraph.
const SENTENCE: u32 = 8;

/// A block that is kept so far.
struct Kept<'b> {
    at: usize,
    block: &'b OutlinedBlock,
    is_doubted: bool,
}

/// Strikes loose lines from both ends, up to prose, to a line of which the model is sure or to one that is
/// not loose. A page without prose is left as it is: a list has no ends.
pub(super) fn trim(
    outline: &Outline<'_>,
    probabilities: &[f32],
    undoubted: f32,
    kept: &mut [bool],
) {
    let blocks = outline.blocks.iter().zip(probabilities).enumerate();
    let rest: Vec<Kept<'_>> = blocks
        .zip(&*kept)
        .filter(|(_, is_kept)| **is_kept)
        .map(|((at, (block, probability)), _)| Kept {
            at,
            block,
            is_doubted: *probability < undoubted,
        })
        .collect();
    if !rest.iter().any(|kept| is_prose(kept.block)) {
        return;
    }
    let first = rest.iter().find(|kept| is_prose(kept.block));
    let is_set_alike = |block: &OutlinedBlock| {
        let ends = block.info.words >= SENTENCE && block.counts.ends_with_stop;
        ends && block.tag == Tag::P && first.is_some_and(|first| first.block.kind == block.kind)
    };
    let opens_nothing = |block: &OutlinedBlock| opens_nothing(block) && !is_set_alike(block);
    let opening = rest.iter().take_while(|kept| kept.is_loose(opens_nothing));
    let closing = rest
        .iter()
        .rev()
        .take_while(|kept| kept.is_loose(closes_nothing));
    for Kept { at, .. } in opening.chain(closing) {
        if let Some(is_kept) = kept.get_mut(*at) {
            *is_kept = false;
        }
    }
}

impl Kept<'_> {
    fn is_loose(&self, adds_nothing: impl Fn(&OutlinedBlock) -> bool) -> bool {
        self.is_doubted && !is_prose(self.block) && adds_nothing(self.block)
    }
}

/// Whether a block is a paragraph of sentences.
pub(super) fn is_prose(block: &OutlinedBlock) -> bool {
    block.info.words >= OPENING_WORDS && block.counts.stops > 0 && block.link_share() < MOSTLY_LINK
}

/// A link, an item of a list, a short line without a stop: a byline, a rubric, a date in words. Of
/// such blocks at the head of a cross-validated page one in four belongs to the text; of headings
/// there most do.
fn opens_nothing(block: &OutlinedBlock) -> bool {
    let is_line = block.counts.stops == 0 && block.info.words < OPENING_WORDS;
    is_item(block) || !block.is_heading() && (is_link(block) || is_line)
}

/// A link, or a heading over what was struck. Of such blocks at the end one in three belongs to the
/// text; of items and of short lines, which sign a text, half do.
fn closes_nothing(block: &OutlinedBlock) -> bool {
    block.is_heading() || is_link(block)
}

/// A link that is no paragraph: sites link whole paragraphs of a story to what they tell of.
fn is_link(block: &OutlinedBlock) -> bool {
    let is_paragraph =
        block.tag == Tag::P && block.info.words >= OPENING_WORDS && block.counts.last == '.';
    block.link_share() >= MOSTLY_LINK && !is_paragraph
}

fn is_item(block: &OutlinedBlock) -> bool {
    matches!(block.tag, Tag::Li | Tag::Td)
}
