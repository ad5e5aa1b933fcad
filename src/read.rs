//! From a document to its pieces: one reader for each state, chosen here.

use crate::article::State;
use crate::document::Document;
use crate::options::Options;
use crate::{flat, lines, page};

/// A document in pieces, before anybody has judged them.
pub(crate) fn read<'d>(
    state: State,
    text: &'d str,
    url: Option<&str>,
    options: &Options,
) -> Document<'d> {
    match state {
        State::Page => page::read(text, url, options),
        State::Lines => lines::read(text, options),
        State::Flat => flat::read(text, options),
    }
}
