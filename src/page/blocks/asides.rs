//! What stands in a sentence's markup and not in the sentence: marks of footnotes, cards that open
//! over a word, hidden text, links for editors beside a heading. The reader takes it out, so that the
//! words around it stay one block.

use std::collections::HashSet;

use super::aside::{Around, Found, Says};
use super::heading_links::heading_link;
use super::hover_cards;
use super::marks::{self, Mark};
use super::names::{has_word, is_for_ears};
use super::peek::Peek;
use crate::metadata::bylines;
use crate::page::attribute::AttributeName as Name;
use crate::page::tag::Tag;
use crate::page::tree::{Element, Tree};
use crate::removal::Reason;

/// The most words of a card or of hidden text inside a sentence.
const CARD_WORDS: u32 = 80;

/// The page's texts that describe something else, by their ids.
#[derive(Debug, Default)]
pub(super) struct Asides {
    describing: HashSet<Box<str>>,
}

impl Asides {
    pub fn of(tree: &Tree) -> Asides {
        let described = tree
            .attributes()
            .iter()
            .filter(|attribute| attribute.name == Name::AriaDescribedby);
        let ids = described.flat_map(|attribute| attribute.value.split_ascii_whitespace());
        Asides {
            describing: ids.map(Box::from).collect(),
        }
    }

    /// What an element is beside the words around it, with its text; `None` where it is of them.
    pub fn find(
        &self,
        tree: &Tree,
        element: &Element<'_>,
        around: Around<'_>,
    ) -> Option<(Found, String)> {
        let tag = element.tag();
        let is_asked = tag.is_inline() || matches!(tag, Tag::Button | Tag::Div | Tag::Aside);
        let has_attributes = !element.attributes().is_empty();
        if !is_asked || !(has_attributes || matches!(tag, Tag::Sup | Tag::Button | Tag::Span)) {
            return None;
        }
        let says = Says::of(element);
        let found = |peek: Peek, found| (!peek.text.is_empty()).then_some((found, peek.text));
        if around.in_code {
            return self.in_code(tree, element, &says, around);
        }
        if around.in_sentence
            && let Some(peek) = self.hidden(tree, element, &says, around)
        {
            return found(peek, Found::Goes(Reason::Hidden, "structure/hidden"));
        }
        if around.in_sentence
            && let Some(peek) = self.card(tree, element, &says)
        {
            return found(peek, Found::Goes(Reason::Hidden, "structure/hover-card"));
        }
        if !tag.is_inline() && tag != Tag::Button {
            return None;
        }
        if let Some(peek) = heading_link(tree, element, &says, around) {
            let rule = match tag {
                Tag::Button => Found::Goes(Reason::Form, "structure/form"),
                _ => Found::Goes(Reason::Navigation, "structure/heading-link"),
            };
            return found(peek, rule);
        }
        if let Some((mark, peek)) = self.mark(tree, element, &says, around) {
            return found(peek, mark);
        }
        if let Some(handle) = handle(tree, element, around) {
            // In a line with a date or under a label it is the account by which to follow the author.
            let before = around.before.trim();
            let is_byline = before.contains(|c: char| c.is_ascii_digit())
                || bylines::from_line(before).is_some();
            let reason = match tag == Tag::A || is_byline {
                true => Reason::Share,
                false => Reason::Embed,
            };
            return Some((Found::Goes(reason, "structure/handle"), handle));
        }
        if around.in_sentence && !around.before.is_empty() && is_side_note(&says) {
            let peek = Peek::at(tree, element.id()).filter(|peek| peek.words > 2)?;
            return found(peek, Found::Note);
        }
        None
    }

    /// The numbers of lines and the buttons of a block of code.
    fn in_code(
        &self,
        tree: &Tree,
        element: &Element<'_>,
        says: &Says<'_>,
        around: Around<'_>,
    ) -> Option<(Found, String)> {
        const NUMBERS: &[&str] = &[
            "lineno",
            "linenos",
            "linenumber",
            "linenumbers",
            "linenum",
            "ln",
            "gutter",
            "num",
            "number",
            "numbers",
        ];
        let starts_line = around.before.is_empty() || around.before.ends_with('\n');
        let peek = || Peek::at(tree, element.id());
        if element.tag() == Tag::Button {
            return Some((Found::Goes(Reason::Form, "structure/form"), peek()?.text));
        }
        if !starts_line || !has_word(says.class, NUMBERS) {
            return None;
        }
        let peek = peek()?;
        let is_number = peek
            .text
            .bytes()
            .all(|byte| byte.is_ascii_digit() || byte == b' ');
        is_number.then_some((
            Found::Goes(Reason::Boilerplate, "structure/line-number"),
            peek.text,
        ))
    }

    /// Text inside a sentence that a reader does not see.
    fn hidden(
        &self,
        tree: &Tree,
        element: &Element<'_>,
        says: &Says<'_>,
        around: Around<'_>,
    ) -> Option<Peek> {
        let is_for_ears = is_for_ears(says.class)
            && around.before.contains(char::is_alphanumeric)
            && !has_shown_twin(tree, element);
        let is_hidden = says.is_hidden || is_for_ears;
        if !(is_hidden || says.is_aria_hidden) || !element.tag().is_inline() {
            return None;
        }
        let peek = Peek::at(tree, element.id()).filter(|peek| peek.words <= CARD_WORDS)?;
        // The stroke of a fraction: "3/4", set as two numbers for those who see.
        let is_stroke = matches!(peek.text.trim(), "/" | "⁄");
        if is_stroke && around.before.ends_with(|c: char| c.is_ascii_digit()) {
            return None;
        }
        // A first letter that is drawn large belongs to its word.
        let is_letter = (peek.text.chars().count() <= 2 || goes_on_in_word(tree, element))
            && !is_said_again(tree, element, &peek.text);
        let is_glued = around.before.ends_with(char::is_alphanumeric);
        (is_hidden || !(is_letter || is_glued)).then_some(peek)
    }

    /// A card that opens over a word.
    fn card(&self, tree: &Tree, element: &Element<'_>, says: &Says<'_>) -> Option<Peek> {
        let is_described = !says.id.is_empty() && self.describing.contains(says.id);
        (is_described || hover_cards::is_card(tree, element, says))
            .then(|| Peek::at(tree, element.id()))
            .flatten()
            .filter(|peek| peek.words <= CARD_WORDS)
    }

    /// A footnote's mark, or the way back to it.
    fn mark(
        &self,
        tree: &Tree,
        element: &Element<'_>,
        says: &Says<'_>,
        around: Around<'_>,
    ) -> Option<(Found, Peek)> {
        if !matches!(element.tag(), Tag::A | Tag::Sup | Tag::Span | Tag::Small) {
            return None;
        }
        let is_note = marks::names_note(says.class)
            || marks::names_note(says.id)
            || says
                .href
                .rsplit_once('#')
                .is_some_and(|(_, target)| marks::names_note(target))
            || matches!(says.role, "doc-noteref" | "doc-backlink");
        // "[1]" with a link inside its brackets.
        let is_around_link = says.href.is_empty() && says.class.contains("note");
        let may_be =
            is_note || is_around_link || says.href.starts_with('#') || element.tag() == Tag::Sup;
        if !may_be {
            return None;
        }
        let peek = Peek::at(tree, element.id())?;
        let mark = Mark {
            text: &peek.text,
            is_note,
            is_raised: element.tag() == Tag::Sup,
            is_link: element.tag() == Tag::A || peek.links > 0,
            is_back: says.role == "doc-backlink"
                || has_word(
                    says.class,
                    &["backref", "backlink", "footback", "reversefootnote"],
                ),
            in_sentence: around.in_sentence,
            before: around.before,
        };
        let found = mark.found()?;
        Some((found, peek))
    }
}

/// Whether the word at the element's end goes on behind it.
fn goes_on_in_word(tree: &Tree, element: &Element<'_>) -> bool {
    let next = tree.next_sibling(element.id());
    let text = next.and_then(|next| tree.text(next));
    text.is_some_and(|text| text.starts_with(char::is_alphabetic))
}

/// The handle of an account in a box of its own behind the account's name, as posts have it that a
/// page draws itself. In a paragraph a handle is a word.
fn handle(tree: &Tree, element: &Element<'_>, around: Around<'_>) -> Option<String> {
    let is_box = matches!(element.tag(), Tag::Span | Tag::A);
    if !is_box || around.before.trim().is_empty() {
        return None;
    }
    let parent = element.parent()?;
    let of_own_text = std::iter::successors(tree.first_child(parent.id()), |&node| {
        tree.next_sibling(node)
    });
    let mut texts = of_own_text.take(8).filter_map(|node| tree.text(node));
    if parent.tag() == Tag::P || !texts.all(|text| text.trim().is_empty()) {
        return None;
    }
    let text = Peek::at(tree, element.id())?.text;
    let name = text.trim_matches(['(', ')']).strip_prefix('@')?;
    let is_name = |c: char| c.is_alphanumeric() || matches!(c, '_' | '.' | '-');
    let is_handle = (2..=40).contains(&name.len()) && name.chars().all(is_name);
    is_handle.then_some(text)
}

/// Whether an element is a note in the margin.
fn is_side_note(says: &Says<'_>) -> bool {
    matches!(says.role, "doc-footnote" | "note")
        || has_word(
            says.class,
            &[
                "sidenote",
                "sidenotes",
                "marginnote",
                "marginalia",
                "footnotetext",
            ],
        )
}

/// Whether the text after a first letter that is drawn large begins with that letter again, for screen
/// readers.
fn is_said_again(tree: &Tree, element: &Element<'_>, letter: &str) -> bool {
    let next = tree.next_sibling(element.id());
    let said = next
        .and_then(|next| tree.element(next))
        .and_then(|it| Peek::at(tree, it.id()));
    said.is_some_and(|said| said.text.starts_with(letter))
}

/// Whether text beside the element is shown and hidden from screen readers, which say the element's in
/// its place: "km" and "kilometres". One of the two has to stay.
fn has_shown_twin(tree: &Tree, element: &Element<'_>) -> bool {
    let beside = [
        tree.previous_sibling(element.id()),
        tree.next_sibling(element.id()),
    ];
    let mut elements = beside
        .into_iter()
        .flatten()
        .filter_map(|node| tree.element(node));
    elements.any(|it| {
        let says = Says::of(&it);
        says.is_aria_hidden && Peek::at(tree, it.id()).is_some_and(|peek| peek.words > 0)
    })
}
