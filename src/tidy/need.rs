//! Which steps a text needs, told in one pass; most texts need none.

use super::{Form, Tidy, mojibake, unseen};

/// A set of steps.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Need(u8);

impl Need {
    pub const NOTHING: Need = Need(0);
    pub const SPACE: Need = Need(1);
    pub const UNSEEN: Need = Need(2);
    pub const COMPOSE: Need = Need(4);
    pub const ENTITIES: Need = Need(8);
    pub const MOJIBAKE: Need = Need(16);

    /// Whether the step is among these.
    pub fn has(self, step: Need) -> bool {
        self.0 & step.0 != 0
    }

    fn and(self, other: Need) -> Need {
        Need(self.0 | other.0)
    }

    /// The steps that a text may need. A step that mends may leave work for all the later ones.
    pub fn of(text: &str, form: Form) -> Need {
        let allowed = match form.tidy {
            Tidy::Off => Need::SPACE,
            Tidy::Lossless => Need::SPACE.and(Need::UNSEEN).and(Need::COMPOSE),
            Tidy::Full => Need(0b1_1111),
        };
        let found = scan(text);
        let found = if found.has(Need::ENTITIES.and(Need::MOJIBAKE)) {
            Need(0b1_1111)
        } else if found.has(Need::UNSEEN) {
            // What goes may leave two spaces side by side, and letters that compose.
            found.and(Need::SPACE).and(Need::COMPOSE)
        } else {
            found
        };
        Need(found.0 & allowed.0)
    }
}

fn scan(text: &str) -> Need {
    let bytes = text.as_bytes();
    let edge = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_whitespace);
    let mut need = if edge(bytes.first()) || edge(bytes.last()) {
        Need::SPACE
    } else {
        Need::NOTHING
    };
    let mut before = b'.';
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        if let Some(plain) = plain(bytes, at)
            && !(before == b' ' && byte == b' ')
        {
            before = plain;
            at += CHUNK;
            continue;
        }
        at += 1;
        match byte {
            b' ' if before == b' ' => need = need.and(Need::SPACE),
            b'\t'..=b'\r' => need = need.and(Need::SPACE),
            b'&' => need = need.and(Need::ENTITIES),
            b' '..=b'~' => {}
            0..=0x1f | 0x7f => need = need.and(Need::UNSEEN),
            _ => {
                let rest = text.get(at - 1..).unwrap_or_default();
                let Some(character) = rest.chars().next() else {
                    continue;
                };
                at += character.len_utf8() - 1;
                let next = bytes.get(at).is_some_and(|next| !next.is_ascii());
                need = need.and(of_character(character, next));
            }
        }
        before = byte;
    }
    need
}

/// Bytes that are looked at together.
const CHUNK: usize = 16;

/// The last byte of the chunk that starts here, if all of it is text that needs nothing: printable
/// ASCII without `&` and without two spaces side by side.
fn plain(bytes: &[u8], at: usize) -> Option<u8> {
    let chunk: &[u8; CHUNK] = bytes.get(at..)?.first_chunk()?;
    let mut needs = 0;
    for &byte in chunk {
        needs |= u8::from(!(b' '..=b'~').contains(&byte)) | u8::from(byte == b'&');
    }
    for place in 1..CHUNK {
        needs |= u8::from(chunk[place - 1] == b' ') & u8::from(chunk[place] == b' ');
    }
    let [.., last] = *chunk;
    (needs == 0).then_some(last)
}

fn of_character(character: char, before_another: bool) -> Need {
    let mut need = match character {
        // Composed letters, punctuation, currency, kana and ideographs that are what they are.
        '\u{a1}'..='\u{ac}' | '\u{ae}'..='\u{2ff}' => Need::NOTHING,
        '\u{2010}'..='\u{2027}' | '\u{2030}'..='\u{205e}' | '\u{20a0}'..='\u{20bf}' => {
            Need::NOTHING
        }
        '\u{400}'..='\u{482}' | '\u{48a}'..='\u{52f}' => Need::NOTHING,
        '\u{3001}'..='\u{3029}' | '\u{3041}'..='\u{3096}' | '\u{30a1}'..='\u{30fa}' => {
            Need::NOTHING
        }
        '\u{4e00}'..='\u{9fff}' => Need::NOTHING,
        _ if character.is_whitespace() => Need::SPACE,
        _ if unseen::is_suspect(character) => Need::UNSEEN,
        _ => Need::COMPOSE,
    };
    if before_another && mojibake::may_lead(character) || matches!(character, '\u{80}'..='\u{9f}') {
        need = need.and(Need::MOJIBAKE);
    }
    need
}
