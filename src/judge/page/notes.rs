//! Notes under a story: paragraphs set alike that begin with a mark that is a link back. The model may keep
//! one and strike the next, since a note is short and speaks of something else; one that stays keeps all. Where
//! the story has marks of notes, boxes that are called notes stay too.

use super::block::OutlinedBlock;
use super::classes;
use super::reasons::Reasons;
use super::why::{MOSTLY_LINK, Place};
use crate::document::{Aside, Candidate, Document};

/// Characters of a mark with its brackets and dot: "[12]", "a.", "*".
const MARK: usize = 5;
/// Notes of a story at most; a paper's references are more.
const MANY: usize = 30;
/// The links of a note at most: back to its mark, and to what it cites.
const LINKS: u32 = 5;

/// The notes that the model strikes beside one that stays.
pub(super) fn find(reasons: &Reasons<'_>, document: &Document<'_>, kept: &[bool]) -> Vec<usize> {
    let blocks = &reasons.outline.blocks;
    let is_note = |at: usize| {
        let text = document.candidates.get(at).map(|it| it.text.as_ref());
        let block = blocks.get(at);
        block.is_some_and(|block| block.info.link_words > 0 && block.info.links <= LINKS)
            && text.is_some_and(begins_with_mark)
    };
    let is_kept = |at: usize| kept.get(at).copied().unwrap_or(false);
    let mut found = Vec::new();
    let mut at = 0;
    while at < blocks.len() {
        let end = (at..blocks.len())
            .find(|&next| !is_note(next) || !are_alike(blocks.get(at), blocks.get(next)))
            .unwrap_or(blocks.len());
        if (at..end).any(is_kept) {
            found.extend((at..end).filter(|&note| !is_kept(note)));
        }
        at = end.max(at + 1);
    }
    found.extend(of_lists(reasons, document, kept));
    found.extend(of_boxes(reasons, document, kept));
    found
}

/// The notes that the model strikes in boxes for notes below a story with marks of notes.
fn of_boxes(reasons: &Reasons<'_>, document: &Document<'_>, kept: &[bool]) -> Vec<usize> {
    let outline = reasons.outline;
    let is_marked = |(candidate, &kept): (&Candidate<'_>, &bool)| {
        let mut asides = candidate.asides.iter();
        kept && asides.any(|aside| aside.rule == Aside::NOTE_MARK)
    };
    if !document.candidates.iter().zip(kept).any(is_marked) {
        return Vec::new();
    }
    let last = kept.iter().rposition(|&kept| kept).unwrap_or(0);
    let is_note = |at: &usize| {
        let block = outline.blocks.get(*at);
        block.is_some_and(|block| {
            let is_text = block.link_share() < MOSTLY_LINK && block.counts.letters > 0;
            is_text && classes::says_notes(outline, block.info.element)
        }) && reasons.by_phrase(*at, Place::After).is_none()
    };
    let notes: Vec<usize> = (last + 1..kept.len()).filter(is_note).collect();
    if notes.len() > MANY {
        Vec::new()
    } else {
        notes
    }
}

/// The items that the model strikes of numbered lists of which others stay: the numbers of a list go on.
fn of_lists(reasons: &Reasons<'_>, document: &Document<'_>, kept: &[bool]) -> Vec<usize> {
    let outline = reasons.outline;
    let list_of = |at: usize| {
        let item = document.candidates.get(at)?.item?;
        item.number?;
        Some(outline.info(item.id)?.parent)
    };
    let is_kept = |at: usize| kept.get(at).copied().unwrap_or(false);
    let is_plain = |at: usize| {
        let block = outline.blocks.get(at);
        block.is_some_and(|block| block.link_share() < MOSTLY_LINK)
            && reasons.by_phrase(at, Place::Inside).is_none()
    };
    // Posts of a forum may be numbered too; they have more than one block each.
    let item_of = |at: usize| document.candidates.get(at)?.item.map(|item| item.id);
    let is_whole = |&(at, _): &(usize, u32)| {
        let before = at.checked_sub(1).and_then(item_of);
        item_of(at) != before && item_of(at) != item_of(at + 1)
    };
    let items: Vec<(usize, u32)> = (0..kept.len())
        .filter_map(|at| Some((at, list_of(at)?)))
        .collect();
    let lists = items.chunk_by(|one, next| one.1 == next.1);
    let some_stay =
        lists.filter(|list| list.iter().any(|&(at, _)| is_kept(at)) && list.iter().all(is_whole));
    let all = some_stay.flatten().map(|&(at, _)| at);
    all.filter(|&at| !is_kept(at) && is_plain(at)).collect()
}

fn are_alike(one: Option<&OutlinedBlock>, other: Option<&OutlinedBlock>) -> bool {
    let kind = |block: Option<&OutlinedBlock>| block.map(|block| (block.tag, block.parent));
    kind(one) == kind(other)
}

/// "1.", "[2]", "a.", "*" before the words.
fn begins_with_mark(text: &str) -> bool {
    let Some((mark, rest)) = text.trim_start().split_once(char::is_whitespace) else {
        return false;
    };
    let bare = mark.trim_matches(['[', ']', '(', ')', '.', ':', '^']);
    let is_number = || !bare.is_empty() && bare.chars().all(|c| c.is_ascii_digit());
    let is_letter = || {
        let mut letters = bare.chars();
        let first = letters.next();
        first.is_some_and(char::is_lowercase) && letters.next().is_none() && bare != mark
    };
    let is_sign = || !bare.is_empty() && bare.chars().all(|c| "*†‡§".contains(c));
    mark.len() <= MARK && !rest.trim().is_empty() && (is_number() || is_letter() || is_sign())
}

#[cfg(test)]
mod tests {
    use super::begins_with_mark;

    #[test]
    fn marks_of_notes_are_told_from_words() {
        for text in [
            "1. Bell, Annals",
            "[12] See above.",
            "b. He looked",
            "* In part",
            "(3) Ibid.",
        ] {
            assert!(begins_with_mark(text), "{text}");
        }
        for text in ["A boat sank", "a boat", "Bell.", "2026", "--- x"] {
            assert!(!begins_with_mark(text), "{text}");
        }
    }
}
