//! Cards of other stories: records with a linked title and a line or two under it, most often below a
//! heading such as "Related stories". A card goes as one: where the model strikes the titles, the excerpts
//! under them are not the story's either.

use super::Seen;
use crate::document::Shape;
use crate::judge::finding::Finding;
use crate::judge::line::Line;
use crate::judge::page::block::OutlinedBlock;
use crate::judge::page::edges::is_prose;
use crate::judge::page::outline::Outline;
use crate::judge::page::reasons::Reasons;
use crate::judge::page::why::{MOSTLY_LINK, Place, Why, is_label};
use crate::removal::{Reason, Rule};

/// Words up to which a record is a card.
const CARD_WORDS: u32 = 90;
/// Words from which a link without a heading over it is the title of a story: the names of products have
/// fewer.
const STORY_WORDS: u32 = 4;
/// Lines under a card's title.
const EXCERPTS: usize = 3;
/// Words from which a link is a title.
const TITLE_WORDS: u32 = 3;
/// A title to which the model gives less is that of another story.
const TITLE: f32 = 0.5;
/// What the model is surer of than this stays.
const SURE: f32 = 0.95;
/// Blocks above the first card among which the heading stands.
const HEADING: usize = 2;

/// The blocks of cards, with what was found.
pub(super) fn findings(seen: &Seen<'_>) -> Vec<(usize, Finding)> {
    let reasons = seen.reasons;
    let outline = reasons.outline;
    let text = text(seen);
    let mut found = Vec::new();
    for records in &seen.records {
        let is_card = |record: &&Vec<usize>| is_card(outline, seen.probabilities, record);
        let cards = records.iter().filter(is_card).count();
        let are_mostly = cards >= 2 && cards * 3 >= records.len() * 2;
        let evidence = if are_mostly && is_headed(seen.reasons, records) {
            format!("one of {cards} cards with a linked title under a heading for them")
        } else if cards > 0
            && are_titles_with_excerpts(seen.reasons, records)
            && (is_inside(&text, records) || are_mostly_struck(seen, records))
        {
            format!(
                "one of {} cards with a linked title and an excerpt",
                records.len()
            )
        } else {
            continue;
        };
        let is_doubted = |at: &&usize| {
            let shape = seen
                .document
                .candidates
                .get(**at)
                .map(|candidate| candidate.shape);
            shape != Some(Shape::QuotedPost) && seen.is_below(**at, SURE)
        };
        let is_thread = are_comments(reasons, records);
        let blocks = records
            .iter()
            .flat_map(|record| record.iter().map(|at| (at, record.len() == 1)));
        for (&at, is_alone) in blocks.filter(|(at, _)| is_doubted(at)) {
            if let Some(why) = of_foot(reasons, at) {
                found.push((at, Finding::new(why.reason, Rule::new(why.rule))));
                continue;
            }
            let (reason, rule) = if is_thread || reasons.is_among_comments(at) {
                (Reason::Comments, "structure/thread")
            } else if is_alone && is_menu_entry(outline, at) {
                (Reason::Navigation, "structure/navigation")
            } else {
                (Reason::RelatedTeaser, "structure/card")
            };
            let finding = Finding::new(reason, Rule::named(rule));
            found.push((at, finding.because(evidence.clone())));
        }
        found.extend(heading_over(seen, records).into_iter().map(|at| {
            let finding = Finding::new(Reason::RelatedHeading, Rule::named("structure/card"));
            (at, finding.because("a heading over such cards"))
        }));
    }
    found
}

/// The reason of a block that a page's foot has among the titles of stories: "Terms of use".
fn of_foot(reasons: &Reasons<'_>, at: usize) -> Option<Why> {
    let why = reasons.by_phrase(at, Place::After);
    let is_of_foot = |reason| matches!(reason, Reason::Legal | Reason::Cookie | Reason::Contact);
    why.filter(|why| is_of_foot(why.reason))
}

/// Whether a block is a short link and no heading, which a menu has among titles.
fn is_menu_entry(outline: &Outline<'_>, at: usize) -> bool {
    let block = outline.blocks.get(at);
    block.is_some_and(|block| !block.is_heading() && is_label(block) && block.counts.letters > 0)
}

/// Whether most of the records are comments: they have a line such as "Reply", or one to share by under a name with
/// a time, and no title of a story.
fn are_comments(reasons: &Reasons<'_>, records: &[Vec<usize>]) -> bool {
    let says = |at: usize| reasons.by_phrase(at, Place::After).map(|why| why.reason);
    let is_title = |at: usize| {
        let block = reasons.outline.blocks.get(at);
        let is_linked = block.is_some_and(|it| it.info.words >= STORY_WORDS && is_linked_title(it));
        is_linked && says(at).is_none()
    };
    let is_comment = |record: &&Vec<usize>| {
        let has = |reason| record.iter().any(|&at| says(at) == Some(reason));
        let is_named = || record.iter().any(|&at| reasons.names_a_clock(at));
        let is_told = has(Reason::Comments) || has(Reason::Share) && is_named();
        is_told && !record.iter().any(|&at| is_title(at))
    };
    records.iter().filter(is_comment).count() * 2 > records.len()
}

/// Whether a heading over other stories stands right above the first record.
fn is_headed(judge: &Reasons<'_>, records: &[Vec<usize>]) -> bool {
    let first = records.first().and_then(|record| record.first());
    first.is_some_and(|&first| {
        (first.saturating_sub(HEADING)..first).any(|at| judge.heads_others(at))
    })
}

/// Whether a record is short and has the title of another story.
fn is_card(outline: &Outline<'_>, probabilities: &[f32], record: &[usize]) -> bool {
    let blocks = record.iter().filter_map(|&at| outline.blocks.get(at));
    let words: u32 = blocks.map(|block| block.info.words).sum();
    let has_title = record.iter().any(|&at| {
        let is_title = outline.blocks.get(at).is_some_and(is_linked_title);
        is_title && probabilities.get(at).is_some_and(|&p| p < TITLE)
    });
    words <= CARD_WORDS && has_title
}

/// Whether each of several records is the linked title of a story and a line or two about it.
fn are_titles_with_excerpts(reasons: &Reasons<'_>, records: &[Vec<usize>]) -> bool {
    let is_one = |record: &Vec<usize>| {
        let blocks = || {
            record
                .iter()
                .filter_map(|&at| reasons.outline.blocks.get(at))
        };
        let words: u32 = blocks().map(|block| block.info.words).sum();
        let is_title = |block: &&OutlinedBlock| {
            let is_named = is_linked_title(block) && block.info.words >= STORY_WORDS
                || block.is_heading() && block.link_share() >= MOSTLY_LINK;
            is_named && block.counts.stops == 0
        };
        let titles = blocks().filter(is_title);
        let is_excerpt = |at: &&usize| {
            let block = reasons.outline.blocks.get(**at);
            let line = reasons.lines.get(**at);
            block.is_some_and(|block| block.link_share() < MOSTLY_LINK)
                && line.is_some_and(Line::ends_with_stop)
        };
        let excerpts = record.iter().filter(is_excerpt);
        words <= CARD_WORDS && titles.count() == 1 && (1..=EXCERPTS).contains(&excerpts.count())
    };
    records.len() >= 2 && records.iter().all(is_one)
}

/// Whether the model strikes most of what the records say.
fn are_mostly_struck(seen: &Seen<'_>, records: &[Vec<usize>]) -> bool {
    let all = records.iter().flatten().count();
    let struck = records.iter().flatten().filter(|&&at| !seen.is_kept(at));
    struck.count() * 4 >= all * 3
}

/// The heading right over the first of the cards, if the model is in doubt of it.
fn heading_over(seen: &Seen<'_>, records: &[Vec<usize>]) -> Option<usize> {
    let first = records.first().and_then(|record| record.first())?;
    let above = first.checked_sub(1)?;
    let heading = seen.reasons.outline.blocks.get(above)?;
    let is_kept = seen.is_kept(above) && seen.is_below(above, SURE);
    let has_rule = || seen.reasons.by_phrase(above, Place::After).is_some();
    (heading.is_heading() && is_kept && !has_rule()).then_some(above)
}

/// The first paragraph of the story and the last.
fn text(seen: &Seen<'_>) -> Option<(usize, usize)> {
    let is_text = |at: &usize| {
        let block = seen.reasons.outline.blocks.get(*at);
        seen.is_kept(*at) && block.is_some_and(is_prose)
    };
    let mut paragraphs = (0..seen.kept.len()).filter(is_text);
    let first = paragraphs.next()?;
    Some((first, paragraphs.next_back().unwrap_or(first)))
}

/// Whether the story has paragraphs above the records and below them.
fn is_inside(text: &Option<(usize, usize)>, records: &[Vec<usize>]) -> bool {
    let mut blocks = records.iter().flatten();
    let ends = blocks.next().zip(blocks.next_back());
    text.zip(ends)
        .is_some_and(|((first, last), (start, end))| first < *start && *end < last)
}

fn is_linked_title(block: &OutlinedBlock) -> bool {
    block.info.words >= TITLE_WORDS && block.link_share() >= MOSTLY_LINK
}
