//! What stands around or inside an element: whether it is beside the article or the headline.

use std::collections::HashSet;

use super::class_words::Told;
use crate::page::attribute::AttributeName as Name;
use crate::page::tag::Tag;
use crate::page::tree::{Element, NodeId, Tree};

/// How many elements around one are asked whether they are an aside.
const ANCESTORS: usize = 8;

/// Kickers, hidden separators and small print inside a heading.
pub(super) fn is_beside_headline(element: &Element<'_>) -> bool {
    element.tag() == Tag::Small
        || element.attribute(Name::Hidden).is_some()
        || element.attribute(Name::AriaHidden) == Some("true")
        || element
            .attribute(Name::Class)
            .is_some_and(|class| Told::by(class).any(Told::KICKER))
}

/// Whether the element stands beside the article: in a list of other stories, a comment, a footer.
/// What is around the headline too is beside nothing.
pub(super) fn is_aside(element: &Element<'_>, around_headline: &HashSet<NodeId>) -> bool {
    std::iter::once(element.clone())
        .chain(element.ancestors())
        .take(ANCESTORS)
        .take_while(|around| {
            !matches!(around.tag(), Tag::Body | Tag::Html)
                && !around_headline.contains(&around.id())
        })
        .any(|around| {
            let is_beside = match around.tag() {
                Tag::Footer => !is_head_of_article(&around),
                tag => matches!(tag, Tag::Aside | Tag::Nav | Tag::Figure),
            };
            is_beside || is_comment(&around) || told(&around).is_aside()
        })
}

/// Whether microdata calls the element a reader's comment.
fn is_comment(element: &Element<'_>) -> bool {
    let is = |name, word: &str| {
        let value = element.attribute(name).unwrap_or_default();
        value.rsplit('/').next() == Some(word)
    };
    is(Name::Itemprop, "comment") || is(Name::Itemtype, "Comment")
}

/// Whether a `<footer>` stands over the text of its article, or under the heading: systems write the byline so.
pub(super) fn is_head_of_article(footer: &Element<'_>) -> bool {
    let is_of_article = || {
        let parent = footer.parent();
        parent.is_some_and(|parent| parent.tag() == Tag::Article)
    };
    let is_under_heading = || {
        footer.previous().is_some_and(|above| {
            above.tag().heading_level().is_some() || above.tag() == Tag::Header
        })
    };
    footer.tag() == Tag::Footer
        && (is_of_article() || is_under_heading())
        && footer.next().is_some_and(|next| next.tag() != Tag::Footer)
}

/// Whether the element stands in the small print of a story: `<footer class="node__meta">`.
pub(super) fn is_small_print(element: &Element<'_>) -> bool {
    let mut around = element.ancestors().take(ANCESTORS);
    around
        .find(|around| matches!(around.tag(), Tag::Aside | Tag::Footer))
        .is_some_and(|around| {
            let told = told(&around);
            told.any(Told::DATE) && !told.any(Told::ASIDE)
        })
}

/// Whether the element is part of what others wrote: a list of other stories, a comment.
pub(super) fn is_of_others(element: &Element<'_>) -> bool {
    const LEVELS: usize = 32;
    std::iter::once(element.clone())
        .chain(element.ancestors())
        .take(LEVELS)
        .any(|around| told(&around).any(Told::OTHERS))
}

fn told(element: &Element<'_>) -> Told {
    let names = [Name::Class, Name::Id].map(|name| element.attribute(name));
    names
        .into_iter()
        .flatten()
        .fold(Told::default(), |told, names| told | Told::by(names))
}

/// The elements around a node, itself included.
pub(super) fn around(tree: &Tree, node: NodeId) -> HashSet<NodeId> {
    std::iter::successors(Some(node), |&node| tree.parent(node)).collect()
}
