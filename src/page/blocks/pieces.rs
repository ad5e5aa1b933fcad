//! From the run of text at hand to a finished block.

use super::inline::RunBlock;
use super::{Cutter, code};
use crate::article::Row;
use crate::document::{Candidate, Shape};
use crate::page::structure::{BlockInfo, Edge};
use crate::page::tag::Tag;
use crate::removal::Reason;

impl Cutter<'_> {
    /// Ends the block at hand, if there is one that holds a word.
    pub(super) fn flush(&mut self, end: Edge) {
        if let Some(block) = self.run.take() {
            let (element, start) = (self.element, self.start);
            let shape = self.open.last().map(|open| open.layout.shape());
            let shape = shape.unwrap_or(Shape::Paragraph);
            self.push(block, (element, start, end), shape, None);
        }
    }

    /// Adds a block; `place` is its element and what stood at its edges.
    pub(super) fn push(
        &mut self,
        block: RunBlock,
        place: (u32, Edge, Edge),
        shape: Shape,
        row: Option<Row>,
    ) {
        if self.candidates.len() + self.pieces_gone >= self.limit {
            self.add_beyond_limit(&block.text);
            return;
        }
        if shape == Shape::Preformatted && code::are_line_numbers(&block.text) {
            self.goes(block.text, Reason::Boilerplate, "structure/line-number");
            return;
        }
        let item = self.open.last().and_then(|open| open.layout.item());
        if item.is_some() {
            self.mark_item_started();
        }
        let (element, start, end) = place;
        self.structure.blocks.push(BlockInfo {
            element,
            words: block.words,
            link_words: block.link_words,
            bold_words: block.bold_words,
            links: block.links,
            pictures: std::mem::take(&mut self.pictures),
            start,
            end,
        });
        let text = block.text;
        self.candidates.push(Candidate {
            spans: block.spans,
            item,
            row,
            asides: std::mem::take(&mut self.gone),
            ..Candidate::plain(text, shape)
        });
        self.push_notes(place);
    }

    pub(super) fn add_beyond_limit(&mut self, text: &str) {
        let rest = self
            .beyond_limit
            .get_or_insert_with(|| Candidate::plain(String::new(), Shape::Paragraph));
        let all = rest.text.to_mut();
        if !all.is_empty() {
            all.push('\n');
        }
        all.push_str(text);
    }

    /// Only the first block of a list item carries its bullet or number.
    fn mark_item_started(&mut self) {
        for open in self.open.iter_mut().rev() {
            open.layout.item_started = true;
            if open.tag == Tag::Li {
                break;
            }
        }
    }
}
