//! What the search asks of a pattern, without its parts: its entry in the index.
//!
//! Those of the shipped rules are written beside the lists, in `phrases.index`, so that starting up
//! reads no pattern: a `u8` says which parts follow, then the words that open the pattern (`u16`
//! count, `u32` each) or its marks (`u16`), then the screen's sets that ask for something (`u128`).
//! All numbers are little-endian.

use super::screen::Screen;
use super::{Anchor, Pattern};
use crate::judge::bytes::Reader;

/// Whether the pattern is opened by marks; the bits above say which sets the screen has.
const BY_MARKS: u8 = 1;

/// What a line must have for a pattern to be worth a match.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Entry {
    pub anchor: Anchor,
    pub screen: Screen,
}

impl Entry {
    pub fn of(pattern: &Pattern) -> Entry {
        Entry {
            anchor: Anchor::of(&pattern.parts),
            screen: Screen::of(&pattern.parts),
        }
    }

    /// Reads an entry; `None` where the bytes end.
    pub fn read(reader: &mut Reader<'_>) -> Option<Entry> {
        let parts = reader.u8()?;
        let anchor = if parts & BY_MARKS == 0 {
            let words = usize::from(reader.u16()?);
            let words: Option<_> = (0..words).map(|_| reader.u32()).collect();
            Anchor::Words(words?)
        } else {
            Anchor::Marks(reader.u16()?)
        };
        let mut sets = [0; Screen::SETS];
        for (at, set) in sets.iter_mut().enumerate() {
            if parts >> (at + 1) & 1 != 0 {
                *set = reader.u128()?;
            }
        }
        let screen = Screen::from_sets(sets);
        Some(Entry { anchor, screen })
    }

    /// Writes it as it is read.
    #[cfg(test)]
    pub fn write(&self, bytes: &mut Vec<u8>) {
        let at = bytes.len();
        bytes.push(0);
        let mut parts = match &self.anchor {
            Anchor::Words(words) => {
                bytes.extend(u16::try_from(words.len()).unwrap().to_le_bytes());
                bytes.extend(words.iter().flat_map(|word| word.to_le_bytes()));
                0
            }
            Anchor::Marks(marks) => {
                bytes.extend(marks.to_le_bytes());
                BY_MARKS
            }
        };
        for (number, set) in self.screen.sets().into_iter().enumerate() {
            if set != 0 {
                parts |= 2 << number;
                bytes.extend(set.to_le_bytes());
            }
        }
        bytes[at] = parts;
    }
}
