//! What is known of a page when its authors and dates are looked for.

use std::collections::HashSet;

use url::Url;

use super::evidence::Evidence;
use super::json_ld::JsonLd;
use super::nearby::Lines;
use super::site::Site;
use crate::page::tree::{NodeId, Tree};

/// What is known when the authors are looked for.
pub(super) struct Search<'p> {
    pub tree: &'p Tree,
    pub evidence: &'p Evidence,
    pub json_ld: &'p JsonLd,
    pub site: &'p Site,
    /// The address that the caller gave.
    pub given: Option<&'p Url>,
    /// Where the headline is: its offset, and every element around it.
    pub headline: Option<usize>,
    pub around_headline: &'p HashSet<NodeId>,
    /// The lines of text about the headline.
    pub lines: &'p Lines,
}
