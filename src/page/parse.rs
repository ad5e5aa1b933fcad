//! HTML to a [`Tree`].

use super::gate::Gate;
use super::parsing::Parsing;
use super::tokenizer;
use super::tree::Tree;

/// Bytes of HTML for each node, on average; only a first guess at the arena's size.
const BYTES_PER_NODE: usize = 64;

/// Parses a page.
pub(crate) fn parse(html: &str, parsing: Parsing<'_>) -> Tree {
    let gate = Gate::new(parsing.limits.depth, html.len() / BYTES_PER_NODE);
    tokenizer::run(html, parsing, &gate);
    gate.into_tree()
}
