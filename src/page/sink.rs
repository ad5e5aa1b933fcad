//! The tree sink: html5ever's tree builder writes here.

use std::borrow::Cow;
use std::cell::RefCell;

use html5ever::interface::{ElemName, ElementFlags, NodeOrText, QuirksMode, TreeSink};
use html5ever::tendril::StrTendril;
use html5ever::{LocalName, Namespace, QualName, ns};

use super::attribute::Attribute;
use super::tag::Tag;
use super::tree::{Node, NodeId, NodeKind, Tree};
use crate::article::Limit;

/// A handle of the tree builder: the node's number, and its name so that asking for it borrows
/// nothing.
#[derive(Clone, Debug)]
pub(super) struct Handle {
    pub id: NodeId,
    name: Name,
}

/// An element's name as the tree builder asks for it.
#[derive(Clone, Debug)]
pub(super) struct Name {
    namespace: Namespace,
    local: LocalName,
}

impl ElemName for &Name {
    fn ns(&self) -> &Namespace {
        &self.namespace
    }

    fn local_name(&self) -> &LocalName {
        &self.local
    }
}

/// Collects the tree while the page is parsed.
pub(super) struct Sink {
    tree: RefCell<Tree>,
}

impl Sink {
    pub fn new(expected_nodes: usize) -> Sink {
        let mut tree = Tree::default();
        tree.nodes.reserve(expected_nodes);
        tree.nodes.push(node(NodeKind::Document));
        Sink {
            tree: RefCell::new(tree),
        }
    }

    /// Puts attributes into the arena; the tree builder gets their [`ticket`] instead.
    pub fn keep_attributes(&self, attributes: &mut Vec<Attribute>) -> StrTendril {
        let kept = &mut self.tree.borrow_mut().attributes;
        let start = kept.len() as u32;
        kept.append(attributes);
        ticket(start..kept.len() as u32)
    }

    pub fn keep_json_ld(&self, text: StrTendril) {
        self.tree.borrow_mut().json_ld.push(text);
    }

    pub fn note_noscript(&self, bytes: usize) {
        self.tree.borrow_mut().noscript_bytes += bytes;
    }

    pub fn note_limit(&self, limit: Limit) {
        let hit = &mut self.tree.borrow_mut().limits_hit;
        if !hit.contains(&limit) {
            hit.push(limit);
        }
    }
}

/// The characters of a ticket: five for where its range starts, three for how long it is, seven bits
/// each, which a tendril holds without an allocation.
const TICKET: usize = 8;
const START: std::ops::Range<usize> = 0..5;
const LENGTH: std::ops::Range<usize> = 5..TICKET;

/// A range of the attribute arena in the form of an attribute's value, so that it goes through the
/// tree builder, its copies of formatting elements included, without the attributes themselves.
fn ticket(range: std::ops::Range<u32>) -> StrTendril {
    let mut ticket = [0; TICKET];
    let numbers = [(START, range.start), (LENGTH, range.end - range.start)];
    for (places, mut number) in numbers {
        for character in ticket.get_mut(places).into_iter().flatten() {
            *character = (number % 128) as u8;
            number /= 128;
        }
    }
    StrTendril::from(str::from_utf8(&ticket).unwrap_or_default())
}

fn read_ticket(value: &str) -> Option<std::ops::Range<u32>> {
    let number = |places: std::ops::Range<usize>| {
        let characters = value.as_bytes().get(places)?.iter().rev();
        Some(characters.fold(0, |number: u32, &character| {
            number.wrapping_mul(128).wrapping_add(u32::from(character))
        }))
    };
    let start = number(START)?;
    Some(start..start.checked_add(number(LENGTH)?)?)
}

fn attribute_range(attributes: &[html5ever::Attribute]) -> std::ops::Range<u32> {
    attributes
        .first()
        .and_then(|attribute| read_ticket(&attribute.value))
        .unwrap_or(0..0)
}

fn node(kind: NodeKind) -> Node {
    Node {
        kind,
        parent: NodeId::NONE,
        first_child: NodeId::NONE,
        last_child: NodeId::NONE,
        previous: NodeId::NONE,
        next: NodeId::NONE,
    }
}

impl Tree {
    fn add(&mut self, kind: NodeKind) -> NodeId {
        let id = NodeId(u32::try_from(self.nodes.len()).unwrap_or(u32::MAX));
        self.nodes.push(node(kind));
        id
    }

    fn node_mut(&mut self, id: NodeId) -> Option<&mut Node> {
        self.nodes.get_mut(id.index())
    }

    fn detach(&mut self, id: NodeId) {
        let Some(node) = self.node_mut(id) else {
            return;
        };
        let (parent, previous, next) = (node.parent, node.previous, node.next);
        node.parent = NodeId::NONE;
        node.previous = NodeId::NONE;
        node.next = NodeId::NONE;
        match self.node_mut(previous) {
            Some(before) => before.next = next,
            None => {
                if let Some(parent) = self.node_mut(parent) {
                    parent.first_child = next;
                }
            }
        }
        match self.node_mut(next) {
            Some(after) => after.previous = previous,
            None => {
                if let Some(parent) = self.node_mut(parent) {
                    parent.last_child = previous;
                }
            }
        }
    }

    fn append_node(&mut self, parent: NodeId, id: NodeId) {
        let Some(above) = self.node_mut(parent) else {
            return;
        };
        let last = std::mem::replace(&mut above.last_child, id);
        if above.first_child == NodeId::NONE {
            above.first_child = id;
        }
        if let Some(last) = self.node_mut(last) {
            last.next = id;
        }
        if let Some(node) = self.node_mut(id) {
            node.parent = parent;
            node.previous = last;
            node.next = NodeId::NONE;
        }
    }

    fn insert_before(&mut self, sibling: NodeId, id: NodeId) {
        let Some(right) = self.node_mut(sibling) else {
            return;
        };
        let parent = right.parent;
        let left = std::mem::replace(&mut right.previous, id);
        match self.node_mut(left) {
            Some(left) => left.next = id,
            None => {
                if let Some(parent) = self.node_mut(parent) {
                    parent.first_child = id;
                }
            }
        }
        if let Some(node) = self.node_mut(id) {
            node.parent = parent;
            node.previous = left;
            node.next = sibling;
        }
    }

    /// Adds to the text node, if it is one.
    fn extend_text(&mut self, id: NodeId, more: &StrTendril) -> bool {
        match self.node_mut(id).map(|node| &mut node.kind) {
            Some(NodeKind::Text(text)) => {
                text.push_tendril(more);
                true
            }
            _ => false,
        }
    }

    fn append(&mut self, parent: NodeId, child: NodeOrText<Handle>) {
        match child {
            NodeOrText::AppendNode(handle) => {
                self.detach(handle.id);
                self.append_node(parent, handle.id);
            }
            NodeOrText::AppendText(text) => {
                let last = self
                    .node(parent)
                    .map_or(NodeId::NONE, |node| node.last_child);
                if !self.extend_text(last, &text) {
                    let id = self.add(NodeKind::Text(text));
                    self.append_node(parent, id);
                }
            }
        }
    }

    fn append_before(&mut self, sibling: NodeId, child: NodeOrText<Handle>) {
        match child {
            NodeOrText::AppendNode(handle) => {
                self.detach(handle.id);
                self.insert_before(sibling, handle.id);
            }
            NodeOrText::AppendText(text) => {
                let left = self
                    .node(sibling)
                    .map_or(NodeId::NONE, |node| node.previous);
                if !self.extend_text(left, &text) {
                    let id = self.add(NodeKind::Text(text));
                    self.insert_before(sibling, id);
                }
            }
        }
    }
}

impl TreeSink for Sink {
    type Handle = Handle;
    type Output = Tree;
    type ElemName<'a> = &'a Name;

    fn finish(self) -> Tree {
        self.tree.into_inner()
    }

    fn parse_error(&self, _message: Cow<'static, str>) {}

    fn get_document(&self) -> Handle {
        Handle {
            id: Tree::DOCUMENT,
            name: Name {
                namespace: ns!(),
                local: LocalName::default(),
            },
        }
    }

    fn elem_name<'a>(&'a self, target: &'a Handle) -> &'a Name {
        &target.name
    }

    fn create_element(
        &self,
        name: QualName,
        attributes: Vec<html5ever::Attribute>,
        _flags: ElementFlags,
    ) -> Handle {
        let tag = match (&name.ns, Tag::of(&name.local)) {
            (_, tag @ (Tag::Svg | Tag::Math)) => tag,
            (namespace, tag) if *namespace == ns!(html) => tag,
            _ => Tag::Other,
        };
        let id = self.tree.borrow_mut().add(NodeKind::Element {
            tag,
            name: name.local.clone(),
            attributes: attribute_range(&attributes),
        });
        Handle {
            id,
            name: Name {
                namespace: name.ns,
                local: name.local,
            },
        }
    }

    fn create_comment(&self, _text: StrTendril) -> Handle {
        let id = self.tree.borrow_mut().add(NodeKind::Document);
        Handle {
            id,
            ..self.get_document()
        }
    }

    fn create_pi(&self, _target: StrTendril, data: StrTendril) -> Handle {
        self.create_comment(data)
    }

    fn append(&self, parent: &Handle, child: NodeOrText<Handle>) {
        self.tree.borrow_mut().append(parent.id, child);
    }

    fn append_based_on_parent_node(
        &self,
        element: &Handle,
        previous: &Handle,
        child: NodeOrText<Handle>,
    ) {
        let mut tree = self.tree.borrow_mut();
        if tree.parent(element.id).is_some() {
            tree.append_before(element.id, child);
        } else {
            tree.append(previous.id, child);
        }
    }

    fn append_doctype_to_document(&self, _: StrTendril, _: StrTendril, _: StrTendril) {}

    fn get_template_contents(&self, target: &Handle) -> Handle {
        target.clone()
    }

    fn same_node(&self, left: &Handle, right: &Handle) -> bool {
        left.id == right.id
    }

    fn set_quirks_mode(&self, _mode: QuirksMode) {}

    fn append_before_sibling(&self, sibling: &Handle, child: NodeOrText<Handle>) {
        self.tree.borrow_mut().append_before(sibling.id, child);
    }

    /// A second `<html>` or `<body>` tag. Its attributes count where the first had none at all:
    /// merging them one by one would cost time by the square on a page of a million such tags.
    fn add_attrs_if_missing(&self, target: &Handle, more: Vec<html5ever::Attribute>) {
        let mut tree = self.tree.borrow_mut();
        if let Some(NodeKind::Element { attributes, .. }) =
            tree.node_mut(target.id).map(|node| &mut node.kind)
            && attributes.start == attributes.end
        {
            *attributes = attribute_range(&more);
        }
    }

    fn remove_from_parent(&self, target: &Handle) {
        self.tree.borrow_mut().detach(target.id);
    }

    fn reparent_children(&self, from: &Handle, to: &Handle) {
        let mut tree = self.tree.borrow_mut();
        while let Some(child) = tree.first_child(from.id) {
            tree.detach(child);
            tree.append_node(to.id, child);
        }
    }

    fn allow_declarative_shadow_roots(&self, _intended_parent: &Handle) -> bool {
        false
    }
}
