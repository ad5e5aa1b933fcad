//! Pages: html5ever behind limits, a tree of our own, blocks with structure features, metadata.
//! Every visible text unit becomes one candidate, in reading order.

pub(crate) mod attribute;
mod gate;
pub(crate) mod metadata;
mod parse;
mod sink;
pub(crate) mod tag;
mod tokenizer;
pub(crate) mod tree;

use crate::article::{Note, State};
use crate::document::{Document, Head};
use crate::options::Options;

/// The elements of a page and what is known of each, for the features that only a page has.
#[derive(Debug, Default)]
pub(crate) struct Structure {}

/// Reads a page.
pub(crate) fn read(html: &str, url: Option<&str>, options: &Options) -> Document<'static> {
    let tree = parse::parse(html, &options.limits, false);
    let metadata = metadata::extract(&tree, url);
    let notes = tree
        .limits_hit
        .iter()
        .map(|name| Note::Limit(name.to_string()));
    Document {
        state: State::Page,
        candidates: Vec::new(),
        beyond_limit: None,
        metadata,
        notes: notes.collect(),
        structure: Some(Structure::default()),
        head: Head::default(),
        hyphenated: false,
    }
}
