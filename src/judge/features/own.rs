//! What a line is by itself.

use crate::document::Shape;
use crate::judge::line::Line;
use crate::words::{form, mark};

/// The features of a line by itself.
pub(super) fn own(line: &Line, row: &mut Vec<f32>) {
    let words = line.words.max(1) as f32;
    row.extend([
        line.words as f32,
        line.bytes as f32 / words,
        line.capital_share(),
        line.uppers as f32 / line.cased.max(1) as f32,
        share(line.numbers, line),
        line.commas as f32 / words,
        line.stops as f32,
        words / (line.stops as f32 + 1.0),
        line.quotes as f32,
        flag(line.ends_with_stop()),
        share(line.function_words, line),
        share(line.readers, line),
        line.readers as f32,
        line.speech as f32,
        flag(line.begins_upper()),
        flag(line.first & form::NUMBER != 0),
        flag(line.is_long()),
        shape(line.shape),
    ]);
    row.extend(
        [
            mark::COLON,
            mark::OPEN,
            mark::DASH,
            mark::BAR,
            mark::COPYRIGHT,
            mark::AT,
            mark::MONEY,
            mark::CODE,
            mark::HASH,
            mark::BANG,
            mark::QUESTION,
        ]
        .map(|mark| flag(line.marks & mark != 0)),
    );
    row.extend(
        [
            mark::COLON,
            mark::CLOSE,
            mark::QUESTION,
            mark::BANG,
            mark::BAR,
        ]
        .map(|mark| flag(line.closing & mark != 0)),
    );
    row.extend(
        [mark::QUOTE, mark::DASH, mark::OPEN, mark::BAR].map(|mark| flag(line.opening & mark != 0)),
    );
}

pub(super) fn flag(is: bool) -> f32 {
    f32::from(u8::from(is))
}

pub(super) fn share(part: usize, line: &Line) -> f32 {
    part as f32 / line.words.max(1) as f32
}

pub(super) fn clamp(distance: f32) -> f32 {
    distance.clamp(-60.0, 60.0)
}

pub(super) fn shape(shape: Shape) -> f32 {
    f32::from(match shape {
        Shape::Paragraph => 0u8,
        Shape::Heading(_) => 1,
        Shape::ListItem { number: None, .. } => 2,
        Shape::ListItem { .. } => 3,
        Shape::TableRow => 4,
        Shape::Quote(_) | Shape::QuotedPost => 5,
        Shape::Preformatted => 6,
        Shape::Caption => 7,
    })
}
