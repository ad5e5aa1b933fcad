//! The head of a flat text: its headline, and lines of other stories before the first sentence.
//!
//! Both are looked for only where a menu's set phrase shows that a page's head was run in: on
//! articles flattened without their page, what seemed a headline was the story's first sentence,
//! cut short, in 53 of 547.

use super::piece::Piece;
use crate::document::Anchor;
use crate::lines::Cohesion;
use crate::removal::{Reason, Rule};

/// Pieces among which the head is looked for.
const HEAD_PIECES: usize = 12;
/// The story begins with a sentence of so many words.
const STORY_WORDS: usize = 14;
/// A stretch that nobody parted into sentences is the story from so many words.
const UNPARTED_WORDS: usize = 40;
/// A headline has so many words.
const TITLE_WORDS: std::ops::RangeInclusive<usize> = 3..=25;
/// The share of a headline's longer words that the story has too, as for lines.
const OVERLAP: f32 = 0.34;

/// Finds the headline's piece, and rules out the lines of other stories around it.
pub(super) fn find(text: &str, pieces: &mut [Piece]) -> Option<usize> {
    let story = pieces.iter().take(HEAD_PIECES).position(is_story)?;
    let head = pieces.get(..story).unwrap_or_default();
    if !head.iter().any(|piece| piece.anchor.is_some()) {
        return None;
    }
    let body = pieces.iter().skip(story).take(HEAD_PIECES);
    let body = Cohesion::of(body.filter_map(|piece| text.get(piece.range.clone())));
    let overlap = |piece: &Piece| body.overlap(text.get(piece.range.clone()).unwrap_or_default());
    let mut title: Option<(usize, f32)> = None;
    for (at, piece) in pieces.iter().enumerate().take(story) {
        let may_be = piece.anchor.is_none() && TITLE_WORDS.contains(&piece.words);
        let share = if may_be { overlap(piece) } else { 0.0 };
        if share >= title.map_or(OVERLAP, |(_, best)| best + f32::EPSILON) {
            title = Some((at, share));
        }
    }
    let title = title.map(|(at, _)| at);
    for (at, piece) in pieces.iter_mut().enumerate().take(story) {
        let unmarked = !piece.marked && piece.anchor.is_none();
        if unmarked && Some(at) != title {
            piece.anchor = Some(Anchor {
                reason: Reason::RelatedTeaser,
                rule: Rule::named("flat/head-line"),
            });
        }
    }
    title
}

fn is_story(piece: &Piece) -> bool {
    let least = match piece.restored {
        Some(_) => STORY_WORDS,
        None => UNPARTED_WORDS,
    };
    piece.anchor.is_none() && piece.marked && piece.words >= least
}
