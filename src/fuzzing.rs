//! The crate's readers one at a time, for the targets under `fuzz/`: what takes bytes from outside,
//! without the judge, so that a fuzzer gets through millions of them. Not part of the public
//! interface.

use std::ops::Range;

use serde_json::Value;

use crate::article::{Limit, State};
use crate::input;
use crate::judge::bytes::Reader;
use crate::judge::model::Model;
use crate::judge::page::model::PageModel;
use crate::judge::trees::{Forest, Sure};
use crate::metadata::bylines;
use crate::metadata::dates::{self, NumericOrder};
use crate::options::Options;
use crate::page::metadata::json_repair;
use crate::page::tree::Tree;
use crate::page::{self, differential};
use crate::tidy::{self, Tidy};

const ORDERS: [NumericOrder; 2] = [NumericOrder::DayFirst, NumericOrder::MonthFirst];

/// What a value that should be a date is read as, by each order of day and month.
pub fn dates(value: &str) -> [Option<String>; 2] {
    ORDERS.map(|order| dates::parse(value, order).map(|date| date.to_string()))
}

/// The first date of a line, with its place.
pub fn date_in_line(line: &str) -> [Option<(Range<usize>, String)>; 2] {
    ORDERS.map(|order| {
        let found = dates::find_in_line(line, order)?;
        Some((found.range, found.date.to_string()))
    })
}

/// The names in a value that should hold authors.
pub fn names(value: &str) -> Vec<String> {
    bylines::names(value)
}

/// The names in a line that may be a byline.
pub fn names_in_line(line: &str) -> Vec<String> {
    let credit = bylines::credit(line);
    let mut names = credit.labelled;
    names.extend(credit.bare);
    names.extend(bylines::from_line(line).unwrap_or_default());
    names
}

/// The values of a script that should be JSON.
pub fn json(text: &str) -> Vec<Value> {
    json_repair::values(text)
}

/// The state in which a text seems to be.
pub fn state(text: &str) -> State {
    input::state(text)
}

/// A text tidied on its own.
pub fn tidied(text: &str, tidy: Tidy) -> String {
    let form = tidy::Form {
        tidy,
        ..tidy::Form::default()
    };
    tidy::block(text, Vec::new(), form).0
}

/// A page as its reader hands it to the judge.
pub struct Page {
    /// The visible text, and what html5ever alone makes of the page.
    pub visible: (String, String),
    /// The text outside elements that nobody sees, piece by piece.
    pub pieces: String,
    /// The text of the blocks, one a line, and below each what the reader took out of it.
    pub blocks: String,
    /// The reader took something out of a block, or set a note below it.
    pub has_asides: bool,
    /// The limits that the page went over.
    pub limits: Vec<Limit>,
}

/// Reads a page.
pub fn page(html: &str) -> Page {
    let (ours, limits) = differential::ours(html);
    let options = Options::default();
    let document = page::read(html, None, &options);
    let mut blocks = String::new();
    let mut has_asides = false;
    for candidate in document.candidates.iter().chain(&document.beyond_limit) {
        blocks.push_str(&candidate.text);
        blocks.push('\n');
        for aside in &candidate.asides {
            has_asides = true;
            blocks.push_str(&aside.text);
            blocks.push('\n');
        }
    }
    Page {
        visible: (ours, differential::theirs(html)),
        pieces: pieces(&page::parse::parse(
            html,
            page::parsing::Parsing::within(&options.limits),
        )),
        blocks,
        has_asides,
        limits,
    }
}

/// The text that no unseen element hides.
fn pieces(tree: &Tree) -> String {
    let mut pieces = String::new();
    for id in tree.walk() {
        let mut above = std::iter::successors(tree.parent(id), |&id| tree.parent(id));
        let hidden = above.any(|id| tree.element(id).is_some_and(|it| it.tag().is_unseen()));
        if let Some(own) = tree.text(id).filter(|_| !hidden) {
            pieces.push_str(own);
        }
    }
    pieces
}

/// Whether these bytes are a model of lines or flat text, or one of pages.
pub fn is_model(bytes: &[u8]) -> bool {
    Model::read(bytes, State::Lines).is_some() || PageModel::read(bytes).is_some()
}

/// The probabilities that a forest gives a row of features, to its end and where it may be sure
/// before; `None` where the bytes are not a forest.
pub fn forest(bytes: &[u8], row: &[f32]) -> Option<[f32; 2]> {
    const SURE: [Sure; 2] = [Sure::of_no(8, -1.0), Sure::either_way(32, 2.0)];
    let asked = |sure| Some(Forest::read(&mut Reader::new(bytes), sure)?.probability(row));
    Some([asked(&[])?, asked(&SURE)?])
}
