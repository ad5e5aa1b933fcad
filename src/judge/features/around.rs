//! What stands around a line: findings, headings, lines that say the same, and how many of its
//! words the paragraphs beside it have.

use std::collections::HashMap;

use super::evidence::number;
use super::tokens::TokenScore;
use super::vocabulary::Vocabulary;
use crate::judge::finding::Findings;
use crate::judge::line::{Line, Lines};
use crate::words::hash::Seeded;

/// A line of no more words, without a stop, may head those under it.
const HEADING_WORDS: usize = 10;
/// Farther lines are all as far.
const FARTHEST: usize = 60;

/// What stands around each line of a document.
pub(super) struct Surroundings {
    found_above: Vec<Option<usize>>,
    found_below: Vec<Option<usize>>,
    heading_above: Vec<Option<usize>>,
    same: Vec<u16>,
    signatures: Vec<Signature>,
}

/// A set of a line's longer words, as bits of their hashes.
type Signature = [u64; 4];

impl Surroundings {
    pub fn new(read: &Lines, findings: &Findings) -> Surroundings {
        let lines = &read.lines;
        let found = |at: usize| findings.has(at);
        let heads = |at: usize| {
            lines.get(at).is_some_and(|line| {
                (1..=HEADING_WORDS).contains(&line.words) && !line.ends_with_stop()
            })
        };
        Surroundings {
            found_above: last_before(0..lines.len(), found),
            found_below: {
                let mut below = last_before((0..lines.len()).rev(), found);
                below.reverse();
                below
            },
            heading_above: last_before(0..lines.len(), heads),
            same: same(lines),
            signatures: lines.iter().map(|line| signature(read, line)).collect(),
        }
    }

    /// Adds the features of a line; the paragraphs beside it stand so many lines above and below.
    pub fn extend(
        &self,
        at: usize,
        (above, below): (usize, usize),
        findings: &Findings,
        scores: &[TokenScore],
        row: &mut Vec<f32>,
    ) {
        let there = |places: &[Option<usize>]| places.get(at).copied().flatten();
        let away =
            |place: Option<usize>| place.map_or(99, |place| place.abs_diff(at).min(FARTHEST));
        for place in [there(&self.found_above), there(&self.found_below)] {
            let reason = place.map_or(-1.0, |place| number(findings.of(place)));
            row.extend([away(place) as f32, reason]);
        }
        let heading = there(&self.heading_above);
        let score = heading.and_then(|heading| scores.get(heading));
        row.extend([
            away(heading) as f32,
            score.map_or(0.0, |score| score.mean),
            heading.map_or(-1.0, |heading| number(findings.of(heading))),
            f32::from(self.same.get(at).copied().unwrap_or(0)),
            self.overlap(at, at.checked_sub(above)),
            self.overlap(at, at.checked_add(below)),
        ]);
    }

    /// The share of a line's longer words that another has; -1 without such a line.
    fn overlap(&self, at: usize, other: Option<usize>) -> f32 {
        let other = other.and_then(|other| self.signatures.get(other));
        let (Some(one), Some(other)) = (self.signatures.get(at), other) else {
            return -1.0;
        };
        let ones = |bits: u64| bits.count_ones();
        let all: u32 = one.iter().map(|&bits| ones(bits)).sum();
        let both: u32 = one
            .iter()
            .zip(other)
            .map(|(one, other)| ones(one & other))
            .sum();
        both as f32 / all.max(1) as f32
    }
}

/// For each place the last one before it, in the order given, for which `is` holds.
fn last_before(
    places: impl Iterator<Item = usize>,
    is: impl Fn(usize) -> bool,
) -> Vec<Option<usize>> {
    let mut last = None;
    places
        .map(|at| {
            let before = last;
            if is(at) {
                last = Some(at);
            }
            before
        })
        .collect()
}

/// How many other lines say the same.
fn same(lines: &[Line]) -> Vec<u16> {
    let mut counts: HashMap<u64, u16, Seeded> = HashMap::default();
    counts.reserve(lines.len());
    for line in lines {
        let count = counts.entry(line.fingerprint).or_default();
        *count = count.saturating_add(1);
    }
    let count = |line: &Line| counts.get(&line.fingerprint).map_or(0, |count| count - 1);
    lines.iter().map(count).collect()
}

fn signature(read: &Lines, line: &Line) -> Signature {
    let mut signature = [0; 4];
    for (&word, &letters) in read
        .words_of(line)
        .iter()
        .zip(read.letters_of(line))
        .take(120)
    {
        if letters < Vocabulary::LETTERS {
            continue;
        }
        let bit = word ^ word >> 16;
        if let Some(bits) = signature.get_mut((bit / 64 % 4) as usize) {
            *bits |= 1 << (bit % 64);
        }
    }
    signature
}
