//! Pull quotes: a sentence of the story that the page shows once more, in an element of its own.

use std::ops::RangeInclusive;

use super::Seen;
use crate::judge::finding::Finding;
use crate::judge::page::block::OutlinedBlock;
use crate::judge::page::classes;
use crate::judge::page::outline::Outline;
use crate::page::structure::Marks;
use crate::page::tag::Tag;
use crate::removal::{Reason, Rule};

/// Words of a pull quote, and how many more the paragraph has that says them.
const WORDS: RangeInclusive<u32> = 5..=60;
const LONGER: usize = 3;
/// Blocks before and after a pull quote among which that paragraph stands.
const NEAR: usize = 6;
/// The most blocks and words of an element that holds a pull quote and its speaker.
const BLOCKS: u32 = 3;
const HELD_WORDS: u32 = 80;
/// The most words of a line beside a pull quote that names the speaker, and of a name at the quote's end.
const SPEAKER_WORDS: u32 = 8;
const NAME_WORDS: usize = 4;

pub(super) fn findings(seen: &Seen<'_>) -> Vec<(usize, Finding)> {
    let outline = seen.reasons.outline;
    let Some(body) = seen.reasons.body else {
        return Vec::new();
    };
    // What stands over the first paragraph is a standfirst.
    let is_prose = |at: &usize| {
        let block = outline.blocks.get(*at);
        seen.is_kept(*at) && block.is_some_and(|block| block.prose > 0)
    };
    let first = (body.first..=body.last).find(is_prose);
    let mut found = Vec::new();
    for at in first.unwrap_or(body.last) + 1..=body.last {
        let Some(element) = pulled_from(seen, at) else {
            continue;
        };
        for at in held(outline, element, at) {
            let finding = Finding::new(Reason::Repeated, Rule::named("structure/repeated"));
            let finding = finding.because("set apart, and a paragraph near by says the same");
            found.push((at, finding));
        }
    }
    found
}

/// The element that sets a block apart, if a kept paragraph near by says its words.
fn pulled_from(seen: &Seen<'_>, at: usize) -> Option<u32> {
    let outline = seen.reasons.outline;
    let quote = outline.blocks.get(at).filter(|_| seen.is_kept(at))?;
    let is_named = classes::says_pull_quote(outline, quote.element, quote.is_heading());
    if !can_be_pulled(outline, quote, is_named) {
        return None;
    }
    let paragraphs = at.saturating_sub(NEAR)..(at + NEAR + 1).min(outline.blocks.len());
    let mut paragraphs = paragraphs.filter(|&near| near != at && seen.is_kept(near));
    paragraphs.find_map(|near| {
        let paragraph = outline.blocks.get(near)?;
        let says = says(outline.words(near), outline.words(at), quote.tag, is_named);
        let is_story = is_named || paragraph.counts.stops > 0;
        (says && is_story).then(|| set_apart(outline, quote, paragraph, is_named))?
    })
}

/// Whether a block's length and element are those of a pull quote.
fn can_be_pulled(outline: &Outline<'_>, block: &OutlinedBlock, is_named: bool) -> bool {
    let is_part = matches!(
        block.tag,
        Tag::Li | Tag::Td | Tag::Th | Tag::Dt | Tag::Dd | Tag::Figcaption
    );
    let is_post = outline
        .info(block.element)
        .is_some_and(|info| info.marks.has(Marks::QUOTED_POST));
    WORDS.contains(&block.info.words)
        && block.info.link_words == 0
        && (is_named || !block.is_heading())
        && !is_part
        && !is_post
}

/// Whether a longer text has these words in a row. Of an element that is named for pull quotes their order
/// is enough; there and in an aside a name may follow them.
fn says(text: &[u32], words: &[u32], tag: Tag, is_named: bool) -> bool {
    let may_have_name = is_named || tag == Tag::Aside;
    let in_a_row = |words: &[u32]| {
        text.windows(words.len().max(1))
            .any(|window| window == words)
    };
    let named = || {
        let least = words
            .len()
            .saturating_sub(NAME_WORDS)
            .max(*WORDS.start() as usize);
        (least..words.len())
            .filter_map(|end| words.get(..end))
            .any(in_a_row)
    };
    let in_order = || {
        let mut rest = text.iter();
        words.iter().all(|word| rest.any(|other| other == word))
    };
    text.len() >= words.len() + LONGER
        && (in_a_row(words) || is_named && in_order() || may_have_name && named())
}

/// The outermost element around a block that is not around the paragraph too, if it is small and not one
/// more paragraph beside it.
fn set_apart(
    outline: &Outline<'_>,
    block: &OutlinedBlock,
    paragraph: &OutlinedBlock,
    is_named: bool,
) -> Option<u32> {
    let element = below_common(outline, block.element, paragraph.element)?;
    let below = outline.element(element)?.below;
    let is_alike = element == block.element && block.kind == paragraph.kind && !is_named;
    (!is_alike && below.blocks <= BLOCKS && below.words <= HELD_WORDS).then_some(element)
}

/// The outermost of `element` and the elements around it that does not contain `other`; `None` if `other` is
/// inside `element`. Each step goes up from the deeper of the two.
fn below_common(outline: &Outline<'_>, mut element: u32, mut other: u32) -> Option<u32> {
    let mut outermost = None;
    while element != other {
        let (one, two) = (outline.info(element)?, outline.info(other)?);
        if two.depth > one.depth {
            other = two.parent;
            continue;
        }
        if two.depth == one.depth {
            other = two.parent;
        }
        outermost = Some(element);
        element = one.parent;
    }
    outermost
}

/// The blocks of an element that are a pull quote and its speaker.
fn held(outline: &Outline<'_>, element: u32, quote: usize) -> Vec<usize> {
    let Some(below) = outline.element(element).map(|element| element.below) else {
        return vec![quote];
    };
    let first = below.first as usize;
    let is_speaker = |at: &usize| {
        let block = outline.blocks.get(*at);
        *at == quote
            || block
                .is_some_and(|block| block.info.words <= SPEAKER_WORDS && block.counts.stops == 0)
    };
    (first..first + below.blocks as usize)
        .filter(is_speaker)
        .collect()
}
