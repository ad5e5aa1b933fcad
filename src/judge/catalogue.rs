//! The phrase rules for people to look up.

use crate::judge::phrases::Rulebook;
use crate::removal::{Reason, Rule};

/// A phrase rule as the lists have it.
///
/// ```
/// let rule = copydesk::phrase_rules().next().unwrap();
/// println!("{} ({}, {}): {}", rule.rule, rule.language, rule.place, rule.pattern);
/// ```
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct PhraseRule {
    /// Its name, as removals cite it.
    pub rule: Rule,
    /// The reason that it gives.
    pub reason: Reason,
    /// The language of its words, as a two-letter code.
    pub language: String,
    /// Where in the document it may fire: `anywhere`, `head`, `body`, `tail` or `edge`, which is
    /// before the body or after it.
    pub place: &'static str,
    /// The most words that a line may have for it to fire.
    pub most_words: usize,
    /// Its pattern.
    pub pattern: String,
}

/// The phrase rules that come with the crate, list by list.
///
/// ```
/// let newsletter = copydesk::phrase_rules()
///     .find(|rule| rule.rule.as_str() == "newsletter/1")
///     .unwrap();
/// assert_eq!(newsletter.reason, copydesk::Reason::Newsletter);
/// ```
pub fn phrase_rules() -> impl Iterator<Item = PhraseRule> {
    Rulebook::shipped().rules().iter().map(|rule| PhraseRule {
        rule: Rule::new(rule.name.clone()),
        reason: rule.reason,
        language: rule.language.clone(),
        place: rule.reach.name(),
        most_words: rule.cap,
        pattern: rule.source.clone(),
    })
}
