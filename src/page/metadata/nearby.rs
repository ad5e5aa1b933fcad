//! The lines of text around the headline, where bylines and dates stand without any mark-up.

use std::collections::HashSet;

use super::values::folded;
use crate::page::tag::Tag;
use crate::page::tree::{Element, NodeId, Tree};

/// How many levels above the headline the reading starts.
const LEVELS_UP: usize = 3;

/// How much text is read, and how many nodes.
const MOST_BYTES: usize = 2500;
const MOST_NODES: usize = 1500;

/// The short lines of text from a little before the headline on, in order.
pub(super) fn lines(
    tree: &Tree,
    headline: NodeId,
    around_headline: &HashSet<NodeId>,
) -> Vec<String> {
    let mut start = headline;
    for _ in 0..LEVELS_UP {
        let parent = tree.parent(start).and_then(|parent| tree.element(parent));
        match parent {
            Some(parent) if !matches!(parent.tag(), Tag::Body | Tag::Html) => start = parent.id(),
            _ => break,
        }
    }
    let mut lines = Vec::new();
    let mut line = String::new();
    let mut read = 0;
    let mut passed_headline = false;
    let mut next = Some(start);
    let mut left = MOST_NODES;
    while let Some(node) = next.filter(|_| left > 0) {
        left -= 1;
        passed_headline |= node == headline;
        let element = tree.element(node);
        let enters = element
            .as_ref()
            .is_none_or(|element| around_headline.contains(&node) || !is_beside(element));
        next = tree
            .first_child(node)
            .filter(|_| enters)
            .or_else(|| after(tree, node));
        match element {
            Some(_) if !enters => finish(&mut line, &mut lines),
            Some(element) if !element.tag().is_inline() => finish(&mut line, &mut lines),
            Some(_) => line.push(' '),
            None => {
                line.push_str(tree.text(node).unwrap_or_default());
            }
        }
        if passed_headline {
            read += tree.text(node).map_or(0, str::len);
        }
        if read > MOST_BYTES {
            break;
        }
    }
    finish(&mut line, &mut lines);
    lines
}

fn finish(line: &mut String, lines: &mut Vec<String>) {
    let text = folded(line);
    line.clear();
    if !text.is_empty() {
        lines.push(text);
    }
}

/// Whether other things than the article are inside.
fn is_beside(element: &Element<'_>) -> bool {
    matches!(element.tag(), Tag::Aside | Tag::Footer | Tag::Nav) || element.tag().is_unseen()
}

/// The node after everything below this one.
fn after(tree: &Tree, mut node: NodeId) -> Option<NodeId> {
    loop {
        if let Some(next) = tree.next_sibling(node) {
            return Some(next);
        }
        node = tree.parent(node)?;
    }
}
