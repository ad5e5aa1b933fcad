//! Reasons that a block's own text gives, against its class: months of an archive, credits and captions in
//! the box of a picture.

use super::block::OutlinedBlock;
use super::why::{BYLINE_WORDS, MOSTLY_LINK, Place, Why};
use crate::document::Candidate;
use crate::judge::topics;
use crate::metadata::bylines;
use crate::removal::Reason;
use crate::words::breaks_off;

/// Words of a month of an archive and its number.
const ARCHIVE_WORDS: u32 = 6;
/// Words from which text in the box of a picture or a film is a caption.
const SENTENCE_WORDS: u32 = 8;

/// A month or a week of an archive, with the number of its pieces: "July (6)", "10/27 - 11/03 (30)".
pub(super) fn archive(
    candidate: &Candidate<'_>,
    block: &OutlinedBlock,
    place: Place,
) -> Option<Why> {
    let counts = &block.counts;
    let is_date = counts.has_date() || counts.letters == 0;
    (is_counted(&candidate.text) && is_date && counts.words <= ARCHIVE_WORDS)
        .then(|| Why::by_structure(Reason::Navigation, place))
}

/// Whether a text ends with a number in brackets, as lists count their pieces.
pub(super) fn is_counted(text: &str) -> bool {
    let counted = text
        .trim()
        .strip_suffix(')')
        .and_then(|text| text.rsplit_once('('));
    counted.is_some_and(|(_, number)| {
        !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit())
    })
}

/// Whether a phrase takes the address of a page for a way to reach the paper: a source, a post, a link in a comment.
pub(super) fn is_address(why: &Why, candidate: &Candidate<'_>) -> bool {
    let text = candidate.text.trim();
    why.reason == Reason::Contact && (text.starts_with("http://") || text.starts_with("https://"))
}

/// Whether a text has an address for e-mail or the number of a telephone: "+44 20 7946 0100", "(02) 555-0143".
pub(super) fn is_contact(text: &str) -> bool {
    const DIGITS: std::ops::RangeInclusive<usize> = 8..=15;
    let is_address = |word: &str| {
        word.split_once('@')
            .is_some_and(|(name, host)| !name.is_empty() && host.contains('.'))
    };
    let is_part = |c: char| c.is_ascii_digit() || matches!(c, ' ' | '-' | '(' | ')' | '+');
    let is_number = |run: &str| {
        let run = run.trim();
        let digits = run.bytes().filter(u8::is_ascii_digit).count();
        let parts = run.split([' ', '-', ')']).filter(|part| !part.is_empty());
        run.starts_with(['+', '(', '0']) && DIGITS.contains(&digits) && parts.count() >= 2
    };
    text.split_whitespace().any(is_address) || text.split(|c| !is_part(c)).any(is_number)
}

/// What a text that only the model strikes says of itself: a byline, one of the topics of `topics.rs`, or the
/// excerpt of a story that breaks off.
pub(super) fn told(
    candidate: &Candidate<'_>,
    words: &[u32],
    speaks_to_readers: bool,
    block: &OutlinedBlock,
    place: Place,
) -> Option<Why> {
    let text = candidate.text.trim();
    let count = block.counts.words;
    if count <= BYLINE_WORDS && place != Place::Inside && bylines::from_line(text).is_some() {
        return Some(Why::new(Reason::Byline, "model/byline", place));
    }
    if place != Place::After || count < SENTENCE_WORDS || block.link_share() >= MOSTLY_LINK {
        return None;
    }
    let topic = topics::of(text, words, speaks_to_readers);
    let topic =
        topic.or_else(|| breaks_off(text).then_some((Reason::RelatedTeaser, "model/teaser")));
    topic.map(|(reason, rule)| Why::new(reason, rule, place))
}

/// A credit or a caption, where the class is that of the picture or the film above it.
pub(super) fn or_caption(
    why: Why,
    candidate: &Candidate<'_>,
    block: &OutlinedBlock,
    place: Place,
) -> Why {
    let is_sentence = block.counts.words >= SENTENCE_WORDS && block.counts.stops > 0;
    match why.reason {
        Reason::Media if bylines::is_credited(&candidate.text) => {
            Why::by_structure(Reason::PhotoCredit, place)
        }
        Reason::Media if is_sentence && block.link_share() < MOSTLY_LINK => {
            Why::by_structure(Reason::PhotoCaption, place)
        }
        _ => why,
    }
}
