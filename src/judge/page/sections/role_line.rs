//! What the authors are, on a line of its own under their names: "Staff writer", "Gazette correspondents".

use super::Seen;
use crate::judge::finding::Finding;
use crate::judge::page::edges::is_prose;
use crate::judge::page::why::{MOSTLY_LINK, Place};
use crate::metadata::bylines;
use crate::removal::{Reason, Rule};

/// Words of such a line at most.
const WORDS: u32 = 5;
/// Words of the line with the names above it at most.
const NAMES: u32 = 14;

pub(super) fn findings(seen: &Seen<'_>) -> Vec<(usize, Finding)> {
    let blocks = &seen.reasons.outline.blocks;
    let is_byline = |at: usize| {
        let why = seen.reasons.by_phrase(at, Place::Before);
        let is_short = blocks
            .get(at)
            .is_some_and(|block| block.info.words <= NAMES);
        is_short && why.is_some_and(|why| why.reason == Reason::Byline)
    };
    let is_role = |at: usize| {
        let block = blocks.get(at).filter(|block| {
            block.info.words <= WORDS
                && block.counts.stops == 0
                && !block.is_heading()
                && block.link_share() < MOSTLY_LINK
        });
        block.is_some() && seen.text(at).is_some_and(bylines::names_role)
    };
    // Below the first sentence of the story such lines sign a letter.
    let opening = blocks.iter().position(is_prose).unwrap_or(0);
    let found = (1..=opening).filter(|&at| is_byline(at - 1) && is_role(at));
    let roles = found.map(|at| {
        let finding = Finding::new(Reason::Byline, Rule::named("structure/role-line"));
        (
            at,
            finding.because("what the authors are, under their names"),
        )
    });
    roles.collect()
}
