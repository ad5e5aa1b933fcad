//! The summary under the headline: an element that calls itself so, a heading of second rank or a line
//! between the headline and the byline, else what the document's head describes.

use super::evidence::Deck;
use super::nearby::{Line, Lines};
use super::search::Search;
use super::surroundings::is_aside;
use crate::metadata::dates::line::is_date;
use crate::metadata::vote::{self, Claim, Elected};
use crate::metadata::{Source, bylines};
use crate::words::{count, ends_with_stop, letters};

/// A standfirst has so many words.
const WORDS: std::ops::RangeInclusive<usize> = 4..=80;
/// A heading right under the headline has at least so many, or ends with a stop.
const HEADING_WORDS: usize = 6;
/// How far from the headline it may stand, in bytes of visible text.
const AFTER_HEADLINE: usize = 1500;

const NAMED: f32 = 3.0;
const SECOND_HEADING: f32 = 2.0;
const OVER_BYLINE: f32 = 1.6;
const TAG: f32 = 1.5;
const JSON_LD: f32 = 1.4;

/// Finds the standfirst.
pub(super) fn find(search: &Search<'_>) -> Option<Elected<String>> {
    const TAGS: [&str; 3] = ["og:description", "description", "twitter:description"];
    let item = search.json_ld.article.as_ref();
    let described = item.and_then(|item| item.description.as_deref());
    let tag = search.evidence.first_meta(&TAGS);
    let shown = [
        (named(search), Source::Markup, NAMED),
        (second_heading(search.lines), Source::Markup, SECOND_HEADING),
        (over_byline(search.lines), Source::Text, OVER_BYLINE),
    ];
    let told = [
        (tag, Source::MetaTag, TAG),
        (described, Source::JsonLd, JSON_LD),
    ];
    let told = told
        .into_iter()
        .filter(|(text, ..)| text.is_some_and(|text| !opens_story(text, search.lines)));
    let claims = shown.into_iter().chain(told);
    let claims = claims.filter_map(|(text, source, weight)| {
        // A description is one voice, wherever the head of the document has it.
        let claim = Claim::new(text?.to_string(), source, weight);
        let voice = match source {
            Source::JsonLd => Source::MetaTag as u8,
            _ => claim.voice,
        };
        Some(Claim { voice, ..claim })
    });
    vote::elect(&claims.collect::<Vec<_>>(), |one, other| {
        is_same(one, other)
    })
}

/// Whether two texts are one, of which one may be cut short.
fn is_same(one: &str, other: &str) -> bool {
    let (one, other) = (letters(one), letters(other));
    one == other || is_start(&one, &other) || is_start(&other, &one)
}

/// Whether a text is a good part of the start of another.
fn is_start(short: &str, long: &str) -> bool {
    short.len() >= 40 && long.starts_with(short)
}

/// Whether the description is the story's own first lines: systems write it so where nobody wrote one.
fn opens_story(text: &str, lines: &Lines) -> bool {
    let key = letters(text);
    let story = lines.all.iter().skip(lines.head.end).take(3);
    let mut story = story.map(|line| letters(&line.text));
    story.any(|line| is_start(&line, &key) || is_start(&key, &line))
}

/// The text of an element that calls itself a standfirst.
fn named<'p>(search: &Search<'p>) -> Option<&'p str> {
    let headline = search.headline?;
    let is_near =
        |deck: &&Deck| deck.offset >= headline && deck.offset <= headline + AFTER_HEADLINE;
    let is_own = |deck: &&Deck| {
        let element = search.tree.element(deck.node);
        element.is_some_and(|element| !is_aside(&element, search.around_headline))
    };
    let mut decks = search.evidence.decks.iter().filter(is_near).filter(is_own);
    let deck = decks.find(|deck| may_be(&deck.text) && !is_headline(search, &deck.text))?;
    Some(&deck.text)
}

fn is_headline(search: &Search<'_>, text: &str) -> bool {
    let line = search
        .lines
        .headline
        .and_then(|at| search.lines.all.get(at));
    line.is_some_and(|line| letters(&line.text) == letters(text))
}

/// The heading that follows the headline.
fn second_heading(lines: &Lines) -> Option<&str> {
    let line = under_headline(lines)?;
    let long = count(&line.text) >= HEADING_WORDS || ends_with_stop(&line.text);
    (line.level.is_some_and(|level| level > 1) && long && may_be(&line.text)).then_some(&line.text)
}

/// The sentence between the headline and the byline.
fn over_byline(lines: &Lines) -> Option<&str> {
    let line = under_headline(lines)?;
    let next = lines.all.get(lines.headline? + 2)?;
    let credit = next.credit();
    let apart =
        is_date(&next.text) || credit.alone && (credit.dated || !credit.labelled.is_empty());
    let sentence = !line.is_link && may_be(&line.text) && ends_with_stop(&line.text);
    (apart && sentence).then_some(&line.text)
}

fn under_headline(lines: &Lines) -> Option<&Line> {
    lines.all.get(lines.headline? + 1)
}

fn may_be(text: &str) -> bool {
    let fits = WORDS.contains(&count(text)) && !is_date(text);
    fits && bylines::credit(text).labelled.is_empty()
}
