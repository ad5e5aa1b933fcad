//! The judge of pages: features of every block, two looks by trained trees, one cut for the page.
//! `outline` finds a `block` for every piece of text, `features` and `context` make the rows, `decide` cuts and
//! `edges` trims, `reasons` and `why` say why, `veto` strikes what the model would keep.

mod beside;
mod block;
mod borrowed;
mod by_text;
pub(crate) mod classes;
mod consents;
pub(crate) mod context;
mod dateline;
mod decide;
mod draft;
mod edges;
mod entries;
mod fact_box;
pub(crate) mod features;
pub(crate) mod groups;
mod headed;
mod inline;
mod introduced;
mod lead;
pub(crate) mod model;
mod neighbours;
mod notes;
pub(crate) mod outline;
mod reasons;
mod regions;
mod sections;
mod subheads;
mod sweep;
mod text;
mod title;
pub(crate) mod tokens;
mod trigrams;
mod under_list;
mod verdicts;
mod veto;
mod whole;
mod why;

use crate::article::Role;
use crate::document::{Document, Shape};
use crate::judge::books::Books;
use crate::judge::line;
use crate::judge::phrases::Rulebook;
use crate::judge::{Judgement, role_of, site};
use crate::options::Options;
use crate::page::Structure;
use context::Convention;
use groups::Groups;
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
    let groups = Groups::new(&outline);
    let probabilities = model.probabilities(&outline, &groups, Convention::of(options));
    let kept = decide::decide(&outline, &probabilities, options.focus);
    let mut kept = whole::together(document, &outline, kept, &probabilities);
    let mut judge = Reasons {
        outline: &outline,
        lines: &lines.lines,
        candidates: &document.candidates,
        books: &books,
        body: Body::of(&outline, &kept),
        selectors: &options.selectors,
        undoubted: decide::undoubted(options.focus),
        probabilities: &probabilities,
        may_have_article: decide::may_have_article(&outline),
        headline: Body::of(&outline, &vec![true; kept.len()]).and_then(|body| body.headline),
        story: Default::default(),
        comments: Default::default(),
        sections: Vec::new(),
    };
    judge.sections = subheads::find(&judge, &kept);
    let records = groups.records(&outline);
    for at in wanted(&judge, document, &kept, &records) {
        if let Some(is_kept) = kept.get_mut(at) {
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
        records,
    });
    let verdicts = verdicts::verdicts(&judge, document, &kept, [recurring, found]);
    let confidence = confidence(&judge, document, kept, &probabilities);
    Judgement::new(verdicts, confidence)
}

/// The blocks that the model strikes and that other evidence makes the story's.
fn wanted(
    judge: &Reasons<'_>,
    document: &Document<'_>,
    kept: &[bool],
    records: &[Vec<Vec<usize>>],
) -> Vec<usize> {
    let mut wanted = lead::find(judge, kept, judge.probabilities);
    wanted.extend(dateline::find(judge, kept));
    wanted.extend(under_list::find(judge, kept));
    wanted.extend(introduced::find(judge, kept));
    wanted.extend(fact_box::find(judge, kept));
    wanted.extend(fact_box::titles(judge, kept));
    wanted.extend(headed::find(judge, document, kept, judge.probabilities));
    wanted.extend(notes::find(judge, document, kept));
    wanted.extend(entries::find(judge, document, kept, records));
    wanted.extend(&judge.sections);
    wanted
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
