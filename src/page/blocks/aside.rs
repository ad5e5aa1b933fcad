//! What an element that may be taken out of a sentence says of itself, where it stands, and what is done
//! with it.

use crate::page::attribute::AttributeName as Name;
use crate::page::tree::Element;
use crate::removal::Reason;

/// What is done with a piece.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Found {
    /// It goes, for the reason, by the rule.
    Goes(Reason, &'static str),
    /// It is a note of its own, below the block that it stands in.
    Note,
    /// It stays where it is, behind a character that parts it from the word before.
    Raised,
}

/// Where an element stands.
#[derive(Clone, Copy, Debug)]
pub(super) struct Around<'r> {
    /// Inside a paragraph, a heading, an item, a cell.
    pub in_sentence: bool,
    pub in_heading: bool,
    pub in_code: bool,
    /// The text of the block so far.
    pub before: &'r str,
}

/// What an element says of itself.
pub(super) struct Says<'t> {
    pub role: &'t str,
    pub class: &'t str,
    pub id: &'t str,
    pub href: &'t str,
    pub is_hidden: bool,
    pub is_aria_hidden: bool,
    pub pops_over: bool,
}

impl<'t> Says<'t> {
    pub fn of(element: &Element<'t>) -> Says<'t> {
        let mut says = Says {
            role: "",
            class: "",
            id: "",
            href: "",
            is_hidden: false,
            is_aria_hidden: false,
            pops_over: false,
        };
        for attribute in element.attributes() {
            let value: &'t str = &attribute.value;
            match attribute.name {
                Name::Role => says.role = value.trim(),
                Name::Class => says.class = value,
                Name::Id => says.id = value.trim(),
                Name::Href => says.href = value.trim(),
                Name::Hidden => says.is_hidden = true,
                Name::Popover => says.pops_over = true,
                Name::Style => says.is_hidden |= super::style::hides(value),
                Name::AriaHidden => says.is_aria_hidden |= value.eq_ignore_ascii_case("true"),
                _ => {}
            }
        }
        says
    }
}
