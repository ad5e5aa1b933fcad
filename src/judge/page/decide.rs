//! Probabilities to one cut for the page: which blocks stay.

use super::edges;
use super::outline::Outline;
use crate::judge::expected::{self, Piece};
use crate::options::Focus;

/// The probability from which a block stays, by the caller's focus. The balanced one, the scale,
/// the cost of a switch and the weight of long blocks are the best of a grid by cross-validation
/// by site over all training sets together (see the model card).
fn threshold(focus: Focus) -> f32 {
    match focus {
        Focus::Recall => 0.3,
        Focus::Balanced => 0.45,
        Focus::Precision => 0.6,
    }
}

/// The share of the page's surest words whose mean sets the page's own scale, and what part of
/// that mean a block must reach where it is below the threshold: a page whose blocks are all just
/// under the threshold is not lost whole.
const SUREST: f32 = 0.15;
const OF_SUREST: f32 = 0.6;

/// The threshold is never lower than this, however unsure the model is of the page.
const LEAST: f32 = 0.12;

/// What a change from kept to struck or back costs, in log-odds: a block just over the line among
/// blocks well under it goes with them.
const SWITCH: f32 = 0.4;

/// A block of so many words weighs as one, a longer one by the root of its length and at most so
/// much: a long paragraph among struck blocks is no slip.
const USUAL_WORDS: f32 = 20.0;
const MOST_WEIGHT: f32 = 3.0;

/// A page of which no sentence is kept, and fewer words than these, has no article: headings of
/// teasers are none.
const LEAST_ARTICLE: f32 = 60.0;

/// Words from which a line with a stop is a sentence: "Please wait." is none.
const LEAST_SENTENCE: u32 = 4;

/// From this probability on, `edges` and `veto` may not overrule the model by a block's place, its class or a
/// phrase. Cross-validated over all training sets, the rules of `edges` and
/// `veto` raise F1 on wcxb from .9584 to .9597 and on fundus from .9696 to .9707, the segments' F from
/// .9322 to .9345; with .85 and .9 in place of .8 these figures of another trained model
/// changed by at most .0004.
pub(super) fn undoubted(focus: Focus) -> f32 {
    match focus {
        Focus::Recall => 0.6,
        Focus::Balanced => 0.8,
        Focus::Precision => 0.9,
    }
}

/// Probabilities count no surer than this.
const SURE: f32 = 0.001;

/// Decides on every block whether it stays.
pub(super) fn decide(outline: &Outline<'_>, probabilities: &[f32], focus: Focus) -> Vec<bool> {
    let words = words(outline);
    let scale = (OF_SUREST * surest(probabilities, &words)).max(LEAST);
    let threshold = threshold(focus).min(scale);
    let mut kept = smooth(probabilities, &words, threshold);
    edges::trim(outline, probabilities, undoubted(focus), &mut kept);
    if !is_article(&words, sentences(outline), &kept) {
        kept.fill(false);
    }
    kept
}

/// Whether the page has text for an article, whatever the model makes of it.
pub(super) fn may_have_article(outline: &Outline<'_>) -> bool {
    let all = vec![true; outline.blocks.len()];
    is_article(&words(outline), sentences(outline), &all)
}

/// For each block whether it has a sentence.
fn sentences(outline: &Outline<'_>) -> impl Iterator<Item = bool> {
    outline.blocks.iter().map(|block| {
        let has_sentence = block.counts.stops > 0 && block.info.words >= LEAST_SENTENCE;
        !block.is_heading() && (has_sentence || block.prose > 0)
    })
}

/// The F1 that the probabilities themselves expect of this cut.
pub(super) fn confidence(outline: &Outline<'_>, probabilities: &[f32], kept: &[bool]) -> f32 {
    let pieces = probabilities.iter().zip(words(outline)).zip(kept);
    expected::f1(pieces.map(|((&content, words), &kept)| Piece {
        content,
        words,
        kept,
    }))
}

fn words(outline: &Outline<'_>) -> Vec<f32> {
    let blocks = outline.blocks.iter();
    blocks.map(|block| block.info.words as f32).collect()
}

/// Whether what is kept can be an article: a sentence outside of headings, or many short lines.
fn is_article(words: &[f32], sentences: impl Iterator<Item = bool>, kept: &[bool]) -> bool {
    let lines = words.iter().zip(kept).filter(|&(_, &kept)| kept);
    let all: f32 = lines.map(|(words, _)| words).sum();
    all >= LEAST_ARTICLE
        || sentences
            .zip(kept)
            .any(|(is_sentence, &kept)| is_sentence && kept)
}

fn log_odds(probability: f32) -> f32 {
    let probability = probability.clamp(SURE, 1.0 - SURE);
    (probability / (1.0 - probability)).ln()
}

/// The sequence of kept and struck with the greatest sum of weighted log-odds over the threshold,
/// less the switches (Viterbi's algorithm with two states).
fn smooth(probabilities: &[f32], words: &[f32], threshold: f32) -> Vec<bool> {
    let line = log_odds(threshold);
    let (mut struck, mut kept) = (0.0f32, 0.0f32);
    let switched: Vec<(bool, bool)> = probabilities
        .iter()
        .zip(words)
        .map(|(&probability, words)| {
            let (to_struck, to_kept) = (kept - SWITCH > struck, struck - SWITCH > kept);
            let before = (struck, kept);
            if to_struck {
                struck = before.1 - SWITCH;
            }
            if to_kept {
                kept = before.0 - SWITCH;
            }
            let weight = (words / USUAL_WORDS).sqrt().clamp(1.0, MOST_WEIGHT);
            kept += (log_odds(probability) - line) * weight;
            (to_struck, to_kept)
        })
        .collect();
    let mut state = kept > struck;
    let mut path: Vec<bool> = switched
        .iter()
        .rev()
        .map(|&(to_struck, to_kept)| {
            let here = state;
            if if here { to_kept } else { to_struck } {
                state = !state;
            }
            here
        })
        .collect();
    path.reverse();
    path
}

/// The mean probability of the surest words.
fn surest(probabilities: &[f32], words: &[f32]) -> f32 {
    let mut order: Vec<(f32, f32)> = probabilities
        .iter()
        .copied()
        .zip(words.iter().copied())
        .collect();
    order.sort_by(|left, right| right.0.total_cmp(&left.0));
    let all: f32 = words.iter().sum();
    let (mut sum, mut seen) = (0.0, 0.0);
    for (probability, words) in order {
        if seen > 0.0 && seen + words > all * SUREST {
            break;
        }
        sum += probability * words;
        seen += words;
    }
    if seen > 0.0 { sum / seen } else { 0.0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_lone_block_just_over_the_line_goes_with_its_neighbours() {
        let short = [8.0; 3];
        assert_eq!(smooth(&[0.05, 0.5, 0.05], &short, 0.45), [false; 3]);
        assert_eq!(smooth(&[0.9, 0.42, 0.9], &short, 0.45), [true; 3]);
        assert_eq!(
            smooth(&[0.05, 0.99, 0.05], &short, 0.45),
            [false, true, false]
        );
    }

    #[test]
    fn a_long_block_needs_no_neighbours() {
        let long = [8.0, 200.0, 8.0];
        let among_struck = [0.05, 0.6, 0.05];
        assert_eq!(smooth(&among_struck, &[8.0; 3], 0.45), [false; 3]);
        assert_eq!(smooth(&among_struck, &long, 0.45), [false, true, false]);
    }

    #[test]
    fn a_few_headings_are_no_article() {
        let sentences = || [false, false, true].into_iter();
        assert!(!is_article(
            &[3.0, 4.0, 9.0],
            sentences(),
            &[true, true, false]
        ));
        assert!(is_article(
            &[3.0, 4.0, 9.0],
            sentences(),
            &[true, true, true]
        ));
        assert!(is_article(&[30.0; 3], [false; 3].into_iter(), &[true; 3]));
    }

    #[test]
    fn without_blocks_there_is_nothing_to_keep() {
        assert!(smooth(&[], &[], 0.45).is_empty());
        assert_eq!(surest(&[], &[]), 0.0);
    }
}
