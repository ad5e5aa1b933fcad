//! Headings over lists of other stories, where the model keeps the heading and strikes every link under it. The
//! story goes on with another heading, it ends there, or no other heading of the story is set like this one.

use std::collections::HashMap;

use super::Seen;
use crate::judge::finding::Finding;
use crate::judge::page::edges::is_prose;
use crate::judge::page::why::Place;
use crate::page::tag::Tag;
use crate::removal::{Reason, Rule};
use crate::words::hash::Spread;

/// Links under such a heading.
const LINKS: std::ops::RangeInclusive<usize> = 2..=12;
/// The share of its words that an item's link has, and the mean of words from which links read like headlines:
/// names have fewer.
const LINKED: f32 = 0.4;
const HEADLINE_WORDS: u32 = 5;
/// A heading to which the model gives more stays.
const SURE: f32 = 0.97;

pub(super) fn findings(seen: &Seen<'_>) -> Vec<(usize, Finding)> {
    let kept: Vec<usize> = (0..seen.kept.len())
        .filter(|&at| seen.is_kept(at))
        .collect();
    let block = |at: usize| seen.reasons.outline.blocks.get(at);
    let first_text = kept
        .iter()
        .position(|&at| block(at).is_some_and(is_prose))
        .unwrap_or(kept.len());
    let mut kinds: HashMap<u32, u32, Spread> = HashMap::default();
    for kind in kept.iter().filter_map(|&at| block(at)).map(|it| it.kind) {
        *kinds.entry(kind).or_default() += 1;
    }
    let ends = kept.iter().skip(1).copied().chain([seen.kept.len()]);
    let sections = kept.iter().copied().zip(ends).skip(first_text);
    let is_lone = |&(heading, end): &(usize, usize)| {
        let is_heading = |at: usize| block(at).is_some_and(|block| block.is_heading());
        // "Editor's choice" over a list stands alone; the story's subheads are set alike.
        let kind = block(heading).map(|block| block.kind);
        let is_single = || kind.and_then(|kind| kinds.get(&kind)) == Some(&1);
        is_heading(heading)
            && (end == seen.kept.len() || is_heading(end) || is_single())
            && seen.is_below(heading, SURE)
            && is_of_headlines(seen, heading + 1..end)
            && seen.reasons.by_phrase(heading, Place::Inside).is_none()
    };
    let lone = sections.filter(is_lone);
    lone.map(|(heading, end)| (heading, finding(end - heading - 1)))
        .collect()
}

fn finding(links: usize) -> Finding {
    let finding = Finding::new(
        Reason::RelatedHeading,
        Rule::named("structure/lone-heading"),
    );
    finding.because(format!("a heading over {links} links that all go"))
}

/// Whether blocks are the items of a list of links that read like headlines.
fn is_of_headlines(seen: &Seen<'_>, items: std::ops::Range<usize>) -> bool {
    let blocks = seen.reasons.outline.blocks.get(items).unwrap_or_default();
    let words: u32 = blocks.iter().map(|block| block.info.words).sum();
    LINKS.contains(&blocks.len())
        && words >= HEADLINE_WORDS * blocks.len() as u32
        && blocks
            .iter()
            .all(|block| block.tag == Tag::Li && block.link_share() >= LINKED)
}
