//! Text that an extractor left: lines to candidates, their byte ranges kept.
//! Wrapped paragraphs are joined, lists, subheads and quotes told by their layout.

mod cohesion;
mod head;
pub(crate) mod late_head;
mod marker;
mod rows;
mod subhead;
mod wrap;

use std::borrow::Cow;

use crate::article::{Limit, Note, State};
use crate::document::{Candidate, Document, Shape};
use crate::metadata::Metadata;
use crate::options::Options;
pub(crate) use cohesion::Cohesion;
use marker::Marker;
pub(crate) use marker::length as item_marker_length;
use rows::{Row, rows};
use wrap::Wrap;

/// Reads a text as lines.
pub(crate) fn read<'d>(text: &'d str, options: &Options) -> Document<'d> {
    let wrap = wrap::detect(text);
    let (mut candidates, beyond_limit) = candidates(text, wrap, options.limits.blocks);
    marker::unlist_lone_numbers(&mut candidates);
    subhead::mark(&mut candidates);
    let head = head::find(&candidates);
    let mut metadata = Metadata::default();
    head::fill(head, &candidates, &mut metadata);
    Document {
        state: State::Lines,
        candidates,
        metadata,
        notes: beyond_limit
            .iter()
            .map(|_| Note::Limit(Limit::Blocks))
            .collect(),
        beyond_limit,
        structure: None,
        head,
        hyphenated: wrap.is_some_and(|wrap| wrap.hyphenated),
    }
}

/// One candidate a line, or a paragraph where the text is wrapped; and what comes after the
/// last one that the limit allows.
fn candidates<'d>(
    text: &'d str,
    wrap: Option<Wrap>,
    limit: usize,
) -> (Vec<Candidate<'d>>, Option<Candidate<'d>>) {
    let mut candidates: Vec<Candidate<'d>> = Vec::new();
    let mut last: Option<Row<'d>> = None;
    for row in rows(text) {
        let marker = marker::of(row.text);
        let joined = matches!((wrap, &last), (Some(wrap), Some(last)) if wrap.joins(last, &row));
        if joined {
            extend(candidates.last_mut(), text, row.end());
        } else if candidates.len() >= limit {
            let mut rest = candidate(&row, Marker::None);
            extend(Some(&mut rest), text, text.len());
            return (candidates, Some(rest));
        } else {
            candidates.push(candidate(&row, marker));
        }
        last = Some(row);
    }
    (candidates, None)
}

fn candidate<'d>(row: &Row<'d>, marker: Marker) -> Candidate<'d> {
    let shown = row.text.get(marker.markup_length()..).unwrap_or(row.text);
    let start = row.end() - shown.len();
    Candidate {
        range: Some(start..row.end()),
        ..Candidate::plain(shown, shape(marker, row.indent))
    }
}

fn shape(marker: Marker, indent: usize) -> Shape {
    let depth = 1 + u8::try_from(indent / 2)
        .unwrap_or(u8::MAX)
        .min(MAX_DEPTH - 1);
    match marker {
        Marker::None => Shape::Paragraph,
        Marker::Bullet => Shape::ListItem {
            depth,
            number: None,
        },
        Marker::Number(number) => Shape::ListItem {
            depth,
            number: Some(number),
        },
        Marker::Heading { level, .. } => Shape::Heading(level),
        Marker::Quote { depth, .. } => Shape::Quote(depth),
        Marker::Cells => Shape::TableRow,
    }
}

/// Lists nested deeper than this are shown as deep as this.
const MAX_DEPTH: u8 = 6;

/// Lets a candidate reach to `end`.
fn extend<'d>(candidate: Option<&mut Candidate<'d>>, text: &'d str, end: usize) {
    let Some(candidate) = candidate else { return };
    let Some(start) = candidate.range.as_ref().map(|range| range.start) else {
        return;
    };
    if let Some(joined) = text.get(start..end) {
        candidate.text = Cow::Borrowed(joined);
        candidate.range = Some(start..end);
    }
}

#[cfg(test)]
mod tests;
