//! Cells to rows: the cells of a data table become one block a row. Layout tables stay as they are.

use crate::article::Span;
use crate::document::{Candidate, Shape};
use crate::page::structure::{BlockInfo, NO_ELEMENT, Structure};
use crate::page::tag::Tag;

/// The most words of a cell, on average over its row: layout tables hold paragraphs.
const CELL_WORDS: usize = 12;

/// Joins the blocks of one row, each in a cell of its own, into one block with tabs between.
pub(super) fn merge(candidates: &mut Vec<Candidate<'static>>, structure: &mut Structure) {
    let cells: Vec<Option<Cell>> = structure
        .blocks
        .iter()
        .map(|block| cell_of(structure, block))
        .collect();
    if cells.iter().all(Option::is_none) {
        return;
    }
    let old = std::mem::take(candidates);
    let old_blocks = std::mem::take(&mut structure.blocks);
    let mut pieces = old.into_iter().zip(old_blocks).zip(cells).peekable();
    while let Some(((candidate, block), cell)) = pieces.next() {
        let mut row = vec![(candidate, block)];
        let mut previous = cell;
        while let Some(((_, _), next)) = pieces.peek() {
            let (Some(left), Some(right)) = (previous, *next) else {
                break;
            };
            if left.row != right.row || left.cell == right.cell {
                break;
            }
            previous = Some(right);
            if let Some(((candidate, block), _)) = pieces.next() {
                row.push((candidate, block));
            }
        }
        let words: usize = row.iter().map(|(_, block)| block.words as usize).sum();
        if row.len() >= 2 && words <= CELL_WORDS * row.len() {
            let row_element = previous.map_or(NO_ELEMENT, |cell| cell.row);
            let (candidate, block) = join(row, row_element);
            candidates.push(candidate);
            structure.blocks.push(block);
        } else {
            for (candidate, block) in row {
                candidates.push(candidate);
                structure.blocks.push(block);
            }
        }
    }
}

/// The cell that a block fills, and its row, by element.
#[derive(Clone, Copy, PartialEq)]
struct Cell {
    cell: u32,
    row: u32,
}

/// The cell of a block with nothing but inline elements between the two.
fn cell_of(structure: &Structure, block: &BlockInfo) -> Option<Cell> {
    let mut at = block.element;
    loop {
        let element = structure.elements.get(at as usize)?;
        match element.tag {
            Tag::Td | Tag::Th => {
                let row = element.parent;
                let is_row = structure.elements.get(row as usize)?.tag == Tag::Tr;
                return is_row.then_some(Cell { cell: at, row });
            }
            tag if tag.is_inline() => at = element.parent,
            _ => return None,
        }
    }
}

fn join(
    row: Vec<(Candidate<'static>, BlockInfo)>,
    element: u32,
) -> (Candidate<'static>, BlockInfo) {
    let mut text = String::new();
    let mut spans: Vec<Span> = Vec::new();
    let mut joined: Option<BlockInfo> = None;
    for (candidate, block) in row {
        if !text.is_empty() {
            text.push('\t');
        }
        let offset = text.len();
        text.push_str(&candidate.text);
        spans.extend(candidate.spans.into_iter().map(|span| Span {
            start: span.start + offset,
            end: span.end + offset,
            kind: span.kind,
        }));
        joined = Some(match joined {
            None => block,
            Some(sum) => BlockInfo {
                words: sum.words + block.words,
                link_words: sum.link_words + block.link_words,
                bold_words: sum.bold_words + block.bold_words,
                links: sum.links + block.links,
                pictures: sum.pictures + block.pictures,
                end: block.end,
                ..sum
            },
        });
    }
    let block = joined.map(|block| BlockInfo { element, ..block });
    let candidate = Candidate {
        text: text.into(),
        range: None,
        shape: Shape::TableRow,
        spans,
        restored: None,
        anchor: None,
    };
    (candidate, block.unwrap_or(EMPTY))
}

/// Never used: a row has blocks.
const EMPTY: BlockInfo = BlockInfo {
    element: NO_ELEMENT,
    words: 0,
    link_words: 0,
    bold_words: 0,
    links: 0,
    pictures: 0,
    start: crate::page::structure::Edge::Page,
    end: crate::page::structure::Edge::Page,
};
