//! Links that stand in or just behind a heading and are no part of it: "edit", "#", "copy the link".

use super::aside::{Around, Says};
use super::names::{has_word, is_for_ears};
use super::peek::Peek;
use crate::page::attribute::AttributeName;
use crate::page::tag::Tag;
use crate::page::tree::{Element, Tree};

/// A link in or just after a heading that is no part of it: to itself, or for editors.
pub(super) fn heading_link(
    tree: &Tree,
    element: &Element<'_>,
    says: &Says<'_>,
    around: Around<'_>,
) -> Option<Peek> {
    const WORDS: &[&str] = &[
        "edit",
        "editsection",
        "permalink",
        "headerlink",
        "anchor",
        "anchorjs",
        "headinglink",
        "hash",
        "copylink",
    ];
    let is_button = element.tag() == Tag::Button;
    if !around.in_heading {
        let before = previous_element(tree, element)?;
        if is_button || !is_heading_or_holds_one(tree, &before) {
            return None;
        }
        return Peek::at(tree, element.id()).filter(is_links_in_brackets);
    }
    let heading = element
        .ancestors()
        .take(8)
        .find(|above| super::heading_level(above).is_some())?;
    let peek = Peek::at(tree, element.id())?;
    let is_own = is_button
        || has_word(says.class, WORDS)
        || leads_to_heading(tree, &heading, element, says.href, &peek)
        || is_heard_only(tree, element, &peek);
    let in_brackets = element.tag() == Tag::A && stands_in_brackets(tree, element, around.before);
    let has_others = || Peek::at(tree, heading.id()).is_none_or(|all| all.words > peek.words);
    let goes = is_own || in_brackets || is_links_in_brackets(&peek) || is_edit_in_brackets(&peek);
    (goes && has_others()).then_some(peek)
}

/// Places at the head of a page, by the names that sites give them.
const TOPS: [&str; 6] = ["", "top", "toc", "contents", "content", "page"];

/// Elements above a heading whose place is the heading's.
const ABOVE: usize = 3;

/// Whether a link leads to the heading that it stands in, or up to the head of the page, or is a mark without
/// letters. A link from a heading to another place of the page is a word of the heading.
fn leads_to_heading(
    tree: &Tree,
    heading: &Element<'_>,
    link: &Element<'_>,
    href: &str,
    peek: &Peek,
) -> bool {
    let Some(target) = href.strip_prefix('#') else {
        return false;
    };
    let is_named = |element: &Element<'_>| {
        let names = [AttributeName::Id, AttributeName::Name];
        names
            .iter()
            .any(|&name| element.attribute(name) == Some(target))
    };
    TOPS.contains(&target)
        || !peek.text.contains(char::is_alphabetic)
        || is_named(link)
        || is_named(heading)
        || heading.ancestors().take(ABOVE).any(|it| is_named(&it))
        || previous_element(tree, heading).is_some_and(|it| is_named(&it))
        || holds(tree, heading, is_named)
}

/// Whether all of a link's words stand in an element for screen readers: "Link to this section".
fn is_heard_only(tree: &Tree, link: &Element<'_>, peek: &Peek) -> bool {
    holds(tree, link, |inside| {
        let class = inside.attribute(AttributeName::Class).unwrap_or_default();
        let is_all = || Peek::at(tree, inside.id()).is_some_and(|it| it.words == peek.words);
        is_for_ears(class) && is_all()
    })
}

/// Whether one of the first elements below another is such.
fn holds(tree: &Tree, element: &Element<'_>, is_such: impl Fn(&Element<'_>) -> bool) -> bool {
    const MOST_NODES: usize = 16;
    tree.walk_below(element.id())
        .take(MOST_NODES)
        .filter_map(|id| tree.element(id))
        .any(|element| is_such(&element))
}

/// Whether a link stands in square brackets, alone or with others: `[edit | edit source]`.
fn stands_in_brackets(tree: &Tree, link: &Element<'_>, before: &str) -> bool {
    let next = tree.next_sibling(link.id());
    let after = next.and_then(|next| tree.text(next)).unwrap_or_default();
    let opens = before.trim_end().ends_with(['[', '|']) && before.contains('[');
    opens && after.trim_start().starts_with([']', '|'])
}

/// Whether a piece is links in square brackets and nothing else.
fn is_links_in_brackets(peek: &Peek) -> bool {
    peek.text.starts_with('[')
        && peek.text.ends_with(']')
        && peek.link_words == peek.words
        && (1..=8).contains(&peek.words)
}

/// The word for editing with which such a piece begins, where it is no link.
const EDIT: [&str; 22] = [
    "edit",
    "bearbeiten",
    "modifier",
    "editar",
    "modifica",
    "bewerken",
    "redigera",
    "rediger",
    "muokkaa",
    "edytuj",
    "upravit",
    "upraviť",
    "szerkesztés",
    "modificare",
    "uredi",
    "редактировать",
    "править",
    "редагувати",
    "düzenle",
    "編集",
    "编辑",
    "편집",
];

/// Whether a piece is text for editors in square brackets: `[edit | edit source]`.
fn is_edit_in_brackets(peek: &Peek) -> bool {
    let inside = peek
        .text
        .strip_prefix('[')
        .and_then(|text| text.strip_suffix(']'));
    let first = inside.and_then(|text| text.split([' ', '|']).find(|word| !word.is_empty()));
    first.is_some_and(|first| EDIT.contains(&first.to_lowercase().as_str()))
}

fn previous_element<'t>(tree: &'t Tree, element: &Element<'_>) -> Option<Element<'t>> {
    let mut before = tree.previous_sibling(element.id())?;
    if tree.text(before).is_some_and(|text| text.trim().is_empty()) {
        before = tree.previous_sibling(before)?;
    }
    tree.element(before)
}

fn is_heading_or_holds_one(tree: &Tree, element: &Element<'_>) -> bool {
    let own = |element: &Element<'_>| super::heading_level(element).is_some();
    let inside = tree
        .first_child(element.id())
        .and_then(|child| tree.element(child));
    own(element) || inside.is_some_and(|child| own(&child))
}
