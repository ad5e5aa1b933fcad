//! The phrase rules, as the lists under `judge/phrases` have them.

use super::{Phrase, RuleEntry};
use crate::judge::phrases::{PhraseRule, Rulebook};

/// The phrase rules, list by list.
pub(super) fn entries() -> impl Iterator<Item = RuleEntry> {
    Rulebook::shipped().rules().iter().map(entry)
}

fn entry(rule: &PhraseRule) -> RuleEntry {
    let place = match rule.reach.name() {
        "anywhere" => "anywhere in the document",
        "head" => "before the body",
        "body" => "inside the body",
        "tail" => "after the body",
        _ => "before the body or after it",
    };
    let about = format!(
        "A line of up to {} words, {place}, with the phrase `{}`.",
        rule.cap, rule.source
    );
    let file = format!("src/judge/phrases/{}.txt", rule.reason.name());
    RuleEntry {
        phrase: Some(Phrase {
            language: rule.language.clone(),
            place: rule.reach.name().to_string(),
            most_words: Some(rule.cap),
            pattern: rule.source.clone(),
        }),
        ..RuleEntry::new(rule.name.clone(), rule.reason, &file, about)
    }
}
