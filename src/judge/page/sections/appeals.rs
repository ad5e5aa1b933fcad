//! Paragraphs among those of the story that ask the reader for something: see `judge/appeal.rs`.

use std::collections::HashMap;
use std::ops::RangeInclusive;

use super::Seen;
use crate::judge::appeal::{self, Paragraph};
use crate::judge::finding::Finding;
use crate::judge::page::outline::Outline;
use crate::judge::page::why::MOSTLY_LINK;

pub(super) fn findings(seen: &Seen<'_>) -> Vec<(usize, Finding)> {
    let outline = seen.reasons.outline;
    let lines = seen.reasons.lines.iter().enumerate();
    let mut paragraphs = lines.map(|(at, line)| (at, line, outline.words(at)));
    if !paragraphs.any(|paragraph| appeal::may_ask(&paragraph)) {
        return Vec::new();
    }
    let Some(story) = story(outline) else {
        return Vec::new();
    };
    let blocks = outline.blocks.iter().enumerate().zip(seen.reasons.lines);
    let paragraphs = blocks.filter(|((at, block), _)| {
        story.contains(at) && !block.is_heading() && block.link_share() < MOSTLY_LINK
    });
    let paragraphs: Vec<Paragraph<'_>> = paragraphs
        .map(|((at, _), line)| (at, line, outline.words(at)))
        .collect();
    appeal::find(&paragraphs)
}

/// From the first block to the last of the kind that has most of the page's prose, whatever the model makes of
/// them.
fn story(outline: &Outline<'_>) -> Option<RangeInclusive<usize>> {
    let mut kinds: HashMap<u32, (u32, usize, usize)> = HashMap::new();
    for (at, block) in outline.blocks.iter().enumerate() {
        if block.counts.stops > 0 && !block.is_heading() && block.link_share() < MOSTLY_LINK {
            let (words, _, last) = kinds.entry(block.kind).or_insert((0, at, at));
            *words += block.info.words;
            *last = at;
        }
    }
    let (_, first, last) = kinds.into_values().max()?;
    Some(first..=last)
}
