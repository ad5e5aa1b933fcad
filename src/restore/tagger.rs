//! The network's word over a whole text: windows with overlap, and of each word only what decoding
//! needs.

use std::cell::Cell;

use super::features::Features;
use super::format::OUTPUTS;
use super::mark::{Case, Inside, Mark};
use super::network::{Network, Scratch};

/// Words the network sees at once. It was trained on 256; on restore/dev 512 is the best of 256, 384,
/// 512 and 1024.
const WINDOW: usize = 512;
/// Words at either side of a window that serve as context alone.
const OVERLAP: usize = 32;
/// A comma's probability is multiplied by this before marks are compared: comma F1 on restore/dev is
/// .661, and .657 at 1.0 and at 2.2.
const COMMA_FACTOR: f32 = 1.8;

/// What the network says of one word.
#[derive(Clone, Copy, Debug)]
pub(super) struct Tag {
    /// Probability that a sentence ends after it, all four ends together.
    pub(super) end: f32,
    /// The part of it that is ends without a mark.
    pub(super) unmarked: f32,
    /// The likeliest end.
    pub(super) end_mark: Mark,
    /// The likeliest mark that ends no sentence, or none.
    pub(super) inner: Mark,
    /// Probabilities of lower, Title, UPPER, miXed.
    pub(super) case: [f32; 4],
    /// Probability that a quotation opens before it.
    pub(super) opens: f32,
    /// Probability that a quotation closes after it.
    pub(super) closes: f32,
    /// What was deleted inside the word, where that is likelier than not.
    pub(super) inside: Inside,
}

thread_local! {
    /// The network's memory, some two megabytes, which a thread keeps from text to text: on texts of
    /// a few hundred words a fresh one costs a tenth of the time.
    static SCRATCH: Cell<Scratch> = Cell::default();
}

/// Tags every word.
pub(super) fn tag(network: &Network, words: &[Features]) -> Vec<Tag> {
    let mut tags = Vec::with_capacity(words.len());
    let mut scratch = SCRATCH.take();
    let mut window = Vec::with_capacity(WINDOW + 2);
    let mut start = 0;
    while tags.len() < words.len() {
        let end = (start + WINDOW).min(words.len());
        let context =
            |at: Option<usize>| at.and_then(|at| words.get(at)).copied().unwrap_or_default();
        window.clear();
        window.push(context(start.checked_sub(1)));
        window.extend_from_slice(words.get(start..end).unwrap_or(&[]));
        window.push(context(Some(end)));
        let rows = network
            .forward(&window, &mut scratch)
            .as_chunks::<OUTPUTS>()
            .0;
        let last = end == words.len();
        let stop = if last { end } else { end - OVERLAP };
        let (from, to) = (tags.len() - start, stop - start);
        let known = tags.len();
        tags.extend(rows.get(from..to).unwrap_or(&[]).iter().map(decide));
        if tags.len() == known {
            break;
        }
        start = stop.saturating_sub(OVERLAP);
    }
    SCRATCH.set(scratch);
    tags
}

/// The four heads of one word: 16 marks, 4 cases, 4 quotation marks, 5 inner marks.
fn decide(row: &[f32; OUTPUTS]) -> Tag {
    let (marks, rest) = head::<16>(row);
    let (case, rest) = head::<4>(rest);
    let ([_, opens, closes, both], rest) = head::<4>(rest);
    let (inside, _) = head::<5>(rest);
    let likeliest = |wanted: &dyn Fn(Mark) -> bool| {
        let candidates = Mark::ALL
            .into_iter()
            .zip(marks)
            .filter(|(mark, _)| wanted(*mark));
        candidates.fold((Mark::None, -1.0), |best, (mark, p)| {
            let p = if mark == Mark::Comma {
                p * COMMA_FACTOR
            } else {
                p
            };
            if p > best.1 { (mark, p) } else { best }
        })
    };
    let total = |wanted: &dyn Fn(Mark) -> bool| {
        let wanted = Mark::ALL
            .into_iter()
            .zip(marks)
            .filter(|(mark, _)| wanted(*mark));
        wanted.fold(0.0, |sum, (_, p)| sum + p)
    };
    let missing = Inside::ALL.into_iter().zip(inside).find(|(_, p)| *p > 0.5);
    Tag {
        end: total(&Mark::ends),
        unmarked: total(&|mark| mark == Mark::UnmarkedEnd),
        end_mark: likeliest(&Mark::ends).0,
        inner: likeliest(&|mark| !mark.ends()).0,
        case,
        opens: opens + both,
        closes: closes + both,
        inside: missing.map_or(Inside::Nothing, |(inside, _)| inside),
    }
}

/// Probabilities of one head, and the outputs of the others.
fn head<const N: usize>(row: &[f32]) -> ([f32; N], &[f32]) {
    let Some((values, rest)) = row.split_first_chunk::<N>() else {
        return ([0.0; N], &[]);
    };
    let largest = values
        .iter()
        .fold(f32::MIN, |a, &b| if b > a { b } else { a });
    let weights = values.map(|x| crate::dense::arithmetic::exp(x - largest));
    let total = weights.iter().fold(0.0, |a, b| a + b);
    (weights.map(|x| x / total), rest)
}

/// The position of a case among [`Case::ALL`] with the largest probability.
pub(super) fn likeliest_case(probabilities: [f32; 4]) -> Case {
    let pairs = Case::ALL.into_iter().zip(probabilities);
    pairs
        .fold((Case::Lower, -1.0), |best, (case, p)| {
            if p > best.1 { (case, p) } else { best }
        })
        .0
}
