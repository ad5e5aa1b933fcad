//! What stays and what goes: phrase rules, structure passes and a trained model, in one decision.
//! One verdict per candidate, for pages, lines and flat text alike.

pub(crate) mod books;
pub(crate) mod bytes;
mod caption_title;
mod cuts;
mod evidence;
mod features;
mod finding;
mod flat;
mod guard;
pub(crate) mod line;
pub(crate) mod model;
mod net;
pub(crate) mod page;
mod pattern;
pub(crate) mod phrases;
mod sieve;
mod site;
mod structure;
mod subhead;
pub(crate) mod text;
mod thresholds;
pub(crate) mod trees;
mod weigh;

use crate::article::{Role, State};
use crate::document::{Document, Shape};
use crate::options::Options;
use crate::verdict::Verdict;

/// The verdicts on a document's candidates, one each, in order.
pub(crate) struct Judgement {
    pub verdicts: Vec<Verdict>,
    /// How sure the judge is that there is an article and that the cut is right, from 0 to 1.
    pub confidence: f32,
}

impl Judgement {
    /// How many bytes of text stay.
    pub fn bytes_kept(&self, document: &Document<'_>) -> usize {
        let kept = document.candidates.iter().zip(&self.verdicts);
        let kept = kept.filter(|(_, verdict)| verdict.is_kept());
        kept.map(|(candidate, _)| candidate.text.len()).sum()
    }
}

/// Rules on every candidate of the document.
pub(crate) fn judge(document: &Document<'_>, options: &Options) -> Judgement {
    if let (State::Page, Some(structure)) = (document.state, &document.structure) {
        return page::judge(document, structure, options);
    }
    let verdicts = text::judge(document, options);
    let confidence = share_kept(document, &verdicts);
    Judgement {
        verdicts,
        confidence,
    }
}

/// The share of the text that stays.
fn share_kept(document: &Document<'_>, verdicts: &[Verdict]) -> f32 {
    let (mut kept, mut all) = (0, 0);
    for (candidate, verdict) in document.candidates.iter().zip(verdicts) {
        let bytes = candidate.text.trim().len();
        all += bytes;
        kept += if verdict.is_kept() { bytes } else { 0 };
    }
    kept as f32 / all.max(1) as f32
}

/// The role that a kept candidate has by its layout alone.
pub(crate) fn role_of(shape: Shape) -> Role {
    match shape {
        Shape::Paragraph => Role::Paragraph,
        Shape::Heading(_) => Role::Subhead,
        Shape::ListItem { .. } => Role::ListItem,
        Shape::Quote(_) => Role::Quote,
        Shape::QuotedPost => Role::QuotedPost,
        Shape::TableRow => Role::TableRow,
        Shape::Preformatted => Role::Preformatted,
        Shape::Caption => Role::Caption,
    }
}

#[cfg(test)]
mod tests;
