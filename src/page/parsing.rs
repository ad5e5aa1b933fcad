//! How a page is parsed.

use crate::options::Limits;

/// How a page is parsed.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Parsing<'l> {
    pub limits: &'l Limits,
    /// For the caller's selectors, which may name any.
    pub keep_all_attributes: bool,
    /// `<noscript>` is read as a division instead of being stepped over.
    pub shows_noscript: bool,
}

impl<'l> Parsing<'l> {
    /// As a browser with scripts shows a page.
    pub fn within(limits: &'l Limits) -> Parsing<'l> {
        Parsing {
            limits,
            keep_all_attributes: false,
            shows_noscript: false,
        }
    }
}
