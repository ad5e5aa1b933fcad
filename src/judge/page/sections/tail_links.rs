//! Paragraphs at the end of a page's text that are links and nothing else, as pages without classes list
//! other stories: "More on this / Storks are back / Post office closes".

use super::Seen;
use crate::document::Shape;
use crate::judge::finding::Finding;
use crate::removal::{Reason, Rule};

/// A block to which the model gives more stays.
const SURE: f32 = 0.97;
/// The share of link words of a paragraph that is a link.
const WHOLE: f32 = 0.95;
/// Links in a row, and words of the story above them.
const LINKS: usize = 2;
const STORY: u32 = 60;
/// Words of a label over such links, and of one link: names and addresses have fewer.
const LABEL_WORDS: u32 = 6;
const LINK_WORDS: std::ops::RangeInclusive<u32> = 3..=20;

pub(super) fn findings(seen: &Seen<'_>) -> Vec<(usize, Finding)> {
    let tail = tail(seen);
    let links = tail.iter().filter(|&&at| is_link(seen, at)).count();
    let first = tail.last().copied().unwrap_or(0);
    let above = (0..first).filter(|&at| seen.is_kept(at));
    let blocks = above.filter_map(|at| seen.reasons.outline.blocks.get(at));
    let story: u32 = blocks.map(|block| block.info.words).sum();
    if links < LINKS || story < STORY {
        return Vec::new();
    }
    let finding = || {
        let finding = Finding::new(Reason::RelatedTeaser, Rule::named("structure/tail-links"));
        finding.because(format!(
            "one of {links} paragraphs at the end that are links"
        ))
    };
    let kept = tail
        .into_iter()
        .filter(|&at| seen.is_kept(at) && seen.is_below(at, SURE));
    kept.map(|at| (at, finding())).collect()
}

/// The links at the end and the labels over and under them, the last first: up to the first kept block
/// that is neither. Links that the model strikes are among them.
fn tail(seen: &Seen<'_>) -> Vec<usize> {
    let all = (0..seen.kept.len()).rev();
    let tail = all.filter(|&at| seen.is_kept(at) || is_link(seen, at));
    let mut tail: Vec<usize> = tail
        .take_while(|&at| is_link(seen, at) || is_label(seen, at))
        .collect();
    // The story's last line may be as short as a label.
    while tail
        .last()
        .is_some_and(|&at| !is_link(seen, at) && !is_over_links(seen, at))
    {
        tail.pop();
    }
    tail
}

/// Whether a block in bold type stands right over a link.
fn is_over_links(seen: &Seen<'_>, at: usize) -> bool {
    let block = seen.reasons.outline.blocks.get(at);
    let is_bold = block.is_some_and(|block| block.info.bold_words >= block.info.words);
    is_bold && is_link(seen, at + 1)
}

fn is_paragraph(seen: &Seen<'_>, at: usize) -> bool {
    let shape = seen.document.candidates.get(at).map(|it| it.shape);
    matches!(shape, Some(Shape::Paragraph))
}

fn is_link(seen: &Seen<'_>, at: usize) -> bool {
    let block = seen.reasons.outline.blocks.get(at);
    block.is_some_and(|block| {
        block.info.links <= 1
            && block.link_share() >= WHOLE
            && LINK_WORDS.contains(&block.info.words)
    }) && is_paragraph(seen, at)
}

/// Whether a block is a few words without a stop or a colon: "Sources:" heads what the story cites.
fn is_label(seen: &Seen<'_>, at: usize) -> bool {
    let block = seen.reasons.outline.blocks.get(at);
    block.is_some_and(|block| {
        let counts = &block.counts;
        block.info.words <= LABEL_WORDS && counts.stops == 0 && counts.last != ':'
    }) && is_paragraph(seen, at)
}
