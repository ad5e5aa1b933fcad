//! Letters and their marks, composed (NFC).

use unicode_normalization::char::canonical_combining_class;
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

use super::Form;
use super::edit::Edit;

/// Replaces the stretches that are not composed.
pub(super) fn edits(text: &str, _form: Form) -> Vec<Edit> {
    if is_nfc_quick(text.chars()) == IsNormalized::Yes {
        return Vec::new();
    }
    let mut edits = Vec::new();
    let mut start = 0;
    let mut suspect = false;
    let ends = text.char_indices().map(|(at, c)| (at, is_stable(c)));
    for (at, stable) in ends.chain([(text.len(), true)]) {
        if stable {
            if suspect {
                edits.extend(composed(text, start, at));
            }
            (start, suspect) = (at, false);
        } else {
            suspect = true;
        }
    }
    edits
}

/// Whether nothing before a character composes with it and it is composed itself.
fn is_stable(character: char) -> bool {
    character.is_ascii()
        || canonical_combining_class(character) == 0
            && is_nfc_quick(std::iter::once(character)) == IsNormalized::Yes
}

fn composed(text: &str, start: usize, end: usize) -> Option<Edit> {
    let stretch = text.get(start..end)?;
    let composed: String = stretch.nfc().collect();
    (composed != stretch).then(|| Edit::new(start..end, composed))
}
