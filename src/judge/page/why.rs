//! What a reader would say of a block that goes: by what it is, what is around it, where it stands.
//! `reasons.rs` asks these in order.

use std::ops::RangeInclusive;

use super::block::OutlinedBlock;
use super::classes;
use super::outline::{ANCESTORS, Outline};
use crate::article::Role;
use crate::document::{Candidate, Shape};
use crate::judge::phrases::Reach;
use crate::metadata::bylines;
use crate::metadata::dates::is_time_of_day;
use crate::page::structure::Marks;
use crate::page::tag::Tag;
use crate::removal::Reason;
use crate::roles;

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

/// Words of a title that is a link.
const TITLE_WORDS: u32 = 6;
/// The most words of a link that names a section or a tag.
const LABEL_WORDS: u32 = 4;
/// Letters that a title has beside a date or a time; a name beside one has fewer.
pub(super) const TITLE_LETTERS: u32 = 25;

/// Words from which a sentence is no tag, whatever its class.
const TAG_WORDS: u32 = 12;
/// Words of a byline; what a class calls one and has more is about the author.
pub(super) const BYLINE_WORDS: u32 = 14;

/// Words at most of the owner of a picture: a name and an agency.
const OWNER_WORDS: usize = 4;

/// A reason with its rule, before it becomes a verdict.
pub(super) struct Why {
    pub reason: Reason,
    pub rule: String,
    pub role: Option<Role>,
}

impl Why {
    /// A reason of a block at this place, with the role that it gives there.
    pub fn new(reason: Reason, rule: impl Into<String>, place: Place) -> Why {
        Why {
            reason,
            rule: rule.into(),
            role: roles::on_page(reason, place == Place::Before),
        }
    }

    pub fn by_structure(reason: Reason, place: Place) -> Why {
        Why::new(reason, format!("structure/{}", reason.name()), place)
    }

    /// Whether nothing but the block's place gives the reason.
    pub fn is_by_place(&self) -> bool {
        self.reason == Reason::Boilerplate && !self.rule.starts_with("boilerplate/")
    }

    fn under(self, role: Role) -> Why {
        Why {
            role: Some(role),
            ..self
        }
    }
}

/// Whether a block's words are the page's title or its headline.
pub(super) fn is_title(outline: &Outline<'_>, at: usize) -> bool {
    let words = outline.words(at);
    outline.titles.is_title(words) || outline.headline.is_title(words)
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
    /// The place of a block where the story is these blocks.
    pub fn new(at: usize, story: Option<RangeInclusive<usize>>) -> Place {
        match story {
            None => Place::NoBody,
            Some(story) if at < *story.start() => Place::Before,
            Some(story) if at > *story.end() => Place::After,
            Some(_) => Place::Inside,
        }
    }

    pub fn reach(self) -> Reach {
        match self {
            Place::Before | Place::NoBody => Reach::Head,
            Place::Inside => Reach::Body,
            Place::After => Reach::Tail,
        }
    }

    pub fn words(self) -> &'static str {
        match self {
            Place::Before => "before the body",
            Place::Inside => "inside the body",
            Place::After => "after the body",
            Place::NoBody => "on a page without a body",
        }
    }
}

pub(super) fn hidden(outline: &Outline<'_>, block: &OutlinedBlock, place: Place) -> Option<Why> {
    let marks = outline.info(block.info.element)?.marks;
    marks
        .has(Marks::HIDDEN)
        .then(|| Why::by_structure(Reason::Hidden, place))
}

pub(super) fn headline(
    outline: &Outline<'_>,
    at: usize,
    block: &OutlinedBlock,
    place: Place,
) -> Option<Why> {
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

pub(super) fn caption(
    outline: &Outline<'_>,
    candidate: &Candidate<'_>,
    block: &OutlinedBlock,
    place: Place,
) -> Option<Why> {
    let is_button = has_ancestor(outline, block, Tag::Button) || block.counts.letters == 0;
    if is_button || !is_caption(outline, candidate, block) {
        return None;
    }
    let is_credit =
        classes::reason(outline, block.info.element, |_| false) == Some(Reason::PhotoCredit);
    let reason = match is_credit {
        true => Reason::PhotoCredit,
        // A card's title stands in its picture's caption.
        false if place != Place::Inside && is_linked_title(block) => Reason::RelatedTeaser,
        false if place != Place::Inside && is_label(block) => Reason::Navigation,
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

/// A copyright sign outside of captions, which come before. Behind a sentence, and before a name of a few words
/// without a year, it says whose the picture is.
pub(super) fn copyright(
    candidate: &Candidate<'_>,
    block: &OutlinedBlock,
    place: Place,
) -> Option<Why> {
    const CAPTION: u32 = 6;
    if !block.counts.has_copyright {
        return None;
    }
    let owner = candidate.text.rsplit_once('©').filter(|(caption, owner)| {
        let words: Vec<&str> = owner.split_whitespace().collect();
        let is_short = (1..=OWNER_WORDS).contains(&words.len());
        let mut edges = [words.first(), words.last()].into_iter().flatten();
        // "All rights reserved" is no name.
        let is_name = edges.all(|word| word.starts_with(char::is_uppercase));
        let follows_sentence = caption.trim_end().ends_with(['.', '!', '?', '…']);
        follows_sentence && is_short && is_name && !owner.contains(|c: char| c.is_ascii_digit())
    });
    let is_caption = owner.is_some() && block.info.words >= CAPTION;
    let reason = if is_caption {
        Reason::PhotoCaption
    } else {
        Reason::Legal
    };
    Some(Why::by_structure(reason, place))
}

/// By what the site's own classes call the element, if the article's text is not in it as well.
pub(super) fn by_class(
    outline: &Outline<'_>,
    candidate: &Candidate<'_>,
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
    let is_sentence = block.counts.ends_with_stop && block.info.words >= TAG_WORDS;
    if is_sentence && reason == Reason::Tags {
        return None;
    }
    let why = Why::new(reason, format!("class/{}", reason.name()), place);
    Some(match reason {
        Reason::Byline if block.info.words > BYLINE_WORDS => {
            Why::new(Reason::AuthorBio, "class/author-bio", place)
        }
        // Below the story the author of a comment has such a class as well, and what stands in a box
        // about an author.
        Reason::Byline if place != Place::Before && !is_credit(candidate) => return None,
        Reason::Byline if place != Place::Before => Why { role: None, ..why },
        // The foot of a page lists its topics as a menu, and that of an article its tags.
        Reason::Tags if place == Place::After && is_in_foot_of_page(outline, block) => {
            Why::by_structure(Reason::Navigation, place)
        }
        Reason::Standfirst if place != Place::Before => {
            return standfirst(outline, at, block, place);
        }
        _ => why,
    })
}

fn is_in_foot_of_page(outline: &Outline<'_>, block: &OutlinedBlock) -> bool {
    let is_within = |tag| has_ancestor(outline, block, tag);
    let is_of_article = is_within(Tag::Article) || is_within(Tag::Main) || is_within(Tag::Section);
    is_within(Tag::Footer) && is_within(Tag::Ul) && !is_of_article
}

/// Whether a line names a person or an agency, or has a date as the line of a comment does.
fn is_credit(candidate: &Candidate<'_>) -> bool {
    let text = candidate.text.trim();
    let is_name = |name: &String| bylines::is_person(name) || bylines::is_agency(name);
    text.contains(|c: char| c.is_ascii_digit())
        || bylines::from_line(text).is_some()
        || bylines::names(text).iter().any(is_name)
}

pub(super) fn by_ancestor(
    outline: &Outline<'_>,
    block: &OutlinedBlock,
    place: Place,
) -> Option<Why> {
    let within = |tag| has_ancestor(outline, block, tag);
    let is_link = block.link_share() >= MOSTLY_LINK;
    if within(Tag::Nav) {
        Some(Why::by_structure(Reason::Navigation, place))
    } else if within(Tag::Footer) && place != Place::Before {
        Some(match is_link {
            true => Why::by_structure(Reason::Navigation, place),
            false => Why::new(Reason::Boilerplate, "structure/footer", place),
        })
    } else if within(Tag::Form) || within(Tag::Button) {
        let is_menu = is_link && within(Tag::Form);
        let reason = if is_menu {
            Reason::Navigation
        } else {
            Reason::Form
        };
        Some(Why::by_structure(reason, place))
    } else if within(Tag::Aside) && is_link {
        Some(Why::by_structure(Reason::RelatedTeaser, place))
    } else {
        None
    }
}

/// Whether a block is mostly a link.
pub(super) fn is_link(block: &OutlinedBlock) -> bool {
    block.link_share() >= MOSTLY_LINK
}

/// Whether a block is a link of a few words: the name of a section or of a tag.
pub(super) fn is_label(block: &OutlinedBlock) -> bool {
    is_link(block) && block.counts.words <= LABEL_WORDS
}

/// Whether a block is one link with the words of a title.
pub(super) fn is_linked_title(block: &OutlinedBlock) -> bool {
    let is_link = block.info.links <= 1 && block.link_share() >= MOSTLY_LINK;
    is_link && block.counts.words >= TITLE_WORDS
}

pub(super) fn standfirst(
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

/// What only the model removes. Prose below the story is another story's where a title stands over it.
pub(super) fn by_place(block: &OutlinedBlock, place: Place, is_under_title: bool) -> Why {
    let is_link = block.link_share() >= MOSTLY_LINK;
    let is_story = block.info.words >= STORY_WORDS;
    let (reason, rule) = match place {
        Place::Before if is_linked_title(block) => (Reason::RelatedTeaser, "model/teaser"),
        Place::Before if is_link => (Reason::Navigation, "model/navigation"),
        Place::Before => (Reason::Boilerplate, "model/header"),
        Place::Inside if is_link => (Reason::InlineRelated, "model/inline-related"),
        Place::Inside => (Reason::Boilerplate, "model/insert"),
        Place::After if is_story && !is_link && is_under_title => {
            (Reason::OtherStory, "model/other-story")
        }
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

pub(super) fn has_ancestor(outline: &Outline<'_>, block: &OutlinedBlock, tag: Tag) -> bool {
    let bit = ANCESTORS.iter().position(|&ancestor| ancestor == tag);
    let ancestors = outline
        .element(block.info.element)
        .map_or(0, |element| element.ancestors);
    bit.is_some_and(|bit| ancestors & (1 << bit) != 0)
}
