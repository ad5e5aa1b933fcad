//! What a page's blocks are ruled on with, and the verdict of one that goes: the reasons of `why.rs`, in
//! their order. The model only says that it goes.

use std::cell::OnceCell;
use std::collections::HashSet;
use std::ops::Range;

use super::block::OutlinedBlock;
use super::borrowed;
use super::by_text;
use super::outline::Outline;
use super::why::{self, Place, TITLE_LETTERS, Why, is_linked_title, is_title};
use crate::article::Role;
use crate::decided_by::{DecidedBy, Decision};
use crate::document::{Candidate, Shape};
use crate::judge::books::Books;
use crate::judge::line::Line;
use crate::page::selectors::CallerSelector;
use crate::removal::{Reason, Rule};
use crate::verdict::{Strike, Verdict};
use crate::words::hash::sequence;

/// Words from which a kept block opens the story; headlines have fewer.
pub(super) const OPENING_WORDS: u32 = 15;

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
pub(super) fn is_headline(outline: &Outline<'_>, at: usize) -> bool {
    let block = outline.blocks.get(at);
    block.is_some_and(|block| block.tag.heading_level().is_some()) && is_title(outline, at)
}

/// What the reasons of one page are found with.
pub(super) struct Reasons<'p> {
    pub outline: &'p Outline<'p>,
    pub lines: &'p [Line],
    pub candidates: &'p [Candidate<'p>],
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
    pub fn place(&self, at: usize) -> Place {
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
        let why = self
            .of_itself(candidate, at, block, place)
            .or_else(|| self.by_neighbours(at, block, place))
            .or_else(|| self.over_list(at, block, place))
            .unwrap_or_else(|| why::by_place(block, place, self.is_under_title(at)));
        let why = self.or_between(why, at, block, place);
        let why = self.or_beside(why, at, block, place);
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

    /// The reason that a block's words, its element and the elements around it give.
    pub fn of_itself(
        &self,
        candidate: &Candidate<'_>,
        at: usize,
        block: &OutlinedBlock,
        place: Place,
    ) -> Option<Why> {
        let outline = self.outline;
        why::hidden(outline, block, place)
            .or_else(|| self.consent(at, place))
            .or_else(|| why::headline(outline, at, block, place))
            .or_else(|| why::caption(outline, candidate, block, place))
            .or_else(|| why::copyright(candidate, block, place))
            .or_else(|| by_text::archive(candidate, block, place))
            .or_else(|| {
                why::is_bare_time(outline, block, candidate)
                    .then(|| Why::by_structure(Reason::Timestamp, place))
            })
            .or_else(|| {
                self.by_phrase(at, place)
                    .filter(|why| !by_text::is_address(why, candidate))
                    .map(|why| borrowed::or_box(why, outline, candidate, at, block, place))
                    .map(|why| borrowed::or_menu(why, block, place))
                    .map(|why| self.or_share(why, at, block, place))
                    .map(|why| self.or_field(why, at, block, place))
                    .map(|why| self.or_list(why, at, block, place))
            })
            .or_else(|| {
                why::by_class(outline, candidate, at, block, place)
                    .map(|why| by_text::or_caption(why, candidate, block, place))
                    .map(|why| borrowed::or_teaser(why, block, place))
            })
            .or_else(|| self.by_words(candidate, at, block, place))
            .or_else(|| why::by_ancestor(outline, block, place))
            .or_else(|| self.by_look(at, block, place))
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
