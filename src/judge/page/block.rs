//! A block as the features ask for it: its text, its marks, the phrases that it meets.

use std::ops::Range;

use super::inline::Inline;
use super::text::TextCounts;
use super::tokens::Tally;
use crate::document::Candidate;
use crate::judge::line::Line;
use crate::page::Structure;
use crate::page::structure::{BlockInfo, NO_ELEMENT};
use crate::page::tag::Tag;

/// A block, counted.
#[derive(Clone, Copy, Debug)]
pub(super) struct OutlinedBlock {
    pub info: BlockInfo,
    pub counts: TextCounts,
    /// The nearest element around it that is not inline.
    pub element: u32,
    pub parent: u32,
    pub tag: Tag,
    /// Its words if it is prose, else 0.
    pub prose: u32,
    /// How many blocks have the same words.
    pub copies: u32,
    /// Its kind: blocks with the same tag and class here and above, by number.
    pub kind: u32,
    pub text_score: Tally,
    pub inline: Inline,
    pub phrases: Phrases,
}

/// What the phrase rules and word lists see in a block.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Phrases {
    /// A rule that may fire anywhere meets it; one that is bound to a place does.
    pub anywhere: bool,
    pub placed: bool,
    /// Shares of words that every text has, that speak to the reader, that report speech.
    pub function_words: f32,
    pub readers: f32,
    pub speech: f32,
}

impl Phrases {
    fn of(line: &Line) -> Phrases {
        let share = |words: usize| words as f32 / line.words.max(1) as f32;
        Phrases {
            anywhere: line.anywhere.is_some(),
            placed: line.placed.is_some(),
            function_words: share(line.function_words),
            readers: share(line.readers),
            speech: share(line.speech),
        }
    }
}

impl OutlinedBlock {
    /// Reads a block by itself: what the whole page says of it is filled in by the outline.
    pub fn of(
        structure: &Structure,
        info: BlockInfo,
        candidate: &Candidate<'_>,
        line: &Line,
    ) -> OutlinedBlock {
        let (element, tag) = nearest_block_element(structure, info.element);
        let parent = structure.elements.get(element as usize);
        OutlinedBlock {
            info,
            counts: TextCounts::of(line, &candidate.text),
            element,
            parent: parent.map_or(NO_ELEMENT, |element| element.parent),
            tag,
            prose: 0,
            copies: 1,
            kind: 0,
            text_score: Tally::default(),
            inline: Inline::of(candidate),
            phrases: Phrases::of(line),
        }
    }

    pub fn is_heading(&self) -> bool {
        self.tag.heading_level().is_some()
    }

    pub fn link_share(&self) -> f32 {
        self.info.link_words as f32 / self.info.words.max(1) as f32
    }
}

/// The longest runs of blocks of which all are such.
pub(super) fn runs(
    blocks: &[OutlinedBlock],
    is: fn(&OutlinedBlock) -> bool,
) -> impl Iterator<Item = Range<usize>> {
    let mut start = 0;
    let runs = blocks.chunk_by(move |one, next| is(one) && is(next));
    runs.filter_map(move |run| {
        let range = start..start + run.len();
        start = range.end;
        run.first().is_some_and(is).then_some(range)
    })
}

/// The nearest element around an element, itself included, that is not inline; with its tag.
fn nearest_block_element(structure: &Structure, mut element: u32) -> (u32, Tag) {
    let mut tag = Tag::Other;
    while let Some(found) = structure.elements.get(element as usize) {
        tag = found.tag;
        if !found.tag.is_inline() || found.parent == NO_ELEMENT {
            break;
        }
        element = found.parent;
    }
    (element, tag)
}
