//! The caller's CSS selectors: which elements they name, matched by `scraper`.

use std::collections::HashMap;

use html5ever::{Attribute as HtmlAttribute, LocalName, QualName, ns};
use scraper::error::SelectorErrorKind;
use scraper::node::Element as HtmlElement;
use scraper::{Html, Node, Selector};

use super::tree::{NodeId, NodeKind, Tree};

/// A selector that the caller set.
#[derive(Clone, Debug)]
pub(crate) struct CallerSelector {
    /// As the caller wrote it.
    pub source: String,
    /// Whether what it names stays, or goes.
    pub keeps: bool,
    selector: Selector,
}

impl CallerSelector {
    /// Reads a selector; the error says what is wrong with it.
    pub fn parse(source: &str, keeps: bool) -> Result<CallerSelector, SelectorErrorKind> {
        let selector = Selector::parse(source)?;
        Ok(CallerSelector {
            source: source.to_string(),
            keeps,
            selector,
        })
    }
}

/// The elements that selectors name, each with the number of the last one that does.
pub(super) fn named(tree: &Tree, selectors: &[CallerSelector]) -> HashMap<NodeId, u16> {
    let mut named = HashMap::new();
    if selectors.is_empty() {
        return named;
    }
    let (html, ours) = copy(tree);
    for (number, caller) in selectors.iter().enumerate() {
        for element in html.select(&caller.selector) {
            if let Some(&id) = ours.get(&element.id()) {
                named.insert(id, u16::try_from(number).unwrap_or(u16::MAX));
            }
        }
    }
    named
}

/// Siblings that a selector sees together. `~`, `:nth-child` and their like look at all of an
/// element's siblings, which costs the square of their number; a body of text has some hundred.
const SIBLINGS: usize = 1_024;

/// The tree as `scraper` has it, and our number for each of its nodes.
fn copy(tree: &Tree) -> (Html, HashMap<ego_tree::NodeId, NodeId>) {
    let html = Html::new_document();
    let document = Copied {
        node: html.tree.root().id(),
        children: 0,
    };
    let mut copy = Copy {
        tree,
        html,
        theirs: HashMap::from([(Tree::DOCUMENT, document)]),
        ours: HashMap::new(),
    };
    for id in tree.walk() {
        copy.add(id);
    }
    (copy.html, copy.ours)
}

struct Copy<'t> {
    tree: &'t Tree,
    html: Html,
    theirs: HashMap<NodeId, Copied>,
    ours: HashMap<ego_tree::NodeId, NodeId>,
}

/// An element's copy that takes up its next child.
#[derive(Clone, Copy)]
struct Copied {
    node: ego_tree::NodeId,
    children: usize,
}

impl Copy<'_> {
    fn add(&mut self, id: NodeId) -> Option<()> {
        let element = element(self.tree, id)?;
        let parent = self.parent_for_one_more(self.tree.parent(id)?)?;
        let mut parent = self.html.tree.get_mut(parent)?;
        let node = parent.append(Node::Element(element)).id();
        self.theirs.insert(id, Copied { node, children: 0 });
        self.ours.insert(node, id);
        Some(())
    }

    /// The copy that takes the next child. A full copy gets another one beside it, for which this function
    /// calls itself with the parent; the limit of depth bounds that.
    fn parent_for_one_more(&mut self, parent: NodeId) -> Option<ego_tree::NodeId> {
        if self.theirs.get(&parent)?.children == SIBLINGS {
            self.add(parent);
        }
        let copied = self.theirs.get_mut(&parent)?;
        copied.children += 1;
        Some(copied.node)
    }
}

fn element(tree: &Tree, id: NodeId) -> Option<HtmlElement> {
    let NodeKind::Element { name, .. } = &tree.node(id)?.kind else {
        return None;
    };
    let attributes = tree.element(id)?.attributes().iter().map(|attribute| {
        let local = attribute.other.as_deref().unwrap_or(attribute.name.name());
        HtmlAttribute {
            name: QualName::new(None, ns!(), LocalName::from(local)),
            value: attribute.value.clone(),
        }
    });
    let name = QualName::new(None, ns!(html), name.clone());
    Some(HtmlElement::new(name, attributes.collect()))
}
