//! Sentence ends of flat text, as far as somebody knows them.

use std::ops::Range;

/// A sentence of a flat text, or a line that ended without a mark.
#[derive(Clone, Debug)]
pub(super) struct Sentence {
    /// Its bytes in the text.
    pub range: Range<usize>,
    /// It with case and marks.
    pub restored: Option<String>,
    /// Whether it ends with a mark; headlines and menu entries do not.
    pub marked: bool,
}

/// The sentences of a stretch; `None` where nobody knows them.
#[cfg(feature = "restore")]
pub(super) fn of(text: &str) -> Option<Vec<Sentence>> {
    let restored = crate::restore::restore(text);
    let known = restored.recognised && !restored.sentences.is_empty();
    known.then(|| {
        let sentences = restored.sentences.into_iter();
        sentences
            .map(|sentence| Sentence {
                range: sentence.range,
                restored: Some(crate::text::on_one_line(&sentence.text)),
                marked: sentence.marked,
            })
            .collect()
    })
}

/// Without the restoration model no end is guessed: flat text has no sign of one, and cue words
/// ("however", "meanwhile") stand inside sentences as often as at their start.
#[cfg(not(feature = "restore"))]
pub(super) fn of(_text: &str) -> Option<Vec<Sentence>> {
    None
}
