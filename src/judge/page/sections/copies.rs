//! A second copy of the story in the page, for another width of screen: the same paragraphs one after the other.
//! A paragraph that is said twice may be a refrain or a quotation that is taken up again.

use std::collections::HashSet;

use super::Seen;
use crate::judge::finding::Finding;
use crate::judge::page::edges::is_prose;
use crate::judge::page::reasons::is_headline;
use crate::removal::{Reason, Rule};
use crate::words::hash::sequence;

/// Paragraphs of a copy, and the share of the text that they are at least.
const PARAGRAPHS: usize = 2;
const SHARE: f32 = 0.25;
/// Blocks below this probability go: all that a model finds, and none where a model keeps everything.
const SURE: f32 = 1.0;

pub(super) fn findings(seen: &Seen<'_>) -> Vec<(usize, Finding)> {
    let outline = seen.reasons.outline;
    let block = |at: usize| outline.blocks.get(at);
    let words = |at: usize| block(at).map_or(0, |block| block.info.words);
    let kept: Vec<usize> = (0..seen.kept.len())
        .filter(|&at| seen.is_kept(at))
        .collect();
    let mut met = HashSet::new();
    let copies: Vec<(usize, bool)> = kept
        .iter()
        .map(|&at| {
            let is_copy = !met.insert(sequence(outline.words(at)));
            (at, is_copy || is_headline(outline, at))
        })
        .collect();
    let all: u32 = kept.iter().map(|&at| words(at)).sum();
    let is_copy_of_text = |run: &&[(usize, bool)]| {
        let copied: u32 = run.iter().map(|&(at, _)| words(at)).sum();
        let paragraphs = run
            .iter()
            .filter(|(at, _)| block(*at).is_some_and(is_prose));
        run.first().is_some_and(|&(_, is_copy)| is_copy)
            && paragraphs.count() >= PARAGRAPHS
            && copied as f32 >= SHARE * all as f32
    };
    let runs = copies.chunk_by(|one, next| one.1 == next.1);
    let copied = runs.filter(is_copy_of_text).flatten().map(|&(at, _)| at);
    copied
        .filter(|&at| seen.is_below(at, SURE))
        .map(|at| (at, finding()))
        .collect()
}

fn finding() -> Finding {
    let finding = Finding::new(Reason::Repeated, Rule::named("structure/repeated"));
    finding.because("in a second copy of the story")
}
