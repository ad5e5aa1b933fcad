//! Flat text: one line of lowercase words to candidates, their byte ranges kept.
//! Menus before the story and the footer after it are told apart by anchors and unmarked ends.

use std::borrow::Cow;

use crate::article::State;
use crate::document::{Candidate, Document, Head, Shape};
use crate::metadata::Metadata;
use crate::options::Options;

/// Reads a flat text.
pub(crate) fn read<'d>(text: &'d str, _options: &Options) -> Document<'d> {
    Document {
        state: State::Flat,
        candidates: vec![Candidate {
            text: Cow::Borrowed(text),
            range: Some(0..text.len()),
            shape: Shape::Paragraph,
            spans: Vec::new(),
            restored: None,
        }],
        beyond_limit: None,
        metadata: Metadata::default(),
        notes: Vec::new(),
        structure: None,
        head: Head::default(),
        hyphenated: false,
    }
}
