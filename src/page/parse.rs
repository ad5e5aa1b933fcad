//! HTML to a [`Tree`].

use super::gate::Gate;
use super::tokenizer;
use super::tree::Tree;
use crate::options::Limits;

/// Bytes of HTML for each node, on average; only a first guess at the arena's size.
const BYTES_PER_NODE: usize = 64;

/// How a page is parsed.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Parsing<'l> {
    pub limits: &'l Limits,
    /// For the caller's selectors, which may name any.
    pub keep_all_attributes: bool,
    /// `<noscript>` is read as a division instead of being stepped over.
    pub shows_noscript: bool,
}

impl<'l> Parsing<'l> {
    /// As a browser with scripts shows a page.
    pub fn within(limits: &'l Limits) -> Parsing<'l> {
        Parsing {
            limits,
            keep_all_attributes: false,
            shows_noscript: false,
        }
    }
}

/// Parses a page.
pub(crate) fn parse(html: &str, parsing: Parsing<'_>) -> Tree {
    let gate = Gate::new(parsing.limits.depth, html.len() / BYTES_PER_NODE);
    tokenizer::run(html, parsing, &gate);
    gate.into_tree()
}
