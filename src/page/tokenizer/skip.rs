//! Where the text of a raw element ends: script, style, title and the like, and comments.
//!
//! Each function looks at every byte a bounded number of times and answers an offset into `text`.

use memchr::{memchr_iter, memmem};

/// The offset of `</name` that ends a raw text element, or the end of the text.
pub(super) fn raw_text_end(text: &[u8], name: &[u8]) -> usize {
    memchr_iter(b'<', text)
        .find(|&at| closes(text, at, name))
        .unwrap_or(text.len())
}

/// Whether `</name` and what ends a tag's name stand at the offset.
fn closes(text: &[u8], at: usize, name: &[u8]) -> bool {
    text.get(at + 1) == Some(&b'/') && names(text, at + 2, name)
}

/// Whether the name, in any case, and what ends a tag's name stand at the offset.
fn names(text: &[u8], at: usize, name: &[u8]) -> bool {
    text.get(at..at + name.len())
        .is_some_and(|found| found.eq_ignore_ascii_case(name))
        && matches!(
            text.get(at + name.len()),
            Some(b' ' | b'\t' | b'\n' | b'\x0c' | b'/' | b'>')
        )
}

/// How a script's text is read, by the standard's names.
#[derive(Clone, Copy, PartialEq)]
enum Script {
    Plain,
    /// After `<!--`, until `-->`.
    Escaped,
    /// In there, after `<script`, until `</script`.
    DoubleEscaped,
}

/// The offset of the `</script` that ends a script, or the end of the text. A script that has
/// `<!--` and in it `<script` ends at the second `</script`, as in browsers.
pub(super) fn script_end(text: &[u8]) -> usize {
    let mut state = Script::Plain;
    let mut escaped_from = 0;
    for at in memchr_iter(b'<', text) {
        if state != Script::Plain && ends_comment(text, escaped_from, at) {
            state = Script::Plain;
        }
        match state {
            Script::Plain if text.get(at..at + 4) == Some(b"<!--") => {
                state = Script::Escaped;
                escaped_from = at + 2;
                continue;
            }
            Script::Plain | Script::Escaped if closes(text, at, b"script") => return at,
            Script::Escaped if names(text, at + 1, b"script") => state = Script::DoubleEscaped,
            Script::DoubleEscaped if closes(text, at, b"script") => state = Script::Escaped,
            _ => {}
        }
        // Two hyphens may stand before this offset and their `>` after it.
        if state != Script::Plain {
            escaped_from = escaped_from.max(at);
        }
    }
    text.len()
}

fn ends_comment(text: &[u8], from: usize, to: usize) -> bool {
    text.get(from..to)
        .is_some_and(|between| memmem::find(between, b"-->").is_some())
}

/// The offset after a comment whose text starts at 0 (after `<!--`).
pub(super) fn comment_end(text: &[u8]) -> usize {
    if text.first() == Some(&b'>') {
        return 1;
    }
    if text.get(..2) == Some(b"->") {
        return 2;
    }
    let mut from = 0;
    while let Some(at) = text.get(from..).and_then(|rest| memmem::find(rest, b"--")) {
        let mut end = from + at + 2;
        while text.get(end) == Some(&b'-') {
            end += 1;
        }
        match text.get(end) {
            Some(b'>') => return end + 1,
            Some(b'!') if text.get(end + 1) == Some(&b'>') => return end + 2,
            _ => from = end,
        }
    }
    text.len()
}
