//! Why a block goes: what a reader would say of it, by what it is, what is around it, where it
//! stands. The model only says that it goes.

use std::cell::OnceCell;
use std::collections::HashSet;

use super::classes;
use super::outline::{ANCESTORS, Outline, OutlinedBlock};
use crate::article::Role;
use crate::decided_by::{DecidedBy, Decision};
use crate::document::{Candidate, Shape};
use crate::judge::books::Books;
use crate::judge::line::Line;
use crate::judge::phrases::Reach;
use crate::metadata::dates::is_time_of_day;
use crate::page::selectors::CallerSelector;
use crate::page::structure::Marks;
use crate::page::tag::Tag;
use crate::removal::{Reason, Rule};
use crate::roles;
use crate::verdict::{Strike, Verdict};
use crate::words::hash::sequence;

/// The share of link words from which a block is a link to elsewhere.
pub(super) const MOSTLY_LINK: f32 = 0.6;
/// Words from which what the model strikes is prose of another story.
const STORY_WORDS: u32 = 25;
/// The share of a description's words that make a block the standfirst.
const DESCRIBED: f32 = 0.6;
/// The share of the page's prose from which an element around it is the article's own.
const WIDE: f32 = 0.5;

/// Words from which text inside a figure is more than its caption.
const CAPTION_WORDS: u32 = 60;

/// The most digits of a date or a time: telephone numbers have more.
const DATE_DIGITS: u32 = 8;

/// Reasons whose classes sites give to links to other stories too, and the words that such a title has.
const BORROWED: [Reason; 8] = [
    Reason::Promotion,
    Reason::Media,
    Reason::Share,
    Reason::Tags,
    Reason::Byline,
    Reason::AuthorBio,
    Reason::PhotoCredit,
    Reason::PhotoCaption,
];
const TITLE_WORDS: u32 = 6;
/// Letters that a title has beside a date or a time; a name beside one has fewer.
const TITLE_LETTERS: u32 = 25;

/// Words of a byline; what a class calls one and has more is about the author.
const BYLINE_WORDS: u32 = 14;

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

/// A reason with its rule, before it becomes a verdict.
pub(super) struct Why {
    pub reason: Reason,
    rule: String,
    role: Option<Role>,
}

impl Why {
    /// A reason of a block at this place, with the role that it gives there.
    fn new(reason: Reason, rule: impl Into<String>, place: Place) -> Why {
        Why {
            reason,
            rule: rule.into(),
            role: roles::on_page(reason, place == Place::Before),
        }
    }

    fn by_structure(reason: Reason, place: Place) -> Why {
        Why::new(reason, format!("structure/{}", reason.name()), place)
    }

    fn under(self, role: Role) -> Why {
        Why {
            role: Some(role),
            ..self
        }
    }
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

/// Whether a block's words are the page's title or its headline.
fn is_title(outline: &Outline<'_>, at: usize) -> bool {
    let words = outline.words(at);
    outline.titles.is_title(words) || outline.headline.is_title(words)
}

/// What the reasons of one page are found with.
pub(super) struct Reasons<'p> {
    pub outline: &'p Outline<'p>,
    pub lines: &'p [Line],
    pub books: &'p Books<'p>,
    pub body: Option<Body>,
    pub selectors: &'p [CallerSelector],
    /// From this probability a block is beyond doubt.
    pub undoubted: f32,
    pub probabilities: &'p [f32],
    /// Whether the page has text for an article at all.
    pub may_have_article: bool,
    /// The headline over the story, whatever the model makes of what stands above it.
    pub headline: Option<usize>,
    /// The words of the blocks that are likely to stay, hashed; made where it is asked for.
    pub story: OnceCell<HashSet<u64>>,
}

impl Reasons<'_> {
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
        let place = Place::new(at, self.body);
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
            && Place::new(at, self.body) == Place::Inside
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
            return Verdict::strike(Reason::Boilerplate, Rule::named("model/boilerplate"), by);
        };
        let place = Place::new(at, self.body);
        let why = hidden(outline, block, place)
            .or_else(|| headline(outline, at, block, place))
            .or_else(|| caption(outline, candidate, block, place))
            .or_else(|| copyright(block, place))
            .or_else(|| {
                is_bare_time(outline, block, candidate)
                    .then(|| Why::by_structure(Reason::Timestamp, place))
            })
            .or_else(|| self.by_phrase(at, place))
            .or_else(|| by_class(outline, at, block, place).map(|why| or_teaser(why, block, place)))
            .or_else(|| by_ancestor(outline, block, place))
            .or_else(|| self.by_look(at, block, place))
            .unwrap_or_else(|| by_place(block, place));
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
        if let Some(why) = standfirst(self.outline, at, block, place) {
            return Some(why);
        }
        let is_repeated = block.copies > 1 && counts.words >= 4 && self.copy_stays(at);
        is_repeated.then(|| Why::by_structure(Reason::Repeated, place))
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

/// A date or a time of day alone, as over each entry of a live blog. Where no class says that it is a
/// time, "8:05 p.m." opens the next part of a story.
pub(super) fn is_bare_time(
    outline: &Outline<'_>,
    block: &OutlinedBlock,
    candidate: &Candidate<'_>,
) -> bool {
    let counts = &block.counts;
    let is_number = counts.letters == 0
        && (counts.numbers.clock || counts.numbers.date)
        && counts.digits <= DATE_DIGITS;
    let is_time =
        || is_time_of_day(&candidate.text) && classes::says_time(outline, block.info.element);
    candidate.shape != Shape::TableRow && (is_number || is_time())
}

/// Where a block stands in relation to the body.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Place {
    Before,
    Inside,
    After,
    NoBody,
}

impl Place {
    fn new(at: usize, body: Option<Body>) -> Place {
        match body {
            None => Place::NoBody,
            Some(body) if at < body.first => Place::Before,
            Some(body) if at > body.last => Place::After,
            Some(_) => Place::Inside,
        }
    }

    fn reach(self) -> Reach {
        match self {
            Place::Before | Place::NoBody => Reach::Head,
            Place::Inside => Reach::Body,
            Place::After => Reach::Tail,
        }
    }

    fn words(self) -> &'static str {
        match self {
            Place::Before => "before the body",
            Place::Inside => "inside the body",
            Place::After => "after the body",
            Place::NoBody => "on a page without a body",
        }
    }
}

fn hidden(outline: &Outline<'_>, block: &OutlinedBlock, place: Place) -> Option<Why> {
    let marks = outline.info(block.info.element)?.marks;
    marks
        .has(Marks::HIDDEN)
        .then(|| Why::by_structure(Reason::Hidden, place))
}

fn headline(outline: &Outline<'_>, at: usize, block: &OutlinedBlock, place: Place) -> Option<Why> {
    let is_h1 = block.tag == Tag::H1 && place != Place::After;
    let is_like_title = || is_h1 && outline.titles.is_like_title(outline.words(at));
    if !is_title(outline, at) && !is_like_title() {
        return None;
    }
    let why = Why::by_structure(Reason::Headline, place);
    Some(match place {
        Place::Before | Place::NoBody if block.tag.heading_level().is_some() => {
            why.under(Role::Title)
        }
        _ => why,
    })
}

fn caption(
    outline: &Outline<'_>,
    candidate: &Candidate<'_>,
    block: &OutlinedBlock,
    place: Place,
) -> Option<Why> {
    if !is_caption(outline, candidate, block) {
        return None;
    }
    let is_credit =
        classes::reason(outline, block.info.element, |_| false) == Some(Reason::PhotoCredit);
    let reason = match is_credit {
        true => Reason::PhotoCredit,
        false => Reason::PhotoCaption,
    };
    Some(Why::by_structure(reason, place))
}

/// Whether a block is a caption by the elements around it.
pub(super) fn is_caption(
    outline: &Outline<'_>,
    candidate: &Candidate<'_>,
    block: &OutlinedBlock,
) -> bool {
    candidate.shape == Shape::Caption
        || has_ancestor(outline, block, Tag::Figcaption)
        || (has_ancestor(outline, block, Tag::Figure)
            && !matches!(
                candidate.shape,
                Shape::TableRow | Shape::Preformatted | Shape::QuotedPost
            )
            && block.info.words < CAPTION_WORDS)
}

/// A copyright sign outside of captions, which come before.
fn copyright(block: &OutlinedBlock, place: Place) -> Option<Why> {
    block
        .counts
        .has_copyright
        .then(|| Why::by_structure(Reason::Legal, place))
}

/// By what the site's own classes call the element, if the article's text is not in it as well.
pub(super) fn by_class(
    outline: &Outline<'_>,
    at: usize,
    block: &OutlinedBlock,
    place: Place,
) -> Option<Why> {
    let prose = outline.all_prose as f32 * WIDE;
    let reason = classes::reason(outline, block.info.element, |element| {
        outline
            .element(element)
            .is_some_and(|e| prose > 0.0 && e.below.prose as f32 >= prose && e.below.blocks > 1)
    })?;
    // Menus and cards borrow these classes for their links, which are neither.
    let is_link = block.link_share() >= MOSTLY_LINK;
    if is_link && matches!(reason, Reason::Standfirst | Reason::PhotoCaption) {
        return None;
    }
    let why = Why::new(reason, format!("class/{}", reason.name()), place);
    Some(match reason {
        Reason::Byline if block.info.words > BYLINE_WORDS => {
            Why::new(Reason::AuthorBio, "class/author-bio", place)
        }
        // Below the story the author of a comment has such a class as well.
        Reason::Byline if place != Place::Before => Why { role: None, ..why },
        Reason::Standfirst if place != Place::Before => {
            return standfirst(outline, at, block, place);
        }
        _ => why,
    })
}

fn by_ancestor(outline: &Outline<'_>, block: &OutlinedBlock, place: Place) -> Option<Why> {
    let within = |tag| has_ancestor(outline, block, tag);
    let is_link = block.link_share() >= MOSTLY_LINK;
    if within(Tag::Nav) {
        Some(Why::by_structure(Reason::Navigation, place))
    } else if within(Tag::Footer) && place != Place::Before {
        let reason = if is_link {
            Reason::Navigation
        } else {
            Reason::Legal
        };
        Some(Why::by_structure(reason, place))
    } else if within(Tag::Form) || within(Tag::Button) {
        Some(Why::by_structure(Reason::Form, place))
    } else if within(Tag::Aside) && is_link {
        Some(Why::by_structure(Reason::RelatedTeaser, place))
    } else {
        None
    }
}

/// The reason that a class gives; but a title that is a link is a teaser, whatever class it borrows. Over
/// the story the class is believed.
fn or_teaser(why: Why, block: &OutlinedBlock, place: Place) -> Why {
    if is_linked_title(block) && place != Place::Before && BORROWED.contains(&why.reason) {
        Why::by_structure(Reason::RelatedTeaser, place)
    } else {
        why
    }
}

/// Whether a block is one link with the words of a title.
fn is_linked_title(block: &OutlinedBlock) -> bool {
    let is_link = block.info.links <= 1 && block.link_share() >= MOSTLY_LINK;
    is_link && block.counts.words >= TITLE_WORDS
}

fn standfirst(
    outline: &Outline<'_>,
    at: usize,
    block: &OutlinedBlock,
    place: Place,
) -> Option<Why> {
    let is_described = block.info.words >= 6
        && block.link_share() < MOSTLY_LINK
        && outline.overlap(at, &outline.description_trigrams) >= DESCRIBED;
    (place == Place::Before && is_described).then(|| Why::by_structure(Reason::Standfirst, place))
}

/// What only the model condemns.
fn by_place(block: &OutlinedBlock, place: Place) -> Why {
    let is_link = block.link_share() >= MOSTLY_LINK;
    let is_story = block.info.words >= STORY_WORDS;
    let (reason, rule) = match place {
        Place::Before if is_linked_title(block) => (Reason::RelatedTeaser, "model/teaser"),
        Place::Before if is_link => (Reason::Navigation, "model/navigation"),
        Place::Before => (Reason::Boilerplate, "model/header"),
        Place::Inside if is_link => (Reason::InlineRelated, "model/inline-related"),
        Place::Inside => (Reason::Boilerplate, "model/insert"),
        Place::After if is_story => (Reason::OtherStory, "model/other-story"),
        Place::After if is_link && block.tag.heading_level().is_none() && block.info.words < 4 => {
            (Reason::Navigation, "model/navigation")
        }
        Place::After if is_link => (Reason::RelatedTeaser, "model/teaser"),
        Place::After => (Reason::Boilerplate, "model/trailer"),
        Place::NoBody if is_link => (Reason::Navigation, "model/navigation"),
        Place::NoBody => (Reason::Boilerplate, "model/no-article"),
    };
    Why::new(reason, rule, place)
}

fn has_ancestor(outline: &Outline<'_>, block: &OutlinedBlock, tag: Tag) -> bool {
    let bit = ANCESTORS.iter().position(|&ancestor| ancestor == tag);
    let ancestors = outline
        .element(block.info.element)
        .map_or(0, |element| element.ancestors);
    bit.is_some_and(|bit| ancestors & (1 << bit) != 0)
}
