//! Galleries: slides side by side, each with a picture and a caption, that have numbers ("3/40") or stand in
//! an element that is called a photo gallery. They go as one; the captions read like the story.

use super::Seen;
use crate::judge::finding::Finding;
use crate::judge::page::block::OutlinedBlock;
use crate::judge::page::classes::says_gallery;
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
    let mut galleries = named(seen);
    for records in &seen.records {
        let slides = records.iter().filter(|record| is_slide(record)).count();
        if slides >= SLIDES && slides * 5 >= records.len() * 4 {
            let mut inside: Vec<usize> = records.iter().flatten().copied().collect();
            inside.sort_unstable();
            galleries.push((inside, format!("one of {slides} slides with a number each")));
        }
    }
    galleries.retain(|(inside, _)| has_story(seen, inside));
    let found = galleries.into_iter().flat_map(|(inside, evidence)| {
        inside.into_iter().map(move |at| {
            let finding = Finding::new(Reason::PhotoCaption, Rule::named("structure/gallery"));
            (at, finding.because(evidence.clone()))
        })
    });
    found.collect()
}

/// Whether a page has paragraphs outside of a gallery, so that the slides are not the story.
fn has_story(seen: &Seen<'_>, inside: &[usize]) -> bool {
    let outline = seen.reasons.outline;
    let is_outside = |at: &usize| seen.is_kept(*at) && inside.binary_search(at).is_err();
    let outside = (0..seen.kept.len()).filter(is_outside);
    let is_paragraph = |at: &usize| outline.blocks.get(*at).is_some_and(|block| block.prose > 0);
    outside.filter(is_paragraph).take(PARAGRAPHS).count() == PARAGRAPHS
}

/// The galleries that are called so, with their headings: captions of one line each, a picture over each.
fn named(seen: &Seen<'_>) -> Vec<(Vec<usize>, String)> {
    let outline = seen.reasons.outline;
    let is_named = |at: usize| {
        let block = outline.blocks.get(at);
        block.filter(|block| {
            block.info.words <= CAPTION_WORDS && says_gallery(outline, block.element)
        })
    };
    let is_slide = |at: &usize| {
        let has_picture = outline.blocks.get(*at).is_some_and(has_picture);
        has_picture && is_named(*at).is_some()
    };
    if (0..outline.blocks.len())
        .filter(is_slide)
        .take(SLIDES)
        .count()
        < SLIDES
    {
        return Vec::new();
    }
    let mut galleries: Vec<Vec<usize>> = Vec::new();
    for at in (0..outline.blocks.len()).filter(|&at| is_named(at).is_some()) {
        match galleries.last_mut() {
            Some(gallery) if gallery.last() == at.checked_sub(1).as_ref() => gallery.push(at),
            _ => galleries.push(vec![at]),
        }
    }
    let galleries = galleries.into_iter().filter_map(|gallery| {
        let slides = gallery.iter().filter(|at| is_slide(at)).count();
        let evidence = format!("one of {slides} slides of a photo gallery");
        (slides >= SLIDES).then_some((gallery, evidence))
    });
    galleries.collect()
}

fn has_picture(block: &OutlinedBlock) -> bool {
    block.info.pictures > 0
}

/// A number of so many, such as "3/40" or "3 of 40".
fn is_counter(block: &OutlinedBlock) -> bool {
    let counts = &block.counts;
    counts.words <= 3 && counts.digits >= 2 && counts.letters <= 4 && !counts.has_date()
}
