//! What the model makes of the findings on lines and flat text: it can keep what a rule would remove, and
//! remove what no rule knows.

use std::cell::LazyCell;
use std::collections::BTreeSet;

use super::comments::comments;
use super::evidence;
use super::features::Context;
use super::finding::{Finding, Findings};
use super::flat;
use super::guard::{self, Guard};
use super::line::Lines;
use super::model::Model;
use super::thresholds::Thresholds;
use crate::article::State;
use crate::document::Document;
use crate::options::Focus;
use crate::removal::Reason;

/// The model's word on every line, with the findings as evidence, and the probability that each line is
/// boilerplate.
///
/// It can keep what a rule would remove, and remove what no rule knows; what the caller's phrases
/// find and what only gives a role stays as it is.
pub(super) fn decide(
    document: &Document<'_>,
    read: &Lines,
    mut findings: Findings,
    model: &Model,
    focus: Focus,
) -> (Findings, Vec<f32>) {
    let context = Context::new(read, &findings, document.head.title, model);
    let probabilities = model.probabilities(&context);
    let thresholds = match document.state {
        State::Flat => flat::thresholds(focus, &probabilities),
        _ => Thresholds::of(focus, read, &probabilities),
    };
    let rows = guard::rows(document, read);
    let guard = Guard {
        rows: &rows,
        document,
        read,
        findings: &findings,
        lone_prose: thresholds.lone_prose,
        has_few_words: thresholds.has_few_words,
    };
    let comments = LazyCell::new(|| comments(document, read));
    let mut changes = Vec::new();
    for (at, &probability) in probabilities.iter().enumerate() {
        let bar = thresholds.bar(guard.is_prose(at));
        match findings.of(at) {
            Some(finding) if finding.yields_to_code() && guard.is_code(at) => {
                changes.push((at, None))
            }
            Some(finding) if finding.is_settled() => {}
            Some(_) if probability < bar.with_rule => changes.push((at, None)),
            None if probability >= bar.alone && guard.allows(at) => {
                let in_comments = comments.contains(&at);
                let candidate = document.candidates.get(at);
                let text = candidate.map_or("", |candidate| &candidate.text);
                let finding = evidence::finding(&context, at, text, in_comments, probability);
                changes.push((at, Some(finding)));
            }
            _ => {}
        }
    }
    if document.state == State::Lines && leaves_nothing(&guard, &changes) {
        changes.retain(|(_, change)| change.is_none());
    }
    let among_teasers = teasers_among_teasers(&findings, &changes);
    for (at, &probability) in probabilities.iter().enumerate() {
        if findings.of(at).is_some_and(|finding| !finding.is_settled()) {
            findings.confirm(at, probability);
        }
    }
    for (at, change) in changes {
        if !among_teasers.contains(&at) {
            findings.set(at, change);
        }
    }
    (findings, probabilities)
}

/// Whether the model alone would take every line of text that no rule found, in a script without spaces:
/// it has seen little of those, and takes the story for something else.
fn leaves_nothing(guard: &Guard<'_>, changes: &[(usize, Option<Finding>)]) -> bool {
    const LINES: usize = 2;
    let removed = changes.iter().filter(|(_, change)| change.is_some());
    let removed: BTreeSet<usize> = removed.map(|&(at, _)| at).collect();
    let lines = 0..guard.read.lines.len();
    let unfound = lines.filter(|&at| !guard.findings.has(at) && guard.is_unspaced_text(at));
    let (lost, left): (Vec<usize>, Vec<usize>) = unfound.partition(|at| removed.contains(at));
    left.is_empty() && lost.len() >= LINES
}

/// Teasers that the model would keep although it lets those on both sides go: one of a list is as
/// much a teaser as the others.
fn teasers_among_teasers(
    findings: &Findings,
    changes: &[(usize, Option<Finding>)],
) -> BTreeSet<usize> {
    let spared: BTreeSet<usize> = changes
        .iter()
        .filter(|(_, change)| change.is_none())
        .map(|&(at, _)| at)
        .collect();
    let removed: BTreeSet<usize> = changes
        .iter()
        .filter(|(_, change)| change.is_some())
        .map(|&(at, _)| at)
        .collect();
    let goes = |at: usize| !spared.contains(&at) && (findings.has(at) || removed.contains(&at));
    let is_teaser = |at: usize| {
        findings
            .of(at)
            .is_some_and(|finding| finding.reason == Reason::RelatedTeaser)
    };
    spared
        .iter()
        .copied()
        .filter(|&at| is_teaser(at) && at > 0 && goes(at - 1) && goes(at + 1))
        .collect()
}
