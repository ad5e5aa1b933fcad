//! The walk past what stands beside a sentence: it goes out of the block at hand and with it to the
//! article's removals.

use super::aside::{Around, Found};
use super::inline::RunBlock;
use super::peek::Peek;
use super::rows::Grid;
use super::shape::Layout;
use super::tables::TableKind;
use super::{Cutter, accordions, code, heading_level};
use crate::document::{Aside, Shape};
use crate::page::attribute::AttributeName;
use crate::page::structure::Edge;
use crate::page::tag::Tag;
use crate::page::tree::{Element, NodeId};
use crate::removal::Reason;
use crate::words::count_in_block;

impl Cutter<'_> {
    /// Takes an element out of the block at hand if it is no part of its sentence, and returns whether it
    /// did. Before a raised number it writes `^` and returns `false`.
    pub(super) fn take_aside(&mut self, element: &Element<'_>) -> bool {
        let in_code = self.is_preformatted();
        let beside = code::beside_code(self.tree, element, in_code, self.grid.is_some());
        if let Some((reason, rule)) = beside {
            let text =
                Peek::at(self.tree, element.id()).map_or_else(|| element.text(), |it| it.text);
            self.goes(text, reason, rule);
            return true;
        }
        let around = Around {
            in_sentence: self.in_sentence(),
            in_heading: self.in_heading(),
            in_code,
            before: self.run.before(),
        };
        let Some((found, text)) = self.asides.find(self.tree, element, around) else {
            return false;
        };
        match found {
            Found::Goes(reason, rule) => {
                if rule == "structure/heading-link" {
                    self.run.went();
                }
                self.goes(text, reason, rule);
            }
            Found::Note => self.notes.push(text),
            Found::Raised => {
                self.run.text("^", false);
                return false;
            }
        }
        true
    }

    /// Adds a piece to what went out of the block at hand or, between blocks, of the last one.
    pub(super) fn goes(&mut self, text: String, reason: Reason, rule: &'static str) {
        if text.is_empty() {
            return;
        }
        if self.candidates.len() + self.pieces_gone >= self.limit {
            self.add_beyond_limit(&text);
            return;
        }
        self.pieces_gone += 1;
        let aside = Aside { text, reason, rule };
        let in_row = self.grid.as_ref().is_some_and(Grid::is_in_row);
        match self.candidates.last_mut() {
            Some(last) if self.run.is_empty() && !in_row => last.asides.push(aside),
            _ => self.gone.push(aside),
        }
    }

    /// Leaves nothing behind at the page's end.
    pub(super) fn end_asides(&mut self) {
        if let Some(last) = self.candidates.last_mut() {
            last.asides.append(&mut self.gone);
        }
        let place = (0, Edge::Page, Edge::Page);
        let texts: Vec<String> = self.gone.drain(..).map(|aside| aside.text).collect();
        self.notes.extend(texts);
        self.push_notes(place);
    }

    /// The notes that stood in the last block are blocks below it.
    pub(super) fn push_notes(&mut self, place: (u32, Edge, Edge)) {
        for text in std::mem::take(&mut self.notes) {
            let block = RunBlock {
                words: count_in_block(&text),
                text,
                spans: Vec::new(),
                link_words: 0,
                bold_words: 0,
                links: 0,
            };
            if block.words > 0 {
                self.push(block, place, Shape::Paragraph, None);
            }
        }
    }

    /// Whether what comes now stands in a paragraph, a heading, an item or a cell.
    fn in_sentence(&self) -> bool {
        let holds_text = |tag: Tag| {
            tag.is_inline()
                || tag.heading_level().is_some()
                || matches!(
                    tag,
                    Tag::P
                        | Tag::Li
                        | Tag::Td
                        | Tag::Th
                        | Tag::Dd
                        | Tag::Dt
                        | Tag::Figcaption
                        | Tag::Summary
                )
        };
        !self.run.is_empty() || self.open.last().is_some_and(|open| holds_text(open.tag))
    }

    /// The layout around an element; what holds code outside of `<pre>` is as if it were inside.
    pub(super) fn layout_around(&self, element: &Element<'_>, mut layout: Layout) -> Layout {
        let is_table = || self.tables.kind(element.id()) == Some(TableKind::Code);
        layout.preformatted |= match element.tag() {
            Tag::Table => is_table(),
            Tag::Ol => code::is_list_of_lines(self.tree, element),
            _ => false,
        };
        layout
    }

    fn in_heading(&self) -> bool {
        self.open
            .last()
            .is_some_and(|open| open.layout.in_heading())
    }

    /// The name of an element as it is read. A button in a sentence or a heading is a part of it,
    /// and a division may say that it is a heading.
    pub(super) fn tag_of(&self, element: &Element<'_>) -> Tag {
        match (element.tag(), self.open.last()) {
            (Tag::Button, Some(open))
                if open.layout.in_heading() || open.tag == Tag::P || open.tag.is_inline() =>
            {
                Tag::Span
            }
            (Tag::Button, Some(open)) if open.tag == Tag::Dt && accordions::opens(element) => {
                Tag::Span
            }
            (Tag::A, Some(open))
                if (open.layout.in_heading() || open.tag == Tag::Dt)
                    && accordions::is_head(self.tree, element) =>
            {
                Tag::Span
            }
            // Scripts make a button of it; an old page's place to jump to is no link either.
            (Tag::A, Some(open))
                if open.layout.in_heading() && element.attribute(AttributeName::Href).is_none() =>
            {
                Tag::Span
            }
            (Tag::Custom, _) if element.is_block() => Tag::Div,
            (Tag::Button | Tag::Div | Tag::A, _) if accordions::is_head(self.tree, element) => {
                heading(self.last_heading.saturating_add(1))
            }
            (Tag::Code, _) if code::has_lines(self.tree, element) && self.run.is_empty() => {
                Tag::Pre
            }
            (tag, _) => match heading_level(element) {
                Some(level) if tag.heading_level().is_none() => heading(level),
                _ => tag,
            },
        }
    }

    /// Whether a paragraph that ends goes on behind a card: a `<div>` inside it ends it for the
    /// parser, and the rest of its sentence follows the card without an element of its own.
    pub(super) fn goes_on_behind_card(&self, node: NodeId) -> bool {
        let is_paragraph = self.open.last().is_some_and(|open| open.tag == Tag::P);
        if !is_paragraph || self.run.is_empty() {
            return false;
        }
        let Some(card) = self.tree.next_sibling(node) else {
            return false;
        };
        let Some(element) = self.tree.element(card).filter(|it| !it.tag().is_inline()) else {
            return false;
        };
        let next = self.tree.next_sibling(card);
        let text = next
            .and_then(|next| self.tree.text(next))
            .unwrap_or_default();
        let goes_on = text.trim_start().starts_with(|c: char| {
            c.is_lowercase() || matches!(c, ',' | '.' | ';' | ':' | ')' | '—' | '–')
        });
        let around = Around {
            in_sentence: true,
            in_heading: false,
            in_code: false,
            before: self.run.before(),
        };
        goes_on && self.asides.find(self.tree, &element, around).is_some()
    }

    /// Whether an edge parts two lines of one block of code.
    pub(super) fn is_line_of_code(&self, edge: Edge) -> bool {
        let (tag, around) = match edge {
            Edge::Opens(tag) => (tag, self.open.last()),
            Edge::Closes(tag) => (tag, self.open.iter().rev().nth(1)),
            Edge::Page => return false,
        };
        let is_line = matches!(
            tag,
            Tag::Div | Tag::Li | Tag::Ol | Tag::Table | Tag::Tbody | Tag::Tr | Tag::Td | Tag::Pre
        );
        is_line && around.is_some_and(|open| open.layout.preformatted)
    }

    /// Whether white space here stands between lines of code and in none of them.
    pub(super) fn is_between_lines(&self) -> bool {
        let tag = self.open.last().map(|open| open.tag);
        matches!(
            tag,
            Some(Tag::Table | Tag::Tbody | Tag::Tr | Tag::Ol | Tag::Ul)
        )
    }
}

/// The tag of a heading of this level.
fn heading(level: u8) -> Tag {
    match level {
        0 | 1 => Tag::H1,
        2 => Tag::H2,
        3 => Tag::H3,
        4 => Tag::H4,
        5 => Tag::H5,
        _ => Tag::H6,
    }
}
