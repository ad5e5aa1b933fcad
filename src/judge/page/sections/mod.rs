//! What the passes over a page's structure find: cards of other stories, galleries, threads of comments, boxes,
//! links between the paragraphs, another story under the first. Each pass is a file and only makes
//! findings; `verdicts.rs` makes the verdicts.

mod ad_box;
mod appeals;
mod call_box;
mod cards;
mod consent_box;
mod copies;
mod gallery;
mod headline_list;
mod hidden_note;
pub(super) mod inline_link;
mod link_label;
mod lone_heading;
mod pull_quote;
mod role_line;
mod second_story;
mod signature;
mod tail_links;
mod thread;

use super::reasons::Reasons;
use crate::decided_by::{DecidedBy, Decision};
use crate::document::Document;
use crate::judge::finding::Finding;

/// What the passes see of a page.
pub(super) struct Seen<'s> {
    pub reasons: &'s Reasons<'s>,
    pub document: &'s Document<'s>,
    pub kept: &'s [bool],
    pub probabilities: &'s [f32],
    /// The blocks of each record, group by group.
    pub records: Vec<Vec<Vec<usize>>>,
}

impl Seen<'_> {
    fn is_kept(&self, at: usize) -> bool {
        self.kept.get(at).copied().unwrap_or(false)
    }

    /// The text of a block.
    fn text(&self, at: usize) -> Option<&str> {
        self.document.candidates.get(at).map(|it| it.text.as_ref())
    }

    /// Whether the model gives a block less than this.
    fn is_below(&self, at: usize, limit: f32) -> bool {
        self.probabilities.get(at).is_some_and(|&p| p < limit)
    }
}

/// A pass, and by whose word what it finds goes: the model's where the pass looks for what it doubts.
type Pass = (fn(&Seen<'_>) -> Vec<(usize, Finding)>, DecidedBy);

const PASSES: [Pass; 17] = [
    (thread::findings, DecidedBy::Rule),
    (cards::findings, DecidedBy::Model),
    (gallery::findings, DecidedBy::Rule),
    (hidden_note::findings, DecidedBy::Model),
    (copies::findings, DecidedBy::Model),
    (consent_box::findings, DecidedBy::Model),
    (ad_box::findings, DecidedBy::Model),
    (call_box::findings, DecidedBy::Model),
    (inline_link::findings, DecidedBy::Rule),
    (headline_list::findings, DecidedBy::Rule),
    (lone_heading::findings, DecidedBy::Model),
    (tail_links::findings, DecidedBy::Model),
    (appeals::findings, DecidedBy::Rule),
    (pull_quote::findings, DecidedBy::Rule),
    (role_line::findings, DecidedBy::Rule),
    (signature::findings, DecidedBy::Rule),
    (second_story::findings, DecidedBy::Model),
];

/// For each block the first finding of the passes, in their order.
pub(super) fn findings(seen: &Seen<'_>) -> Vec<Option<Finding>> {
    let mut findings: Vec<Option<Finding>> = vec![None; seen.kept.len()];
    for (pass, by) in PASSES {
        for (at, mut finding) in pass(seen) {
            let places = findings.get_mut(at).zip(seen.probabilities.get(at));
            if let Some((found, probability)) = places {
                finding.decision = match by {
                    DecidedBy::Model => Decision::of_model(1.0 - probability),
                    by => by.into(),
                };
                found.get_or_insert(finding);
            }
        }
    }
    findings
}
