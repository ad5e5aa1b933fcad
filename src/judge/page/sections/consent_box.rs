//! Windows that ask for consent to cookies: a notice that a phrase or a class tells, and under it paragraphs that
//! read like any text. The model keeps some of those.

use std::ops::Range;

use super::Seen;
use crate::judge::finding::Finding;
use crate::judge::page::edges::is_prose;
use crate::judge::page::reasons::is_headline;
use crate::judge::page::why::{MOSTLY_LINK, Place, by_class};
use crate::page::structure::NO_ELEMENT;
use crate::page::tag::Tag;
use crate::removal::{Reason, Rule};

/// Words of a window at most.
const WORDS: u32 = 400;
/// A block to which the model gives more stays.
const SURE: f32 = 0.99;

pub(super) fn findings(seen: &Seen<'_>) -> Vec<(usize, Finding)> {
    let mut found = Vec::new();
    let text = words(seen, 0..seen.kept.len());
    let mut end = 0;
    for at in 0..seen.kept.len() {
        if at < end || !opens_notice(seen, at) {
            continue;
        }
        if let Some(window) = window(seen, at, text) {
            end = window.end;
            let wanted = |at: &usize| seen.is_kept(*at) || !has_reason(seen, *at);
            let unsure = window.filter(wanted).filter(|&at| seen.is_below(at, SURE));
            found.extend(unsure.map(|at| (at, finding())));
        }
    }
    found
}

fn finding() -> Finding {
    let finding = Finding::new(Reason::Cookie, Rule::named("structure/consent-box"));
    finding.because("in a box that opens with a notice of cookies")
}

/// Whether the block's own words or its class say why it goes.
fn has_reason(seen: &Seen<'_>, at: usize) -> bool {
    let block = seen.reasons.outline.blocks.get(at);
    let candidate = seen.document.candidates.get(at);
    let place = seen.reasons.place(at);
    block.zip(candidate).is_some_and(|(block, candidate)| {
        seen.reasons
            .of_itself(candidate, at, block, place)
            .is_some()
    })
}

/// Whether a block that goes is a notice of cookies by its words or its class.
fn opens_notice(seen: &Seen<'_>, at: usize) -> bool {
    let reasons = seen.reasons;
    let of_class = || {
        let block = reasons.outline.blocks.get(at)?;
        let candidate = seen.document.candidates.get(at)?;
        by_class(reasons.outline, candidate, at, block, Place::Before)
    };
    let why = || reasons.by_phrase(at, Place::Before).or_else(of_class);
    let block = reasons.outline.blocks.get(at);
    let is_text = block.is_some_and(|block| block.link_share() < MOSTLY_LINK);
    is_text && !seen.is_kept(at) && why().is_some_and(|why| why.reason == Reason::Cookie)
}

/// The words of the paragraphs that stay.
fn words(seen: &Seen<'_>, range: Range<usize>) -> u32 {
    let kept = range.filter(|&at| seen.is_kept(at));
    let blocks = kept.filter_map(|at| seen.reasons.outline.blocks.get(at));
    let text = blocks.filter(|block| is_prose(block));
    text.map(|block| block.info.words).sum()
}

/// The widest box that opens with a notice and is apart from the story: it has neither the headline nor half of
/// the text.
fn window(seen: &Seen<'_>, notice: usize, text: u32) -> Option<Range<usize>> {
    let outline = seen.reasons.outline;
    let parent = |element: &u32| outline.info(*element).map(|info| info.parent);
    let innermost = outline.blocks.get(notice)?.info.element;
    let up = std::iter::successors(Some(innermost), parent).take_while(|&it| it != NO_ELEMENT);
    let boxes = up.map_while(|element| {
        let below = outline.element(element)?.below;
        let tag = outline.info(element)?.tag;
        let range = below.first as usize..(below.first + below.blocks) as usize;
        // A menu may open with "Cookie policy".
        let is_menu = below.link_words * 2 >= below.words;
        let is_apart = below.words <= WORDS
            && !is_menu
            && range.start == notice
            && !matches!(tag, Tag::Article | Tag::Main | Tag::Body)
            && !range.clone().any(|at| is_headline(outline, at))
            && words(seen, range.clone()) * 2 < text;
        is_apart.then_some(range)
    });
    boxes.last()
}
