//! What is said of a rule.

use std::fmt;

use super::place::PhrasePlace;
use crate::removal::{Reason, Rule};

/// A rule: its name, what it removes and where it is defined.
///
/// ```
/// use copydesk::{Reason, RuleEntry};
///
/// let entry = RuleEntry::named("structure/record-list").unwrap();
/// assert_eq!(entry.reason, Some(Reason::RelatedTeaser));
/// println!("{} ({}): {}", entry.rule, entry.files.join(", "), entry.about);
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct RuleEntry {
    /// Its name, as removals cite it. `caller/N` and `selector/N` stand for the rules of all
    /// numbers.
    pub rule: Rule,
    /// The reason that it gives; `None` if that depends on what it finds, or on the caller.
    pub reason: Option<Reason>,
    /// What it removes.
    pub about: String,
    /// The files of the crate's source that define it.
    pub files: Vec<String>,
    /// The phrase that it looks for, if it is a phrase rule.
    pub phrase: Option<Phrase>,
}

/// What a phrase rule looks for, and where.
///
/// ```
/// let entry = copydesk::RuleEntry::named("newsletter/1").unwrap();
/// let phrase = entry.phrase.unwrap();
/// assert_eq!(phrase.language, "en");
/// assert_eq!(phrase.place, copydesk::PhrasePlace::Anywhere);
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct Phrase {
    /// The language of its words, as a two-letter code.
    pub language: String,
    /// Where in the document it may fire.
    pub place: PhrasePlace,
    /// The most words that a line may have if the rule is to fire. Flat text has no lines.
    pub most_words: Option<usize>,
    /// Its pattern.
    pub pattern: String,
}

impl RuleEntry {
    /// An entry of one reason and one file.
    pub(crate) fn new(name: String, reason: Reason, file: &str, about: String) -> RuleEntry {
        RuleEntry {
            rule: Rule::new(name),
            reason: Some(reason),
            about,
            files: vec![file.to_string()],
            phrase: None,
        }
    }
}

impl fmt::Display for RuleEntry {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}: {}", self.rule, self.about)
    }
}
