//! The parsed page: elements and text in one arena, linked by number.
//!
//! [`Tree::elements`] goes over every element in document order; an [`Element`] knows its tag, its
//! attributes, its parent and the text below it. What no reader sees (scripts, styles, comments,
//! the inside of SVG) is not in the tree, except for the texts of JSON-LD scripts in
//! [`Tree::json_ld`].

use std::ops::Range;

use html5ever::LocalName;
use html5ever::tendril::StrTendril;

use super::attribute::{Attribute, AttributeName};
use super::tag::Tag;
use crate::article::Limit;

/// A node's number in its tree.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct NodeId(pub u32);

impl NodeId {
    /// "No such node" in the links between nodes.
    pub(super) const NONE: NodeId = NodeId(u32::MAX);

    pub fn index(self) -> usize {
        self.0 as usize
    }

    fn some(self) -> Option<NodeId> {
        (self != NodeId::NONE).then_some(self)
    }
}

/// What a node is.
#[derive(Debug)]
pub(crate) enum NodeKind {
    Document,
    Element {
        tag: Tag,
        name: LocalName,
        attributes: Range<u32>,
    },
    Text(StrTendril),
}

/// A node and its links.
#[derive(Debug)]
pub(crate) struct Node {
    pub kind: NodeKind,
    pub(super) parent: NodeId,
    pub(super) first_child: NodeId,
    pub(super) last_child: NodeId,
    pub(super) previous: NodeId,
    pub(super) next: NodeId,
}

/// A parsed page.
#[derive(Debug, Default)]
pub(crate) struct Tree {
    pub(super) nodes: Vec<Node>,
    pub(super) attributes: Vec<Attribute>,
    pub(super) json_ld: Vec<StrTendril>,
    /// The bytes of markup and text in `<noscript>`, where it was stepped over.
    pub(super) noscript_bytes: usize,
    /// The limits that the page went over, by name.
    pub(super) limits_hit: Vec<Limit>,
}

impl Tree {
    /// The document node, above `<html>`.
    pub const DOCUMENT: NodeId = NodeId(0);

    /// The node, if there is one of this number.
    pub fn node(&self, id: NodeId) -> Option<&Node> {
        self.nodes.get(id.index())
    }

    /// How many nodes there are, detached ones included.
    pub fn len(&self) -> usize {
        self.nodes.len()
    }

    /// The parent of a node.
    pub fn parent(&self, id: NodeId) -> Option<NodeId> {
        self.node(id)?.parent.some()
    }

    /// The first child of a node.
    pub fn first_child(&self, id: NodeId) -> Option<NodeId> {
        self.node(id)?.first_child.some()
    }

    /// The next sibling of a node.
    pub fn next_sibling(&self, id: NodeId) -> Option<NodeId> {
        self.node(id)?.next.some()
    }

    /// The sibling before a node.
    pub fn previous_sibling(&self, id: NodeId) -> Option<NodeId> {
        self.node(id)?.previous.some()
    }

    /// The attributes of all elements, detached ones included.
    pub fn attributes(&self) -> &[Attribute] {
        &self.attributes
    }

    /// Every node of the page in document order, without the document itself.
    pub fn walk(&self) -> Walk<'_> {
        self.walk_below(Tree::DOCUMENT)
    }

    /// Every node below this one in document order.
    pub fn walk_below(&self, root: NodeId) -> Walk<'_> {
        Walk {
            tree: self,
            root,
            next: self.first_child(root),
        }
    }

    /// Every element of the page in document order.
    pub fn elements(&self) -> impl Iterator<Item = Element<'_>> {
        self.walk().filter_map(|id| self.element(id))
    }

    /// The node as an element, if it is one.
    pub fn element(&self, id: NodeId) -> Option<Element<'_>> {
        match &self.node(id)?.kind {
            NodeKind::Element {
                tag,
                name,
                attributes,
            } => Some(Element {
                tree: self,
                id,
                tag: *tag,
                name,
                attributes: attributes.clone(),
            }),
            _ => None,
        }
    }

    /// The node's own text, if it is a text node.
    pub fn text(&self, id: NodeId) -> Option<&str> {
        match &self.node(id)?.kind {
            NodeKind::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The texts of the scripts of type `application/ld+json`, in document order.
    pub fn json_ld(&self) -> impl Iterator<Item = &str> {
        self.json_ld.iter().map(|text| &**text)
    }
}

/// Walks a tree in document order by its links.
pub(crate) struct Walk<'t> {
    tree: &'t Tree,
    root: NodeId,
    next: Option<NodeId>,
}

impl Iterator for Walk<'_> {
    type Item = NodeId;

    fn next(&mut self) -> Option<NodeId> {
        let current = self.next?;
        self.next = self
            .tree
            .first_child(current)
            .or_else(|| self.after(current));
        Some(current)
    }
}

impl Walk<'_> {
    /// The node after everything below `node`.
    fn after(&self, mut node: NodeId) -> Option<NodeId> {
        while node != self.root {
            if let Some(next) = self.tree.next_sibling(node) {
                return Some(next);
            }
            node = self.tree.parent(node)?;
        }
        None
    }
}

/// An element of a [`Tree`].
#[derive(Clone)]
pub(crate) struct Element<'t> {
    tree: &'t Tree,
    id: NodeId,
    tag: Tag,
    name: &'t LocalName,
    attributes: Range<u32>,
}

impl<'t> Element<'t> {
    /// Its number in the tree.
    pub fn id(&self) -> NodeId {
        self.id
    }

    /// Its name as a small integer.
    pub fn tag(&self) -> Tag {
        self.tag
    }

    /// Its name.
    pub fn name(&self) -> &'t str {
        self.name
    }

    /// Its attributes as far as the tree keeps them.
    pub fn attributes(&self) -> &'t [Attribute] {
        let range = self.attributes.start as usize..self.attributes.end as usize;
        self.tree.attributes.get(range).unwrap_or_default()
    }

    /// The value of an attribute.
    pub fn attribute(&self, name: AttributeName) -> Option<&'t str> {
        self.attributes()
            .iter()
            .find(|attribute| attribute.name == name)
            .map(|attribute| &*attribute.value)
    }

    /// The element around it.
    pub fn parent(&self) -> Option<Element<'t>> {
        self.tree.element(self.tree.parent(self.id)?)
    }

    /// The elements around it, innermost first.
    pub fn ancestors(&self) -> impl Iterator<Item = Element<'t>> + use<'t> {
        std::iter::successors(self.parent(), Element::parent)
    }

    /// The element before it, if no text stands between.
    pub fn previous(&self) -> Option<Element<'t>> {
        self.beside(Tree::previous_sibling)
    }

    /// The element after it, if no text stands between.
    pub fn next(&self) -> Option<Element<'t>> {
        self.beside(Tree::next_sibling)
    }

    /// The sibling to which a step leads, white space between the two aside.
    fn beside(&self, step: fn(&Tree, NodeId) -> Option<NodeId>) -> Option<Element<'t>> {
        let mut sibling = step(self.tree, self.id)?;
        let text = self.tree.text(sibling);
        if text.is_some_and(|text| text.trim().is_empty()) {
            sibling = step(self.tree, sibling)?;
        }
        self.tree.element(sibling)
    }

    /// Whether text stands directly in it, among its first children.
    pub fn has_own_text(&self) -> bool {
        const MOST: usize = 32;
        let first = self.tree.first_child(self.id);
        let children = std::iter::successors(first, |&child| self.tree.next_sibling(child));
        let mut texts = children
            .take(MOST)
            .filter_map(|child| self.tree.text(child));
        texts.any(|text| !text.trim().is_empty())
    }

    /// Whether it is laid out as a block: any element that is none of a line's, and a custom element
    /// among elements alone. Browsers show custom elements in a line where no style sheet says
    /// otherwise, but sites that build pages of them have one.
    pub fn is_block(&self) -> bool {
        match self.tag {
            Tag::Custom => {
                !self.parent().is_some_and(|parent| parent.has_own_text())
                    && !self
                        .ancestors()
                        .take(4)
                        .any(|around| around.tag.holds_a_line())
            }
            tag => !tag.is_inline(),
        }
    }

    /// All text below it, white space folded.
    pub fn text(&self) -> String {
        let mut text = String::new();
        for id in self.tree.walk_below(self.id) {
            if let Some(piece) = self.tree.text(id) {
                fold_onto(&mut text, piece);
            }
        }
        text.truncate(text.trim_end().len());
        text
    }
}

/// Appends `piece` with every run of white space as one space, none at the start.
pub(crate) fn fold_onto(text: &mut String, piece: &str) {
    let mut spaced = text.is_empty() || text.ends_with(' ');
    // What is folded already is copied in one go: most pieces are, from end to end.
    let (mut copied, mut at) = (0, 0);
    while let Some(&byte) = piece.as_bytes().get(at) {
        let white = white_length(piece, at, byte);
        if white == 0 || (byte == b' ' && !spaced) {
            spaced = white > 0;
            at += 1;
            continue;
        }
        text.push_str(piece.get(copied..at).unwrap_or_default());
        if !spaced {
            text.push(' ');
            spaced = true;
        }
        at += white;
        copied = at;
    }
    text.push_str(piece.get(copied..).unwrap_or_default());
}

/// The bytes of the white space that begins at a byte of `text`; 0 where none does.
fn white_length(text: &str, at: usize, byte: u8) -> usize {
    match byte {
        b' ' | b'\t'..=b'\r' => 1,
        // The first bytes of what white space there is beyond ASCII.
        0xC2 | 0xE1..=0xE3 => {
            let character = text.get(at..).and_then(|rest| rest.chars().next());
            let white = character.filter(|character| character.is_whitespace());
            white.map_or(0, char::len_utf8)
        }
        _ => 0,
    }
}
