//! Inline boxes side by side: style sheets set a gap between them where the markup has no space.

use crate::page::tag::Tag;
use crate::page::tree::{Element, NodeId, Tree};

/// Siblings that are looked at for text between boxes.
const NEAR: usize = 16;

/// Whether a reader sees a gap between the box that opens and the one just before it, whose text
/// ends what is there. Parts of one word, a large first letter and coloured code have none.
pub(super) fn are_parted(tree: &Tree, element: &Element<'_>, before: &str) -> bool {
    let Some(last) = before
        .chars()
        .next_back()
        .filter(|last| !last.is_whitespace())
    else {
        return false;
    };
    let is_box = |tag: Tag| {
        matches!(
            tag,
            Tag::Span
                | Tag::A
                | Tag::Cite
                | Tag::Time
                | Tag::Label
                | Tag::Small
                | Tag::Custom
                | Tag::Data
        )
    };
    if !is_box(element.tag()) {
        return false;
    }
    let sibling = tree
        .previous_sibling(element.id())
        .and_then(|it| tree.element(it));
    let Some(sibling) =
        sibling.filter(|it| is_box(it.tag()) || matches!(it.tag(), Tag::Strong | Tag::B))
    else {
        return false;
    };
    let own = first_text(tree, element.id());
    let theirs = first_text(tree, sibling.id());
    let Some(first) = own.chars().next() else {
        return false;
    };
    opens_word(first)
        && ends_word(last)
        && is_made_of_boxes(tree, element)
        && are_apart(theirs, last, own, first)
}

/// Whether an inline box is a line of a card: a link with a picture and boxes of text one under the other,
/// "Related" and the title of another story.
pub(super) fn is_line_of_card(tree: &Tree, element: &Element<'_>) -> bool {
    let is_inline = element.tag().is_inline() && element.tag() != Tag::A;
    let Some(link) = element
        .parent()
        .filter(|parent| is_inline && parent.tag() == Tag::A)
    else {
        return false;
    };
    if link.parent().is_none_or(|around| around.tag().is_inline()) {
        return false;
    }
    let (mut pictures, mut boxes) = (0, 0);
    for child in children(tree, link.id()) {
        match tree.element(child) {
            Some(it) if matches!(it.tag(), Tag::Img | Tag::Picture) => pictures += 1,
            Some(it) => boxes += usize::from(!first_text(tree, it.id()).is_empty()),
            None if tree.text(child).is_some_and(|text| !text.trim().is_empty()) => return false,
            None => {}
        }
    }
    pictures > 0 && boxes > 1 && !first_text(tree, element.id()).is_empty()
}

/// The first children of a node.
fn children(tree: &Tree, node: NodeId) -> impl Iterator<Item = NodeId> {
    std::iter::successors(tree.first_child(node), |&node| tree.next_sibling(node)).take(NEAR)
}

/// The first text below a node, without the white space around it.
fn first_text(tree: &Tree, node: NodeId) -> &str {
    let texts = tree
        .walk_below(node)
        .take(NEAR)
        .filter_map(|node| tree.text(node));
    texts
        .map(str::trim)
        .find(|text| !text.is_empty())
        .unwrap_or_default()
}

fn opens_word(first: char) -> bool {
    first.is_alphanumeric() || matches!(first, '@' | '“' | '"' | '„' | '«' | '(')
}

fn ends_word(last: char) -> bool {
    last.is_alphanumeric()
        || matches!(
            last,
            '.' | ',' | ':' | ';' | '!' | '?' | '”' | '"' | ')' | '»' | '…'
        )
}

/// Whether the element around the boxes holds boxes and no text of its own.
fn is_made_of_boxes(tree: &Tree, element: &Element<'_>) -> bool {
    let Some(parent) = element.parent().filter(|parent| !parent.tag().is_inline()) else {
        return false;
    };
    let mut texts = children(tree, parent.id()).filter_map(|node| tree.text(node));
    texts.all(|text| text.trim().is_empty())
}

/// Whether two texts side by side are no two parts of one word: one has several words, or the next
/// begins as a word does and neither is a single letter.
fn are_apart(theirs: &str, last: char, own: &str, first: char) -> bool {
    let is_long = |text: &str| text.chars().nth(1).is_some();
    let are_digits = last.is_ascii_digit() && first.is_ascii_digit();
    let has_words = |text: &str| text.contains(char::is_whitespace);
    let is_new_word = !first.is_lowercase() && is_long(own) && !are_digits;
    let is_whole = is_long(theirs) || (last.is_ascii_digit() && first.is_uppercase());
    is_whole && (has_words(theirs) || has_words(own) || is_new_word)
}

#[cfg(test)]
mod tests {
    use super::are_apart;

    #[test]
    fn words_are_parted_and_parts_of_words_are_not() {
        for (theirs, own, apart) in [
            ("Effie Tunstall", "@effie", true),
            ("By Ines Calder", "3 March", true),
            ("Share", "Save", true),
            ("pot", "hole", false),
            ("T", "he ferry sank", false),
            ("12", "99", false),
            ("i", "Phone", false),
        ] {
            let (last, first) = (theirs.chars().next_back(), own.chars().next());
            let found = are_apart(theirs, last.unwrap_or(' '), own, first.unwrap_or(' '));
            assert_eq!(found, apart, "{theirs} {own}");
        }
    }
}
