//! What stays and what goes: phrase rules, structure passes and a trained model, in one decision.
//! One verdict per candidate, for pages, lines and flat text alike.

mod appeal;
pub(crate) mod books;
pub(crate) mod bytes;
mod caption_title;
mod comments;
mod credit_line;
mod cuts;
mod earlier;
mod evidence;
mod expected;
mod features;
mod finding;
mod flat;
mod guard;
mod judgement;
pub(crate) mod line;
mod live_entries;
pub(crate) mod model;
mod net;
pub(crate) mod page;
mod pattern;
pub(crate) mod phrases;
mod repeated;
mod second_story;
mod sieve;
mod site;
mod structure;
mod subhead;
pub(crate) mod text;
mod thresholds;
pub(crate) mod topics;
pub(crate) mod trees;
mod turns;
mod weigh;

pub(crate) use earlier::Earlier;
pub(crate) use judgement::Judgement;

use crate::article::{Role, State};
use crate::document::{Document, Shape};
use crate::options::Options;

/// Rules on every candidate of the document. Lines that were read `earlier` are not read again.
pub(crate) fn judge(
    document: &Document<'_>,
    options: &Options,
    earlier: &Earlier<'_>,
) -> Judgement {
    if let (State::Page, Some(structure)) = (document.state, &document.structure) {
        return page::judge(document, structure, options);
    }
    text::judge(document, options, earlier)
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
