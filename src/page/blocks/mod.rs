//! Tree to candidates: every visible text unit once, in reading order, and what the features need.
//! A block ends where a block element, a `<br>` or an `<hr>` begins or ends.

mod attributes;
mod inline;
mod links;
mod rows;
mod shape;

use std::borrow::Cow;
use std::collections::HashMap;

use super::selectors;
use super::structure::{BlockInfo, Edge, ElementInfo, Marks, NO_ELEMENT, Structure};
use super::tag::Tag;
use super::tree::{NodeId, Tree};
use crate::document::Candidate;
use crate::options::Options;
use inline::Run;
use links::Links;
use shape::Layout;

/// The candidates of a page and the structure that belongs to them.
pub(super) struct Blocks {
    pub candidates: Vec<Candidate<'static>>,
    pub structure: Structure,
    /// All text after as many blocks as the limit allows.
    pub beyond_limit: Option<Candidate<'static>>,
}

/// Cuts a page into blocks, as many as the options' limit allows.
pub(super) fn cut(tree: &Tree, url: Option<&str>, options: &Options) -> Blocks {
    let mut cutter = Cutter::new(tree, url, options);
    cutter.run();
    rows::merge(&mut cutter.candidates, &mut cutter.structure);
    Blocks {
        candidates: cutter.candidates,
        structure: cutter.structure,
        beyond_limit: cutter.beyond_limit,
    }
}

struct Cutter<'t> {
    tree: &'t Tree,
    links: Links,
    limit: usize,
    /// The elements that the caller's selectors name.
    named: HashMap<NodeId, u16>,
    beyond_limit: Option<Candidate<'static>>,
    structure: Structure,
    candidates: Vec<Candidate<'static>>,
    /// The open elements with their place in `structure.elements`.
    open: Vec<Open>,
    run: Run,
    /// What was last opened or closed before the text at hand.
    edge: Edge,
    start: Edge,
    element: u32,
    pictures: u32,
}

/// An element that the walk is inside of.
struct Open {
    node: NodeId,
    tag: Tag,
    index: u32,
    layout: Layout,
}

impl<'t> Cutter<'t> {
    fn new(tree: &'t Tree, url: Option<&str>, options: &Options) -> Cutter<'t> {
        Cutter {
            tree,
            links: Links::new(tree, url),
            limit: options.limits.blocks,
            named: selectors::named(tree, &options.selectors),
            beyond_limit: None,
            structure: Structure::default(),
            candidates: Vec::new(),
            open: Vec::new(),
            run: Run::default(),
            edge: Edge::Page,
            start: Edge::Page,
            element: NO_ELEMENT,
            pictures: 0,
        }
    }

    /// Walks the tree by its links, without recursion.
    fn run(&mut self) {
        let mut next = self.tree.first_child(Tree::DOCUMENT);
        while let Some(node) = next {
            let entered = self.enter(node);
            next = entered
                .then(|| self.tree.first_child(node))
                .flatten()
                .or_else(|| self.leave_to_next(node));
        }
        self.flush(Edge::Page);
    }

    /// The node after everything below `node`; closes what ends on the way there.
    fn leave_to_next(&mut self, mut node: NodeId) -> Option<NodeId> {
        loop {
            self.close(node);
            if let Some(next) = self.tree.next_sibling(node) {
                return Some(next);
            }
            node = self.tree.parent(node)?;
        }
    }

    /// Takes up a node; `false` where nothing below it is to be read.
    fn enter(&mut self, node: NodeId) -> bool {
        if let Some(text) = self.tree.text(node) {
            self.text(text);
            return false;
        }
        let Some(element) = self.tree.element(node) else {
            return true;
        };
        match element.tag() {
            Tag::Html => return true,
            Tag::Br if self.is_preformatted() => {
                self.run.text("\n", true);
                return false;
            }
            tag @ (Tag::Br | Tag::Hr) => {
                self.flush(Edge::Opens(tag));
                self.edge = Edge::Opens(tag);
                return false;
            }
            Tag::Img => {
                self.pictures += 1;
                return false;
            }
            tag if tag.is_unseen() => return false,
            _ => {}
        }
        self.open(node);
        true
    }

    fn open(&mut self, node: NodeId) {
        let Some(element) = self.tree.element(node) else {
            return;
        };
        let tag = element.tag();
        if !tag.is_inline() {
            self.flush(Edge::Opens(tag));
            self.edge = Edge::Opens(tag);
        }
        let (parent, depth, inherited, layout, named) = match self.open.last() {
            Some(above) => {
                let info = self.structure.elements.get(above.index as usize);
                (
                    above.index,
                    info.map_or(0, |info| info.depth + 1),
                    info.map_or(Marks::default(), |info| info.marks),
                    above.layout,
                    info.and_then(|info| info.selector),
                )
            }
            None => (NO_ELEMENT, 0, Marks::default(), Layout::default(), None),
        };
        let read = attributes::read(&element, &mut self.structure.tokens);
        let marks = inherited.inherited(read.marks);
        let index = self.structure.elements.len() as u32;
        self.structure.elements.push(ElementInfo {
            parent,
            tag,
            depth,
            marks,
            tokens: read.tokens,
            kind: read.kind,
            selector: self.named.get(&node).copied().or(named),
        });
        self.run.open_inline(&element, &self.links);
        self.open.push(Open {
            node,
            tag,
            index,
            layout: layout.inside(&element, marks),
        });
    }

    fn close(&mut self, node: NodeId) {
        if self.open.last().map(|open| open.node) != Some(node) {
            return;
        }
        let is_inline = self.open.last().is_some_and(|open| open.tag.is_inline());
        if !is_inline {
            let tag = self.open.last().map_or(Tag::Other, |open| open.tag);
            self.flush(Edge::Closes(tag));
            self.edge = Edge::Closes(tag);
        }
        self.run.close_inline(node);
        let Some(closed) = self.open.pop() else {
            return;
        };
        if closed.tag == Tag::Li
            && let Some(list) = self.open.last_mut()
        {
            list.layout.item_ended();
        }
    }

    fn is_preformatted(&self) -> bool {
        self.open
            .last()
            .is_some_and(|open| open.layout.preformatted)
    }

    fn text(&mut self, text: &str) {
        let preformatted = self.is_preformatted();
        let is_blank = text.chars().all(char::is_whitespace);
        if is_blank {
            if !self.run.is_empty() {
                self.run.text(text, preformatted);
            }
            return;
        }
        let index = self.open.last().map_or(NO_ELEMENT, |open| open.index);
        if self.run.is_empty() {
            self.start = self.edge;
            self.element = index;
        } else {
            self.element = self.common_ancestor(self.element, index);
        }
        self.run.text(text, preformatted);
    }

    /// The innermost element that holds both. Inline elements nest no deeper than the tree.
    fn common_ancestor(&self, mut left: u32, mut right: u32) -> u32 {
        while left != right {
            let (Some(a), Some(b)) = (
                self.structure.elements.get(left as usize),
                self.structure.elements.get(right as usize),
            ) else {
                return left.min(right);
            };
            if a.depth >= b.depth {
                left = a.parent;
            } else {
                right = b.parent;
            }
        }
        left
    }

    /// Ends the block at hand, if there is one that holds a word.
    fn flush(&mut self, end: Edge) {
        let Some(block) = self.run.take() else {
            return;
        };
        if self.candidates.len() >= self.limit {
            self.add_beyond_limit(&block.text);
            return;
        }
        let shape = self
            .open
            .last_mut()
            .map(|open| open.layout.shape())
            .unwrap_or(crate::document::Shape::Paragraph);
        self.mark_item_started(shape);
        self.structure.blocks.push(BlockInfo {
            element: self.element,
            words: block.words,
            link_words: block.link_words,
            bold_words: block.bold_words,
            links: block.links,
            pictures: std::mem::take(&mut self.pictures),
            start: self.start,
            end,
        });
        self.candidates.push(Candidate {
            text: Cow::Owned(block.text),
            range: None,
            shape,
            spans: block.spans,
            restored: None,
            anchor: None,
        });
    }

    fn add_beyond_limit(&mut self, text: &str) {
        let rest = self.beyond_limit.get_or_insert_with(|| Candidate {
            text: Cow::Owned(String::new()),
            range: None,
            shape: crate::document::Shape::Paragraph,
            spans: Vec::new(),
            restored: None,
            anchor: None,
        });
        let all = rest.text.to_mut();
        if !all.is_empty() {
            all.push('\n');
        }
        all.push_str(text);
    }

    /// Only the first block of a list item carries its bullet or number.
    fn mark_item_started(&mut self, shape: crate::document::Shape) {
        if matches!(shape, crate::document::Shape::ListItem { .. }) {
            for open in self.open.iter_mut().rev() {
                open.layout.item_started = true;
                if open.tag == Tag::Li {
                    break;
                }
            }
        }
    }
}
