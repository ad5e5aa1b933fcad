//! Characters that show nothing: controls, soft hyphens, zero-width spaces, byte order marks.

use unicode_normalization::char::canonical_combining_class;

use super::Form;
use super::edit::Edit;

/// Deletes them; joiners and marks of direction stay where the script needs them.
pub(super) fn edits(text: &str, _form: Form) -> Vec<Edit> {
    let right_to_left = text.chars().any(is_right_to_left);
    let mut before = None;
    let mut next = Next::default();
    let mut edits = Vec::new();
    for (at, character) in text.char_indices() {
        let end = at + character.len_utf8();
        let stays = match character {
            '\u{200c}' | '\u{200d}' => {
                let after = next.shown_from(text, end);
                before.is_some_and(needs_joiners) && after.is_some_and(|c| !c.is_whitespace())
            }
            '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => {
                right_to_left
            }
            _ => !is_suspect(character),
        };
        if stays {
            // Composing puts the marks of a letter in another order, so that the letter itself tells.
            if canonical_combining_class(character) == 0 {
                before = Some(character);
            }
        } else {
            edits.push(Edit::delete(at..end));
        }
    }
    edits
}

/// The next character that is shown, looked up once for all that stand before it.
#[derive(Default)]
struct Next {
    at: usize,
    character: Option<char>,
}

impl Next {
    fn shown_from(&mut self, text: &str, from: usize) -> Option<char> {
        if from > self.at {
            let rest = text.get(from..).unwrap_or_default();
            let mut shown = rest.char_indices().filter(|(_, c)| !is_suspect(*c));
            let found = shown.next();
            self.at = found.map_or(text.len(), |(offset, _)| from + offset);
            self.character = found.map(|(_, character)| character);
        }
        self.character
    }
}

/// Whether a character shows nothing and is no white space.
pub(super) fn is_suspect(character: char) -> bool {
    match character {
        '\t'..='\r' | '\u{85}' => false,
        '\u{0}'..='\u{1f}' | '\u{7f}'..='\u{9f}' | '\u{ad}' => true,
        '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' => true,
        '\u{2060}'..='\u{2069}' | '\u{feff}' | '\u{fff9}'..='\u{fffc}' => true,
        _ => false,
    }
}

/// Whether a joiner after this character changes how it is shown: Arabic and Indic scripts,
/// Mongolian, and emoji.
fn needs_joiners(character: char) -> bool {
    matches!(character,
        '\u{600}'..='\u{109f}' | '\u{1780}'..='\u{18af}' | '\u{2190}'..='\u{2bff}'
        | '\u{a840}'..='\u{abff}' | '\u{fb50}'..='\u{fdff}' | '\u{fe00}'..='\u{fe0f}'
        | '\u{fe70}'..='\u{fefc}' | '\u{10a00}'..='\u{11fff}' | '\u{1f000}'..='\u{1faff}')
}

fn is_right_to_left(character: char) -> bool {
    matches!(character, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}')
}
