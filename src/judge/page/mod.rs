//! The judge of pages: features of every block, two looks by trained trees, one cut for the page.
//! `outline` counts, `features` and `context` make the rows, `decide` cuts and `edges` trims, `reasons`
//! says why, `veto` strikes what the model would keep.

pub(crate) mod classes;
pub(crate) mod context;
mod decide;
mod draft;
mod edges;
pub(crate) mod features;
mod groups;
mod inline;
mod lead;
pub(crate) mod model;
pub(crate) mod outline;
mod reasons;
mod regions;
mod sections;
mod sweep;
mod text;
mod title;
pub(crate) mod tokens;
mod veto;
mod whole;

use crate::article::Role;
use crate::document::{Document, Shape};
use crate::judge::finding::Finding;
use crate::judge::line::{self, Books};
use crate::judge::phrases::Rulebook;
use crate::judge::{Judgement, role_of, site};
use crate::options::Options;
use crate::page::Structure;
use crate::verdict::Verdict;
use context::Convention;
use model::PageModel;
use outline::Outline;
use reasons::{Body, Reasons};
use sections::Seen;

/// Rules on a page.
pub(crate) fn judge(
    document: &Document<'_>,
    structure: &Structure,
    options: &Options,
) -> Judgement {
    judge_by(PageModel::bundled(), document, structure, options)
}

/// Rules on a page by a model that is not the bundled one.
pub(crate) fn judge_by(
    model: &PageModel,
    document: &Document<'_>,
    structure: &Structure,
    options: &Options,
) -> Judgement {
    let books = Books {
        caller: &options.phrases,
        shipped: Rulebook::shipped(),
    };
    let lines = line::read(&document.candidates, false, &books);
    let outline = Outline::new(document, structure, &model.tokens, &lines);
    let probabilities = model.probabilities(&outline, Convention::of(options));
    let kept = decide::decide(&outline, &probabilities, options.focus);
    let mut kept = whole::together(document, &outline, kept, &probabilities);
    let mut judge = Reasons {
        outline: &outline,
        lines: &lines.lines,
        books: &books,
        body: Body::of(&outline, &kept),
        selectors: &options.selectors,
        undoubted: decide::undoubted(options.focus),
        probabilities: &probabilities,
    };
    for lead in lead::find(&judge, &kept, &probabilities) {
        if let Some(is_kept) = kept.get_mut(lead) {
            *is_kept = true;
        }
    }
    judge.body = Body::of(&outline, &kept);
    let headline = judge.body.and_then(|body| body.headline);
    let recurring = match &options.site {
        Some(profile) => site::recurring(document, headline, profile),
        None => Vec::new(),
    };
    let found = sections::findings(&Seen {
        reasons: &judge,
        document,
        kept: &kept,
        probabilities: &probabilities,
    });
    let verdicts = verdicts(&judge, document, &kept, &probabilities, [recurring, found]);
    let confidence = confidence(&judge, document, kept, &probabilities);
    Judgement {
        verdicts,
        confidence,
    }
}

/// One verdict a block: the caller's rules go first, then what recurs on the site and what the passes
/// over the structure found, then the model's cut with what vetoes it.
fn verdicts(
    judge: &Reasons<'_>,
    document: &Document<'_>,
    kept: &[bool],
    probabilities: &[f32],
    mut findings: [Vec<Option<Finding>>; 2],
) -> Vec<Verdict> {
    let mut found = |at: usize| {
        let mut lists = findings.iter_mut();
        lists.find_map(|list| list.get_mut(at)?.take())
    };
    let candidates = document.candidates.iter().enumerate();
    let mut under_others = false;
    candidates
        .zip(kept.iter().zip(probabilities))
        .map(|((at, candidate), (&kept, &probability))| {
            under_others =
                judge.heads_others(at) || under_others && judge.is_teaser(at, probability);
            if let Some(verdict) = judge.caller(candidate, at) {
                verdict
            } else if let Some(finding) = found(at) {
                finding.verdict()
            } else if let Some(role) = judge.note(at, kept) {
                Verdict::keep(role)
            } else if kept && whole::is_part(candidate) {
                Verdict::keep(kept_role(candidate.shape))
            } else if kept && under_others && judge.is_teaser(at, probability) {
                judge.strike(candidate, at, probability)
            } else if kept {
                judge
                    .veto(candidate, at, probability)
                    .unwrap_or_else(|| Verdict::keep(kept_role(candidate.shape)))
            } else if judge.is_quoted(candidate, at) {
                Verdict::keep(kept_role(candidate.shape))
            } else {
                judge.strike(candidate, at, probability)
            }
        })
        .collect()
}

/// How sure the judge is of its cut. What the caller's own rules settle is certain.
fn confidence(
    judge: &Reasons<'_>,
    document: &Document<'_>,
    mut kept: Vec<bool>,
    probabilities: &[f32],
) -> f32 {
    let mut probabilities = probabilities.to_vec();
    let blocks = kept.iter_mut().zip(&mut probabilities).enumerate();
    for ((at, (kept, probability)), candidate) in blocks.zip(&document.candidates) {
        if let Some(verdict) = judge.caller(candidate, at) {
            *kept = verdict.is_kept();
            *probability = f32::from(u8::from(*kept));
        }
    }
    decide::confidence(judge.outline, &probabilities, &kept)
}

/// The role of a block that stays. What the model keeps against its class is no caption.
fn kept_role(shape: Shape) -> Role {
    match shape {
        Shape::Caption => Role::Paragraph,
        shape => role_of(shape),
    }
}
