//! Cleans the cleaned text again, until nothing more is removed.
//!
//! A line is judged by its neighbours, and removed lines are neighbours no more. So the text is
//! read and judged again without them, as if a caller cleaned twice. If a round removes nothing,
//! cleaning the text again changes nothing. After the last round it stays as it is.

use std::collections::BTreeSet;
use std::ops::Range;

use crate::article::{Article, Block, Role};
use crate::removal::Removal;
use crate::text::on_one_line;

/// Rounds at most, each linear in the text. Each one but the last removes something; of the
/// labelled extracts and dumps none needs as many, and a document that does keeps what the last
/// round left.
const ROUNDS: usize = 6;

/// Judges the article's text again and again; `clean` is one reading of a text.
pub(crate) fn settle(article: &mut Article, input: &str, clean: impl Fn(&str) -> Article) {
    for _ in 0..ROUNDS {
        if article.blocks.iter().all(|block| block.shown) && article.removed.is_empty() {
            return;
        }
        let again = clean(&article.text());
        if !strike(article, input, &again) {
            return;
        }
    }
}

/// What the second reading makes of a piece of the text.
#[derive(Clone, Copy)]
enum Fate<'a> {
    Stays,
    Goes(&'a Removal),
    /// The headline, which has a field of its own and is no removal.
    Headline,
}

/// Takes out of the article what the second reading does; whether that was anything.
fn strike(article: &mut Article, input: &str, again: &Article) -> bool {
    let fates = fates(again);
    let mut fates = fates.iter().peekable();
    let mut start = 0;
    let mut struck = false;
    let mut blocks = Vec::with_capacity(article.blocks.len());
    for mut block in std::mem::take(&mut article.blocks) {
        if !block.shown {
            blocks.push(block);
            continue;
        }
        let end = start + block.text.len();
        let fate = fate(&mut fates, start..end);
        start = end + 1;
        match fate {
            Fate::Stays => {}
            // The caller asked to see this role. Where the headline is not shown, a standfirst or a
            // caption in its place looks like one.
            _ if !block.role.in_text_by_default() => {}
            Fate::Headline => {
                let title = || on_one_line(&block.text);
                article.title.get_or_insert_with(title);
                block.role = Role::Title;
                block.shown = false;
                struck = true;
            }
            Fate::Goes(removal) => {
                struck = true;
                article.removed.push(removal_of(&block, input, removal));
                let Some(role) = removal.role else { continue };
                if role == Role::Standfirst {
                    let standfirst = || on_one_line(&block.text);
                    article.standfirst.get_or_insert_with(standfirst);
                }
                block.role = role;
                block.shown = false;
            }
        }
        blocks.push(block);
    }
    article.blocks = blocks;
    article.removed.sort_by_key(|removal| removal.place.order);
    struck
}

/// The pieces of the second reading, in order.
fn fates(again: &Article) -> Vec<(Range<usize>, Fate<'_>)> {
    let removed: BTreeSet<usize> = again.removed.iter().map(|r| r.place.order).collect();
    let is_removed = |block: &Block| removed.contains(&block.place.order);
    let blocks = again.blocks.iter().filter_map(|block| {
        let range = block.place.range.clone()?;
        match (block.shown, block.role) {
            (true, _) => Some((range, Fate::Stays)),
            (false, Role::Title) if !is_removed(block) => Some((range, Fate::Headline)),
            // It is among the removals.
            (false, _) => None,
        }
    });
    let removed = again.removed.iter().filter_map(|removal| {
        let range = removal.place.range.clone()?;
        Some((range, Fate::Goes(removal)))
    });
    let mut fates: Vec<_> = blocks.chain(removed).collect();
    fates.sort_by_key(|(range, _)| range.start);
    fates
}

/// What becomes of the block at this range of the text: it stays where any of it does.
fn fate<'f>(
    fates: &mut std::iter::Peekable<impl Iterator<Item = &'f (Range<usize>, Fate<'f>)>>,
    block: Range<usize>,
) -> Fate<'f> {
    let mut found = None;
    while let Some((range, fate)) = fates.peek() {
        if range.start >= block.end {
            break;
        }
        if range.end > block.start {
            found = match (found, *fate) {
                (None, fate) => Some(fate),
                (Some(Fate::Stays), _) | (_, Fate::Stays) => Some(Fate::Stays),
                (found, _) => found,
            };
        }
        // A piece may reach into the next block, where two lines were read as one.
        if range.end > block.end {
            break;
        }
        fates.next();
    }
    found.unwrap_or(Fate::Stays)
}

/// The removal of a whole block, for what the second reading found.
fn removal_of(block: &Block, input: &str, found: &Removal) -> Removal {
    let range = block.place.range.clone();
    let text = range.and_then(|range| input.get(range));
    Removal {
        reason: found.reason,
        rule: found.rule.clone(),
        decided_by: found.decided_by,
        score: found.score,
        text: text.unwrap_or(&block.text).to_string(),
        place: block.place.clone(),
        role: found.role,
        evidence: found.evidence.clone(),
    }
}
