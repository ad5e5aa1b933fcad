//! Replacements in a text, and what they do to the spans over it.

use std::borrow::Cow;
use std::ops::Range;

use crate::article::Span;

/// A stretch of the text and what stands there instead.
#[derive(Debug, PartialEq)]
pub(super) struct Edit {
    pub range: Range<usize>,
    pub text: Cow<'static, str>,
}

impl Edit {
    pub fn new(range: Range<usize>, text: impl Into<Cow<'static, str>>) -> Edit {
        Edit {
            range,
            text: text.into(),
        }
    }

    pub fn delete(range: Range<usize>) -> Edit {
        Edit::new(range, "")
    }
}

/// The text after the edits, which are in order and do not overlap.
pub(super) fn apply(text: &str, edits: &[Edit], spans: &mut [Span]) -> String {
    let mut edited = String::with_capacity(text.len());
    // Where each edit ends, before and after.
    let mut ends = Vec::with_capacity(if spans.is_empty() { 0 } else { edits.len() });
    let mut from = 0;
    for edit in edits {
        edited.push_str(text.get(from..edit.range.start).unwrap_or_default());
        edited.push_str(&edit.text);
        from = edit.range.end;
        if !spans.is_empty() {
            ends.push((edit, edited.len()));
        }
    }
    edited.push_str(text.get(from..).unwrap_or_default());
    for span in spans {
        (span.start, span.end) = (moved(span.start, &ends).start, moved(span.end, &ends).end);
    }
    edited
}

/// Where a place of the old text stands in the new one: all of an edit where it was inside one.
fn moved(at: usize, ends: &[(&Edit, usize)]) -> Range<usize> {
    let next = ends.partition_point(|(edit, _)| edit.range.end <= at);
    let shifted = match next.checked_sub(1).and_then(|last| ends.get(last)) {
        Some((edit, end)) => end + (at - edit.range.end),
        None => at,
    };
    match ends.get(next) {
        Some((edit, end)) if edit.range.start < at => end.saturating_sub(edit.text.len())..*end,
        _ => shifted..shifted,
    }
}

/// Takes white space off the spans' ends, and spans away that hold nothing else.
pub(super) fn trim_spans(text: &str, spans: &mut Vec<Span>) {
    spans.retain_mut(|span| {
        let Some(inside) = text.get(span.start..span.end.max(span.start)) else {
            return false;
        };
        let trimmed = inside.trim();
        span.start += inside.len() - inside.trim_start().len();
        span.end = span.start + trimmed.len();
        !trimmed.is_empty()
    });
}
