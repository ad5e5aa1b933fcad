//! The lead: the first paragraph of a story, which some pages set apart from the rest, in a division of
//! its own or before an advertisement. It is the last thing that may be lost.
//!
//! A standfirst looks much the same, but it stands over the byline. A paragraph between the byline or
//! the date and the story is a lead.

use super::block::OutlinedBlock;
use super::edges::is_prose;
use super::outline::{ANCESTORS, Outline};
use super::reasons::Reasons;
use super::why::{MOSTLY_LINK, Place};
use crate::page::structure::Marks;
use crate::page::tag::Tag;
use crate::removal::Reason;

/// The least probability of a lead. Of such paragraphs that the model gives less, most are not the
/// story's; measured on the labelled news pages, by models of other sites.
const LEAST: f32 = 0.2;
/// The least probability of a lead that the page's description does not repeat, and of one on a page without
/// a description: a standfirst often is the description. Chosen so that the short leads of small pages stay.
/// Of nine paragraphs of the labelled pages that these values keep, three are labelled as text, and six are
/// standfirsts or captions. A lost lead is worse.
const NOT_DESCRIBED: f32 = 0.15;
const NO_DESCRIPTION: f32 = 0.05;
/// The share of a paragraph's word triples from which the description says it.
const DESCRIBED: f32 = 0.5;
/// Blocks between the byline and the lead, and between the lead and the story.
const NEAR: usize = 8;
const GAP: usize = 3;
/// Paragraphs that may be set apart from the story.
const LEADS: usize = 2;
/// The fewest words of a lead that the description does not repeat.
const SENTENCE: u32 = 8;
/// Words up to which a line with a date is a date line.
const DATE_LINE: u32 = 14;
/// Elements in which no lead stands.
const OUTSIDE: [Tag; 6] = [
    Tag::Nav,
    Tag::Aside,
    Tag::Footer,
    Tag::Form,
    Tag::Figure,
    Tag::Figcaption,
];

/// The paragraphs of which the model is unsure, and which are the story's lead by their place: one, or
/// several one above the other.
pub(super) fn find(reasons: &Reasons<'_>, kept: &[bool], probabilities: &[f32]) -> Vec<usize> {
    let block = |at: usize| reasons.outline.blocks.get(at);
    let is_text = |block: &OutlinedBlock| is_prose(block) || is_sentence(block);
    let is_kept_text =
        |&at: &usize| kept.get(at).copied().unwrap_or(false) && block(at).is_some_and(is_text);
    let Some(first) = (0..kept.len()).find(is_kept_text) else {
        return Vec::new();
    };
    // A story may open with a heading right under its lead.
    let is_kept_heading =
        |&at: &usize| kept.get(at) == Some(&true) && block(at).is_some_and(|b| b.is_heading());
    let first = (0..first)
        .rev()
        .take_while(is_kept_heading)
        .last()
        .unwrap_or(first);
    let between = (first.saturating_sub(GAP)..first).rev();
    let story = between
        .take_while(|&at| is_gap(reasons, at))
        .last()
        .unwrap_or(first);
    let is_lead = |&at: &usize| {
        let least = least(reasons.outline, at);
        let is_unsure = probabilities.get(at).is_some_and(|&p| p >= least);
        let is_text = if least < LEAST { is_sentence } else { is_prose };
        let is_spoken_against = least < LEAST && reasons.by_phrase(at, Place::Inside).is_some();
        let may_be = |block: &OutlinedBlock| is_text(block) && may_open(reasons, block);
        is_unsure && !is_spoken_against && block(at).is_some_and(may_be)
    };
    let leads: Vec<usize> = (0..story).rev().take(LEADS).take_while(is_lead).collect();
    let top = leads.last().copied().unwrap_or(0);
    let has_byline = (top.saturating_sub(NEAR)..top).any(|at| is_byline(reasons, at));
    if !has_byline {
        return Vec::new();
    }
    let closing = leads.first().and_then(|&lead| closing(reasons, kept, lead));
    leads.into_iter().chain(closing).collect()
}

/// The paragraph right under the story that is set like its lead, where the model strikes both: what stands
/// between them is set apart, as the questions of a reader's guide are.
fn closing(reasons: &Reasons<'_>, kept: &[bool], lead: usize) -> Option<usize> {
    let block = |at: usize| reasons.outline.blocks.get(at);
    let under = kept.iter().rposition(|&kept| kept)? + 1;
    let (lead, last) = (block(lead)?, block(under)?);
    let is_unsure = reasons
        .probabilities
        .get(under)
        .is_some_and(|&p| p >= LEAST);
    let is_set_alike = lead.kind == last.kind && is_sentence(last);
    let is_told = reasons.by_phrase(under, Place::After).is_some();
    (is_unsure && is_set_alike && !is_told).then_some(under)
}

/// Whether a block is an advertisement's mark, which may part the lead from the story.
fn is_gap(reasons: &Reasons<'_>, at: usize) -> bool {
    let why = reasons.by_phrase(at, Place::Inside).map(|why| why.reason);
    why == Some(Reason::Advertisement)
}

/// Whether a block is a byline or a date line.
fn is_byline(reasons: &Reasons<'_>, at: usize) -> bool {
    let Some(block) = reasons.outline.blocks.get(at) else {
        return false;
    };
    let why = reasons.by_phrase(at, Place::Before).map(|why| why.reason);
    let is_date_line = block.counts.has_date() && block.counts.words <= DATE_LINE;
    is_date_line || matches!(why, Some(Reason::Byline | Reason::Timestamp))
}

/// The least probability of a lead, by what the page's description says.
fn least(outline: &Outline<'_>, at: usize) -> f32 {
    let description = &outline.description_trigrams;
    if description.is_empty() {
        NO_DESCRIPTION
    } else if outline.overlap(at, description) < DESCRIBED {
        NOT_DESCRIBED
    } else {
        LEAST
    }
}

/// Whether a block is a sentence at least.
pub(super) fn is_sentence(block: &OutlinedBlock) -> bool {
    block.info.words >= SENTENCE && block.counts.stops > 0 && block.link_share() < MOSTLY_LINK
}

/// Whether a block is visible and stands where a story may open.
fn may_open(reasons: &Reasons<'_>, block: &OutlinedBlock) -> bool {
    let outline = reasons.outline;
    let element = block.info.element;
    let marks = outline
        .info(element)
        .map_or(Marks::default(), |info| info.marks);
    let ancestors = outline.element(element).map_or(0, |e| e.ancestors);
    let is_within = |tag: &Tag| {
        let bit = ANCESTORS.iter().position(|ancestor| ancestor == tag);
        bit.is_some_and(|bit| ancestors & (1 << bit) != 0)
    };
    !marks.has(Marks::HIDDEN) && !marks.has(Marks::CAPTION) && !OUTSIDE.iter().any(is_within)
}
