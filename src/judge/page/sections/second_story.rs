//! Another story under the first, as pages with endless scrolling have it: a heading that is set like
//! the headline or stands behind what was struck, a byline or a date under it, and prose.

use std::collections::HashSet;

use super::Seen;
use crate::judge::finding::Finding;
use crate::judge::page::outline::{Outline, OutlinedBlock};
use crate::judge::page::reasons::{Place, Reasons};
use crate::page::tag::Tag;
use crate::removal::{Reason, Rule};

/// Words that the first story has at least in the blocks that stay.
const FIRST_STORY: u32 = 40;
/// A heading to which the model gives more is a subhead of the story.
const SUBHEAD: f32 = 0.5;
/// Blocks after the heading among which byline or date stand, and the first paragraph.
const HEAD: usize = 4;
const OPENING: usize = 9;
/// Words up to which a line with a date is a date line.
const DATE_LINE: u32 = 14;
/// Struck blocks before a heading that is set otherwise: share buttons, cards, a footer.
const BETWEEN: usize = 2;

pub(super) fn findings(seen: &Seen<'_>) -> Vec<(usize, Finding)> {
    let Some(start) = start(seen) else {
        return Vec::new();
    };
    (start..seen.kept.len())
        .filter(|&at| seen.is_kept(at))
        .map(|at| {
            let finding = Finding::new(Reason::OtherStory, Rule::named("structure/second-story"));
            let evidence = "after the headline of another story, with a byline or a date under it";
            (at, finding.because(evidence))
        })
        .collect()
}

/// The block with which another story begins; all after it belongs to it or to stories after it.
fn start(seen: &Seen<'_>) -> Option<usize> {
    let reasons = seen.reasons;
    let outline = reasons.outline;
    let body = reasons.body?;
    let headline = outline.blocks.get(body.headline?)?;
    let mut words = 0;
    for at in body.first..outline.blocks.len() {
        let block = outline.blocks.get(at)?;
        if seen.is_kept(at) {
            words += block.info.words;
        }
        if words >= FIRST_STORY
            && seen.is_below(at, SUBHEAD)
            && (is_set_alike(block, headline) || is_apart(seen, at, block))
            && !outline.titles.is_like_title(outline.words(at))
            && has_head(reasons, at)
            && has_prose(outline, at)
        {
            return Some(at);
        }
    }
    None
}

/// Whether a heading has the headline's element and class, or both are of the first level.
fn is_set_alike(block: &OutlinedBlock, headline: &OutlinedBlock) -> bool {
    let is_heading = block.tag.heading_level().is_some();
    let both_first = block.tag == Tag::H1 && headline.tag == Tag::H1;
    is_heading && (block.kind == headline.kind || both_first)
}

/// Whether a heading of the first two levels stands behind what was struck, right over a byline, and no
/// paragraph after it stands in the element of one before it: then the first story goes on.
fn is_apart(seen: &Seen<'_>, at: usize, block: &OutlinedBlock) -> bool {
    let is_heading = matches!(block.tag, Tag::H1 | Tag::H2);
    let by_phrase = seen.reasons.by_phrase(at + 1, Place::Before);
    let has_byline = by_phrase.is_some_and(|why| why.reason == Reason::Byline);
    let mut between = at.saturating_sub(BETWEEN)..at;
    is_heading
        && has_byline
        && between.len() == BETWEEN
        && !between.any(|at| seen.is_kept(at))
        && !goes_on(seen, at)
}

fn goes_on(seen: &Seen<'_>, at: usize) -> bool {
    let outline = seen.reasons.outline;
    let around = |at: usize| {
        let block = outline.blocks.get(at).filter(|_| seen.is_kept(at))?;
        Some(outline.info(block.info.element)?.parent)
    };
    let before: HashSet<u32> = (0..at).filter_map(around).collect();
    let mut after = (at + 1..seen.kept.len()).filter_map(around);
    after.any(|parent| before.contains(&parent))
}

/// Whether a byline or a date stands under a heading.
fn has_head(reasons: &Reasons<'_>, heading: usize) -> bool {
    (heading + 1..=heading + HEAD).any(|at| {
        let counts = reasons.outline.blocks.get(at).map(|block| block.counts);
        let is_date_line = counts.is_some_and(|c| c.has_date() && c.words <= DATE_LINE);
        let by_phrase = reasons.by_phrase(at, Place::Before).map(|why| why.reason);
        is_date_line || matches!(by_phrase, Some(Reason::Byline | Reason::Timestamp))
    })
}

fn has_prose(outline: &Outline<'_>, heading: usize) -> bool {
    let opening = heading + 1..=heading + OPENING;
    opening
        .into_iter()
        .any(|at| outline.blocks.get(at).is_some_and(|block| block.prose > 0))
}
