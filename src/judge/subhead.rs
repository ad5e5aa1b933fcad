//! Subheads of a word or two, which look like a menu's entries.

use super::finding::Findings;
use super::line::Line;
use crate::removal::Reason;

/// Whether a line of a word or two stands alone between two paragraphs.
pub(crate) fn heads_paragraph(lines: &[Line], findings: &Findings, at: usize) -> bool {
    is_between(lines, findings, at, Line::is_long)
}

/// Whether a line of a word or two stands alone between two sentences.
pub(crate) fn heads_sentence(lines: &[Line], findings: &Findings, at: usize) -> bool {
    is_between(lines, findings, at, Line::is_text)
}

fn is_between(lines: &[Line], findings: &Findings, at: usize, is_text: fn(&Line) -> bool) -> bool {
    const WORDS: usize = 2;
    let is_text = |at: Option<usize>| at.and_then(|at| lines.get(at)).is_some_and(is_text);
    lines
        .get(at)
        .is_some_and(|line| (1..=WORDS).contains(&line.words) && !line.ends_with_stop())
        && is_text(above(findings, at))
        && is_text(Some(at + 1))
}

/// The line above; "Advertisement" may stand in between.
fn above(findings: &Findings, at: usize) -> Option<usize> {
    let above = at.checked_sub(1)?;
    let found = findings.of(above).map(|finding| finding.reason);
    match found {
        Some(Reason::Advertisement) => above.checked_sub(1),
        _ => Some(above),
    }
}
