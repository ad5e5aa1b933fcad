//! What becomes one candidate: a sentence of the story, a headline, a note, a line of the footer.

use crate::text::on_one_line;
use crate::words::count;
use std::ops::Range;

use super::sentences::{self, Sentence};
use super::stretch::Stretch;
use crate::document::{Anchor, Restored};
use crate::removal::Rule;

/// A piece of the text.
#[derive(Clone, Debug)]
pub(super) struct Piece {
    pub range: Range<usize>,
    pub words: usize,
    pub restored: Option<Restored>,
    /// It ends with a mark as far as anybody knows.
    pub marked: bool,
    pub anchor: Option<Anchor>,
}

impl Piece {
    /// Its text as it is shown.
    pub fn shown(&self, text: &str) -> String {
        match &self.restored {
            Some(restored) => restored.text.clone(),
            None => {
                let raw = text.get(self.range.clone()).unwrap_or_default();
                on_one_line(raw)
            }
        }
    }
}

/// A line after "see also" has at most so many words.
const LINE_WORDS: usize = 30;

/// The pieces of all stretches, and whether restoration knew the language.
pub(super) fn pieces(text: &str, stretches: &[Stretch]) -> (Vec<Piece>, bool) {
    let mut pieces = Vec::new();
    let mut restored = false;
    for stretch in stretches {
        let known = text
            .get(stretch.range.clone())
            .filter(|_| stretch.is_shown())
            .and_then(sentences::of);
        restored |= known.is_some();
        match known {
            Some(sentences) if !stretch.whole => {
                add_sentences(text, stretch, sentences, &mut pieces)
            }
            Some(sentences) => pieces.push(whole(stretch, Some(joined(&sentences)))),
            None => pieces.push(whole(stretch, None)),
        }
    }
    (pieces, restored)
}

fn whole(stretch: &Stretch, restored: Option<Restored>) -> Piece {
    let anchor = stretch.anchor.filter(|_| stretch.whole);
    Piece {
        range: stretch.range.clone(),
        words: stretch.words,
        restored,
        marked: true,
        anchor: anchor.map(anchored),
    }
}

fn anchored(anchor: &super::anchors::Anchor) -> Anchor {
    Anchor {
        reason: anchor.reason,
        rule: Rule::new(anchor.rule.clone()),
    }
}

/// A piece a sentence; the stretch's anchor rules on the first one, where that is a line.
fn add_sentences(text: &str, stretch: &Stretch, sentences: Vec<Sentence>, pieces: &mut Vec<Piece>) {
    let start = stretch.range.start;
    let starts: Vec<usize> = sentences
        .iter()
        .map(|sentence| start + sentence.range.start)
        .collect();
    for (number, sentence) in sentences.into_iter().enumerate() {
        let from = if number == 0 {
            start
        } else {
            starts.get(number).copied().unwrap_or(start)
        };
        let to = starts.get(number + 1).copied().unwrap_or(stretch.range.end);
        let words = count(text.get(from..to).unwrap_or_default());
        let anchor = stretch
            .anchor
            .filter(|_| number == 0 && !sentence.marked && words <= LINE_WORDS);
        pieces.push(Piece {
            range: from..to,
            words,
            marked: sentence.marked,
            restored: Some(joined(std::slice::from_ref(&sentence))),
            anchor: anchor.map(anchored),
        });
    }
}

/// Several sentences as one text.
fn joined(sentences: &[Sentence]) -> Restored {
    let mut joined = Restored::default();
    for sentence in sentences {
        if !joined.text.is_empty() {
            joined.text.push(' ');
        }
        joined
            .text
            .push_str(sentence.restored.as_deref().unwrap_or_default());
        joined.sentence_ends.push(joined.text.len());
    }
    joined
}

/// Takes what goes over the limit off the pieces, as one piece.
pub(super) fn limit(pieces: &mut Vec<Piece>, most: usize) -> Option<Piece> {
    let end = pieces.last()?.range.end;
    let mut rest = pieces.drain(most.min(pieces.len())..);
    let mut first = rest.next()?;
    first.range.end = end;
    first.restored = None;
    first.anchor = None;
    Some(first)
}
