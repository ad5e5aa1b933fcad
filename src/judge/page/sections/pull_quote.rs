//! Pull quotes: a short block whose words stand in a paragraph of the story as well.

use std::collections::HashMap;

use super::Seen;
use crate::judge::finding::Finding;
use crate::removal::{Reason, Rule};
use crate::words::hash::sequence;

/// Words of a pull quote.
const FEWEST: usize = 6;
const MOST: usize = 45;
/// The share of its word triples that one paragraph has. A paragraph says between its words who said it.
const SHARE: f32 = 0.6;
/// How much longer the paragraph is.
const LONGER: usize = 2;
/// What the model is surer of than this stays.
const SURE: f32 = 0.97;

pub(super) fn findings(seen: &Seen<'_>) -> Vec<(usize, Finding)> {
    let outline = seen.reasons.outline;
    let kept = || (0..seen.kept.len()).filter(|&at| seen.is_kept(at));
    let triples = |at: usize| outline.words(at).windows(3).map(sequence);
    let mut standing: HashMap<u64, usize> = HashMap::new();
    for at in kept().filter(|&at| outline.words(at).len() >= FEWEST * LONGER) {
        for triple in triples(at) {
            standing.entry(triple).or_insert(at);
        }
    }
    let is_pull_quote = |&at: &usize| {
        let length = outline.words(at).len();
        if !(FEWEST..=MOST).contains(&length) || !seen.is_below(at, SURE) {
            return false;
        }
        let mut found: HashMap<usize, usize> = HashMap::new();
        for other in triples(at).filter_map(|triple| standing.get(&triple)) {
            if *other != at && outline.words(*other).len() >= length * LONGER {
                *found.entry(*other).or_default() += 1;
            }
        }
        let most = found.values().copied().max().unwrap_or(0);
        most as f32 >= SHARE * (length - 2) as f32
    };
    kept()
        .filter(is_pull_quote)
        .map(|at| {
            let finding = Finding::new(Reason::Repeated, Rule::named("structure/pull-quote"));
            (
                at,
                finding.because("its words stand in a paragraph of the story"),
            )
        })
        .collect()
}
