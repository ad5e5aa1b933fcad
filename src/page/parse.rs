//! HTML to a [`Tree`].

use super::gate::Gate;
use super::tokenizer;
use super::tree::Tree;
use crate::options::Limits;

/// Bytes of HTML for each node, on average; only a first guess at the arena's size.
const BYTES_PER_NODE: usize = 64;

/// Parses a page. `keep_all_attributes` is for the caller's selectors, which may name any.
pub(crate) fn parse(html: &str, limits: &Limits, keep_all_attributes: bool) -> Tree {
    let gate = Gate::new(limits.depth, html.len() / BYTES_PER_NODE);
    tokenizer::run(html, limits, keep_all_attributes, &gate);
    gate.into_tree()
}
