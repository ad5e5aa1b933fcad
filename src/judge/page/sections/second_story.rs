//! Another story under the first, as pages with endless scrolling have it: a heading that is set like
//! the headline, a byline or a date under it, and prose.

use super::Seen;
use crate::judge::finding::Finding;
use crate::judge::page::outline::{Outline, OutlinedBlock};
use crate::judge::page::reasons::{Place, Reasons};
use crate::page::tag::Tag;
use crate::removal::{Reason, Rule};

/// Words of prose that the first story has at least.
const FIRST_STORY: u32 = 60;
/// A heading to which the model gives more is a subhead of the story.
const SUBHEAD: f32 = 0.5;
/// Blocks after the heading among which byline or date stand, and the first paragraph.
const HEAD: usize = 4;
const OPENING: usize = 9;
/// Words up to which a line with a date is a date line.
const DATE_LINE: u32 = 14;

pub(super) fn findings(seen: &Seen<'_>) -> Vec<(usize, Finding)> {
    let Some(start) = start(seen) else {
        return Vec::new();
    };
    (start..seen.kept.len())
        .filter(|&at| seen.is_kept(at))
        .map(|at| {
            let finding = Finding::new(Reason::OtherStory, Rule::named("structure/second-story"));
            let evidence =
                "after a heading set like the headline, with a byline or a date under it";
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
    let mut prose = 0;
    for at in body.first..outline.blocks.len() {
        let block = outline.blocks.get(at)?;
        if seen.is_kept(at) {
            prose += block.prose;
        }
        let is_doubted = seen.is_below(at, SUBHEAD);
        if prose >= FIRST_STORY
            && is_doubted
            && is_set_alike(block, headline)
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
