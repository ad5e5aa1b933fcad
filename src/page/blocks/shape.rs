//! The shape of a block by the elements around it, carried down the walk.

use crate::document::{InItem, Shape};
use crate::page::attribute::AttributeName;
use crate::page::structure::Marks;
use crate::page::tag::Tag;
use crate::page::tree::Element;

/// What the open elements make of the text inside them.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Layout {
    heading: Option<u8>,
    list_depth: u8,
    in_item: bool,
    /// The element of the item at hand.
    item: u32,
    /// Whether the item at hand has had its first block.
    pub item_started: bool,
    /// The number of the next item, in an ordered list.
    next_number: Option<u32>,
    number: Option<u32>,
    quote_depth: u8,
    /// The depth of the quotations around the item at hand.
    quotes_around_item: u8,
    quoted_post: bool,
    pub preformatted: bool,
    caption: bool,
}

impl Layout {
    /// The layout inside an element that stands in this one, read as this tag; with its number in the
    /// structure and its marks. A `<summary>` becomes a heading one level below `last_heading`.
    pub fn inside(
        mut self,
        element: &Element<'_>,
        tag: Tag,
        (number, marks): (u32, Marks),
        last_heading: u8,
    ) -> Layout {
        match tag {
            // Lists inside code are its lines.
            Tag::Ul | Tag::Menu | Tag::Ol | Tag::Li if self.preformatted => {}
            Tag::Ul | Tag::Menu => self.enter_list(None),
            Tag::Ol => {
                let start = element.attribute(AttributeName::Start);
                self.enter_list(Some(start.and_then(|s| s.trim().parse().ok()).unwrap_or(1)));
            }
            Tag::Li => {
                self.in_item = self.list_depth > 0;
                self.item = number;
                self.quotes_around_item = self.quote_depth;
                self.item_started = false;
                self.number = self.next_number;
            }
            Tag::Blockquote => self.quote_depth = self.quote_depth.saturating_add(1),
            Tag::Pre => self.preformatted = true,
            Tag::Summary => self.heading = Some(last_heading.saturating_add(1).clamp(2, 6)),
            Tag::Figcaption => self.caption = true,
            tag => {
                if let Some(level) = tag.heading_level() {
                    self.heading = Some(level);
                }
            }
        }
        self.quoted_post |= marks.has(Marks::QUOTED_POST);
        self.caption |= marks.has(Marks::CAPTION);
        self
    }

    fn enter_list(&mut self, number: Option<u32>) {
        self.list_depth = self.list_depth.saturating_add(1);
        self.in_item = false;
        self.next_number = number;
    }

    /// Counts an item of the list that this is the layout of.
    pub fn item_ended(&mut self) {
        if let Some(number) = &mut self.next_number {
            *number = number.saturating_add(1);
        }
    }

    /// The list's item that a block stands in.
    pub fn item(&self) -> Option<InItem> {
        self.in_item.then_some(InItem {
            id: self.item,
            depth: self.list_depth,
            number: self.number,
        })
    }

    pub fn in_heading(&self) -> bool {
        self.heading.is_some()
    }

    pub fn shape(&self) -> Shape {
        if self.quoted_post {
            Shape::QuotedPost
        } else if self.caption {
            Shape::Caption
        } else if let Some(level) = self.heading {
            Shape::Heading(level)
        } else if self.preformatted {
            Shape::Preformatted
        } else if self.in_item && !self.item_started && self.quote_depth == self.quotes_around_item
        {
            Shape::ListItem {
                depth: self.list_depth,
                number: self.number,
            }
        } else if self.quote_depth > 0 {
            Shape::Quote(self.quote_depth)
        } else {
            Shape::Paragraph
        }
    }
}
