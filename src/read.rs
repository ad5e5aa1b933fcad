//! From a document to its pieces: one reader for each state, chosen here.

use crate::article::State;
use crate::document::Document;
use crate::options::Options;
use crate::{flat, input, lines, page};

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

/// Shows a document in pieces as a cleaner without options reads it.
pub(crate) fn read_by_default(text: &str, show: impl FnOnce(&Document<'_>)) {
    show(&read(input::state(text), text, None, &Options::default()));
}
