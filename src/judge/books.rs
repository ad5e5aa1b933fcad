//! The books of phrases that judge a document, and which of their rules a line meets.

use super::pattern::Sight;
use super::phrases::{PhraseRule, Reach, Rulebook};
use crate::decided_by::DecidedBy;
use crate::words::Words;

/// The rules that judge a document: the caller's, then the shipped ones.
#[derive(Clone, Copy)]
pub(crate) struct Books<'b> {
    pub caller: &'b Rulebook,
    pub shipped: &'b Rulebook,
}

impl Books<'_> {
    /// The first rule that may fire anywhere and the first that is bound to a place. `written` is the
    /// line as the document has it, without what restoration made of it.
    pub(super) fn find(
        &self,
        words: &Words,
        text: &str,
        written: &str,
        scratch: &mut Vec<u32>,
    ) -> (Option<u32>, Option<u32>) {
        let mut found = (None, None);
        let own = u32::try_from(self.caller.rules().len()).unwrap_or(u32::MAX);
        let sight = Sight::of(words);
        for (book, first) in [(self.caller, 0), (self.shipped, own)] {
            if book.is_empty() {
                continue;
            }
            book.candidates(words, sight, scratch);
            for &number in scratch.iter() {
                let Some(rule) = book.rule(number) else {
                    continue;
                };
                let slot = match rule.reach {
                    Reach::Anywhere => &mut found.0,
                    _ => &mut found.1,
                };
                if slot.is_none() && rule.matches(words, text, written, sight) {
                    *slot = Some(number.saturating_add(first));
                }
            }
        }
        found
    }

    /// By whose word a line goes that the rule of this number strikes.
    pub fn decided_by(&self, number: u32) -> DecidedBy {
        match (number as usize) < self.caller.rules().len() {
            true => DecidedBy::Caller,
            false => DecidedBy::Rule,
        }
    }

    /// The rule of this number.
    pub fn rule(&self, number: u32) -> Option<&PhraseRule> {
        let own = u32::try_from(self.caller.rules().len()).unwrap_or(u32::MAX);
        match number.checked_sub(own) {
            None => self.caller.rule(number),
            Some(shipped) => self.shipped.rule(shipped),
        }
    }
}
