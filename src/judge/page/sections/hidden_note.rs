//! Small pieces between the paragraphs, or below them, that a page hides until a reader asks for them: a card about a person,
//! the text of a menu. The model keeps some, since they read like the story.

use super::Seen;
use crate::document::Shape;
use crate::judge::finding::Finding;
use crate::page::structure::Marks;
use crate::removal::{Reason, Rule};

/// The most words of hidden blocks in a row, and the least of the shown ones on the page. A page that hides
/// its story shows little of it and hides more.
const HIDDEN_WORDS: u32 = 60;
const SHOWN_WORDS: u32 = 80;
/// A hidden block to which the model gives more stays.
const SURE: f32 = 0.99;

pub(super) fn findings(seen: &Seen<'_>) -> Vec<(usize, Finding)> {
    let outline = seen.reasons.outline;
    let words = |at: usize| outline.blocks.get(at).map_or(0, |block| block.info.words);
    let is_hidden = |at: usize| {
        let block = outline.blocks.get(at);
        let info = block.and_then(|block| outline.info(block.info.element));
        let shape = seen.document.candidates.get(at).map(|it| it.shape);
        // A button may show code again.
        shape != Some(Shape::Preformatted) && info.is_some_and(|info| info.marks.has(Marks::HIDDEN))
    };
    let kept = (0..seen.kept.len()).filter(|&at| seen.is_kept(at));
    let (hidden, shown): (Vec<usize>, Vec<usize>) = kept.partition(|&at| is_hidden(at));
    let shown_words: u32 = shown.iter().map(|&at| words(at)).sum();
    if hidden.is_empty() || shown_words < SHOWN_WORDS {
        return Vec::new();
    }
    let Some(&first) = shown.first() else {
        return Vec::new();
    };
    let runs = hidden.chunk_by(|one, next| one + 1 == *next);
    let small = runs.filter(|run| run.iter().map(|&at| words(at)).sum::<u32>() <= HIDDEN_WORDS);
    let below = small.flatten().filter(|&&at| first < at);
    let below = below.filter(|&&at| seen.is_below(at, SURE));
    let finding = || {
        let finding = Finding::new(Reason::Hidden, Rule::named("structure/hidden"));
        finding.because("hidden between or below paragraphs that are shown")
    };
    below.map(|&at| (at, finding())).collect()
}
