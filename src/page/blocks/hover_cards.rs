//! Cards that open over a word of a sentence: a person's data over the name, a share's price over its symbol.
//! A card is told by its role, by its class, or since it has lines or parts of its own inside a term.

use super::aside::Says;
use super::names::has_word;
use super::peek::Peek;
use crate::page::attribute::AttributeName as Name;
use crate::page::tag::Tag;
use crate::page::tree::{Element, NodeId, Tree};
use crate::words::count_in_block;

/// The most words of the term that a card explains.
const TERM_WORDS: u32 = 12;

/// Whether an element is such a card.
pub(super) fn is_card(tree: &Tree, element: &Element<'_>, says: &Says<'_>) -> bool {
    const STRONG: &[&str] = &["tooltip", "tooltips", "popover", "hovercard"];
    const INSIDE: &[&str] = &[
        "text",
        "content",
        "body",
        "inner",
        "box",
        "panel",
        "message",
        "bubble",
        "card",
        "popup",
        "description",
        "desc",
        "wrapper",
        "container",
    ];
    let is_named = says.role == "tooltip"
        || says.pops_over
        || has_word(says.class, &["tooltiptext", "tooltipcontent"])
        || (has_word(says.class, STRONG) && has_word(says.class, INSIDE));
    is_named || is_inside_term(tree, element, says)
}

/// Whether an element is the card of the term that it stands in: `<span>Ida Brand<span>…</span></span>`.
fn is_inside_term(tree: &Tree, element: &Element<'_>, says: &Says<'_>) -> bool {
    const WORDS: &[&str] = &[
        "tooltip",
        "tooltips",
        "tip",
        "popover",
        "popup",
        "hovercard",
        "hover",
        "card",
        "bubble",
        "glossary",
        "definition",
        "flyout",
        "infobox",
    ];
    if element.tag() == Tag::A || !element.tag().is_inline() {
        return false;
    }
    let Some(term) = element.parent().filter(|term| term.tag().is_inline()) else {
        return false;
    };
    let Some(own) = tree
        .previous_sibling(element.id())
        .and_then(|node| inline_text(tree, node))
    else {
        return false;
    };
    let ends_term = tree
        .next_sibling(element.id())
        .and_then(|next| tree.text(next))
        .is_none_or(|text| text.trim().is_empty());
    let term_words = own.trim();
    if term_words.is_empty() || !ends_term || count_in_block(term_words) > TERM_WORDS {
        return false;
    }
    let class = term.attribute(Name::Class).unwrap_or_default();
    let is_named = has_word(says.class, WORDS) || has_word(class, WORDS);
    Peek::at(tree, element.id()).is_some_and(|peek| {
        let is_card = is_named || peek.has_lines || peek.text.starts_with(term_words);
        peek.words >= 3 && (is_card || is_glued_card(tree, &term, element, &own))
    })
}

/// The text of a node that is text, or of a short element in a line.
fn inline_text(tree: &Tree, node: NodeId) -> Option<String> {
    match tree.text(node) {
        Some(text) => Some(text.to_string()),
        None => {
            let element = tree
                .element(node)
                .filter(|element| element.tag().is_inline())?;
            Peek::at(tree, element.id()).map(|peek| peek.text)
        }
    }
}

/// Whether an element is the card of a term in the middle of a sentence: it has several parts, and no space stands
/// between the term's last word and the card's first.
fn is_glued_card(tree: &Tree, term: &Element<'_>, card: &Element<'_>, own: &str) -> bool {
    const PARTS: usize = 2;
    /// Elements up from a term to the heading that it may stand in.
    const LEVELS: usize = 6;
    let children =
        std::iter::successors(tree.first_child(card.id()), |&node| tree.next_sibling(node));
    let parts = children
        .filter(|&node| tree.element(node).is_some())
        .take(PARTS)
        .count();
    let is_glued = !own.ends_with(char::is_whitespace)
        && text_below(tree, card.id()).is_some_and(|text| text.starts_with(char::is_alphanumeric));
    let goes_on = tree
        .next_sibling(term.id())
        .and_then(|next| tree.text(next));
    let in_heading = || {
        let mut around = term.ancestors().take(LEVELS);
        around.any(|around| around.tag().heading_level().is_some())
    };
    let goes_on = goes_on.is_some_and(|text| !text.trim().is_empty());
    parts == PARTS && is_glued && goes_on && !in_heading()
}

/// The first text below a node.
fn text_below(tree: &Tree, node: NodeId) -> Option<&str> {
    tree.walk_below(node)
        .take(8)
        .find_map(|node| tree.text(node))
}
