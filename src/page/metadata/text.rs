//! The text below an element, as a value: bounded in length and in work.

use crate::page::tag::Tag;
use crate::page::tree::{Element, NodeId, Tree};
use crate::text::{on_one_line, start};

/// Where spaces are put between texts that have none.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Spacing {
    /// At blocks and line breaks, as a reader sees it.
    Blocks,
    /// At every element: `<span>By</span><span>Ana Ruiz</span>`.
    Elements,
}

/// Bytes of text after which a value is no value.
const MOST_BYTES: usize = 2000;

/// Nodes looked at below one element, so that nested candidates cost no more than their number.
const MOST_NODES: usize = 400;

/// The text below a node, white space folded; what comes over the bounds is cut. Elements that
/// `skips` accepts are left out with everything below them.
pub(super) fn below(
    tree: &Tree,
    root: NodeId,
    spacing: Spacing,
    skips: impl Fn(&Element<'_>) -> bool,
) -> String {
    let mut text = String::new();
    let mut next = tree.first_child(root);
    let mut left = MOST_NODES;
    while let Some(node) = next {
        if left == 0 || text.len() > MOST_BYTES {
            break;
        }
        left -= 1;
        let mut enters = true;
        match tree.element(node) {
            Some(element) if element.tag().is_unseen() || skips(&element) => enters = false,
            Some(element) => space(&mut text, &element, spacing),
            None => {
                let piece = tree.text(node).unwrap_or_default();
                if starts_anew(&text, piece) {
                    text.push(' ');
                }
                text.push_str(start(piece, MOST_BYTES));
            }
        }
        next = tree.first_child(node).filter(|_| enters);
        if next.is_none() {
            next = after(tree, node, root, &mut text, spacing);
        }
    }
    folded(&text)
}

/// The text of the node before an element, or before the element around it, where that is short: the
/// words that say what happened on a date.
pub(super) fn before(tree: &Tree, element: &Element<'_>) -> Option<String> {
    const LONGEST: usize = 40;
    let mut around = Some(element.id());
    for _ in 0..2 {
        let node = around?;
        let parent = tree.parent(node)?;
        let mut last = None;
        let mut sibling = tree.first_child(parent);
        let mut left = 20;
        while let Some(at) = sibling.filter(|&at| at != node && left > 0) {
            left -= 1;
            let text = match tree.text(at) {
                Some(text) => folded(start(text, 400)),
                None => below(tree, at, Spacing::Elements, |_| false),
            };
            if !text.is_empty() {
                last = Some(text);
            }
            sibling = tree.next_sibling(at);
        }
        match last {
            Some(text) => {
                // With digits it is a date itself.
                let is_label = text.chars().count() <= LONGEST && !text.contains(char::is_numeric);
                return is_label.then_some(text);
            }
            None => around = Some(parent),
        }
    }
    None
}

/// Whether a text node starts a new word: `<span>Kicker</span>Headline`.
fn starts_anew(text: &str, piece: &str) -> bool {
    text.ends_with(char::is_lowercase) && piece.starts_with(char::is_uppercase)
}

/// The node after `node` and everything below it.
fn after(
    tree: &Tree,
    mut node: NodeId,
    root: NodeId,
    text: &mut String,
    spacing: Spacing,
) -> Option<NodeId> {
    loop {
        if let Some(element) = tree.element(node) {
            space(text, &element, spacing);
        }
        if let Some(sibling) = tree.next_sibling(node) {
            return Some(sibling);
        }
        node = tree.parent(node).filter(|&parent| parent != root)?;
    }
}

fn space(text: &mut String, element: &Element<'_>, spacing: Spacing) {
    if spacing == Spacing::Elements || element.is_block() || element.tag() == Tag::Br {
        text.push(' ');
    }
}

/// White space folded, and marks left out that have no width; but for the joiners of Persian and Indic
/// scripts, which are part of the spelling.
pub(super) fn folded(text: &str) -> String {
    // The marks begin with one of these bytes; most text has none.
    if !text.bytes().any(|byte| matches!(byte, 0xC2 | 0xE2 | 0xEF)) {
        return on_one_line(text);
    }
    let visible: String = text
        .chars()
        .filter(|c| {
            !matches!(
                c,
                '\u{ad}'
                    | '\u{200b}'
                    | '\u{200e}'
                    | '\u{200f}'
                    | '\u{2060}'
                    | '\u{feff}'
                    | '\u{fffc}'
            )
        })
        .collect();
    on_one_line(&visible)
}
