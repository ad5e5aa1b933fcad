//! What stays and what goes: phrase rules, structure passes and a trained model, in one decision.
//! One verdict per candidate, for pages, lines and flat text alike.

mod cuts;
mod finding;
mod line;
mod pattern;
pub(crate) mod phrases;
mod structure;
mod text;
mod words;

use crate::article::{Role, State};
use crate::document::{Document, Shape};
use crate::options::Options;
use crate::verdict::Verdict;

/// Rules on every candidate of the document.
pub(crate) fn judge(document: &Document<'_>, options: &Options) -> Vec<Verdict> {
    match document.state {
        State::Lines | State::Flat => text::judge(document, options),
        State::Page => document
            .candidates
            .iter()
            .map(|candidate| Verdict::keep(role_of(candidate.shape)))
            .collect(),
    }
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
