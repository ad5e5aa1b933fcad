//! A look at a line's words that dismisses most patterns before any is run.
//!
//! It is a Bloom filter (1970) with one hash: words share bits, every mark has a bit of its own, and numbers
//! share one. A line that lacks a bit that every match has cannot match.

use super::{Choice, Part};
use crate::words::{Word, Words, form, mark};

/// Bits that words share.
const WORDS: u32 = 111;
/// The bit of every number.
const NUMBER: u128 = 1 << WORDS;
/// The first bit of the marks.
const MARKS: u32 = WORDS + 1;

/// Marks that most prose has.
const COMMON_MARKS: u16 = mark::COMMA | mark::STOP | mark::QUOTE | mark::DASH | mark::JOINT;

/// Words and marks, as bits.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct Bits(u128);

impl Bits {
    fn word(hash: u32) -> Bits {
        Bits(1 << ((u64::from(hash) * u64::from(WORDS)) >> 32))
    }

    fn marks(marks: u16) -> Bits {
        Bits(u128::from(marks) << MARKS)
    }

    fn of(word: &Word) -> Bits {
        let number = if word.form & form::NUMBER != 0 {
            NUMBER
        } else {
            0
        };
        Bits(Bits::word(word.hash).0 | Bits::word(word.stem).0 | number)
    }

    fn and(self, other: Bits) -> Bits {
        Bits(self.0 | other.0)
    }

    fn meets(self, other: Bits) -> bool {
        self.0 & other.0 != 0
    }
}

/// A line as a screen looks at it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Sight {
    all: Bits,
    first: Bits,
}

impl Sight {
    pub fn of(words: &Words) -> Sight {
        // Flat text has lost its marks: any may have been there.
        let marks = if words.flat { u16::MAX } else { words.marks };
        let all = |bits: Bits, word: &Word| bits.and(Bits::of(word));
        Sight {
            all: words.seen.iter().fold(Bits::marks(marks), all),
            first: words.seen.first().map(Bits::of).unwrap_or_default(),
        }
    }
}

/// The words, numbers and marks that every match of a sequence has.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Needs(Bits);

impl Needs {
    pub fn of(parts: &[Part]) -> Needs {
        let needs = parts.iter().map(|part| match part {
            Part::Word { hash, .. } | Part::Stem { stem: hash, .. } => Bits::word(*hash),
            Part::Number | Part::Year => Bits(NUMBER),
            Part::Mark(mark) => Bits::marks(*mark),
            Part::AnyOf(choices) => match &**choices {
                [only] => only.needs.0,
                _ => Bits::default(),
            },
            _ => Bits::default(),
        });
        Needs(needs.fold(Bits::default(), Bits::and))
    }

    /// Whether a line has all of them.
    pub fn are_met(self, line: Sight) -> bool {
        self.0.0 & !line.all.0 == 0
    }
}

/// What a line must have of a pattern for it to be run; a set without bits asks for nothing.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Screen {
    all: Needs,
    /// A line must have at least one bit of each of these sets as well.
    any: [Bits; 2],
    /// The first word must have one of these bits; empty where any word may be first.
    first: Bits,
}

impl Screen {
    pub(super) fn of(parts: &[Part]) -> Screen {
        let mut sets = Vec::new();
        demands(parts, &mut |demand| {
            if !demand.bits.0.is_power_of_two() {
                sets.push(demand);
            }
        });
        sets.sort_by_key(Demand::weakness);
        let mut screen = Screen {
            all: Needs::of(parts),
            first: first_words(parts).unwrap_or_default(),
            ..Screen::default()
        };
        for (any, demand) in screen.any.iter_mut().zip(sets) {
            *any = demand.bits;
        }
        screen
    }

    /// The sets that it is made of.
    pub(super) const SETS: usize = 4;

    pub(super) fn from_sets([all, one, other, first]: [u128; Screen::SETS]) -> Screen {
        Screen {
            all: Needs(Bits(all)),
            any: [Bits(one), Bits(other)],
            first: Bits(first),
        }
    }

    #[cfg(test)]
    pub(super) fn sets(&self) -> [u128; Screen::SETS] {
        let [one, other] = self.any;
        [self.all.0.0, one.0, other.0, self.first.0]
    }

    /// Whether a line may match.
    pub fn passes(&self, line: Sight) -> bool {
        let has_one = |wanted: &Bits, there: Bits| wanted.0 == 0 || wanted.meets(there);
        self.all.are_met(line)
            && has_one(&self.first, line.first)
            && self.any.iter().all(|any| has_one(any, line.all))
    }
}

/// Words or marks of which every match has one.
#[derive(Clone, Copy)]
struct Demand {
    bits: Bits,
    is_common: bool,
}

impl Demand {
    /// The fewer would do and the rarer they are, the more lines are dismissed.
    fn weakness(&self) -> (bool, u32) {
        (self.is_common, self.bits.0.count_ones())
    }
}

/// Calls `each` with what every match of the sequence has.
fn demands(parts: &[Part], each: &mut dyn FnMut(Demand)) {
    for part in parts {
        match part {
            Part::Word { hash, is_common } => each(Demand {
                bits: Bits::word(*hash),
                is_common: *is_common,
            }),
            Part::Stem { stem, .. } => each(Demand {
                bits: Bits::word(*stem),
                is_common: false,
            }),
            Part::Number | Part::Year => each(Demand {
                bits: Bits(NUMBER),
                is_common: false,
            }),
            Part::Mark(mark) => each(Demand {
                bits: Bits::marks(*mark),
                is_common: mark & COMMON_MARKS != 0,
            }),
            Part::AnyOf(choices) => match &**choices {
                [only] => demands(&only.parts, each),
                choices => one_of(choices).into_iter().for_each(&mut *each),
            },
            _ => {}
        }
    }
}

/// One demand of each choice, all together; none where a choice has none.
fn one_of(choices: &[Choice]) -> Option<Demand> {
    let mut all = Demand {
        bits: Bits::default(),
        is_common: false,
    };
    for choice in choices {
        let mut best: Option<Demand> = None;
        demands(&choice.parts, &mut |demand| {
            if best.is_none_or(|best| demand.weakness() < best.weakness()) {
                best = Some(demand);
            }
        });
        let best = best?;
        all.bits = all.bits.and(best.bits);
        all.is_common |= best.is_common;
    }
    Some(all)
}

/// The first words of the lines that match, where all matches start at a line's start.
fn first_words(parts: &[Part]) -> Option<Bits> {
    match parts {
        [Part::Start, rest @ ..] => {
            opening(rest).and_then(|(words, may_lack)| (!may_lack).then_some(words))
        }
        [Part::AnyOf(choices), ..] => choices
            .iter()
            .map(|choice| first_words(&choice.parts))
            .try_fold(Bits::default(), |all, words| Some(all.and(words?))),
        _ => None,
    }
}

/// The words with which the parts can begin, and whether they can be over without one; none where
/// any word will do.
fn opening(parts: &[Part]) -> Option<(Bits, bool)> {
    let mut all = Bits::default();
    for part in parts {
        let (words, may_lack) = match part {
            Part::Word { hash, .. } => (Bits::word(*hash), false),
            Part::Stem { stem, .. } => (Bits::word(*stem), false),
            Part::Number | Part::Year => (Bits(NUMBER), false),
            Part::Mark(_) | Part::Start => (Bits::default(), true),
            Part::Maybe(parts) => (opening(parts)?.0, true),
            Part::AnyOf(choices) => {
                let mut any = (Bits::default(), false);
                for choice in choices.iter() {
                    let (words, may_lack) = opening(&choice.parts)?;
                    any = (any.0.and(words), any.1 || may_lack);
                }
                any
            }
            Part::Name | Part::Names | Part::Gap(_) | Part::End => return None,
        };
        all = all.and(words);
        if !may_lack {
            return Some((all, false));
        }
    }
    Some((all, true))
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
            ("^ (home|the? menu) $", "Menu of the day", true),
            ("^ (home|the? menu) $", "The day's menu", true),
            ("^ (home|the? menu) $", "A menu at home", false),
            ("^ (# of #|gallery)", "Gallery", true),
            ("^ (# of #|gallery)", "In the gallery of 5", false),
            ("^ (the)? : menu? -", "A list: menu - food", true),
            ("© ... ####", "© 2026", true),
            ("© ... ####", "2026", false),
        ];
        for (pattern, text, expected) in table {
            let mut words = Words::default();
            words.read(text, |_, _| {});
            let pattern = Pattern::parse(pattern, &Sets::default()).unwrap();
            assert_eq!(
                Screen::of(&pattern.parts).passes(Sight::of(&words)),
                expected,
                "{text}"
            );
        }
    }
}
