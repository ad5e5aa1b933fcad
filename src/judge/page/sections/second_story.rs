//! Another story under the first, as pages with endless scrolling have it: a heading that is set like
//! the headline or stands behind what was struck, a byline or a date under it, and prose.

use std::cell::OnceCell;
use std::collections::HashMap;

use super::Seen;
use crate::judge::finding::Finding;
use crate::judge::page::block::OutlinedBlock;
use crate::judge::page::classes;
use crate::judge::page::outline::Outline;
use crate::judge::page::reasons::Reasons;
use crate::judge::page::why::Place;
use crate::metadata::bylines;
use crate::page::tag::Tag;
use crate::removal::{Reason, Rule};
use crate::words::hash::Seeded;

/// Words of prose that the first story has at least; and words of any kept blocks, where the next one is
/// told by more than the look of its heading.
const FIRST_STORY: u32 = 60;
const SHORT_STORY: u32 = 40;
/// A heading to which the model gives more is a subhead of the story.
const SUBHEAD: f32 = 0.5;
/// The same of a heading that is set like the headline, with a line under it like the headline's.
const SURE: f32 = 0.99;
/// Blocks after the heading among which byline or date stand, and the first paragraph.
const HEAD: usize = 4;
const OPENING: usize = 9;
/// Words up to which a line of a class for bylines is a name, and one with a date a date line.
const NAME_WORDS: u32 = 6;
const DATE_LINE: u32 = 14;

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
    let headline_at = body.headline?;
    let headline = outline.blocks.get(headline_at)?;
    let (mut prose, mut words) = (0, 0);
    let goes_on = OnceCell::new();
    for at in body.first..outline.blocks.len() {
        let block = outline.blocks.get(at)?;
        if seen.is_kept(at) {
            prose += block.prose;
            words += block.info.words;
        }
        let is_alike = || prose >= FIRST_STORY && is_set_alike(block, headline);
        let is_apart = || {
            let ends = || {
                !goes_on
                    .get_or_init(|| self::goes_on(seen))
                    .get(at)
                    .copied()
                    .unwrap_or(true)
            };
            words >= SHORT_STORY && is_apart(seen, at, block) && ends()
        };
        let is_doubted = seen.is_below(at, SUBHEAD);
        let is_told = || {
            (is_doubted && is_alike() || (is_doubted || !seen.is_kept(at)) && is_apart())
                && (has_head(reasons, at) || has_byline(seen, at + 1))
        };
        let is_headed_alike = || {
            words >= SHORT_STORY
                && seen.is_below(at, SURE)
                && is_headed_alike(seen, at, headline_at)
        };
        if (is_told() || is_headed_alike())
            && !outline.titles.is_like_title(outline.words(at))
            && has_prose(outline, at)
        {
            return Some(at);
        }
    }
    None
}

/// Whether a heading has the headline's element and class, or both are of the first level.
fn is_set_alike(block: &OutlinedBlock, headline: &OutlinedBlock) -> bool {
    let both_first = block.tag == Tag::H1 && headline.tag == Tag::H1;
    block.is_heading() && (block.kind == headline.kind || both_first)
}

/// Whether a heading is set like the headline, and the line under it like the line under the headline: a
/// name or a date, with the element and the class of the story's own.
fn is_headed_alike(seen: &Seen<'_>, at: usize, headline: usize) -> bool {
    let block = |at: usize| seen.reasons.outline.blocks.get(at);
    let (Some(heading), Some(line)) = (block(at), block(at + 1)) else {
        return false;
    };
    let (Some(first), Some(line_of_first)) = (block(headline), block(headline + 1)) else {
        return false;
    };
    let is_person = |at: usize| {
        seen.text(at)
            .is_some_and(|text| bylines::is_person(text.trim()))
    };
    let is_line = |line: &OutlinedBlock, at: usize| {
        // A time may end with a stop: "8:00 a.m."
        let is_told = line.counts.has_date() || line.counts.stops == 0 && is_person(at);
        is_told && line.info.words <= DATE_LINE && !line.is_heading()
    };
    // The first story's box may have a class of its own.
    let outline = seen.reasons.outline;
    let are_alike = |one: &OutlinedBlock, other: &OutlinedBlock| {
        let tokens = |block: &OutlinedBlock| outline.tokens(block.info.element);
        one.kind == other.kind || one.tag == other.tag && tokens(one) == tokens(other)
    };
    heading.is_heading()
        && (are_alike(heading, first) || are_in_boxes_alike(outline, heading, first))
        && are_alike(line, line_of_first)
        && is_line(line, at + 1)
        && is_line(line_of_first, headline + 1)
        && line.counts.has_date() == line_of_first.counts.has_date()
}

/// Whether the boxes around two headings stand side by side, of one element and with a class in common: the
/// second story of a page has an `h2` where the first has an `h1`.
fn are_in_boxes_alike(outline: &Outline<'_>, one: &OutlinedBlock, other: &OutlinedBlock) -> bool {
    /// Elements between a heading and its story's box.
    const DEPTH: usize = 4;
    let above = |block: &OutlinedBlock| {
        let parent = |element: &u32| outline.info(*element).map(|info| info.parent);
        std::iter::successors(parent(&block.element), parent).take(DEPTH)
    };
    let tag = |element: u32| outline.info(element).map(|info| info.tag);
    let parent = |element: u32| outline.info(element).map(|info| info.parent);
    let are_alike = |first: u32, second: u32| {
        let tokens = outline.tokens(second);
        first != second
            && parent(first) == parent(second)
            && tag(first) == tag(second)
            && outline.tokens(first).iter().any(|it| tokens.contains(it))
    };
    above(one).any(|first| above(other).any(|second| are_alike(first, second)))
}

/// Whether a heading of the first two levels stands right behind what was struck and right over a byline
/// with a name.
fn is_apart(seen: &Seen<'_>, at: usize, block: &OutlinedBlock) -> bool {
    let is_heading = matches!(block.tag, Tag::H1 | Tag::H2);
    let is_kept_before = at.checked_sub(1).is_none_or(|before| seen.is_kept(before));
    is_heading && !is_kept_before && has_byline(seen, at + 1)
}

/// Whether a block is a byline with a name, by its words or by its class.
fn has_byline(seen: &Seen<'_>, at: usize) -> bool {
    let outline = seen.reasons.outline;
    let says = || {
        let line = seen.document.candidates.get(at);
        line.is_some_and(|line| bylines::from_line(&line.text).is_some())
    };
    let block = outline.blocks.get(at);
    block.is_some_and(|block| {
        let by_class = classes::reason(outline, block.info.element, |_| false);
        by_class == Some(Reason::Byline) && block.info.words <= NAME_WORDS || says()
    })
}

/// For each block whether the story goes on over it: whether a kept block after it stands in the same
/// element as one before it. One pass, since a page may have a heading in every second block.
fn goes_on(seen: &Seen<'_>) -> Vec<bool> {
    let outline = seen.reasons.outline;
    let mut ends: HashMap<u32, (usize, usize), Seeded> = HashMap::default();
    for at in (0..seen.kept.len()).filter(|&at| seen.is_kept(at)) {
        let block = outline.blocks.get(at);
        if let Some(info) = block.and_then(|block| outline.info(block.info.element)) {
            ends.entry(info.parent).or_insert((at, at)).1 = at;
        }
    }
    // For each block the last kept block of any element whose first kept block it is.
    let mut last = vec![0; seen.kept.len()];
    for (first, end) in ends.into_values() {
        if let Some(last) = last.get_mut(first) {
            *last = end.max(*last);
        }
    }
    let mut open = 0;
    let goes_on = last.into_iter().enumerate().map(|(at, last)| {
        let goes_on = open > at;
        open = open.max(last);
        goes_on
    });
    goes_on.collect()
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
