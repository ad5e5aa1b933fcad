//! What every match of a pattern has: the words or marks by which a line opens it for trial.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use super::Part;
use crate::judge::words::hash;

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
        anchor(parts).map_or_else(
            || Anchor::Marks(required_marks(parts)),
            |anchor| Anchor::Words(anchor.words),
        )
    }
}

/// The words of which every match has one, and how telling they are.
struct Telling {
    words: Vec<u32>,
    /// Letters of the shortest; a common word counts as having none.
    letters: usize,
}

/// The most telling part of the sequence.
fn anchor(parts: &[Part]) -> Option<Telling> {
    parts.iter().filter_map(part_anchor).max_by(|one, other| {
        // Of equals the one with the fewest words: it opens the pattern for the fewest lines.
        (one.letters, other.words.len()).cmp(&(other.letters, one.words.len()))
    })
}

fn part_anchor(part: &Part) -> Option<Telling> {
    match part {
        Part::Word(word) => Some(Telling {
            words: vec![*word],
            letters: if is_common(*word) { 0 } else { 5 },
        }),
        Part::Stem { stem, prefix } => Some(Telling {
            words: vec![*stem],
            letters: prefix.len(),
        }),
        Part::AnyOf(choices) => {
            let mut all = Telling {
                words: Vec::new(),
                letters: usize::MAX,
            };
            for choice in choices {
                let one = anchor(choice)?;
                all.words.extend(one.words);
                all.letters = all.letters.min(one.letters);
            }
            Some(all)
        }
        _ => None,
    }
}

/// Words that are in most lines: a pattern is better told by its other words.
pub(super) fn is_common(word: u32) -> bool {
    static COMMON: LazyLock<BTreeSet<u32>> =
        LazyLock::new(|| COMMON_WORDS.split_whitespace().map(hash).collect());
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
            marks | choices.first().map_or(0, |choice| required_marks(choice))
        }
        _ => marks,
    })
}

#[cfg(test)]
mod tests {
    use super::super::{Pattern, Sets};
    use super::*;
    use crate::judge::words::mark;

    #[test]
    fn an_anchor_is_the_most_telling_word() {
        let anchor = |source| {
            Pattern::parse(source, &Sets::default())
                .unwrap()
                .anchor()
                .clone()
        };
        assert_eq!(anchor("sign up for the"), anchor("sign up"));
        assert_eq!(
            anchor("the (of|in) newsletter*"),
            Anchor::Words(vec![hash("news")])
        );
        assert_eq!(anchor("^ @Names : $"), Anchor::Marks(mark::COLON));
    }
}
