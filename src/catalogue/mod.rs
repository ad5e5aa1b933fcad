//! Every rule of the crate, so that people can look up the rule that a removal cites.
//! The entries of phrase rules come from their lists; `rules.txt` describes the rules that are
//! code.

mod classes;
mod described;
pub(crate) mod entry;
mod phrases;
pub(crate) mod place;
mod roles;

pub use entry::{Phrase, RuleEntry};
pub use place::PhrasePlace;

use crate::flat;

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
