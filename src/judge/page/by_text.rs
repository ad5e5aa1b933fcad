//! Reasons that a block's own text gives, against its class: months of an archive, credits and captions in
//! the box of a picture.

use super::block::OutlinedBlock;
use super::why::{MOSTLY_LINK, Place, Why};
use crate::document::Candidate;
use crate::metadata::bylines;
use crate::removal::Reason;

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
    let text = candidate.text.trim();
    let counted = text
        .strip_suffix(')')
        .and_then(|text| text.rsplit_once('('));
    let is_counted = counted.is_some_and(|(_, number)| {
        !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit())
    });
    let counts = &block.counts;
    let is_date = counts.has_date() || counts.letters == 0;
    (is_counted && is_date && counts.words <= ARCHIVE_WORDS)
        .then(|| Why::by_structure(Reason::Navigation, place))
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
