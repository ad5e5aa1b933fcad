//! Reasons of short text that says nothing of itself, by what stands beside it: the heading over a list of links,
//! the excerpt under another story's title, a counter, the section's name over the headline.

use super::block::OutlinedBlock;
use super::by_text;
use super::reasons::{Reasons, is_headline};
use super::why::{self, MOSTLY_LINK, Place, Why, is_linked_title};
use crate::removal::Reason;

/// Words of a heading over a list at most.
const HEADING_WORDS: u32 = 8;
/// Words of a section's name over the headline at most.
const SECTION_WORDS: u32 = 4;
/// How far below a heading the two blocks stand.
const NEAR: usize = 4;
/// Words from which text under another story's title is its excerpt.
const EXCERPT_WORDS: u32 = 6;
/// Words of a line with an e-mail address or a telephone number at most.
const CONTACT_WORDS: u32 = 30;
/// Words of a label with the number of its pieces at most.
const COUNTED_WORDS: u32 = 4;

/// What a list of two such blocks makes of the heading over it, and the rule.
const OF_LISTS: [(Reason, Reason, &str); 5] = [
    (Reason::Navigation, Reason::Navigation, "model/navigation"),
    (
        Reason::RelatedTeaser,
        Reason::RelatedHeading,
        "model/related-heading",
    ),
    (Reason::Tags, Reason::Tags, "model/tags"),
    (Reason::Share, Reason::Share, "model/share"),
    (Reason::Widget, Reason::Widget, "model/widget"),
];

/// Reasons of what stands under the story's own head as well: its authors' names head no such list.
const OF_HEADS: [Reason; 2] = [Reason::Tags, Reason::Share];

impl Reasons<'_> {
    /// The reason of a heading over two blocks that go for the same reason.
    pub fn over_list(&self, at: usize, block: &OutlinedBlock, place: Place) -> Option<Why> {
        let is_text = block.link_share() < MOSTLY_LINK && block.counts.letters > 0;
        let is_long = block.info.words > HEADING_WORDS || block.counts.ends_with_stop;
        if place == Place::Inside || !is_text || is_long {
            return None;
        }
        // A name and a date may stand over a story's buttons.
        let may_be_head = place == Place::Before;
        let below = at + 1..at + 1 + NEAR;
        let mut below = below.filter_map(|at| self.kind(at, place));
        let (first, second) = (below.next()?, below.next()?);
        let list = OF_LISTS
            .iter()
            .find(|(of, ..)| *of == first && *of == second);
        let list = list.filter(|(of, ..)| !may_be_head || !OF_HEADS.contains(of));
        list.map(|&(_, reason, rule)| Why::new(reason, rule, place))
    }

    /// The reason that is given; but a block of which only the place says anything may be a way to reach somebody, a
    /// counter, a label with its number, a section's name over the headline, or the excerpt under another story's title.
    pub fn or_beside(&self, why: Why, at: usize, block: &OutlinedBlock, place: Place) -> Why {
        let asks = why.reason == Reason::OtherStory && block.phrases.readers > 0.0;
        let is_open = why.is_by_place() || asks && place == Place::After;
        if !is_open || place == Place::Inside || block.link_share() >= MOSTLY_LINK {
            return why;
        }
        let is_counted = || {
            self.is_counted_label(at)
                && (self.is_counted_label(at + 1) || self.is_counted_above(at))
        };
        let is_section = || place == Place::Before && self.is_over_headline(at, block);
        let text = self.candidates.get(at).map_or("", |it| it.text.trim());
        if place == Place::After && block.info.words <= CONTACT_WORDS && by_text::is_contact(text) {
            Why::new(Reason::Contact, "structure/contact", place)
        } else if !why.is_by_place() {
            why
        } else if place == Place::After && self.is_under_name(at) {
            Why::new(Reason::Comments, "model/comments", place)
        } else if block.counts.letters == 0 && block.counts.digits > 0 {
            Why::new(Reason::Widget, "model/widget", place)
        } else if is_counted() || is_section() {
            Why::new(Reason::Navigation, "model/navigation", place)
        } else if why.rule.starts_with("model/") && self.is_under_linked_title(at, block) {
            Why::new(Reason::RelatedTeaser, "model/teaser", place)
        } else {
            why
        }
    }

    /// What a block at the same place goes for; nothing of names, dates and what is hidden.
    fn kind(&self, at: usize, place: Place) -> Option<Reason> {
        let (block, candidate) = (self.outline.blocks.get(at)?, self.candidates.get(at)?);
        if self.place(at) != place {
            return None;
        }
        let why = match self.of_itself(candidate, at, block, place) {
            Some(why) => why,
            None => why::by_place(block, place, false),
        };
        let is_beside = matches!(
            why.reason,
            Reason::Timestamp | Reason::Byline | Reason::Hidden
        );
        (!is_beside).then_some(why.reason)
    }

    /// Whether a short text stands right over the headline.
    fn is_over_headline(&self, at: usize, block: &OutlinedBlock) -> bool {
        const BELOW: usize = 2;
        let is_name = block.info.words <= SECTION_WORDS && !block.counts.ends_with_stop;
        is_name && (at + 1..=at + BELOW).any(|at| is_headline(self.outline, at))
    }

    /// Whether a sentence stands under one link with the words of a title, a name or a date between them aside.
    fn is_under_linked_title(&self, at: usize, block: &OutlinedBlock) -> bool {
        const ABOVE: usize = 2;
        const SMALL: u32 = 3;
        let is_small = |block: &&OutlinedBlock| block.info.words < SMALL || block.counts.has_date();
        let above = (at.saturating_sub(ABOVE)..at).rev();
        let mut blocks = above.filter_map(|at| self.outline.blocks.get(at));
        let title = blocks.find(|block| !is_small(block));
        let is_excerpt = block.info.words >= EXCERPT_WORDS || block.counts.ends_with_stop;
        is_excerpt && block.phrases.readers == 0.0 && title.is_some_and(is_linked_title)
    }

    fn is_counted_above(&self, at: usize) -> bool {
        at.checked_sub(1)
            .is_some_and(|above| self.is_counted_label(above))
    }

    /// Whether a block is a label with a number in brackets: "Budget (12)".
    fn is_counted_label(&self, at: usize) -> bool {
        let candidate = self.candidates.get(at);
        let is_counted = candidate.is_some_and(|it| by_text::is_counted(&it.text));
        let block = self.outline.blocks.get(at);
        is_counted && block.is_some_and(|block| block.counts.words <= COUNTED_WORDS)
    }
}
