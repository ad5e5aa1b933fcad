//! Flat text: one line of lowercase words to candidates, their byte ranges kept.
//! Menus before the story and the footer after it are told apart by anchors and unmarked ends.

mod anchors;
mod head;
mod piece;
mod sentences;
mod stretch;

pub(crate) use anchors::rules;

use std::borrow::Cow;

use crate::article::{Limit, Note, State};
use crate::document::{Candidate, Document, Head, Shape};
use crate::metadata::Metadata;
use crate::options::Options;
use crate::words::runs;
use piece::Piece;

/// Reads a flat text.
pub(crate) fn read<'d>(text: &'d str, options: &Options) -> Document<'d> {
    let words = runs(text).collect::<Vec<_>>();
    let hits = anchors::find(&words);
    let stretches = stretch::stretches(text.len(), &words, &hits);
    let (mut pieces, restored) = piece::pieces(text, &stretches);
    let title = head::find(text, &mut pieces);
    let beyond_limit = piece::limit(&mut pieces, options.limits.blocks);
    let metadata = Metadata {
        title: title
            .and_then(|title| pieces.get(title))
            .map(|piece| piece.shown(text).trim_end_matches('.').to_string()),
        ..Metadata::default()
    };
    let limit = beyond_limit.as_ref().map(|_| Note::Limit(Limit::Blocks));
    let not_restored = (!restored && !words.is_empty()).then_some(Note::NotRestored);
    Document {
        state: State::Flat,
        candidates: pieces
            .into_iter()
            .map(|piece| candidate(text, piece))
            .collect(),
        beyond_limit: beyond_limit.map(|piece| candidate(text, piece)),
        metadata,
        notes: limit.into_iter().chain(not_restored).collect(),
        structure: None,
        head: Head {
            title,
            ..Head::default()
        },
        hyphenated: false,
    }
}

fn candidate(text: &str, piece: Piece) -> Candidate<'_> {
    Candidate {
        text: Cow::Borrowed(text.get(piece.range.clone()).unwrap_or_default()),
        range: Some(piece.range),
        shape: Shape::Paragraph,
        spans: Vec::new(),
        restored: piece.restored,
        anchor: piece.anchor,
        item: None,
        row: None,
        asides: Vec::new(),
    }
}

#[cfg(test)]
mod tests;
