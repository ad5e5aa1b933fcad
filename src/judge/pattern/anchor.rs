//! What every match of a pattern has: the words or marks by which a line opens it for trial.

use std::cmp::Reverse;
use std::collections::HashSet;
use std::sync::LazyLock;

use super::Part;
use crate::words::hash::{self, Spread};

/// What a line must have for the pattern to be tried at all.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Anchor {
    /// One of these words or stems.
    Words(Vec<u32>),
    /// All of these marks, in text that has marks.
    Marks(u16),
}

impl Anchor {
    pub(super) fn of(parts: &[Part]) -> Anchor {
        if most_telling(parts).is_none() {
            return Anchor::Marks(required_marks(parts));
        }
        let mut words = Vec::new();
        collect(parts, &mut words);
        Anchor::Words(words)
    }
}

/// How selective a part of a pattern is: long words and few alternatives select the fewest lines.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Telling {
    /// Letters of the shortest; a common word counts as having none.
    letters: usize,
    /// Of equals the one with the fewest words: it opens the pattern for the fewest lines.
    words: Reverse<usize>,
}

/// What two letters of a script without spaces tell, as letters of an alphabet.
const PAIR: usize = 6;

/// The most telling part of the sequence, if any has words.
fn most_telling(parts: &[Part]) -> Option<(&Part, Telling)> {
    let told = parts.iter().filter_map(|part| Some((part, telling(part)?)));
    told.max_by_key(|(_, telling)| *telling)
}

fn telling(part: &Part) -> Option<Telling> {
    let one = |letters| Telling {
        letters,
        words: Reverse(1),
    };
    match part {
        Part::Word { is_common, .. } => Some(one(if *is_common { 0 } else { 5 })),
        Part::Stem { prefix, .. } if prefix.is_empty() => Some(one(PAIR)),
        Part::Stem { prefix, .. } => Some(one(prefix.len())),
        Part::AnyOf(choices) => {
            let (mut letters, mut words) = (usize::MAX, 0);
            for choice in choices.iter() {
                let (_, best) = most_telling(&choice.parts)?;
                letters = letters.min(best.letters);
                words += best.words.0;
            }
            Some(Telling {
                letters,
                words: Reverse(words),
            })
        }
        _ => None,
    }
}

/// The words of the most telling part.
fn collect(parts: &[Part], words: &mut Vec<u32>) {
    match most_telling(parts) {
        Some((Part::Word { hash, .. }, _)) => words.push(*hash),
        Some((Part::Stem { stem, .. }, _)) => words.push(*stem),
        Some((Part::AnyOf(choices), _)) => {
            choices
                .iter()
                .for_each(|choice| collect(&choice.parts, words));
        }
        _ => {}
    }
}

/// Words that are in most lines: a pattern is better told by its other words.
pub(super) fn is_common(word: u32) -> bool {
    static COMMON: LazyLock<HashSet<u32, Spread>> =
        LazyLock::new(|| COMMON_WORDS.split_whitespace().map(hash::of).collect());
    COMMON.contains(&word)
}

const COMMON_WORDS: &str = "a an the of to in on for and or by with from at as is are was be been has \
        have will can our your you we us it its this that these more all any not no do get see \
        der die das den dem ein eine und zu von mit für auf im in am sie wir uns ist \
        le la les de du des et à en un une sur pour par el los las y en con por para \
        il lo gli di e del della per con o os as do da no na em het een van en op";

/// Marks that every match has.
fn required_marks(parts: &[Part]) -> u16 {
    parts.iter().fold(0, |marks, part| match part {
        Part::Mark(mark) => marks | mark,
        Part::AnyOf(choices) if choices.len() == 1 => {
            marks
                | choices
                    .first()
                    .map_or(0, |choice| required_marks(&choice.parts))
        }
        _ => marks,
    })
}

#[cfg(test)]
mod tests {
    use super::super::{Pattern, Sets};
    use super::*;
    use crate::words::mark;

    #[test]
    fn an_anchor_is_the_most_telling_word() {
        let anchor = |source| {
            let pattern = Pattern::parse(source, &Sets::default()).unwrap();
            Anchor::of(&pattern.parts)
        };
        assert_eq!(anchor("sign up for the"), anchor("sign up"));
        assert_eq!(
            anchor("the (of|in) newsletter*"),
            Anchor::Words(vec![hash::of("news")])
        );
        assert_eq!(anchor("^ @Names : $"), Anchor::Marks(mark::COLON));
    }
}
