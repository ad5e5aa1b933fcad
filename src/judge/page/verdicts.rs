//! From findings and scores to one verdict a block. Every way on which a block of a page goes or stays
//! is a line of [`verdict`] or of [`decide`].

use super::reasons::Reasons;
use super::sections::inline_link;
use super::{kept_role, whole};
use crate::decided_by::DecidedBy;
use crate::document::{Candidate, Document};
use crate::judge::finding::Finding;
use crate::verdict::Verdict;

/// A block, and what the judge has of it.
struct Judged<'j> {
    at: usize,
    candidate: &'j Candidate<'j>,
    /// Whether it stays by the model's cut.
    kept: bool,
    probability: f32,
    /// Whether it stands among blocks that look like teasers, under a heading over other stories.
    among_teasers: bool,
    /// What recurs on the site, or what a pass over the structure found.
    finding: Option<Finding>,
}

/// One verdict a block, from the model's cut and the findings: those of the site come first.
pub(super) fn verdicts(
    judge: &Reasons<'_>,
    document: &Document<'_>,
    kept: &[bool],
    findings: [Vec<Option<Finding>>; 2],
) -> Vec<Verdict> {
    let among_teasers = among_teasers(judge);
    let [mut recurring, mut found] = findings.map(|findings| findings.into_iter());
    let blocks = kept.iter().zip(judge.probabilities).zip(among_teasers);
    let candidates = document.candidates.iter().enumerate();
    candidates
        .zip(blocks)
        .map(
            |((at, candidate), ((&kept, &probability), among_teasers))| {
                let findings = [recurring.next(), found.next()];
                let block = Judged {
                    at,
                    candidate,
                    kept,
                    probability,
                    among_teasers,
                    finding: findings.into_iter().flatten().flatten().next(),
                };
                verdict(judge, block)
            },
        )
        .collect()
}

/// The verdict: the caller's rules go first, then the findings, then notes of the editors, then the
/// model's cut with the rules that hold against it.
fn verdict(judge: &Reasons<'_>, mut block: Judged<'_>) -> Verdict {
    if let Some(verdict) = judge.caller(block.candidate, block.at) {
        return verdict;
    }
    if let Some(finding) = block.finding.take() {
        return finding.verdict();
    }
    if let Some(role) = judge.note(block.at, block.kept) {
        return Verdict::keep(role);
    }
    match decide(judge, &block) {
        Some(by) => judge.strike(block.candidate, block.at, block.probability, by),
        None => Verdict::keep(kept_role(block.candidate.shape)),
    }
}

/// Whether a block goes, and by whose word: what is no text of the story goes by a rule whatever the
/// model makes of it, all else by the model, which has to be sure where a rule speaks against the
/// block.
fn decide(judge: &Reasons<'_>, block: &Judged<'_>) -> Option<DecidedBy> {
    let Judged {
        at,
        candidate,
        kept,
        probability,
        ..
    } = *block;
    let over_story = judge.body.and_then(|body| body.headline) == Some(at);
    let is_doubted = || {
        block.among_teasers
            || judge.is_vetoed(candidate, at, probability)
            || judge.is_head_line(candidate, at, probability)
    };
    if !kept && !judge.may_have_article {
        Some(DecidedBy::Rule)
    } else if whole::is_part(candidate) {
        (!kept).then_some(DecidedBy::Model)
    } else if !kept && judge.is_quoted(candidate, at) {
        None
    } else if judge.headline == Some(at)
        || judge.is_no_text(candidate, at)
        || (!kept && inline_link::evidence(judge, at).is_some())
    {
        Some(DecidedBy::Rule)
    } else if kept && !over_story && !is_doubted() {
        None
    } else {
        Some(DecidedBy::Model)
    }
}

/// For each block whether it stands among blocks that look like teasers, under a heading over other
/// stories.
fn among_teasers(judge: &Reasons<'_>) -> Vec<bool> {
    let mut under_others = false;
    let blocks = judge.probabilities.iter().enumerate();
    blocks
        .map(|(at, &probability)| {
            let is_teaser = judge.is_teaser(at, probability);
            under_others = judge.heads_others(at) || under_others && is_teaser;
            under_others && is_teaser
        })
        .collect()
}
