//! Which tables of a page hold data, which hold code, and which only lay out the page.
//!
//! Tables made of `<div role="table">` count as well. One walk over the tree, before it is cut.

use std::collections::HashMap;

use super::names::has_word;
use crate::page::attribute::AttributeName;
use crate::page::tag::Tag;
use crate::page::tree::{Element, NodeId, Tree};
use crate::words::count_in_block;

/// The most words of a filled cell on average, and of the longest: layout tables hold paragraphs. A
/// table that has heads or a caption says that it is one, and may hold sentences.
const CELL_WORDS: u32 = 12;
const LONGEST_CELL: u32 = 60;
const HEADED_CELL_WORDS: u32 = 40;
const LONGEST_HEADED_CELL: u32 = 150;

/// Of a menu's words nearly all are links: more than nine in ten.
const MENU_LINKS: (u32, u32) = (9, 10);

/// The tables that are more than layout.
#[derive(Debug, Default)]
pub(super) struct Tables {
    kinds: HashMap<NodeId, TableKind>,
}

/// What a table holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum TableKind {
    /// Values under heads: the cells of its widest row, and how many cells it has.
    Data { columns: u32, cells: u32 },
    /// Lines of code beside their numbers.
    Code,
}

/// What an element is in a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    Table,
    Caption,
    /// Rows that stand together; those of a head are heads.
    Rows {
        heads: bool,
    },
    Row,
    Cell {
        head: bool,
    },
}

/// The part that an element says it is, by its name or its role.
pub(super) fn part(element: &Element<'_>) -> Option<Part> {
    match element.tag() {
        Tag::Table => Some(Part::Table),
        Tag::Caption => Some(Part::Caption),
        Tag::Thead => Some(Part::Rows { heads: true }),
        Tag::Tbody | Tag::Tfoot => Some(Part::Rows { heads: false }),
        Tag::Tr => Some(Part::Row),
        Tag::Td => Some(Part::Cell { head: false }),
        Tag::Th => Some(Part::Cell { head: true }),
        Tag::Div | Tag::Span | Tag::Section | Tag::Custom | Tag::Ul | Tag::Li => {
            match element.attribute(AttributeName::Role)?.trim() {
                "table" | "grid" | "treegrid" => Some(Part::Table),
                "rowgroup" => Some(Part::Rows { heads: false }),
                "row" => Some(Part::Row),
                "cell" | "gridcell" => Some(Part::Cell { head: false }),
                "columnheader" | "rowheader" => Some(Part::Cell { head: true }),
                _ => None,
            }
        }
        _ => None,
    }
}

impl Tables {
    /// Looks at every table of the page.
    pub fn of(tree: &Tree) -> Tables {
        let mut walk = Walk {
            tree,
            open: Vec::new(),
            links: 0,
            found: Tables::default(),
        };
        walk.run();
        walk.found
    }

    /// What the table that begins with this element holds; `None` for layout.
    pub fn kind(&self, node: NodeId) -> Option<TableKind> {
        self.kinds.get(&node).copied()
    }
}

struct Walk<'t> {
    tree: &'t Tree,
    /// The tables that the walk is inside of, outermost first.
    open: Vec<Survey>,
    /// The links that it is inside of.
    links: u32,
    found: Tables,
}

impl Walk<'_> {
    fn run(&mut self) {
        let mut next = self.tree.first_child(Tree::DOCUMENT);
        while let Some(node) = next {
            let enters = self.enter(node);
            let below = enters.then(|| self.tree.first_child(node)).flatten();
            next = below.or_else(|| self.leave_to_next(node));
        }
    }

    fn leave_to_next(&mut self, mut node: NodeId) -> Option<NodeId> {
        loop {
            self.leave(node);
            if let Some(next) = self.tree.next_sibling(node) {
                return Some(next);
            }
            node = self.tree.parent(node)?;
        }
    }

    fn enter(&mut self, node: NodeId) -> bool {
        if let Some(text) = self.tree.text(node) {
            let is_link = self.links > 0;
            if let Some(table) = self.open.last_mut() {
                table.text(text, is_link);
            }
            return false;
        }
        let Some(element) = self.tree.element(node) else {
            return true;
        };
        if element.tag().is_unseen() {
            return element.tag() == Tag::Html;
        }
        self.links += u32::from(element.tag() == Tag::A);
        match (part(&element), self.open.last_mut()) {
            (Some(Part::Table), around) => {
                if let Some(around) = around {
                    around.nests = true;
                }
                self.open.push(Survey::new(&element));
            }
            (Some(part), Some(table)) => table.part(part, &element),
            (None, Some(table)) => table.element(&element),
            (_, None) => {}
        }
        true
    }

    fn leave(&mut self, node: NodeId) {
        let Some(element) = self.tree.element(node) else {
            return;
        };
        if element.tag().is_unseen() {
            return;
        }
        self.links -= u32::from(element.tag() == Tag::A && self.links > 0);
        if self.open.last().is_some_and(|table| table.node == node)
            && let Some(mut table) = self.open.pop()
            && let Some(kind) = table.kind()
        {
            self.found.kinds.insert(node, kind);
        }
    }
}

/// What is counted of a table.
#[derive(Debug)]
struct Survey {
    node: NodeId,
    /// The page says that it is layout.
    is_layout: bool,
    /// It has a caption or cells that are heads.
    is_headed: bool,
    /// Its classes say that it holds code.
    is_of_code: bool,
    /// There is a table in it.
    nests: bool,
    /// It holds what no cell of a table of data does: a page's headline, an article.
    has_sections: bool,
    rows: u32,
    cells: u32,
    filled: u32,
    widest: u32,
    longest: u32,
    words: u32,
    link_words: u32,
    /// Rows with two filled cells or more.
    full_rows: u32,
    /// Cells with code, and cells with a line's number or nothing.
    code_cells: u32,
    number_cells: u32,
    row: RowSurvey,
    cell: Option<CellSurvey>,
}

#[derive(Clone, Copy, Debug, Default)]
struct RowSurvey {
    cells: u32,
    filled: u32,
}

#[derive(Clone, Copy, Debug, Default)]
struct CellSurvey {
    words: u32,
    is_code: bool,
    /// It holds something else than digits.
    has_letters: bool,
}

impl Survey {
    fn new(element: &Element<'_>) -> Survey {
        let role = element.attribute(AttributeName::Role).unwrap_or_default();
        Survey {
            node: element.id(),
            is_layout: matches!(role.trim(), "presentation" | "none"),
            is_headed: false,
            is_of_code: element
                .attribute(AttributeName::Class)
                .is_some_and(|class| has_word(class, CODE)),
            nests: false,
            has_sections: false,
            rows: 0,
            cells: 0,
            filled: 0,
            widest: 0,
            longest: 0,
            words: 0,
            link_words: 0,
            full_rows: 0,
            code_cells: 0,
            number_cells: 0,
            row: RowSurvey::default(),
            cell: None,
        }
    }

    fn part(&mut self, part: Part, element: &Element<'_>) {
        match part {
            Part::Caption => {
                self.end_row();
                self.is_headed = true;
            }
            Part::Rows { heads } => {
                self.end_row();
                self.is_headed |= heads;
            }
            Part::Row => {
                self.end_row();
                self.rows += 1;
            }
            Part::Cell { head } => {
                self.end_cell();
                self.is_headed |= head;
                let class = element.attribute(AttributeName::Class).unwrap_or_default();
                self.cell = Some(CellSurvey {
                    is_code: has_word(class, &["code"]),
                    ..CellSurvey::default()
                });
            }
            Part::Table => {}
        }
    }

    fn element(&mut self, element: &Element<'_>) {
        match element.tag() {
            Tag::H1 | Tag::H2 | Tag::Article | Tag::Nav | Tag::Form | Tag::Header => {
                self.has_sections = true;
            }
            Tag::Pre | Tag::Code => {
                if let Some(cell) = &mut self.cell {
                    cell.is_code = true;
                }
            }
            _ => {}
        }
    }

    fn text(&mut self, text: &str, is_link: bool) {
        let words = count_in_block(text);
        self.words += words;
        self.link_words += if is_link { words } else { 0 };
        if let Some(cell) = &mut self.cell {
            cell.words += words;
            cell.has_letters |= text
                .chars()
                .any(|c| !c.is_whitespace() && !c.is_ascii_digit());
        }
    }

    fn end_cell(&mut self) {
        let Some(cell) = self.cell.take() else {
            return;
        };
        self.cells += 1;
        self.row.cells += 1;
        let is_filled = cell.words > 0;
        self.filled += u32::from(is_filled);
        self.row.filled += u32::from(is_filled);
        self.longest = self.longest.max(cell.words);
        if cell.has_letters && (cell.is_code || self.is_of_code) {
            self.code_cells += 1;
        } else if !cell.has_letters {
            self.number_cells += 1;
        }
    }

    fn end_row(&mut self) {
        self.end_cell();
        let row = std::mem::take(&mut self.row);
        self.widest = self.widest.max(row.cells);
        self.full_rows += u32::from(row.filled >= 2);
    }

    fn kind(&mut self) -> Option<TableKind> {
        self.end_row();
        if self.nests || self.widest < 2 {
            return None;
        }
        let is_code = self.code_cells > 0
            && self.code_cells + self.number_cells == self.cells
            && self.number_cells >= self.code_cells;
        if is_code {
            return Some(TableKind::Code);
        }
        let is_data = !self.is_layout && !self.has_sections && self.holds_values();
        is_data.then_some(TableKind::Data {
            columns: self.widest,
            cells: self.cells,
        })
    }

    fn holds_values(&self) -> bool {
        let words = self.words / self.filled.max(1);
        if self.is_headed {
            return self.filled >= 2
                && words <= HEADED_CELL_WORDS
                && self.longest <= LONGEST_HEADED_CELL;
        }
        let (links, of) = MENU_LINKS;
        self.rows >= 2
            && self.full_rows * 2 >= self.rows
            && words <= CELL_WORDS
            && self.longest <= LONGEST_CELL
            && self.link_words.saturating_mul(of) <= self.words.saturating_mul(links)
    }
}

/// Words in the classes of what holds code, whatever colours it.
pub(super) const CODE: &[&str] = &[
    "code",
    "highlight",
    "hljs",
    "codehilite",
    "syntaxhighlighter",
    "sourcecode",
    "linenums",
];
