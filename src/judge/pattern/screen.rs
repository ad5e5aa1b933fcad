//! A look at a line's words that dismisses most patterns before any is run.
//!
//! Every word is one bit of 128 by its hash, as in Bloom's filter (1970): what lacks a bit that a
//! match has is no match.

use super::Part;
use super::anchor::is_common;
use crate::judge::words::Words;

/// A set of words, as bits.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct WordBits(u128);

impl WordBits {
    /// Every word and every stem of a line.
    pub fn of(words: &Words) -> WordBits {
        let seen = words.seen.iter();
        WordBits(seen.fold(0, |bits, word| bits | bit(word.hash) | bit(word.stem)))
    }

    fn meets(self, line: WordBits) -> bool {
        self.0 & line.0 != 0
    }
}

fn bit(hash: u32) -> u128 {
    1 << (hash >> 25)
}

/// What a line must have of a pattern's words for it to be run.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Screen {
    /// All of these words.
    all: WordBits,
    /// And of each of these sets one, where it is not empty.
    any: [WordBits; 2],
}

impl Screen {
    pub(super) fn of(parts: &[Part]) -> Screen {
        let mut demands = demands(parts);
        // The fewer words would do and the rarer they are, the more lines are dismissed.
        demands.sort_by_key(|demand| (demand.is_common, demand.bits.count_ones()));
        let mut screen = Screen::default();
        let mut free = screen.any.iter_mut();
        for demand in demands {
            if demand.bits.is_power_of_two() {
                screen.all.0 |= demand.bits;
            } else if let Some(any) = free.next() {
                *any = WordBits(demand.bits);
            }
        }
        screen
    }

    /// Whether a line of these words may match.
    pub fn passes(&self, line: WordBits) -> bool {
        let has_one = |any: &WordBits| any.0 == 0 || any.meets(line);
        self.all.0 & !line.0 == 0 && self.any.iter().all(has_one)
    }
}

/// Words of which every match has one.
struct Demand {
    bits: u128,
    is_common: bool,
}

impl Demand {
    fn of(hash: u32) -> Demand {
        Demand {
            bits: bit(hash),
            is_common: is_common(hash),
        }
    }
}

fn demands(parts: &[Part]) -> Vec<Demand> {
    parts.iter().flat_map(part_demands).collect()
}

fn part_demands(part: &Part) -> Vec<Demand> {
    match part {
        Part::Word(hash) => vec![Demand::of(*hash)],
        Part::Stem { stem, .. } => vec![Demand::of(*stem)],
        Part::AnyOf(choices) => match choices.as_slice() {
            [only] => demands(only),
            choices => one_of(choices).into_iter().collect(),
        },
        _ => Vec::new(),
    }
}

/// One demand of each choice, all together; none where a choice has none.
fn one_of(choices: &[Vec<Part>]) -> Option<Demand> {
    let mut all = Demand {
        bits: 0,
        is_common: false,
    };
    for choice in choices {
        let best = demands(choice)
            .into_iter()
            .min_by_key(|demand| (demand.is_common, demand.bits.count_ones()))?;
        all.bits |= best.bits;
        all.is_common |= best.is_common;
    }
    Some(all)
}

#[cfg(test)]
mod tests {
    use super::super::{Pattern, Sets};
    use super::*;

    #[test]
    fn what_matches_passes_and_a_missing_word_is_seen() {
        let table = [
            (
                "sign up for ... newsletter*",
                "Sign up for our newsletters",
                true,
            ),
            (
                "sign up for ... newsletter*",
                "Sign up for our podcast",
                false,
            ),
            ("(get|read) the (app|paper)", "Read the paper", true),
            ("(get|read) the (app|paper)", "Read the ferry", false),
            ("^ - $", "-", true),
        ];
        for (pattern, text, expected) in table {
            let mut words = Words::default();
            words.read(text, |_, _, _| {});
            let pattern = Pattern::parse(pattern, &Sets::default()).unwrap();
            assert_eq!(
                pattern.screen().passes(WordBits::of(&words)),
                expected,
                "{text}"
            );
        }
    }
}
