//! Blocks that belong together: a list, a table, a block quotation.

use std::borrow::Cow;

use super::inline;
use super::list::Lists;
use super::part::{Kind, Part};
use crate::article::{Article, Block, Role, Span};
use crate::lines::item_marker_length;

fn kind(block: &Block) -> Kind {
    match block.role {
        Role::TableRow => Kind::Table,
        Role::Quote | Role::QuotedPost => Kind::Quote,
        _ => Kind::Single,
    }
}

/// Calls the renderer with each step through the blocks that the text shows.
pub(super) fn each(article: &Article, mut render: impl FnMut(Part<'_, '_>)) {
    let body: Vec<Cow<'_, Block>> = article.body().map(without_marker).collect();
    let body: Vec<&Block> = body.iter().map(|block| &**block).collect();
    let mut lists = Lists::default();
    for blocks in body.chunk_by(|one, next| stand_together(one, next)) {
        if let Some(first) = blocks.first() {
            lists.blocks((kind(first), blocks), &mut render);
        }
    }
    lists.close_all(&mut render);
}

/// Whether two blocks that follow one another make one table or one quotation.
fn stand_together(one: &Block, next: &Block) -> bool {
    let table = |block: &Block| block.row.map(|row| row.table);
    let item = |block: &Block| block.item.map(|item| (item.depth, item.number));
    kind(one) == kind(next)
        && kind(one) != Kind::Single
        && table(one) == table(next)
        && item(one) == item(next)
        && next.item.is_none_or(|item| !item.starts)
}

/// The level of the article's own subheads, under the headline: the page's outermost is 2.
#[derive(Clone, Copy)]
pub(super) struct Levels {
    outermost: u8,
}

impl Levels {
    pub fn of(article: &Article) -> Levels {
        let subheads = article.body().filter(|block| block.role == Role::Subhead);
        let outermost = subheads.map(|block| block.level).filter(|&level| level > 0);
        Levels {
            outermost: outermost.min().unwrap_or(1),
        }
    }

    pub fn level(self, block: &Block) -> usize {
        let below = block.level.saturating_sub(self.outermost);
        usize::from(below.saturating_add(2).min(6))
    }
}

/// How many cells a table row has.
pub(super) fn columns(row: &Block) -> usize {
    row.text.split('\t').count()
}

/// How many cells the widest row of a table has.
pub(super) fn width(rows: &[&Block]) -> usize {
    rows.iter().map(|row| columns(row)).max().unwrap_or(0)
}

/// The width to which each row of a table is filled up with empty cells: a row's text does not end with them.
/// It is 0 where most of the table would be such cells, as one wide row over many short ones can make it.
pub(super) fn filled_width(rows: &[&Block]) -> usize {
    /// Cells of a filled table for one that has text.
    const MOST: usize = 4;
    let cells: usize = rows.iter().map(|row| columns(row)).sum();
    let width = width(rows);
    match width.saturating_mul(rows.len()) <= cells.saturating_mul(MOST) {
        true => width,
        false => 0,
    }
}

/// The cells of a table row, with the spans that lie in each.
pub(super) fn cells(row: &Block) -> impl Iterator<Item = (&str, Vec<Span>)> {
    let (mut start, mut spans) = (0, row.spans.as_slice());
    row.text.split('\t').map(move |cell| {
        let end = start + cell.len();
        // Spans are in order, and what ended before this cell is none of a later one's.
        while let [first, rest @ ..] = spans
            && first.end <= start
        {
            spans = rest;
        }
        let inside = inline::part(spans, start, end);
        start = end + 1;
        (cell, inside)
    })
}

/// A list's item without the bullet or number that it was written with: renderers write their own.
/// Items of a page have none in their text.
fn without_marker(block: &Block) -> Cow<'_, Block> {
    let from_text = block.role == Role::ListItem && block.place.range.is_some();
    let length = if from_text {
        item_marker_length(&block.text)
    } else {
        0
    };
    match block.text.get(length..) {
        Some(text) if length > 0 => Cow::Owned(Block {
            text: text.to_string(),
            ..block.clone()
        }),
        _ => Cow::Borrowed(block),
    }
}
