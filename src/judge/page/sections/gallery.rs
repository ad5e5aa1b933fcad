//! Galleries: slides side by side, each with a picture, its number ("3/40") and a caption. They go as one; the
//! captions read like the story.

use super::Seen;
use crate::judge::finding::Finding;
use crate::judge::page::block::OutlinedBlock;
use crate::removal::{Reason, Rule};

/// Slides of a gallery.
const SLIDES: usize = 3;
/// Words up to which a slide has a caption and no text of its own.
const CAPTION_WORDS: u32 = 50;
/// Paragraphs outside of the slides that a page has at least: where there are fewer, the slides are the
/// story.
const PARAGRAPHS: usize = 3;

pub(super) fn findings(seen: &Seen<'_>) -> Vec<(usize, Finding)> {
    let outline = seen.reasons.outline;
    let block = |at: usize| outline.blocks.get(at);
    let is_slide = |record: &Vec<usize>| {
        let blocks = || record.iter().filter_map(|&at| block(at));
        let words: u32 = blocks().map(|block| block.info.words).sum();
        words <= CAPTION_WORDS && blocks().any(has_picture) && blocks().any(is_counter)
    };
    let mut found = Vec::new();
    for records in &seen.records {
        let slides = records.iter().filter(|record| is_slide(record)).count();
        if slides < SLIDES || slides * 5 < records.len() * 4 {
            continue;
        }
        let mut inside: Vec<usize> = records.iter().flatten().copied().collect();
        inside.sort_unstable();
        let is_outside = |at: &usize| seen.is_kept(*at) && inside.binary_search(at).is_err();
        let outside = (0..seen.kept.len()).filter(is_outside);
        let paragraphs = outside.filter(|&at| block(at).is_some_and(|block| block.prose > 0));
        if paragraphs.take(PARAGRAPHS).count() < PARAGRAPHS {
            continue;
        }
        let evidence = format!("one of {slides} slides with a number each");
        for at in inside {
            let finding = Finding::new(Reason::PhotoCaption, Rule::named("structure/gallery"));
            found.push((at, finding.because(evidence.clone())));
        }
    }
    found
}

fn has_picture(block: &OutlinedBlock) -> bool {
    block.info.pictures > 0
}

/// A number of so many, such as "3/40" or "3 of 40".
fn is_counter(block: &OutlinedBlock) -> bool {
    let counts = &block.counts;
    counts.words <= 3 && counts.digits >= 2 && counts.letters <= 4 && !counts.has_date()
}
