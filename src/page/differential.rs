//! A page's visible text as we parse it and as html5ever alone does, for tests that compare them.

use crate::article::Limit;

use super::parse::parse;
use super::parsing::Parsing;
use super::tag::Tag;
use super::tree::{NodeId, Tree, fold_onto};
use crate::options::Limits;

/// Text outside elements that nobody sees, one space between text nodes of different parents; and
/// the limits that the page went over.
pub(crate) fn ours(html: &str) -> (String, Vec<Limit>) {
    let tree = parse(html, Parsing::within(&Limits::default()));
    let mut text = String::new();
    for id in tree.walk() {
        if let Some(own) = tree.text(id)
            && !is_hidden(&tree, id)
        {
            fold_onto(&mut text, own);
        }
    }
    (text, tree.limits_hit)
}

fn is_hidden(tree: &Tree, id: NodeId) -> bool {
    std::iter::successors(tree.parent(id), |&id| tree.parent(id))
        .filter_map(|id| tree.element(id))
        .any(|element| element.tag().is_unseen() && element.tag() != Tag::Template)
}

/// The same text of the tree that html5ever builds without limits.
pub(crate) fn theirs(html: &str) -> String {
    let page = scraper::Html::parse_document(html);
    let mut text = String::new();
    for node in page.tree.root().descendants() {
        let scraper::Node::Text(own) = node.value() else {
            continue;
        };
        let hidden = node.ancestors().any(|above| {
            above.value().as_element().is_some_and(|element| {
                let tag = Tag::of(&element.name.local);
                let is_html = element.name.ns == html5ever::ns!(html);
                (is_html || matches!(tag, Tag::Svg | Tag::Math))
                    && tag.is_unseen()
                    && tag != Tag::Template
            })
        });
        if !hidden {
            fold_onto(&mut text, own);
        }
    }
    text
}
