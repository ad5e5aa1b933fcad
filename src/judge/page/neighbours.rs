//! Reasons that the blocks next to a block give: a sentence under the headline, an answer among comments, a
//! section's name between two teasers.

use std::ops::{Range, RangeInclusive};

use super::block::OutlinedBlock;
use super::reasons::{Reasons, is_headline};
use super::why::{self, MOSTLY_LINK, Place, Why, has_ancestor, is_linked_title, is_title};
use crate::page::tag::Tag;
use crate::removal::Reason;

/// Words from which a block may be a sentence.
const SENTENCE: u32 = 6;
/// Within so many blocks of a thread a line speaks of comments: "Reply", "Report this comment".
const COMMENT_BLOCKS: usize = 8;
/// Blocks of a comment at most.
const COMMENT_PARTS: usize = 12;
/// Words of a menu's entry at most.
const ENTRY_WORDS: u32 = 8;
/// How far the blocks are between which a block stands.
const AROUND: usize = 3;

/// The reasons that a block may take from those around it, and the rule of each.
const OF_NEIGHBOURS: [(Reason, &str); 10] = [
    (Reason::Navigation, "model/navigation"),
    (Reason::RelatedTeaser, "model/teaser"),
    (Reason::Comments, "model/comments"),
    (Reason::Newsletter, "model/newsletter"),
    (Reason::Subscription, "model/subscription"),
    (Reason::Donation, "model/donation"),
    (Reason::Cookie, "model/cookie"),
    (Reason::Legal, "model/legal"),
    (Reason::Widget, "model/widget"),
    (Reason::OtherStory, "model/other-story"),
];

impl Reasons<'_> {
    /// The reason that is given; but a block of which only the place says anything, or a name or a date below the
    /// story, has the reason of the blocks above and below it, where both have the same.
    pub fn or_between(&self, why: Why, at: usize, block: &OutlinedBlock, place: Place) -> Why {
        let is_other_byline = why.reason == Reason::Byline && place == Place::After;
        let is_time = why.reason == Reason::Timestamp && place == Place::After;
        // "Show all" in a menu opens a page of the site.
        let opens_page = why.reason == Reason::InlineRelated && why::is_label(block);
        let may_be = why.is_by_place() || is_other_byline || is_time || opens_page;
        if !may_be || place == Place::Inside || place == Place::NoBody {
            return why;
        }
        let heads = is_other_byline && self.heads_a_comment(at)
            || (is_other_byline || is_time) && self.is_in_comments(at);
        if heads {
            return Why::new(Reason::Comments, "model/comments", place);
        }
        if is_time {
            return why;
        }
        let between = || {
            let above = self.nearest_kind((at.saturating_sub(AROUND)..at).rev(), place)?;
            let below = self.nearest_kind(at + 1..at + 1 + AROUND, place)?;
            let is_entry = block.info.words <= ENTRY_WORDS;
            let fits = above == below && (is_entry || above != Reason::Navigation);
            let rule = OF_NEIGHBOURS.iter().find(|(of, _)| *of == above && fits);
            rule.map(|&(reason, rule)| Why::new(reason, rule, place))
        };
        between().unwrap_or(why)
    }

    /// The reason of the nearest of these blocks, bylines and dates left out. A heading of other stories counts as
    /// one of them.
    fn nearest_kind(&self, blocks: impl Iterator<Item = usize>, place: Place) -> Option<Reason> {
        let mut beside = blocks.take_while(|&at| self.place(at) == place);
        beside.find_map(|at| {
            let (block, candidate) = (self.outline.blocks.get(at)?, self.candidates.get(at)?);
            let why = match self.of_itself(candidate, at, block, place) {
                Some(why) => why,
                None => why::by_place(block, place, self.is_under_title(at)),
            };
            match why.reason {
                Reason::Timestamp | Reason::Byline | Reason::Hidden => None,
                Reason::RelatedHeading => Some(Reason::RelatedTeaser),
                reason => (!why.is_by_place()).then_some(reason),
            }
        })
    }

    /// The reason of a block that only the model strikes, told by the blocks next to it. A sentence under
    /// the headline is a standfirst, one over a picture's credit a caption, one under the name with which it
    /// begins is about its author, and prose under the head of the comments, or over a button to reply, a
    /// comment.
    pub fn by_neighbours(&self, at: usize, block: &OutlinedBlock, place: Place) -> Option<Why> {
        let has_letters = block.counts.letters > 0;
        if place == Place::After && has_letters && self.is_among_comments(at) {
            return Some(Why::new(Reason::Comments, "model/comments", place));
        }
        if block.link_share() >= MOSTLY_LINK || block.info.words < SENTENCE {
            return None;
        }
        let of_model = |reason: Reason, rule| Some(Why::new(reason, rule, place));
        let reason_at = |at: usize| self.by_phrase(at, place).map(|why| why.reason);
        if reason_at(at + 1) == Some(Reason::PhotoCredit) {
            return of_model(Reason::PhotoCaption, "model/caption");
        }
        match place {
            Place::Before if self.is_under_headline(at) => {
                of_model(Reason::Standfirst, "model/standfirst")
            }
            Place::After
                if self.comments().contains(&at)
                    || self.is_in_thread(at)
                    || self.is_between_names(at) =>
            {
                of_model(Reason::Comments, "model/comments")
            }
            Place::After if self.begins_with_name_above(at) => {
                of_model(Reason::AuthorBio, "model/author-bio")
            }
            _ => None,
        }
    }

    /// The reason of a phrase; but "Email" next to "Share on …" is a button to share by, not a field of a
    /// form.
    pub fn or_share(&self, why: Why, at: usize, block: &OutlinedBlock, place: Place) -> Why {
        const WORDS: u32 = 2;
        if why.reason != Reason::Newsletter || block.counts.words > WORDS {
            return why;
        }
        let beside = [at.checked_sub(1), Some(at + 1)].into_iter().flatten();
        let mut beside = beside.filter_map(|at| self.by_phrase(at, place));
        beside
            .find(|why| why.reason == Reason::Share)
            .unwrap_or(why)
    }

    /// The reason of a phrase; but a field's name over two links, outside of any form, heads a menu: "Company".
    pub fn or_list(&self, why: Why, at: usize, block: &OutlinedBlock, place: Place) -> Why {
        let may_be = block.is_heading() || block.tag == Tag::Li;
        if why.reason != Reason::Form
            || place == Place::Inside
            || !may_be
            || why::is_link(block)
            || has_ancestor(self.outline, block, Tag::Form)
        {
            return why;
        }
        let mut below = (at + 1..=at + 2).map(|at| self.outline.blocks.get(at));
        match below.all(|block| block.is_some_and(why::is_link)) {
            true => Why::new(Reason::Navigation, "model/navigation", place),
            false => why,
        }
    }

    /// The reason of a phrase; but the field for an address next to the fields of a comment or of an account is one
    /// of those.
    pub fn or_field(&self, why: Why, at: usize, block: &OutlinedBlock, place: Place) -> Why {
        const WORDS: u32 = 7;
        let names_address = || {
            let candidate = self.candidates.get(at);
            candidate.is_some_and(|it| it.text.contains("mail") && !it.text.contains("ewsletter"))
        };
        let is_short = block.counts.words <= WORDS && !block.counts.ends_with_stop;
        if why.reason != Reason::Newsletter || !is_short || !names_address() {
            return why;
        }
        let beside = at.saturating_sub(AROUND)..at + 1 + AROUND;
        let beside = beside.filter(|&other| other != at);
        let mut of_form = None;
        for beside in beside.filter_map(|at| self.by_phrase(at, place)) {
            match beside.reason {
                Reason::Newsletter => return why,
                Reason::Comments | Reason::SignIn | Reason::Donation => {
                    of_form.get_or_insert(beside);
                }
                _ => {}
            }
        }
        of_form.unwrap_or(why)
    }

    /// Whether the nearest block above with letters, dates and names aside, may be a title: a heading, or a
    /// line without a stop.
    pub fn is_under_title(&self, at: usize) -> bool {
        const BETWEEN: usize = 3;
        const WORDS: RangeInclusive<u32> = 3..=20;
        let may_be_title = |block: &OutlinedBlock| {
            let is_heading = block.tag.heading_level().is_some();
            is_heading || WORDS.contains(&block.counts.words) && block.counts.stops == 0
        };
        let is_small = |block: &OutlinedBlock| block.counts.words < 3 || block.counts.has_date();
        let above = at.saturating_sub(BETWEEN)..at;
        let mut above = above.rev().filter_map(|at| self.outline.blocks.get(at));
        let nearest = above.find(|block| !is_small(block) || block.tag.heading_level().is_some());
        nearest.is_some_and(may_be_title)
    }

    /// Whether the nearest block above with more than a word or two is the headline; bylines and dates aside.
    fn is_under_headline(&self, at: usize) -> bool {
        const BETWEEN: usize = 3;
        const SMALL: u32 = 2;
        const DATE_LINE: u32 = 14;
        let is_small = |above: &usize| {
            let block = self.outline.blocks.get(*above);
            block.is_some_and(|block| {
                let is_date_line = block.counts.has_date() && block.info.words <= DATE_LINE;
                let why = self.by_phrase(*above, Place::Before).map(|why| why.reason);
                let is_byline = matches!(why, Some(Reason::Byline | Reason::Timestamp));
                (block.info.words <= SMALL || is_date_line || is_byline)
                    && !is_title(self.outline, *above)
            })
        };
        let first = at.saturating_sub(BETWEEN);
        let above = (first..at).rev().find(|above| !is_small(above));
        above.is_some_and(|above| is_headline(self.outline, above))
    }

    /// What stands under the line that counts the comments, or opens them, up to a heading of other
    /// stories.
    fn comments(&self) -> &Range<usize> {
        self.comments.get_or_init(|| {
            let all = self.outline.blocks.len();
            let reason = |at: usize| self.by_phrase(at, Place::After).map(|why| why.reason);
            let last = self.body.map_or(all, |body| body.last);
            let mut after = last + 1..all;
            let Some(head) = after.find(|&at| reason(at) == Some(Reason::Comments)) else {
                return all..all;
            };
            let is_comments = |at: usize| reason(at) == Some(Reason::Comments);
            // "Previous" over a thread heads no other stories.
            let ends = |&at: &usize| {
                reason(at) == Some(Reason::RelatedHeading)
                    && !(at + 1..at + COMMENT_BLOCKS).any(is_comments)
            };
            let end = after.find(ends);
            // The line under the first comment may be the first that says so.
            let above = (last + 1..head).rev();
            let above = above.take_while(|&at| reason(at) != Some(Reason::RelatedHeading));
            let name = above.filter(|&at| self.names_a_time(at)).last();
            name.unwrap_or(head) + 1..end.unwrap_or(all)
        })
    }

    /// Whether lines of comments ("Reply", "Report this comment") stand close above a block and close below.
    pub fn is_among_comments(&self, at: usize) -> bool {
        const NEAR: usize = 4;
        let is_of_comments = |at: usize| {
            let why = self.by_phrase(at, Place::After);
            why.is_some_and(|why| why.reason == Reason::Comments)
        };
        (at.saturating_sub(NEAR)..at).any(is_of_comments)
            && (at + 1..=at + NEAR).any(is_of_comments)
    }

    /// Whether a name with a date stands right above, and right below a line of comments ("Reply") or, a few
    /// blocks on, the next such name. A linked title above the name makes it another story's byline.
    fn is_in_thread(&self, at: usize) -> bool {
        const BELOW: usize = 2;
        const NEXT: usize = 4;
        let Some(name) = at.checked_sub(1).filter(|&name| self.names_a_time(name)) else {
            return false;
        };
        let says = |at: usize| self.by_phrase(at, Place::After).map(|why| why.reason);
        let is_replied = || (at + 1..=at + BELOW).any(|at| says(at) == Some(Reason::Comments));
        let is_under_title = || {
            let title = name
                .checked_sub(1)
                .and_then(|title| self.outline.blocks.get(title));
            title.is_some_and(is_linked_title)
        };
        let is_followed = || (at + 1..=at + NEXT).any(|at| self.names_a_clock(at));
        is_replied() || self.names_a_clock(name) && is_followed() && !is_under_title()
    }

    /// Whether a block stands between a name with a date and a time, and the next such name, and a button to reply
    /// or to like is among what stands there: the later paragraphs of a comment.
    fn is_between_names(&self, at: usize) -> bool {
        let mut above = (at.saturating_sub(COMMENT_PARTS)..at).rev();
        let above = above.find(|&above| self.names_a_clock(above));
        !self.names_a_clock(at)
            && self.next_head(at).is_some()
            && above.is_some_and(|above| self.has_comment_under(above))
    }

    /// Whether a name with a date and a time is the head of a comment: the next one or the one above is near, with
    /// a button to reply or to like between the two.
    fn heads_a_comment(&self, at: usize) -> bool {
        let mut above = (at.saturating_sub(COMMENT_PARTS)..at).rev();
        let above = above.find(|&above| self.names_a_clock(above));
        self.names_a_clock(at)
            && (self.has_comment_under(at)
                || above.is_some_and(|above| self.has_comment_under(above)))
    }

    /// Whether a name with a date stands under the head of the comments, and heads a comment or stands right under a
    /// line of comments ("Reply").
    fn is_in_comments(&self, at: usize) -> bool {
        const ABOVE: usize = 2;
        let mut above = (at.saturating_sub(ABOVE)..at).rev();
        let says = |at: usize| self.by_phrase(at, Place::After).map(|why| why.reason);
        self.names_a_time(at)
            && self.comments().contains(&at)
            && (self.heads_a_comment(at)
                || self.is_followed_by_name(at)
                || above.any(|at| says(at) == Some(Reason::Comments)))
    }

    /// Whether a name with a date and a time and the next such name have text between them and no title of a story.
    fn is_followed_by_name(&self, name: usize) -> bool {
        let is_title = |at: usize| self.outline.blocks.get(at).is_some_and(is_linked_title);
        let is_text = |at: usize| {
            let block = self.outline.blocks.get(at);
            block.is_some_and(|it| it.info.words >= SENTENCE && it.link_share() < MOSTLY_LINK)
        };
        let next = self.next_head(name).filter(|_| self.names_a_clock(name));
        next.is_some_and(|next| {
            (name + 1..next).any(is_text) && !(name.saturating_sub(1)..next).any(is_title)
        })
    }

    /// Whether a block stands in a comment: under the name with a date and a time that heads it.
    pub fn is_under_name(&self, at: usize) -> bool {
        let mut above = (at.saturating_sub(COMMENT_PARTS)..at).rev();
        let name = above.find(|&above| self.names_a_clock(above));
        self.comments().contains(&at) && name.is_some_and(|name| self.is_followed_by_name(name))
    }

    /// Whether a button to reply or to like stands between this name and the next.
    fn has_comment_under(&self, name: usize) -> bool {
        let is_button = |at: usize| {
            let why = self.by_phrase(at, Place::After);
            why.is_some_and(|why| matches!(why.reason, Reason::Comments | Reason::Share))
        };
        self.next_head(name)
            .is_some_and(|next| (name + 1..next).any(is_button))
    }

    /// The next name with a date and a time, if it is near.
    fn next_head(&self, at: usize) -> Option<usize> {
        (at + 1..=at + COMMENT_PARTS).find(|&at| self.names_a_clock(at))
    }

    /// Whether a block is a name with a date and a time.
    pub fn names_a_clock(&self, at: usize) -> bool {
        let block = self.outline.blocks.get(at);
        self.names_a_time(at) && block.is_some_and(|block| block.counts.numbers.clock)
    }

    /// Whether a block begins with the name that stands above it: "By Rosa Lind" over "Rosa Lind covers …".
    fn begins_with_name_above(&self, at: usize) -> bool {
        /// "By", a given name and a family name, a name in between.
        const LABEL_AND_NAME: RangeInclusive<usize> = 2..=4;
        const NAME: usize = 2;
        /// A word of sharing, a handle or a picture's alternative text may stand between the two.
        const BETWEEN: usize = 3;
        let Some(name) = self.outline.words(at).get(..NAME) else {
            return false;
        };
        let is_name = |above: usize| {
            let words = self.outline.words(above);
            LABEL_AND_NAME.contains(&words.len()) && words.ends_with(name)
        };
        (at.saturating_sub(BETWEEN)..at).any(is_name)
    }

    /// Whether a block is a name with a date, as comments have it.
    fn names_a_time(&self, at: usize) -> bool {
        const WORDS: u32 = 14;
        let counts = self.outline.blocks.get(at).map(|block| block.counts);
        counts.is_some_and(|c| c.has_date() && c.words <= WORDS && c.letters > 2)
    }
}
