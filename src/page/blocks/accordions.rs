//! Accordions: a button over a panel that is hidden until a reader presses the button. The button is
//! the heading of the panel, and what the panel hides is text.

use super::heading_level;
use super::peek::Peek;
use crate::page::attribute::AttributeName;
use crate::page::tag::Tag;
use crate::page::tree::{Element, Tree};

/// The fewest words of a panel that answers something: menus open lists of a word or two.
const PANEL_WORDS: u32 = 6;
/// The fewest words of a head.
const HEAD_WORDS: u32 = 2;
/// Elements around a button that say whether it is a menu's.
const ANCESTORS: usize = 8;

/// Whether a button is the head of the panel behind it. A panel that is longer than a look is not one:
/// it may hold a thread of comments.
pub(super) fn is_head(tree: &Tree, button: &Element<'_>) -> bool {
    opens(button)
        && is_outside_menus(button)
        && Peek::at(tree, button.id()).is_some_and(|peek| peek.words >= HEAD_WORDS)
        && next_element(tree, button).and_then(|panel| is_text(tree, &panel)) == Some(true)
}

/// Whether an element is the panel of the button before it, or of the button in the heading before it.
pub(super) fn is_panel(tree: &Tree, element: &Element<'_>) -> bool {
    let Some(before) = previous_element(tree, element) else {
        return false;
    };
    if opens(&before) {
        return is_head(tree, &before);
    }
    let inner = tree.first_child(before.id());
    let button = inner.and_then(|inner| tree.element(inner));
    heading_level(&before).is_some()
        && button.is_some_and(|button| opens(&button))
        && is_outside_menus(element)
        && is_text(tree, element) != Some(false)
}

/// Whether a panel has text of its own and is no list of links; `None` where it is longer than a look.
fn is_text(tree: &Tree, panel: &Element<'_>) -> Option<bool> {
    let peek = Peek::at(tree, panel.id())?;
    Some(peek.words >= PANEL_WORDS && peek.link_words.saturating_mul(2) < peek.words)
}

/// Whether an element says that it opens something.
pub(super) fn opens(element: &Element<'_>) -> bool {
    let is_button =
        element.tag() == Tag::Button || element.attribute(AttributeName::Role) == Some("button");
    is_button && element.attribute(AttributeName::AriaExpanded).is_some()
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
