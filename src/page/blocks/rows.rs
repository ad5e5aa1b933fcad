//! The rows of a table of data: cells on a grid, each row one block with tabs between its cells.
//!
//! A cell that spans columns or rows leaves the places that it covers empty, so that every value
//! stands under its head. Text is written once.

use super::inline::RunBlock;
use crate::article::{Row, Span};
use crate::page::structure::Edge;

/// The most empty cells that spans may add: so many for each cell of the table, and so many more. A page can
/// ask for 10^15 columns.
const PLACES_PER_CELL: u32 = 8;
const PLACES_BESIDES: u32 = 256;
/// More columns are no table that anybody reads.
const MOST_COLUMNS: usize = 1000;

/// A table of data while it is read.
#[derive(Debug)]
pub(super) struct Grid {
    number: u32,
    /// The places that spans may still leave empty.
    places: u32,
    columns: usize,
    /// For each column, the number of the first row that the cell above does not cover.
    covered: Vec<u32>,
    /// The number of the row at hand.
    number_of_row: u32,
    /// The rows at hand are heads.
    pub in_head: bool,
    /// A row has been read; only of the first one bold cells are heads.
    has_rows: bool,
    row: Option<OpenRow>,
}

/// The row at hand.
#[derive(Debug, Default)]
struct OpenRow {
    element: u32,
    column: usize,
    text: String,
    /// The tabs in the text.
    tabs: usize,
    spans: Vec<Span>,
    words: u32,
    link_words: u32,
    bold_words: u32,
    links: u32,
    filled: u32,
    heads: u32,
    cell: Option<Cell>,
    start: Option<Edge>,
}

/// A cell: what it says of itself.
#[derive(Clone, Copy, Debug)]
pub(super) struct Cell {
    pub is_head: bool,
    pub columns: u32,
    pub rows: u32,
}

/// A finished row.
pub(super) struct ReadRow {
    pub element: u32,
    pub block: RunBlock,
    pub row: Row,
    pub start: Option<Edge>,
}

impl Grid {
    pub fn new(number: u32, columns: u32, cells: u32) -> Grid {
        Grid {
            number,
            places: cells
                .saturating_mul(PLACES_PER_CELL)
                .saturating_add(PLACES_BESIDES),
            columns: (columns as usize).min(MOST_COLUMNS),
            covered: Vec::new(),
            number_of_row: 0,
            in_head: false,
            has_rows: false,
            row: None,
        }
    }

    /// Begins a group of rows; no cell spans two.
    pub fn open_rows(&mut self, heads: bool) {
        self.in_head = heads;
        self.covered.clear();
    }

    pub fn open_row(&mut self, element: u32) {
        self.row = Some(OpenRow {
            element,
            ..OpenRow::default()
        });
    }

    pub fn is_in_row(&self) -> bool {
        self.row.is_some()
    }

    pub fn open_cell(&mut self, cell: Cell) {
        if let Some(row) = &mut self.row {
            row.cell = Some(cell);
        }
    }

    /// Ends the cell at hand with what was read of it; text between cells is a cell as well.
    pub fn end_cell(&mut self, block: Option<RunBlock>, start: Edge) {
        let number = self.number_of_row;
        let Some(row) = &mut self.row else {
            return;
        };
        let cell = match (row.cell.take(), &block) {
            (Some(cell), _) => cell,
            (None, Some(_)) => Cell {
                is_head: false,
                columns: 1,
                rows: 1,
            },
            (None, None) => return,
        };
        while self
            .covered
            .get(row.column)
            .is_some_and(|&end| end > number)
        {
            let Some(places) = self.places.checked_sub(1) else {
                self.covered.clear();
                break;
            };
            self.places = places;
            row.column += 1;
        }
        if let Some(block) = block {
            row.start.get_or_insert(start);
            row.add(block, cell.is_head);
        }
        let left = self.columns.saturating_sub(row.column).max(1);
        let wide = (cell.columns.max(1) as usize)
            .min(left)
            .min(self.places as usize + 1);
        self.places -= (wide - 1) as u32;
        if cell.rows > 1 {
            if self.covered.len() < row.column + wide {
                self.covered.resize(row.column + wide, 0);
            }
            let columns = self.covered.iter_mut().skip(row.column).take(wide);
            columns.for_each(|end| *end = number.saturating_add(cell.rows));
        }
        row.column += wide;
    }

    /// Ends the row at hand; `None` where no cell of it holds a word.
    pub fn end_row(&mut self) -> Option<ReadRow> {
        let row = self.row.take()?;
        self.number_of_row += 1;
        let is_first = !self.has_rows;
        self.has_rows |= row.words > 0;
        let is_bold = is_first && row.bold_words >= row.words && row.filled >= 2;
        let is_headed = row.heads == row.filled && row.filled >= 2;
        (row.words > 0).then_some(ReadRow {
            element: row.element,
            row: Row {
                table: self.number,
                is_head: self.in_head || is_headed || is_bold,
            },
            start: row.start,
            block: RunBlock {
                text: row.text,
                spans: row.spans,
                words: row.words,
                link_words: row.link_words,
                bold_words: row.bold_words,
                links: row.links,
            },
        })
    }
}

impl OpenRow {
    fn add(&mut self, block: RunBlock, is_head: bool) {
        let missing = self.column.saturating_sub(self.tabs);
        self.text.extend(std::iter::repeat_n('\t', missing));
        self.tabs += missing;
        let offset = self.text.len();
        self.text.push_str(&block.text);
        self.spans.extend(block.spans.into_iter().map(|span| Span {
            start: span.start + offset,
            end: span.end + offset,
            kind: span.kind,
        }));
        self.words += block.words;
        self.link_words += block.link_words;
        self.bold_words += block.bold_words;
        self.links += block.links;
        self.filled += 1;
        self.heads += u32::from(is_head);
    }
}
