//! Accordions: a button over a panel that is hidden until a reader presses the button. The button is
//! the heading of the panel, and what the panel hides is text. Some pages make the button of a link that leads
//! nowhere else.

use super::heading_level;
use super::peek::Peek;
use crate::page::attribute::AttributeName;
use crate::page::tag::Tag;
use crate::page::tree::{Element, NodeId, Tree};

/// The fewest words of a panel that answers something: menus open lists of a word or two.
const PANEL_WORDS: u32 = 6;
/// The fewest words of a head.
const HEAD_WORDS: u32 = 2;
/// Elements around a button that say whether it is a menu's.
const ANCESTORS: usize = 8;

/// Whether a button is the head of the panel behind it. A panel that is longer than a look is not one:
/// it may hold a thread of comments.
pub(super) fn is_head(tree: &Tree, button: &Element<'_>) -> bool {
    let is_link = button.tag() == Tag::A;
    if !(is_button(button) || leads_to(button).is_some()) || !is_outside_menus(button) {
        return false;
    }
    let next = next_element(tree, button).or_else(|| {
        // The button may stand alone in a box of its own.
        let around = button
            .parent()
            .filter(|around| is_alone_in(tree, button, around));
        next_element(tree, &around?)
    });
    let is_panel = |panel: &Element<'_>| match is_link {
        true => is_hidden_by(button, panel),
        false => opens(button) || says_panel(panel),
    };
    let panel = next.filter(is_panel);
    panel.and_then(|panel| is_text(tree, &panel)) == Some(true)
        && Peek::at(tree, button.id()).is_some_and(|peek| peek.words >= HEAD_WORDS)
}

/// Whether an element is the panel of the button before it, or of the button in the heading before it.
pub(super) fn is_panel(tree: &Tree, element: &Element<'_>) -> bool {
    let Some(before) = previous_element(tree, element) else {
        return false;
    };
    if is_button(&before) || before.tag() == Tag::A {
        return is_head(tree, &before);
    }
    let inner = tree.first_child(before.id());
    let button = inner.and_then(|inner| tree.element(inner));
    let opens = button
        .as_ref()
        .is_some_and(|button| opens(button) || is_hidden_by(button, element));
    let is_head = heading_level(&before).is_some()
        || button.is_some_and(|button| is_alone_in(tree, &button, &before));
    opens && is_head && is_outside_menus(element) && is_text(tree, element) != Some(false)
}

/// Whether a button is all that a box holds.
fn is_alone_in(tree: &Tree, button: &Element<'_>, around: &Element<'_>) -> bool {
    let is_blank = |node: &NodeId| tree.text(*node).is_some_and(|text| text.trim().is_empty());
    let siblings = std::iter::successors(tree.first_child(around.id()), |&node| {
        tree.next_sibling(node)
    });
    let mut others = siblings.take(4).filter(|node| !is_blank(node));
    !around.tag().is_inline() && others.all(|node| node == button.id())
}

/// Whether a panel has text of its own and is no list of links; `None` where it is longer than a look.
fn is_text(tree: &Tree, panel: &Element<'_>) -> Option<bool> {
    let peek = Peek::at(tree, panel.id())?;
    Some(peek.words >= PANEL_WORDS && peek.link_words.saturating_mul(2) < peek.words)
}

/// Whether a link opens the panel: it leads to the panel, or nowhere, and the panel is hidden.
fn is_hidden_by(link: &Element<'_>, panel: &Element<'_>) -> bool {
    let Some(target) = leads_to(link) else {
        return false;
    };
    let is_hidden = || {
        let style = panel.attribute(AttributeName::Style);
        panel.attribute(AttributeName::Hidden).is_some() || style.is_some_and(super::style::hides)
    };
    let is_target = !target.is_empty() && panel.attribute(AttributeName::Id) == Some(target);
    is_target || is_hidden()
}

/// The place of the page to which a link leads, empty where it leads nowhere; `None` where it leads to another
/// page or the element is no link.
fn leads_to<'e>(link: &'e Element<'_>) -> Option<&'e str> {
    if link.tag() != Tag::A {
        return None;
    }
    let address = link.attribute(AttributeName::Href).unwrap_or_default();
    match address.strip_prefix('#') {
        Some(place) => Some(place),
        None => (address.is_empty() || address.starts_with("javascript:")).then_some(""),
    }
}

/// Whether an element says that it opens something.
pub(super) fn opens(element: &Element<'_>) -> bool {
    is_button(element) && element.attribute(AttributeName::AriaExpanded).is_some()
}

fn is_button(element: &Element<'_>) -> bool {
    let role = || element.attribute(AttributeName::Role);
    element.tag() == Tag::Button || matches!(role(), Some("button" | "tab"))
}

/// Whether an element says of itself that it is the panel of a button.
fn says_panel(element: &Element<'_>) -> bool {
    matches!(
        element.attribute(AttributeName::Role),
        Some("region" | "tabpanel")
    )
}

fn is_outside_menus(element: &Element<'_>) -> bool {
    let mut around = element.ancestors().take(ANCESTORS);
    around.all(|around| {
        !matches!(
            around.tag(),
            Tag::Nav | Tag::Header | Tag::Footer | Tag::Form
        )
    })
}

fn next_element<'t>(tree: &'t Tree, element: &Element<'_>) -> Option<Element<'t>> {
    let next = tree.next_sibling(element.id())?;
    match tree.text(next) {
        Some(text) if text.trim().is_empty() => tree.element(tree.next_sibling(next)?),
        _ => tree.element(next),
    }
}

fn previous_element<'t>(tree: &'t Tree, element: &Element<'_>) -> Option<Element<'t>> {
    let before = tree.previous_sibling(element.id())?;
    match tree.text(before) {
        Some(text) if text.trim().is_empty() => tree.element(tree.previous_sibling(before)?),
        _ => tree.element(before),
    }
}
