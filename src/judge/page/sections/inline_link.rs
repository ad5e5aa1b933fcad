//! Links to other stories between the paragraphs of this one: after a label such as "Read also:", in
//! brackets, behind an arrow, in capitals, as all of a quotation.

use super::Seen;
use super::link_label::is_label_before_link;
use crate::judge::finding::Finding;
use crate::judge::page::block::OutlinedBlock;
use crate::judge::page::reasons::Reasons;
use crate::judge::page::why::Place;
use crate::page::tag::Tag;
use crate::removal::{Reason, Rule};

/// The share of its words that a link has after a label, and in brackets or behind an arrow.
const AFTER_LABEL: f32 = 0.5;
const SET_OFF: f32 = 0.8;
/// Words in capitals that are no mere abbreviation, and their share of a title in capitals.
const CAPITALS: usize = 4;
const MOSTLY_CAPITALS: f32 = 0.8;
/// Words that a title has at least.
const TITLE_WORDS: u32 = 3;

pub(super) fn findings(seen: &Seen<'_>) -> Vec<(usize, Finding)> {
    let kept = (0..seen.kept.len()).filter(|&at| seen.is_kept(at));
    kept.filter_map(|at| {
        let evidence = evidence(seen.reasons, at)?;
        let finding = Finding::new(Reason::InlineRelated, Rule::named("structure/inline-link"));
        Some((at, finding.because(evidence)))
    })
    .collect()
}

/// What shows that a block is a link to another story.
pub(in crate::judge::page) fn evidence(reasons: &Reasons<'_>, at: usize) -> Option<&'static str> {
    let block = reasons.outline.blocks.get(at)?;
    if block.info.words < TITLE_WORDS {
        return None;
    }
    let label = reasons.by_phrase(at, Place::Inside);
    let is_labelled = label
        .is_some_and(|why| matches!(why.reason, Reason::InlineRelated | Reason::RelatedHeading));
    let is_mostly_link = block.link_share() >= AFTER_LABEL;
    let is_after_label = || {
        let candidate = reasons.candidates.get(at);
        is_mostly_link
            && block.counts.stops == 0
            && candidate.is_some_and(|it| is_label_before_link(it, reasons.books))
    };
    if is_labelled && is_mostly_link || is_after_label() {
        Some("a link after a label for other stories")
    } else if is_set_off(block) && block.link_share() >= SET_OFF {
        Some("a link in brackets or behind an arrow, alone in its paragraph")
    } else if is_arrow_in_bold(block) {
        Some("a line in bold behind an arrow")
    } else if is_quotation(block) && block.link_share() >= SET_OFF {
        Some("a linked title that is all of a quotation")
    } else if is_in_capitals(reasons, at, block) && block.link_share() >= SET_OFF {
        Some("a link in capitals, alone in its paragraph")
    } else {
        None
    }
}

/// Whether a line without a stop is all in bold and begins with ">": its link may be a script's. Other arrows
/// are bullets too, and "»" opens a quotation.
fn is_arrow_in_bold(block: &OutlinedBlock) -> bool {
    let counts = &block.counts;
    matches!(counts.first, '>' | '＞')
        && counts.stops == 0
        && block.info.bold_words >= block.info.words
}

/// Whether a title is all of a quotation, as systems embed other stories.
fn is_quotation(block: &OutlinedBlock) -> bool {
    block.tag == Tag::Blockquote && block.counts.stops == 0
}

/// Whether most words of a paragraph without a stop are in capitals.
fn is_in_capitals(reasons: &Reasons<'_>, at: usize, block: &OutlinedBlock) -> bool {
    matches!(block.tag, Tag::P | Tag::Div)
        && reasons.lines.get(at).is_some_and(|line| {
            line.stops == 0
                && line.uppers >= CAPITALS
                && line.uppers as f32 >= MOSTLY_CAPITALS * line.words as f32
        })
}

/// Whether a block stands in brackets or begins with an arrow.
fn is_set_off(block: &OutlinedBlock) -> bool {
    match block.counts.first {
        '[' => block.counts.last == ']',
        '【' => block.counts.last == '】',
        '>' | '＞' | '»' | '›' | '→' | '➤' | '►' | '▶' | '⇒' | '➜' | '☞' | '☛' | '👉' | '👇'
        | '▸' | '▷' | '➡' | '⮕' | '➔' | '➞' | '⏩' => true,
        _ => false,
    }
}
