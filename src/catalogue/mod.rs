//! Every rule of the crate, so that people can look up the rule that a removal cites.
//! The entries of phrase rules come from their lists; `rules.txt` describes the rules that are
//! code.

mod classes;
mod described;
mod phrases;
mod place;
mod roles;

pub use place::PhrasePlace;

use std::fmt;

use crate::flat;
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
    /// Looks up the rule that a removal cites, or a rule by its name.
    ///
    /// ```
    /// # fn main() -> Result<(), copydesk::Error> {
    /// use copydesk::{Cleaner, RuleEntry};
    ///
    /// let article = Cleaner::new().lines("Sign up for our newsletter")?;
    /// let entry = RuleEntry::named(&article.removed()[0].rule).unwrap();
    /// assert_eq!(entry.files, ["src/judge/phrases/newsletter.txt"]);
    /// assert_eq!(RuleEntry::named("newsletter/0"), None);
    /// # Ok(())
    /// # }
    /// ```
    pub fn named(rule: impl AsRef<str>) -> Option<RuleEntry> {
        let name = rule.as_ref();
        let (list, number) = name.split_once('/')?;
        let of_caller = matches!(list, "caller" | "selector") && number.parse::<u32>().is_ok();
        rules().find(|entry| match entry.rule.as_str().strip_suffix("/N") {
            Some(family) => of_caller && family == list || entry.rule.as_str() == name,
            None => entry.rule.as_str() == name,
        })
    }

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

/// Every rule that a removal can cite: the phrase lists, the class names of a page, set phrases of
/// flat text, passes over the layout, the trained models, and the caller's own rules.
///
/// ```
/// use copydesk::Reason;
///
/// let german = copydesk::rules()
///     .filter_map(|entry| entry.phrase)
///     .filter(|phrase| phrase.language == "de");
/// assert!(german.count() > 20);
/// assert!(copydesk::rules().any(|entry| entry.reason == Some(Reason::Cookie)));
/// ```
pub fn rules() -> impl Iterator<Item = RuleEntry> {
    phrases::entries()
        .chain(classes::entries())
        .chain(flat::rules())
        .chain(described::entries())
        .chain(roles::entries())
}
