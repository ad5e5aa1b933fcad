//! Pages: html5ever behind limits, a tree of our own, blocks with structure features, metadata.
//! Every visible text unit becomes one candidate, in reading order.

use crate::article::State;
use crate::document::{Document, Head};
use crate::metadata::Metadata;
use crate::options::Options;

/// The elements of a page and what is known of each, for the features that only a page has.
#[derive(Debug, Default)]
pub(crate) struct Structure {}

/// Reads a page.
pub(crate) fn read(_html: &str, _url: Option<&str>, _options: &Options) -> Document<'static> {
    Document {
        state: State::Page,
        candidates: Vec::new(),
        metadata: Metadata::default(),
        notes: Vec::new(),
        structure: Some(Structure::default()),
        head: Head::default(),
        hyphenated: false,
    }
}
