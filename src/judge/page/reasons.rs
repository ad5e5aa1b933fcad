//! What a page's blocks are ruled on with, and the verdict of one that goes: the reasons of `why.rs`, in
//! their order. The model only says that it goes.

use std::cell::OnceCell;
use std::collections::HashSet;
use std::ops::{Range, RangeInclusive};

use super::block::OutlinedBlock;
use super::borrowed;
use super::by_text;
use super::outline::Outline;
use super::why::{self, MOSTLY_LINK, Place, TITLE_LETTERS, Why, is_linked_title, is_title};
use crate::article::Role;
use crate::decided_by::{DecidedBy, Decision};
use crate::document::{Candidate, Shape};
use crate::judge::books::Books;
use crate::judge::line::Line;
use crate::page::selectors::CallerSelector;
use crate::removal::{Reason, Rule};
use crate::verdict::{Strike, Verdict};
use crate::words::hash::sequence;

/// Within so many blocks of a thread a line speaks of comments: "Reply", "Report this comment".
const COMMENT_BLOCKS: usize = 8;
/// Words from which a kept block opens the story; headlines have fewer.
pub(super) const OPENING_WORDS: u32 = 15;

/// Words from which a block may be a sentence.
const SENTENCE: u32 = 6;

/// The body's place among the blocks: from the first kept one to the last.
#[derive(Clone, Copy)]
pub(super) struct Body {
    pub first: usize,
    pub last: usize,
    /// The page's first heading with its title, if it stands above the story.
    pub headline: Option<usize>,
}

impl Body {
    /// From the first kept block to the last, without the headline over them.
    pub fn of(outline: &Outline<'_>, kept: &[bool]) -> Option<Body> {
        let long = |at: usize| {
            let block = outline.blocks.get(at);
            block.is_some_and(|block| block.info.words >= OPENING_WORDS)
        };
        let is_kept = |at: &usize| kept.get(*at).copied().unwrap_or(false);
        let all = || (0..kept.len()).filter(is_kept);
        let last = all().next_back()?;
        let opening = all().find(|&at| long(at)).unwrap_or(0);
        let headline = (0..opening).find(|&at| is_headline(outline, at));
        let first = all().find(|&at| Some(at) != headline)?;
        Some(Body {
            first,
            last,
            headline,
        })
    }
}

/// Whether a block is a heading with the page's title.
fn is_headline(outline: &Outline<'_>, at: usize) -> bool {
    let block = outline.blocks.get(at);
    block.is_some_and(|block| block.tag.heading_level().is_some()) && is_title(outline, at)
}

/// What the reasons of one page are found with.
pub(super) struct Reasons<'p> {
    pub outline: &'p Outline<'p>,
    pub lines: &'p [Line],
    pub books: &'p Books<'p>,
    pub body: Option<Body>,
    pub selectors: &'p [CallerSelector],
    /// From this probability on, a block's class, phrase or caption does not overrule the model. Bare dates,
    /// credits, notices with a final phrase and labels of advertisements are removed above it too.
    pub undoubted: f32,
    pub probabilities: &'p [f32],
    /// Whether the page has text for an article at all.
    pub may_have_article: bool,
    /// The headline over the story, whatever the model makes of what stands above it.
    pub headline: Option<usize>,
    /// The words of the blocks that are likely to stay, hashed; made where it is asked for.
    pub story: OnceCell<HashSet<u64>>,
    /// Headings and paragraphs of the sections between those that stay, in order.
    pub sections: Vec<usize>,
    /// The blocks of the readers' comments; found on first use.
    pub comments: OnceCell<Range<usize>>,
}

impl Reasons<'_> {
    fn place(&self, at: usize) -> Place {
        Place::new(at, self.body.map(|body| body.first..=body.last))
    }

    /// The verdict of the caller's own selectors and phrases, which goes before the model's.
    pub fn caller(&self, candidate: &Candidate<'_>, at: usize) -> Option<Verdict> {
        self.selector(candidate, at).or_else(|| self.phrase(at))
    }

    fn selector(&self, candidate: &Candidate<'_>, at: usize) -> Option<Verdict> {
        let block = self.outline.blocks.get(at)?;
        let number = usize::from(self.outline.info(block.info.element)?.selector?);
        let caller = self.selectors.get(number)?;
        if caller.keeps {
            return Some(Verdict::keep(super::kept_role(candidate.shape)));
        }
        let rule = Rule::new(format!("selector/{}", number + 1));
        Some(Verdict::Strike(
            Strike::new(Reason::Caller, rule, DecidedBy::Caller.into())
                .because(caller.source.clone()),
        ))
    }

    fn phrase(&self, at: usize) -> Option<Verdict> {
        let line = self.lines.get(at)?;
        let own = self.books.caller.rules().len();
        let number = line.anywhere.filter(|&number| (number as usize) < own)?;
        let rule = self.books.rule(number)?;
        Some(Verdict::strike(
            rule.reason,
            Rule::new(rule.name.clone()),
            DecidedBy::Caller,
        ))
    }

    /// The role of a correction, which belongs to the story under which it stands whatever the model
    /// makes of it, as with lines; and of a kept line that names who else contributed.
    pub fn note(&self, at: usize, kept: bool) -> Option<Role> {
        let place = self.place(at);
        let belongs = kept || matches!(place, Place::Inside | Place::After);
        match self.by_phrase(at, place)?.reason {
            Reason::Correction if belongs => Some(Role::Correction),
            Reason::Contributors if kept => Some(Role::Contributors),
            _ => None,
        }
    }

    /// Whether a block that the model strikes is a post quoted inside the story, and not what an
    /// embed says in place of one. The labelled sets differ on those; by default they belong to the
    /// text, and a caller can leave the role out.
    pub fn is_quoted(&self, candidate: &Candidate<'_>, at: usize) -> bool {
        candidate.shape == Shape::QuotedPost
            && self.place(at) == Place::Inside
            && self.by_phrase(at, Place::Inside).is_none()
    }

    /// Rules on a block that does not stay.
    pub fn strike(
        &self,
        candidate: &Candidate<'_>,
        at: usize,
        probability: f32,
        by: DecidedBy,
    ) -> Verdict {
        let outline = self.outline;
        let Some(block) = outline.blocks.get(at) else {
            return Verdict::strike(Reason::Boilerplate, Rule::named("model/insert"), by);
        };
        let place = self.place(at);
        let why = why::hidden(outline, block, place)
            .or_else(|| why::headline(outline, at, block, place))
            .or_else(|| why::caption(outline, candidate, block, place))
            .or_else(|| why::copyright(block, place))
            .or_else(|| by_text::archive(candidate, block, place))
            .or_else(|| {
                why::is_bare_time(outline, block, candidate)
                    .then(|| Why::by_structure(Reason::Timestamp, place))
            })
            .or_else(|| {
                self.by_phrase(at, place)
                    .map(|why| borrowed::or_box(why, outline, candidate, at, block, place))
                    .map(|why| borrowed::or_menu(why, block, place))
                    .map(|why| self.or_share(why, at, block, place))
            })
            .or_else(|| {
                why::by_class(outline, candidate, at, block, place)
                    .map(|why| by_text::or_caption(why, candidate, block, place))
                    .map(|why| borrowed::or_teaser(why, block, place))
            })
            .or_else(|| self.by_words(candidate, at, block, place))
            .or_else(|| why::by_ancestor(outline, block, place))
            .or_else(|| self.by_look(at, block, place))
            .or_else(|| self.by_neighbours(at, block, place))
            .unwrap_or_else(|| why::by_place(block, place, self.is_under_title(at)));
        let decision = match by {
            DecidedBy::Model => Decision::of_model(1.0 - probability),
            by => by.into(),
        };
        let strike = Strike::new(why.reason, Rule::new(why.rule), decision).because(format!(
            "{}; {:.0} % by the model",
            place.words(),
            probability * 100.0
        ));
        match why.role {
            Some(role) => Verdict::SetAside { role, strike },
            None => Verdict::Strike(strike),
        }
    }

    fn by_look(&self, at: usize, block: &OutlinedBlock, place: Place) -> Option<Why> {
        let counts = &block.counts;
        let has_title = is_linked_title(block) && counts.letters >= TITLE_LETTERS;
        if counts.words <= 12 && counts.has_date() && !has_title {
            return Some(Why::by_structure(Reason::Timestamp, place));
        }
        if let Some(why) = why::standfirst(self.outline, at, block, place) {
            return Some(why);
        }
        let is_repeated = block.copies > 1 && counts.words >= 4 && self.copy_stays(at);
        is_repeated.then(|| Why::by_structure(Reason::Repeated, place))
    }

    /// The reason of a block that only the model strikes, told by the blocks next to it. A sentence under
    /// the headline is a standfirst, one over a picture's credit a caption, one under the name with which it
    /// begins is about its author, and prose under the head of the comments, or over a button to reply, a
    /// comment.
    fn by_neighbours(&self, at: usize, block: &OutlinedBlock, place: Place) -> Option<Why> {
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
            Place::After if self.comments().contains(&at) || self.is_in_thread(at) => {
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
    fn or_share(&self, why: Why, at: usize, block: &OutlinedBlock, place: Place) -> Why {
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

    /// The reason that the block's own words give.
    fn by_words(
        &self,
        candidate: &Candidate<'_>,
        at: usize,
        block: &OutlinedBlock,
        place: Place,
    ) -> Option<Why> {
        let speaks = self.lines.get(at).is_some_and(|line| line.readers > 0);
        by_text::told(candidate, self.outline.words(at), speaks, block, place)
    }

    /// Whether the nearest block above with letters, dates and names aside, may be a title: a heading, or a
    /// line without a stop.
    fn is_under_title(&self, at: usize) -> bool {
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

    /// Whether the nearest block above with more than a word or two is the headline.
    fn is_under_headline(&self, at: usize) -> bool {
        const BETWEEN: usize = 3;
        const SMALL: u32 = 2;
        let is_small = |above: &usize| {
            let block = self.outline.blocks.get(*above);
            block.is_some_and(|block| block.info.words <= SMALL && !is_title(self.outline, *above))
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

    /// Whether a name with a date stands right above and a line of comments ("Reply") right below.
    fn is_in_thread(&self, at: usize) -> bool {
        const BELOW: usize = 2;
        let says = |at: usize| self.by_phrase(at, Place::After).map(|why| why.reason);
        let is_replied = || (at + 1..=at + BELOW).any(|at| says(at) == Some(Reason::Comments));
        let above = at.checked_sub(1);
        above.is_some_and(|above| self.names_a_time(above)) && is_replied()
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

    /// Whether the story has the words of a struck block as a block of its own.
    fn copy_stays(&self, at: usize) -> bool {
        let story = self.story.get_or_init(|| {
            let body = self.body.map_or(0..0, |body| body.first..body.last + 1);
            let stays = |at: &usize| self.probabilities.get(*at).is_some_and(|&p| p >= 0.5);
            let words = |at| sequence(self.outline.words(at));
            body.filter(stays).map(words).collect()
        });
        story.contains(&sequence(self.outline.words(at)))
    }

    /// The phrase rule that the block's words meet here.
    pub fn by_phrase(&self, at: usize, place: Place) -> Option<Why> {
        let line = self.lines.get(at)?;
        let placed = || {
            let rule = self.books.rule(line.placed?)?;
            rule.reach.covers(place.reach()).then_some(rule)
        };
        let anywhere = line.anywhere.and_then(|number| self.books.rule(number));
        let rule = anywhere.or_else(placed)?;
        Some(Why::new(rule.reason, rule.name.clone(), place))
    }
}
