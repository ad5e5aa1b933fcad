//! Links and emphasis inside a block: how much of it they are, and whether it begins or ends so.
//! "Read more: …" ends with a link, a note of the editors is set in italics from end to end.

use crate::article::{Span, SpanKind};
use crate::document::Candidate;

/// What the spans of a block say.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Inline {
    /// The share of its bytes that is emphasis.
    pub emphasis: f32,
    pub starts_with_link: bool,
    pub ends_with_link: bool,
}

/// Bytes after the last link that still are its end: a stop, a bracket.
const CLOSING: usize = 2;

impl Inline {
    pub fn of(candidate: &Candidate<'_>) -> Inline {
        let length = candidate.text.len();
        let is_link = |span: &&Span| matches!(span.kind, SpanKind::Link(_));
        let emphasis: usize = candidate
            .spans
            .iter()
            .filter(|span| span.kind == SpanKind::Emphasis)
            .map(|span| span.end.saturating_sub(span.start))
            .sum();
        let mut links = candidate.spans.iter().filter(is_link).peekable();
        Inline {
            emphasis: (emphasis as f32 / length.max(1) as f32).min(1.0),
            starts_with_link: links.peek().is_some_and(|link| link.start == 0),
            ends_with_link: links.any(|link| link.end + CLOSING >= length),
        }
    }
}
