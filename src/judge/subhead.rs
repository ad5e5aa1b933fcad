//! Subheads of a word or two, which look like a menu's entries.

use super::line::Line;

/// Whether a line of a word or two stands alone between two paragraphs.
pub(crate) fn heads_paragraph(lines: &[Line], at: usize) -> bool {
    is_between(lines, at, Line::is_long)
}

/// Whether a line of a word or two stands alone between two sentences.
pub(crate) fn heads_sentence(lines: &[Line], at: usize) -> bool {
    is_between(lines, at, |line| line.is_long() || line.is_sentence())
}

fn is_between(lines: &[Line], at: usize, is_text: fn(&Line) -> bool) -> bool {
    const WORDS: usize = 2;
    let is_text = |at: Option<usize>| at.and_then(|at| lines.get(at)).is_some_and(is_text);
    lines
        .get(at)
        .is_some_and(|line| (1..=WORDS).contains(&line.words) && !line.ends_with_stop())
        && is_text(at.checked_sub(1))
        && is_text(Some(at + 1))
}
