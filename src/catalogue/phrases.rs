//! The phrase rules, as the lists under `judge/phrases` have them.

use super::entry::{Phrase, RuleEntry};
use super::place::PhrasePlace;
use crate::judge::phrases::{PhraseRule, Reach, Rulebook};

/// The phrase rules, list by list.
pub(super) fn entries() -> impl Iterator<Item = RuleEntry> {
    Rulebook::shipped().rules().iter().map(entry)
}

fn entry(rule: &PhraseRule) -> RuleEntry {
    let (place, said) = match rule.reach {
        Reach::Anywhere => (PhrasePlace::Anywhere, "anywhere in the document"),
        Reach::Head => (PhrasePlace::Head, "before the body"),
        Reach::Body => (PhrasePlace::Body, "inside the body"),
        Reach::Tail => (PhrasePlace::Tail, "after the body"),
        Reach::Edge => (PhrasePlace::Edge, "before the body or after it"),
    };
    let about = format!(
        "A line of up to {} words, {said}, with the phrase `{}`.",
        rule.cap, rule.source
    );
    let file = format!("src/judge/phrases/{}.txt", rule.reason.name());
    RuleEntry {
        phrase: Some(Phrase {
            language: rule.language.clone(),
            place,
            most_words: Some(rule.cap),
            pattern: rule.source.clone(),
        }),
        ..RuleEntry::new(rule.name.clone(), rule.reason, &file, about)
    }
}
