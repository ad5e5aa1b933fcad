//! The walk through a table of data: its rows and cells go to a [`Grid`] instead of being blocks.

use super::Cutter;
use super::rows::{Cell, Grid};
use super::tables::{Part, TableKind, part};
use crate::document::Shape;
use crate::page::attribute::AttributeName;
use crate::page::structure::Edge;
use crate::page::tag::Tag;
use crate::page::tree::{Element, NodeId};

/// What HTML allows a cell to span.
const MOST_COLUMNS: u32 = 1000;
const MOST_ROWS: u32 = 65_534;

impl Cutter<'_> {
    /// Begins the part of a table of data that an element is.
    pub(super) fn open_part(&mut self, element: &Element<'_>, index: u32) {
        let Some(part) = part(element) else {
            return;
        };
        match (part, &mut self.grid) {
            (Part::Table, _) => {
                if let Some(TableKind::Data { columns, cells }) = self.tables.kind(element.id()) {
                    self.grid = Some(Grid::new(self.grids, columns, cells));
                    self.grids += 1;
                }
            }
            (Part::Rows { heads }, Some(grid)) if !grid.is_in_row() => grid.open_rows(heads),
            (Part::Row, Some(grid)) if !grid.is_in_row() => grid.open_row(index),
            (Part::Cell { head }, Some(_)) => {
                self.end_cell();
                let cell = Cell {
                    is_head: head,
                    columns: span(element, AttributeName::Colspan, MOST_COLUMNS),
                    rows: span(element, AttributeName::Rowspan, MOST_ROWS),
                };
                if let Some(grid) = &mut self.grid {
                    grid.open_cell(cell);
                }
            }
            _ => {}
        }
    }

    /// Ends the part of a table of data that an element is.
    pub(super) fn close_part(&mut self, node: NodeId) {
        if self.grid.is_none() {
            return;
        }
        let Some(element) = self.tree.element(node) else {
            return;
        };
        match part(&element) {
            Some(Part::Cell { .. }) => self.end_cell(),
            Some(Part::Row) => self.end_row(element.tag()),
            Some(Part::Table) => {
                self.end_row(element.tag());
                self.grid = None;
            }
            Some(Part::Rows { .. }) => {
                if let Some(grid) = &mut self.grid {
                    grid.in_head = false;
                }
            }
            _ => {}
        }
    }

    fn end_cell(&mut self) {
        if let Some(grid) = &mut self.grid
            && grid.is_in_row()
        {
            grid.end_cell(self.run.take(), self.start);
        }
    }

    fn end_row(&mut self, tag: Tag) {
        self.end_cell();
        let Some(read) = self.grid.as_mut().and_then(Grid::end_row) else {
            return;
        };
        let place = (
            read.element,
            read.start.unwrap_or(self.start),
            Edge::Closes(tag),
        );
        self.push(read.block, place, Shape::TableRow, Some(read.row));
    }
}

/// How many columns or rows a cell says that it spans.
fn span(element: &Element<'_>, name: AttributeName, most: u32) -> u32 {
    let value = element.attribute(name).unwrap_or_default().trim();
    let digits = value.trim_start_matches('+');
    match digits.parse::<u32>() {
        Ok(0) if name == AttributeName::Rowspan => most,
        Ok(columns) => columns.clamp(1, most),
        // More digits than a number has are more than a table has columns.
        Err(_) if !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit()) => most,
        Err(_) => 1,
    }
}
