//! What the passes over a page's structure find: cards of other stories, galleries, threads of comments,
//! links between the paragraphs, another story under the first. Each pass is a file and only makes findings; the verdicts
//! are made in `judge::page`.

mod cards;
mod gallery;
mod inline_link;
mod second_story;
mod thread;

use super::reasons::Reasons;
use crate::document::Document;
use crate::judge::finding::Finding;

/// What the passes see of a page.
pub(super) struct Seen<'s> {
    pub reasons: &'s Reasons<'s>,
    pub document: &'s Document<'s>,
    pub kept: &'s [bool],
    pub probabilities: &'s [f32],
}

impl Seen<'_> {
    fn is_kept(&self, at: usize) -> bool {
        self.kept.get(at).copied().unwrap_or(false)
    }

    /// Whether the model gives a block less than this.
    fn is_below(&self, at: usize, limit: f32) -> bool {
        self.probabilities.get(at).is_some_and(|&p| p < limit)
    }
}

/// For each block the first finding of the passes, in their order.
pub(super) fn findings(seen: &Seen<'_>) -> Vec<Option<Finding>> {
    let mut findings: Vec<Option<Finding>> = vec![None; seen.kept.len()];
    let passes = [
        cards::findings,
        gallery::findings,
        thread::findings,
        inline_link::findings,
        second_story::findings,
    ];
    for pass in passes {
        for (at, finding) in pass(seen) {
            if let Some(found) = findings.get_mut(at) {
                found.get_or_insert(finding);
            }
        }
    }
    findings
}
