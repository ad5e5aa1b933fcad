//! How deep a list's item stands among the items before it.

use crate::article::Block;

/// Deeper lists are drawn at this depth; nobody reads them, and indents must not grow with the
/// nesting of a hostile page.
const DEEPEST: u8 = 12;

/// A list that is open: what its items have in common, and a renderer's own mark.
#[derive(Debug)]
struct Open<T> {
    depth: u8,
    numbered: bool,
    mark: T,
}

/// The open lists, outermost first.
#[derive(Debug)]
pub(super) struct Lists<T> {
    open: Vec<Open<T>>,
}

impl<T> Lists<T> {
    pub fn new() -> Lists<T> {
        Lists { open: Vec::new() }
    }

    /// Whether the innermost list ends before the item: it is deeper than the item, or as deep
    /// and numbered where the item is not, or the other way round.
    pub fn ends_before(&self, item: &Block) -> bool {
        self.open.last().is_some_and(|list| {
            list.depth > depth(item)
                || (list.depth == depth(item) && list.numbered != numbered(item))
        })
    }

    /// Whether the item belongs to the innermost list, once those that end are closed.
    pub fn goes_on_with(&self, item: &Block) -> bool {
        self.open
            .last()
            .is_some_and(|list| list.depth == depth(item))
    }

    pub fn push(&mut self, item: &Block, mark: T) {
        self.open.push(Open {
            depth: depth(item),
            numbered: numbered(item),
            mark,
        });
    }

    pub fn pop(&mut self) -> Option<T> {
        self.open.pop().map(|list| list.mark)
    }

    pub fn innermost(&self) -> Option<&T> {
        self.open.last().map(|list| &list.mark)
    }
}

fn depth(item: &Block) -> u8 {
    item.level.clamp(1, DEEPEST)
}

fn numbered(item: &Block) -> bool {
    item.number.is_some()
}
