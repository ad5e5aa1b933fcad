//! The list of words that bylines are made of.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::words::hash::Spread;

/// What a phrase of `words.txt` is, by the word that opens its line there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sort {
    Label,
    Colon,
    And,
    Joint,
    Role,
    Desk,
    Agency,
    Particle,
    Junk,
    Opening,
    Link,
    Stamp,
    Organisation,
    Line,
    After,
    Other,
    Filler,
    Day,
}

impl Sort {
    fn named(name: &str) -> Option<Sort> {
        Some(match name {
            "label" => Sort::Label,
            "colon" => Sort::Colon,
            "and" => Sort::And,
            "joint" => Sort::Joint,
            "role" => Sort::Role,
            "desk" => Sort::Desk,
            "agency" => Sort::Agency,
            "particle" => Sort::Particle,
            "junk" => Sort::Junk,
            "opening" => Sort::Opening,
            "link" => Sort::Link,
            "stamp" => Sort::Stamp,
            "organisation" => Sort::Organisation,
            "line" => Sort::Line,
            "after" => Sort::After,
            "other" => Sort::Other,
            "filler" => Sort::Filler,
            "day" => Sort::Day,
            _ => return None,
        })
    }

    fn bit(self) -> u32 {
        1 << self as u32
    }
}

/// The bit of a word with which a label begins, after those of the sorts.
const OPENS_LABEL: u32 = 1 << 31;

/// The bit of a word with which a label of authors begins, before the names or after them.
const IN_LABEL: u32 = 1 << 30;

/// The phrases of `words.txt`, in lower case, each with a bit for every sort that it is of.
#[derive(Default)]
pub(super) struct Words {
    sorts: HashMap<&'static str, u32, Spread>,
    /// Labels after a name in scripts without spaces.
    pub glued_afters: Vec<&'static str>,
}

impl Words {
    /// Whether a label begins with this word, which must be in lower case.
    pub fn opens_label(&self, word: &str) -> bool {
        let sorts = self.sorts.get(word);
        sorts.is_some_and(|sorts| sorts & OPENS_LABEL != 0)
    }

    /// Whether a label of authors begins with this word, which must be in lower case.
    pub fn is_in_label(&self, word: &str) -> bool {
        let sorts = self.sorts.get(word);
        sorts.is_some_and(|sorts| sorts & IN_LABEL != 0)
    }

    /// Whether a phrase, which must be in lower case, is of a sort.
    pub fn is(&self, sort: Sort, phrase: &str) -> bool {
        let sorts = self.sorts.get(phrase);
        sorts.is_some_and(|sorts| sorts & sort.bit() != 0)
    }
}

/// Whether a letter is of a script that writes two or three of them a name: Chinese, Japanese, Korean.
pub(super) fn is_wide(letter: char) -> bool {
    letter >= '\u{2e80}' && letter.is_alphabetic()
}

/// The longest label has so many words.
pub(super) const LONGEST_LABEL: usize = 4;

pub(super) static WORDS: LazyLock<Words> = LazyLock::new(|| {
    let mut words = Words::default();
    for line in include_str!("words.txt").lines() {
        let Some((sort, phrase)) = line.split_once(' ') else {
            continue;
        };
        let Some(sort) = Sort::named(sort) else {
            continue;
        };
        let phrase = phrase.trim();
        *words.sorts.entry(phrase).or_default() |= sort.bit();
        let first = phrase.split(' ').next().unwrap_or(phrase);
        if matches!(sort, Sort::Label | Sort::Colon | Sort::Other) {
            *words.sorts.entry(first).or_default() |= OPENS_LABEL;
        }
        if matches!(sort, Sort::Label | Sort::Colon | Sort::Line | Sort::After) {
            let parts = first.split(|c: char| c.is_ascii_punctuation());
            for first in parts.filter(|part| !part.is_empty()) {
                *words.sorts.entry(first).or_default() |= IN_LABEL;
            }
            *words.sorts.entry(first).or_default() |= IN_LABEL;
        }
        if sort == Sort::After && phrase.starts_with(is_wide) {
            words.glued_afters.push(phrase);
        }
    }
    words
});
