//! Sections of the story whose heading says what menus and boxes beside a story say too: "Sport",
//! "Recommended reading", "Advertising". They are told by the story's other subheads, which are set alike.

use std::collections::HashMap;

use super::edges::is_prose;
use super::headed::{is_text, is_title};
use super::outline::Outline;
use super::reasons::Reasons;
use super::why::Place;
use crate::removal::Reason;
use crate::words::hash::sequence;

/// Subheads of one kind that stay, with a paragraph under each: fewer tell nothing.
const ALIKE: usize = 2;
/// The least probability of a paragraph under such a heading. Chosen by hand.
const LEAST: f32 = 0.1;

/// The probability from which a phrase says nothing against such a paragraph. Chosen by hand.
const SURE: f32 = 0.8;

/// Phrases for these reasons name what stands in a box: "Share with a friend".
const BUTTONS: [Reason; 2] = [Reason::Share, Reason::Advertisement];

/// Phrases for these reasons name sections of papers.
const MENUS: [Reason; 4] = [
    Reason::Navigation,
    Reason::Media,
    Reason::Tags,
    Reason::Widget,
];

/// The headings of the story's sections, and the paragraphs right under them, that a phrase or the model would
/// take; in order.
pub(super) fn find(reasons: &Reasons<'_>, kept: &[bool]) -> Vec<usize> {
    let mut found = between_sections(reasons, kept);
    found.extend(named_as_menus(reasons, kept));
    found.extend(set_alike(reasons, kept));
    found.sort_unstable();
    found.dedup();
    found
}

/// Headings that are set alike and each stand over a paragraph that stays: all are subheads, even where every
/// one of them says what boxes say too ("Advertising", "Popular posts"). A label such as "Advertisement" stands
/// there more than once.
fn set_alike(reasons: &Reasons<'_>, kept: &[bool]) -> Vec<usize> {
    let outline = reasons.outline;
    let is_kept = |at: usize| kept.get(at).copied().unwrap_or(false);
    let is_over_prose = |at: usize| {
        let is_prose = outline.blocks.get(at + 1).is_some_and(is_prose);
        let is_sure = || {
            reasons
                .probabilities
                .get(at + 1)
                .is_some_and(|&p| p >= SURE)
        };
        let is_told = || is_sure() || reasons.by_phrase(at + 1, Place::Inside).is_none();
        is_kept(at + 1) && is_prose && is_told()
    };
    let first =
        (0..kept.len()).find(|&at| is_kept(at) && outline.blocks.get(at).is_some_and(is_prose));
    let Some(first) = first else {
        return Vec::new();
    };
    let mut by_kind: HashMap<u32, Vec<usize>> = HashMap::new();
    for (at, block) in outline.blocks.iter().enumerate().skip(first) {
        if block.is_heading() && block.link_share() == 0.0 && is_over_prose(at) {
            by_kind.entry(block.kind).or_default().push(at);
        }
    }
    let rows = by_kind.into_values().filter(|row| row.len() >= ALIKE);
    rows.flat_map(|row| single(outline, row)).collect()
}

/// The headings of a row whose words no other one of it has.
fn single(outline: &Outline<'_>, row: Vec<usize>) -> Vec<usize> {
    let words = |at: usize| sequence(outline.words(at));
    let mut counts: HashMap<u64, usize> = HashMap::new();
    for &at in &row {
        *counts.entry(words(at)).or_default() += 1;
    }
    let is_single = |at: &usize| counts.get(&words(*at)) == Some(&1);
    row.into_iter().filter(is_single).collect()
}

/// The headings, and the paragraphs right under them, between sections that stay.
fn between_sections(reasons: &Reasons<'_>, kept: &[bool]) -> Vec<usize> {
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
    found
}

/// The lines that the model strikes since menus have them too, "Culture", "Video", and that head a section of
/// the story: other subheads are set alike.
fn named_as_menus(reasons: &Reasons<'_>, kept: &[bool]) -> Vec<usize> {
    let outline = reasons.outline;
    let is_kept = |at: usize| kept.get(at).copied().unwrap_or(false);
    let is_over_text = |at: usize| is_kept(at + 1) && is_text(outline, at + 1);
    let title = |at: usize| outline.blocks.get(at).filter(|block| is_title(block));
    let Some(first) = (0..kept.len()).find(|&at| is_kept(at) && is_text(outline, at)) else {
        return Vec::new();
    };
    let heads: Vec<usize> = (first..kept.len()).filter(|&at| is_over_text(at)).collect();
    let mut alike: HashMap<u32, usize> = HashMap::new();
    for block in heads
        .iter()
        .filter(|&&at| is_kept(at))
        .filter_map(|&at| title(at))
    {
        *alike.entry(block.kind).or_default() += 1;
    }
    let is_section = |at: &usize| {
        let why = reasons.by_phrase(*at, Place::Inside).map(|why| why.reason);
        let is_alike = title(*at).is_some_and(|block| {
            let least = if block.is_heading() { 1 } else { ALIKE };
            alike.get(&block.kind).is_some_and(|&alike| alike >= least)
        });
        is_alike && why.is_some_and(|why| MENUS.contains(&why))
    };
    let struck = heads.into_iter().filter(|&at| at > first && !is_kept(at));
    struck.filter(is_section).collect()
}
