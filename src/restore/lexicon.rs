//! The vocabulary, and how its words are written away from the start of a sentence.

use std::collections::HashMap;

/// How often a word is written in one way.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Share {
    /// Under 4 in 1000.
    Never,
    /// Under 5 %.
    Rare,
    /// Under half.
    Common,
    /// Half or more.
    Most,
}

/// Words with their numbers, cases and forms.
#[derive(Clone, Debug, Default)]
pub(super) struct Lexicon {
    numbers: HashMap<Box<str>, u32>,
    /// By number less one: two bits each for lower, Title, UPPER, miXed.
    cases: Vec<u8>,
    /// Mixed forms by their lowercase: mcconnell, McConnell.
    forms: HashMap<Box<str>, Box<str>>,
}

impl Lexicon {
    /// `forms` holds one form a line.
    pub(super) fn new(numbered: Vec<(String, u32)>, cases: Vec<u8>, forms: &str) -> Lexicon {
        let by_lowercase = |form: &str| (form.to_lowercase().into(), form.into());
        Lexicon {
            numbers: numbered
                .into_iter()
                .map(|(word, number)| (word.into(), number))
                .collect(),
            cases,
            forms: forms.lines().map(by_lowercase).collect(),
        }
    }

    /// Rows of the table of words: one a word and one for the unknown.
    pub(super) fn rows(&self) -> u32 {
        self.cases.len() as u32 + 1
    }

    /// The number of a lowercase word, by frequency from 1; 0 where it is unknown.
    pub(super) fn number(&self, word: &str) -> u32 {
        self.numbers.get(word).copied().unwrap_or(0)
    }

    /// How often a word is lower, Title, UPPER and miXed; `None` for unknown words.
    pub(super) fn cases(&self, number: u32) -> Option<[Share; 4]> {
        let byte = *self.cases.get(number.checked_sub(1)? as usize)?;
        Some([0, 2, 4, 6].map(|shift| match byte >> shift & 3 {
            0 => Share::Never,
            1 => Share::Rare,
            2 => Share::Common,
            _ => Share::Most,
        }))
    }

    /// The mixed form of a lowercase word.
    pub(super) fn form(&self, word: &str) -> Option<&str> {
        self.forms.get(word).map(|form| &**form)
    }
}
