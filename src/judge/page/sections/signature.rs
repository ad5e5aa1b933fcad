//! An author's name that signs the story: it stands in the byline, and once more alone under the last sentence.

use std::ops::RangeInclusive;

use super::Seen;
use crate::judge::finding::Finding;
use crate::judge::page::edges::is_prose;
use crate::metadata::bylines;
use crate::removal::{Reason, Rule};

/// Words of a name.
const NAME_WORDS: RangeInclusive<u32> = 2..=5;
/// Words of the byline above the story at most.
const BYLINE_WORDS: u32 = 14;

pub(super) fn findings(seen: &Seen<'_>) -> Vec<(usize, Finding)> {
    signature(seen).into_iter().collect()
}

fn signature(seen: &Seen<'_>) -> Option<(usize, Finding)> {
    let blocks = &seen.reasons.outline.blocks;
    let last = blocks.iter().rposition(is_prose)?;
    let at = last + 1;
    let block = blocks.get(at).filter(|block| {
        NAME_WORDS.contains(&block.info.words)
            && block.counts.stops == 0
            && !block.is_heading()
            && block.counts.digits == 0
    });
    let name = block.and(seen.text(at)).map(str::trim)?;
    let names_author = |above: usize| {
        let is_short = blocks
            .get(above)
            .is_some_and(|block| block.info.words <= BYLINE_WORDS);
        is_short && seen.text(above).is_some_and(|text| text.contains(name))
    };
    let is_signature = bylines::is_person(name) && (0..last).any(names_author);
    is_signature.then(|| {
        let finding = Finding::new(Reason::Byline, Rule::named("structure/signature"));
        (at, finding.because("the author's name, under the story"))
    })
}
