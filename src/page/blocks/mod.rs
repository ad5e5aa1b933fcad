//! Tree to candidates: every visible text unit once, in reading order, and what the features need.
//! A block ends where a block element, a `<br>` or an `<hr>` begins or ends.

mod accordions;
mod aside;
mod aside_walk;
mod asides;
mod attributes;
mod boxes;
mod code;
mod heading_links;
mod hover_cards;
mod inline;
mod links;
mod marks;
mod names;
mod peek;
mod pieces;
mod rows;
mod shape;
mod style;
mod table_walk;
mod tables;

use std::collections::HashMap;

use super::attribute::AttributeName;
use super::selectors;
use super::structure::{Edge, ElementInfo, Marks, NO_ELEMENT, Structure};
use super::tag::Tag;
use super::tree::{Element, NodeId, Tree};
use crate::document::{Aside, Candidate};
use crate::options::Options;
use asides::Asides;
use inline::{Gap, Run};
use links::Links;
use rows::Grid;
use shape::Layout;
use tables::Tables;

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
    asides: Asides,
    /// What went out of the block at hand.
    gone: Vec<Aside>,
    /// Notes that stood in the block at hand.
    notes: Vec<String>,
    /// The pieces that went out of blocks so far.
    pieces_gone: usize,
    /// The level of the last heading.
    last_heading: u8,
    tables: Tables,
    /// The table of data that the walk is inside of.
    grid: Option<Grid>,
    /// The tables of data so far.
    grids: u32,
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
            asides: Asides::of(tree),
            gone: Vec::new(),
            notes: Vec::new(),
            pieces_gone: 0,
            last_heading: 2,
            tables: Tables::of(tree),
            grid: None,
            grids: 0,
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
        self.end_asides();
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
                self.boundary(Edge::Opens(tag), Gap::Space);
                return false;
            }
            Tag::Img => {
                self.pictures += 1;
                return false;
            }
            Tag::Custom if element.name() == "amp-img" => self.pictures += 1,
            tag if tag.is_unseen() => return false,
            _ => {}
        }
        if self.take_aside(&element) {
            return false;
        }
        self.open(node);
        true
    }

    fn open(&mut self, node: NodeId) {
        let Some(element) = self.tree.element(node) else {
            return;
        };
        let tag = self.tag_of(&element);
        if boxes::are_parted(self.tree, &element, self.run.before()) {
            self.run.space();
        }
        if boxes::is_line_of_card(self.tree, &element) {
            self.boundary(Edge::Opens(tag), Gap::Space);
        }
        if !tag.is_inline() {
            let gap = if tag == Tag::Li {
                Gap::Item
            } else {
                Gap::Space
            };
            self.boundary(Edge::Opens(tag), gap);
        }
        let (parent, depth, inherited, layout, named) = match self.open.last() {
            Some(above) => {
                let info = self.structure.elements.get(above.index as usize);
                (
                    above.index,
                    info.map_or(0, |info| info.depth + 1),
                    info.map_or(Marks::default(), |info| info.marks),
                    self.layout_around(&element, above.layout),
                    info.and_then(|info| info.selector),
                )
            }
            None => (NO_ELEMENT, 0, Marks::default(), Layout::default(), None),
        };
        let read = attributes::read(&element, &mut self.structure.tokens);
        let mut own = read.marks;
        if own.has(Marks::HIDDEN) && accordions::is_panel(self.tree, &element) {
            own = own.without(Marks::HIDDEN);
        }
        let marks = inherited.inherited(own);
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
        self.open_part(&element, index);
        if tag != Tag::Span || element.tag() != Tag::A {
            self.run.open_inline(&element, &self.links);
        }
        self.open.push(Open {
            node,
            tag,
            index,
            layout: layout.inside(&element, tag, (index, marks), self.last_heading),
        });
        if let Some(level) = heading_level(&element) {
            self.last_heading = level;
        }
    }

    /// Ends the block at hand, or parts it where it is a cell of a table of data.
    fn boundary(&mut self, edge: Edge, gap: Gap) {
        if self.grid.as_ref().is_some_and(Grid::is_in_row) {
            self.run.part(gap);
        } else if self.is_line_of_code(edge) {
            self.run.line();
        } else {
            self.flush(edge);
        }
        self.edge = edge;
    }

    fn close(&mut self, node: NodeId) {
        if self.open.last().map(|open| open.node) != Some(node) {
            return;
        }
        let is_inline = self.open.last().is_some_and(|open| open.tag.is_inline());
        if !is_inline && !self.goes_on_behind_card(node) {
            let tag = self.open.last().map_or(Tag::Other, |open| open.tag);
            self.boundary(Edge::Closes(tag), Gap::Space);
        }
        self.run.close_inline(node);
        self.close_part(node);
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
        let in_row = self.grid.as_ref().is_some_and(Grid::is_in_row);
        let layout = self.open.last().map(|open| open.layout);
        !in_row && layout.is_some_and(|layout| layout.preformatted)
    }

    fn text(&mut self, text: &str) {
        let preformatted = self.is_preformatted();
        let is_blank = text.chars().all(char::is_whitespace);
        if is_blank {
            if !(self.run.is_empty() || preformatted && self.is_between_lines()) {
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
}

/// The level of a heading, by its name or its role.
fn heading_level(element: &Element<'_>) -> Option<u8> {
    let by_role = || {
        let role = element.attribute(AttributeName::Role)?;
        let level = element.attribute(AttributeName::AriaLevel);
        let level = level.and_then(|level| level.trim().parse().ok());
        (role.trim() == "heading").then_some(level.unwrap_or(2u8).clamp(1, 6))
    };
    element.tag().heading_level().or_else(by_role)
}
