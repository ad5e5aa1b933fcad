//! A flat text cut at its anchors.

use std::ops::Range;

use super::anchors::{Anchor, Hit, Place};
use crate::removal::Reason;
use crate::words::Run;

/// A stretch of the text that an anchor opens, or of the story.
#[derive(Clone, Debug)]
pub(super) struct Stretch {
    /// Its bytes, up to the next one's.
    pub range: Range<usize>,
    pub words: usize,
    pub anchor: Option<&'static Anchor>,
    /// The anchor rules on the whole stretch, not on its first sentence alone.
    pub whole: bool,
}

impl Stretch {
    /// Whether it may be part of the article: a line of a menu or footer is not, a note is.
    pub fn is_shown(&self) -> bool {
        let struck = self.whole && self.anchor.is_some_and(|anchor| !is_note(anchor.reason));
        !struck
    }
}

/// A note at the story's end has at most so many words; what is longer goes on with the story.
const NOTE_WORDS: usize = 60;

/// The stretches of a text, which together are all of it.
pub(super) fn stretches(length: usize, words: &[Run<'_>], hits: &[Hit]) -> Vec<Stretch> {
    let mut cuts: Vec<(usize, Option<&'static Anchor>, bool)> = vec![(0, None, false)];
    let mut in_tail = false;
    for (number, hit) in hits.iter().enumerate() {
        let next = hits.get(number + 1);
        let end = next.map_or(words.len(), |next| next.words.start);
        let ends_story = next.is_none_or(|next| next.anchor.place == Place::Tail);
        in_tail |= hit.anchor.place == Place::Tail;
        match hit.anchor.place {
            _ if in_tail => cuts.push((hit.words.start, Some(hit.anchor), true)),
            Place::Inside => {
                let short = end - hit.words.start <= NOTE_WORDS;
                let whole = is_note(hit.anchor.reason) && short && ends_story;
                cuts.push((hit.words.start, Some(hit.anchor), whole));
            }
            _ => {
                cuts.push((hit.words.start, Some(hit.anchor), true));
                cuts.push((hit.words.end, None, false));
            }
        }
    }
    cut(length, words, &cuts)
}

/// Notes of the desk, which are kept.
fn is_note(reason: Reason) -> bool {
    matches!(reason, Reason::Correction | Reason::Contributors)
}

fn cut(
    length: usize,
    words: &[Run<'_>],
    cuts: &[(usize, Option<&'static Anchor>, bool)],
) -> Vec<Stretch> {
    // White space and marks before the first word and after the last go with them.
    let edge = |word: usize| match word {
        0 => 0,
        _ => words.get(word).map_or(length, |word| word.range.start),
    };
    let ends = cuts.iter().skip(1).map(|&(word, ..)| word);
    cuts.iter()
        .zip(ends.chain([words.len()]))
        .filter(|&(&(first, ..), end)| end > first || first == 0 && words.is_empty())
        .map(|(&(first, anchor, whole), end)| Stretch {
            range: edge(first)..if end == words.len() {
                length
            } else {
                edge(end)
            },
            words: end - first,
            anchor,
            whole,
        })
        .collect()
}
