//! The lines of text around the headline, where bylines and dates stand without any mark-up.

use super::values::folded;
use crate::page::tag::Tag;
use crate::page::tree::{NodeId, Tree};

/// How many levels above the headline the reading starts.
const LEVELS_UP: usize = 3;

/// How much text is read, and how many nodes.
const MOST_BYTES: usize = 2500;
const MOST_NODES: usize = 1500;

/// The short lines of text from a little before the headline on, in order.
pub(super) fn lines(tree: &Tree, headline: NodeId) -> Vec<String> {
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
    for node in following(tree, start).take(MOST_NODES) {
        passed_headline |= node == headline;
        match tree.element(node) {
            Some(element) if !element.tag().is_inline() => finish(&mut line, &mut lines),
            Some(_) => line.push(' '),
            None => {
                let parent = tree.parent(node).and_then(|parent| tree.element(parent));
                let unseen = parent
                    .as_ref()
                    .is_some_and(|parent| parent.tag().is_unseen());
                if !unseen {
                    line.push_str(tree.text(node).unwrap_or_default());
                }
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

/// The node and everything after it in document order.
fn following(tree: &Tree, start: NodeId) -> impl Iterator<Item = NodeId> {
    std::iter::successors(Some(start), |&node| {
        tree.first_child(node).or_else(|| {
            let mut node = node;
            loop {
                if let Some(next) = tree.next_sibling(node) {
                    return Some(next);
                }
                node = tree.parent(node)?;
            }
        })
    })
}
