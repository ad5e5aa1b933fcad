//! Paragraphs at the end of a page's text that are links and nothing else, as pages without classes list
//! other stories: "More on this / Storks are back / Post office closes".

use super::Seen;
use crate::document::Shape;
use crate::judge::finding::Finding;
use crate::removal::{Reason, Rule};

/// The share of link words of a paragraph that is a link.
const WHOLE: f32 = 0.95;
/// Links in a row, and words of the story above them.
const LINKS: usize = 2;
const STORY: u32 = 60;
/// Words of a label over such links, and of one link.
const LABEL_WORDS: u32 = 6;
const LINK_WORDS: u32 = 20;

pub(super) fn findings(seen: &Seen<'_>) -> Vec<(usize, Finding)> {
    let tail = tail(seen);
    let links = tail.iter().filter(|&&at| is_link(seen, at)).count();
    let all: u32 = seen.reasons.outline.all_prose;
    if links < LINKS || all < STORY {
        return Vec::new();
    }
    let finding = || {
        let finding = Finding::new(Reason::RelatedTeaser, Rule::named("structure/tail-links"));
        finding.because(format!(
            "one of {links} paragraphs at the end that are links"
        ))
    };
    tail.into_iter().map(|at| (at, finding())).collect()
}

/// The kept blocks at the end that are links or labels over them, the last first.
fn tail(seen: &Seen<'_>) -> Vec<usize> {
    let kept = (0..seen.kept.len()).rev().filter(|&at| seen.is_kept(at));
    let mut tail: Vec<usize> = kept
        .take_while(|&at| is_link(seen, at) || is_label(seen, at))
        .collect();
    // The story's last line may be as short as a label.
    while tail.last().is_some_and(|&at| !is_link(seen, at)) && !is_over_link(seen, &tail) {
        tail.pop();
    }
    tail
}

/// Whether the first of the blocks stands right over a link of theirs.
fn is_over_link(seen: &Seen<'_>, tail: &[usize]) -> bool {
    match tail {
        [.., link, _] => is_link(seen, *link),
        _ => false,
    }
}

fn is_paragraph(seen: &Seen<'_>, at: usize) -> bool {
    let shape = seen.document.candidates.get(at).map(|it| it.shape);
    matches!(shape, Some(Shape::Paragraph))
}

fn is_link(seen: &Seen<'_>, at: usize) -> bool {
    let block = seen.reasons.outline.blocks.get(at);
    block.is_some_and(|block| {
        block.info.links == 1 && block.link_share() >= WHOLE && block.info.words <= LINK_WORDS
    }) && is_paragraph(seen, at)
}

/// Whether a block is a few words without a stop.
fn is_label(seen: &Seen<'_>, at: usize) -> bool {
    let block = seen.reasons.outline.blocks.get(at);
    block.is_some_and(|block| block.info.words <= LABEL_WORDS && block.counts.stops == 0)
        && is_paragraph(seen, at)
}
