//! White space: one space between words, one line a block.

use std::borrow::Cow;

use unicode_normalization::char::is_combining_mark;

use super::Form;
use super::edit::Edit;

/// Runs of white space become one space, and nothing at the ends.
pub(super) fn edits(text: &str, form: Form) -> Vec<Edit> {
    let mut edits = Vec::new();
    let mut from = 0;
    while let Some(run) = next_run(text, from) {
        let (start, end) = run;
        from = end;
        let space = text.get(start..end).unwrap_or_default();
        let before = text.get(..start).unwrap_or_default();
        let after = text.get(end..).unwrap_or_default();
        if before.is_empty() && form.keep_lines {
            // The first line's indent is part of verse and code.
            continue;
        } else if before.is_empty() && form.keep_tabs && space.contains('\t') {
            // The row's first cells are empty.
            let tabs = tabs(space);
            if tabs != space {
                edits.push(Edit::new(start..end, tabs));
            }
        } else if before.is_empty() || after.is_empty() {
            edits.push(Edit::delete(start..end));
        } else if form.keep_lines {
            edits.extend(kept_line_end(space, start));
        } else if form.hyphenated && is_line_end(space) && breaks_a_word(before, after) {
            edits.push(Edit::delete(start - 1..end));
        } else {
            let folded = match form.keep_tabs && space.contains('\t') {
                true => tabs(space),
                false => Cow::Borrowed(folded(space, before, after)),
            };
            if folded != space {
                edits.push(Edit::new(start..end, folded));
            }
        }
    }
    edits
}

/// The next run of white space.
fn next_run(text: &str, from: usize) -> Option<(usize, usize)> {
    let rest = text.get(from..)?;
    let start = from + rest.find(char::is_whitespace)?;
    let run = text.get(start..)?;
    let length = run.len() - run.trim_start().len();
    Some((start, start + length))
}

/// The tabs of a run of white space: each ends a cell of a table's row, an empty one too.
fn tabs(space: &str) -> Cow<'static, str> {
    match space.matches('\t').count() {
        1 => Cow::Borrowed("\t"),
        several => Cow::Owned("\t".repeat(several)),
    }
}

fn is_line_end(space: &str) -> bool {
    space.contains(['\n', '\r', '\u{2028}'])
}

/// One space; none where a line end parts two characters of a script without spaces.
fn folded(space: &str, before: &str, after: &str) -> &'static str {
    let unspaced = |character: Option<char>| {
        let is_unspaced = |c: &char| matches!(c, '\u{3000}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{ff01}'..='\u{ff60}');
        // A mark that begins a line would become one with the letter before it.
        character
            .filter(is_unspaced)
            .is_some_and(|c| !is_combining_mark(c))
    };
    let parts_a_line = is_line_end(space);
    let scripts_touch = unspaced(before.chars().next_back()) && unspaced(after.chars().next());
    let compound_broken = before.ends_with('-') && joins_letters(before, after);
    if parts_a_line && (scripts_touch || compound_broken) {
        ""
    } else {
        " "
    }
}

/// Whether a line ends in a hyphen between two letters, as in a compound that a wrapping writer
/// broke at its own hyphen.
fn joins_letters(before: &str, after: &str) -> bool {
    let letter = before.chars().rev().nth(1);
    letter.is_some_and(char::is_alphabetic) && after.starts_with(char::is_alphabetic)
}

/// Whether a line end stands inside a word, after a hyphen.
fn breaks_a_word(before: &str, after: &str) -> bool {
    before.ends_with('-') && joins_letters(before, after) && after.starts_with(char::is_lowercase)
}

/// In verse and code a line ends in `\n` and nothing before it; other spaces stay.
fn kept_line_end(space: &str, start: usize) -> Option<Edit> {
    let breaks = space
        .matches('\n')
        .count()
        .max(usize::from(space.contains('\r')));
    if breaks == 0 {
        return None;
    }
    let last = space.rfind(['\n', '\r'])?;
    let indent = space.get(last + 1..)?;
    let folded = "\n".repeat(breaks) + indent;
    (folded != space).then(|| Edit::new(start..start + space.len(), folded))
}
