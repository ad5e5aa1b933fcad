//! The place from which a story is told, in an element of its own over the first paragraph: "PORTO AZUL —".

use super::edges::is_prose;
use super::reasons::Reasons;

/// Words of a place, with the paper's or the agency's name.
const WORDS: u32 = 6;

/// The line right over the story's first paragraph, if the model strikes it and it ends with a dash: the paragraph
/// goes on with it.
pub(super) fn find(reasons: &Reasons<'_>, kept: &[bool]) -> Option<usize> {
    let blocks = &reasons.outline.blocks;
    let is_text = |&at: &usize| {
        kept.get(at).copied().unwrap_or(false) && blocks.get(at).is_some_and(is_prose)
    };
    let over = (0..kept.len()).find(is_text)?.checked_sub(1)?;
    let line = blocks.get(over)?;
    let is_open = matches!(line.counts.last, '—' | '–') && line.counts.letters > 0;
    (is_open && (1..=WORDS).contains(&line.info.words) && !line.is_heading()).then_some(over)
}
