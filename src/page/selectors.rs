//! The caller's CSS selectors: which elements they name, matched by `scraper`.

use std::collections::HashMap;

use html5ever::{Attribute as HtmlAttribute, LocalName, QualName, ns};
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
    pub fn parse(source: &str, keeps: bool) -> Result<CallerSelector, String> {
        let selector = Selector::parse(source).map_err(|error| error.to_string())?;
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

/// The tree as `scraper` has it, and our number for each of its nodes.
fn copy(tree: &Tree) -> (Html, HashMap<ego_tree::NodeId, NodeId>) {
    let mut html = Html::new_document();
    let mut theirs = HashMap::from([(Tree::DOCUMENT, html.tree.root().id())]);
    let mut ours = HashMap::new();
    for id in tree.walk() {
        let parent = tree
            .parent(id)
            .and_then(|parent| theirs.get(&parent).copied());
        let Some(mut parent) = parent.and_then(|parent| html.tree.get_mut(parent)) else {
            continue;
        };
        if let Some(element) = element(tree, id) {
            let node = parent.append(Node::Element(element)).id();
            theirs.insert(id, node);
            ours.insert(node, id);
        }
    }
    (html, ours)
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
