//! Threads of comments that no class tells: under a heading for comments, or a name, a time and a text
//! again and again under the story.

use std::ops::Range;

use super::Seen;
use crate::judge::finding::Finding;
use crate::judge::page::block::OutlinedBlock;
use crate::judge::page::why::{MOSTLY_LINK, Place};
use crate::metadata::dates::has_relative_time;
use crate::removal::{Reason, Rule};

/// Comments of a thread, and words of the story above it; fewer do where a heading says what follows.
const COMMENTS: usize = 3;
const STORY: u32 = 60;
const STORY_OVER_HEADING: u32 = 25;
/// Blocks of one comment at most.
const LENGTH: usize = 6;
/// Words up to which a line is a name, with "said" or "writes" after it, and a line with a time.
const NAME_WORDS: u32 = 5;
const TIME_WORDS: u32 = 8;
/// Words of a name before the colon and the comment.
const SPEAKER_WORDS: usize = 4;
/// Words of a line with both.
const HEAD_WORDS: u32 = 14;

pub(super) fn findings(seen: &Seen<'_>) -> Vec<(usize, Finding)> {
    let under_heading = under_heading(seen);
    if under_heading.is_empty() {
        let by_names = by_names(seen);
        return match by_names.is_empty() {
            true => by_heads(seen),
            false => by_names,
        };
    }
    let finding = || {
        let finding = Finding::new(Reason::Comments, Rule::named("structure/thread"));
        finding.because("under a heading for comments, with a time in each")
    };
    under_heading
        .into_iter()
        .map(|at| (at, finding()))
        .collect()
}

/// A heading such as "Readers' comments" under the story and the blocks up to the next heading over
/// something else, if lines with a name and a date are among them.
fn under_heading(seen: &Seen<'_>) -> Vec<usize> {
    let reasons = seen.reasons;
    let blocks = &reasons.outline.blocks;
    let reason = |at: usize| reasons.by_phrase(at, Place::After).map(|why| why.reason);
    let Some(story_ends) = enough_story(blocks, STORY_OVER_HEADING) else {
        return Vec::new();
    };
    let is_heading = |at: &usize| {
        let words = blocks.get(*at).map_or(0, |block| block.counts.words);
        words <= NAME_WORDS && reason(*at) == Some(Reason::Comments)
    };
    let Some(heading) = (story_ends + 1..blocks.len()).find(is_heading) else {
        return Vec::new();
    };
    let is_other = |at: usize| {
        let has_copyright = blocks
            .get(at)
            .is_some_and(|block| block.counts.has_copyright);
        has_copyright
            || matches!(
                reason(at),
                Some(
                    Reason::RelatedHeading
                        | Reason::Share
                        | Reason::Legal
                        | Reason::Newsletter
                        | Reason::Cookie
                )
            )
    };
    let end = (heading + 1..blocks.len()).find(|&at| is_other(at));
    let thread = heading + 1..end.unwrap_or(blocks.len());
    // A name may stand over its time.
    let is_name = |at: usize| {
        let block = blocks.get(at);
        block.is_some_and(|it| it.counts.words <= NAME_WORDS && it.counts.stops == 0)
    };
    let is_head = |at: usize| {
        let block = blocks.get(at).zip(seen.text(at));
        block.is_some_and(|(block, text)| {
            let is_time = block.counts.has_date() && block.counts.words <= TIME_WORDS;
            is_head(block, text) || is_time && at > heading + 1 && is_name(at - 1)
        })
    };
    let heads = thread.clone().filter(|&at| is_head(at)).count();
    let opens = (heading + 1..heading + 4).any(is_head);
    match heads >= 2 && opens {
        true => (heading..thread.end).collect(),
        false => counted(seen, heading, thread.end),
    }
}

/// The comments under a heading that counts them, each with a name and a colon: "3 Comments" over "Hettie: …".
fn counted(seen: &Seen<'_>, heading: usize, end: usize) -> Vec<usize> {
    /// Blocks of one comment, and names that must be found where there are so many comments.
    const BLOCKS: usize = 3;
    const NAMES: usize = 2;
    let digits = |text: &str| {
        text.chars()
            .filter(char::is_ascii_digit)
            .collect::<String>()
    };
    let count = seen.text(heading).map(digits);
    let Some(count) = count.and_then(|count| count.parse::<usize>().ok()) else {
        return Vec::new();
    };
    let is_speaker = |at: usize| {
        let line = seen.reasons.lines.get(at);
        line.is_some_and(|line| {
            let has_name = (1..=SPEAKER_WORDS).contains(&line.first_colon);
            has_name && line.words > line.first_colon
        })
    };
    let end = end.min(heading.saturating_add(1 + count.saturating_mul(BLOCKS)));
    let names: Vec<usize> = (heading + 1..end).filter(|&at| is_speaker(at)).collect();
    let last = names.last().copied().unwrap_or(heading);
    let is_told = is_speaker(heading + 1)
        && !is_speaker(heading)
        && names.len() >= count.min(NAMES)
        && names.len() * 2 >= last - heading;
    match is_told {
        true => (heading..=last).collect(),
        false => Vec::new(),
    }
}

/// A line with a name and a date or a time that counts back: "Hettie wrote on 4 March 2026 at 07:41",
/// "Hettie, 3 hours ago".
fn is_head(block: &OutlinedBlock, text: &str) -> bool {
    let counts = &block.counts;
    let is_dated = || counts.has_date() || has_relative_time(text);
    counts.words <= HEAD_WORDS && counts.letters > 2 && is_dated()
}

fn by_names(seen: &Seen<'_>) -> Vec<(usize, Finding)> {
    let outline = seen.reasons.outline;
    let Some(story_ends) = enough_story(&outline.blocks, STORY) else {
        return Vec::new();
    };
    let comments = comments(&outline.blocks, story_ends);
    let (Some(first), Some(last)) = (comments.first(), comments.last()) else {
        return Vec::new();
    };
    if comments.len() < COMMENTS || are_links(&outline.blocks, first.start..last.end + 1) {
        return Vec::new();
    }
    let evidence = format!("{} names with a time of their own each", comments.len());
    let start = first
        .start
        .saturating_sub(usize::from(is_label(&outline.blocks, first.start)));
    (start..=last.end)
        .map(|at| {
            let finding = Finding::new(Reason::Comments, Rule::named("structure/thread"));
            (at, finding.because(evidence.clone()))
        })
        .collect()
}

/// Lines with a name and a time each, again and again under the story, and the texts between them.
fn by_heads(seen: &Seen<'_>) -> Vec<(usize, Finding)> {
    let blocks = &seen.reasons.outline.blocks;
    let Some(story_ends) = enough_story(blocks, STORY) else {
        return Vec::new();
    };
    let is_head = |at: &usize| {
        let block = blocks.get(*at).zip(seen.text(*at));
        block.is_some_and(|(block, text)| is_timed_name(block, text))
    };
    let heads: Vec<usize> = (story_ends + 1..blocks.len()).filter(is_head).collect();
    let rows = heads.chunk_by(|one, next| (2..=LENGTH).contains(&(next - one)));
    let Some(row) = rows
        .filter(|row| row.len() >= COMMENTS)
        .max_by_key(|row| row.len())
    else {
        return Vec::new();
    };
    let (Some(&first), Some(&last)) = (row.first(), row.last()) else {
        return Vec::new();
    };
    let gaps = row
        .windows(2)
        .filter_map(|pair| Some(pair.get(1)? - pair.first()?));
    // The last text is at least as long as the shortest.
    let end = (last + gaps.min().unwrap_or(1)).min(blocks.len());
    if are_links(blocks, first..end) {
        return Vec::new();
    }
    let start = first - usize::from(is_label(blocks, first));
    let evidence = format!("{} names with a time of their own each", row.len());
    let finding = || Finding::new(Reason::Comments, Rule::named("structure/thread"));
    (start..end)
        .map(|at| (at, finding().because(evidence.clone())))
        .collect()
}

/// Whether the texts of a row are mostly links: a feed of stories, each with its section and its time, is no
/// thread.
fn are_links(blocks: &[OutlinedBlock], row: Range<usize>) -> bool {
    let texts = blocks.get(row).unwrap_or_default().iter();
    let texts = texts.filter(|block| block.counts.words > NAME_WORDS && !block.counts.has_date());
    let (links, prose): (Vec<&OutlinedBlock>, Vec<&OutlinedBlock>) =
        texts.partition(|block| block.link_share() >= MOSTLY_LINK);
    links.len() > prose.len()
}

/// A short line with a name and a time of day or one that counts back; a date alone is an event's as well.
fn is_timed_name(block: &OutlinedBlock, text: &str) -> bool {
    let counts = &block.counts;
    let has_day = counts.numbers.date || counts.numbers.year;
    let is_timed = || counts.numbers.clock && has_day || has_relative_time(text);
    let is_short = counts.words <= TIME_WORDS && counts.letters > 2;
    is_short && block.tag.heading_level().is_none() && is_timed()
}

/// The block at which a page has text enough for a story. Comments are sought below it.
fn enough_story(blocks: &[OutlinedBlock], least: u32) -> Option<usize> {
    let mut words = 0;
    blocks.iter().position(|block| {
        if block.counts.stops > 0 && block.link_share() < MOSTLY_LINK {
            words += block.info.words;
        }
        words >= least
    })
}

/// A comment: from its name to the last of its blocks.
struct Comment {
    start: usize,
    end: usize,
}

/// The longest row of comments after the story: each begins with a name and has one time line, and the
/// next begins right after it.
fn comments(blocks: &[OutlinedBlock], after: usize) -> Vec<Comment> {
    let mut row: Vec<Comment> = Vec::new();
    let mut best: Vec<Comment> = Vec::new();
    let mut at = after + 1;
    while at < blocks.len() {
        match comment(blocks, at) {
            Some(comment) => {
                at = comment.end + 1;
                row.push(comment);
            }
            None => {
                at += 1;
                if row.len() > best.len() {
                    best = row;
                }
                row = Vec::new();
            }
        }
    }
    if row.len() > best.len() { row } else { best }
}

/// The comment that begins with this block.
fn comment(blocks: &[OutlinedBlock], start: usize) -> Option<Comment> {
    let is_at = |at: usize, is: fn(&OutlinedBlock) -> bool| blocks.get(at).is_some_and(is);
    if !is_at(start, is_name) {
        return None;
    }
    let time = (start + 1..start + LENGTH).find(|&at| is_at(at, is_time))?;
    let between = start + 1..time;
    if between.clone().any(|at| is_at(at, is_name)) {
        return None;
    }
    // The text stands before the time or after it, up to the next name.
    if !between.is_empty() {
        return Some(Comment { start, end: time });
    }
    let next = (time + 1..time + LENGTH).find(|&at| !is_at(at, |b| !is_name(b) && !is_time(b)));
    let end = next
        .unwrap_or(blocks.len().min(time + LENGTH))
        .checked_sub(1)?;
    (end > time).then_some(Comment { start, end })
}

/// A short line with letters and no date that is no heading.
fn is_name(block: &OutlinedBlock) -> bool {
    let counts = &block.counts;
    let is_short = (1..=NAME_WORDS).contains(&counts.words) && counts.letters > 0;
    is_short && !counts.has_date() && block.tag.heading_level().is_none()
}

/// A line with a date and a time of day.
fn is_time(block: &OutlinedBlock) -> bool {
    let counts = &block.counts;
    let has_day = counts.numbers.date || counts.numbers.year;
    counts.words <= TIME_WORDS && counts.numbers.clock && has_day
}

/// Whether the block before is a label over the thread, such as "Readers".
fn is_label(blocks: &[OutlinedBlock], start: usize) -> bool {
    let before = start.checked_sub(1).and_then(|at| blocks.get(at));
    before.is_some_and(|block| block.counts.words <= NAME_WORDS && block.counts.stops == 0)
}
