//! Lists of headlines between two paragraphs: every item is a link to another story, and no line leads in
//! to the list. A list that a line with a colon leads in to is the story's own.

use std::ops::Range;

use super::Seen;
use crate::judge::finding::Finding;
use crate::judge::page::block::{OutlinedBlock, runs};
use crate::judge::page::why::MOSTLY_LINK;
use crate::page::tag::Tag;
use crate::removal::{Reason, Rule};
use crate::words::mark;

/// The share of its words that an item's link has.
const LINKED: f32 = 0.9;
/// The mean of words from which a list's links read like headlines; names have fewer.
const HEADLINE_WORDS: usize = 5;
/// Items up to which a list is one of headlines: longer ones are what the page is about.
const MOST_ITEMS: usize = 6;

pub(super) fn findings(seen: &Seen<'_>) -> Vec<(usize, Finding)> {
    let blocks = &seen.reasons.outline.blocks;
    let lists = runs(blocks, is_item).filter(|list| {
        let items = blocks.get(list.clone()).unwrap_or_default();
        is_of_headlines(items) && is_between(seen, list)
    });
    lists.flatten().map(|item| (item, finding())).collect()
}

fn finding() -> Finding {
    let finding = Finding::new(
        Reason::InlineRelated,
        Rule::named("structure/headline-list"),
    );
    finding.because("an item of a list of nothing but links that read like headlines")
}

fn is_item(block: &OutlinedBlock) -> bool {
    block.tag == Tag::Li && block.link_share() >= LINKED && block.counts.stops == 0
}

fn is_of_headlines(items: &[OutlinedBlock]) -> bool {
    let words: usize = items.iter().map(|item| item.info.words as usize).sum();
    (1..=MOST_ITEMS).contains(&items.len()) && words >= HEADLINE_WORDS * items.len()
}

/// Whether a list stands between a paragraph that does not lead in to it and another.
fn is_between(seen: &Seen<'_>, list: &Range<usize>) -> bool {
    let Some(before) = list.start.checked_sub(1) else {
        return false;
    };
    let line = seen.reasons.lines.get(before);
    let leads_in = line.is_none_or(|line| line.closing & mark::COLON != 0);
    !leads_in && is_paragraph(seen, before) && is_paragraph(seen, list.end)
}

/// Whether a block is a kept paragraph with a sentence.
fn is_paragraph(seen: &Seen<'_>, at: usize) -> bool {
    let block = seen.reasons.outline.blocks.get(at);
    seen.is_kept(at)
        && block.is_some_and(|block| {
            block.tag != Tag::Li && block.counts.stops > 0 && block.link_share() < MOSTLY_LINK
        })
}
