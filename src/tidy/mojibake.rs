//! UTF-8 that was read as Windows-1252: `â€™` for ’, `Ã©` for é.
//!
//! It is mended where it is certain: the characters must turn back into whole UTF-8, and into
//! characters that such texts hold. Writers put none of these sequences side by side, but for an
//! upper-case letter before a closing quotation mark ("IRMÃ”"), which is therefore left alone.

use super::Form;
use super::edit::Edit;

/// Windows-1252 from 0x80 to 0x9f; the five bytes that it leaves open stand for themselves.
const HIGH: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}',
    '\u{90}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
];

/// The character that a control from U+0080 to U+009F was meant to be.
pub(super) fn of_control(character: char) -> Option<char> {
    let at = u32::from(character).checked_sub(0x80)?;
    let meant = HIGH.get(usize::try_from(at).ok()?).copied()?;
    (meant != character).then_some(meant)
}

/// Whether a character can be the first byte of what is mended here.
pub(super) fn may_lead(character: char) -> bool {
    matches!(character, 'Â'..='Æ' | 'Î'..='Ñ' | 'Ø' | 'Ù' | 'â' | 'ï' | 'ð')
}

/// Mends whole sequences, and controls that were meant as Windows-1252.
pub(super) fn edits(text: &str, _form: Form) -> Vec<Edit> {
    let mut edits = Vec::new();
    let mut end = 0;
    for (at, character) in text.char_indices() {
        if at >= end && byte(character).is_some() {
            end = at + mend_run(text, at, &mut edits);
        }
    }
    edits
}

/// Mends the run of characters at `start` that stand for bytes; gives the run's length.
fn mend_run(text: &str, start: usize, edits: &mut Vec<Edit>) -> usize {
    let rest = text.get(start..).unwrap_or_default();
    let length = rest.find(|c| byte(c).is_none()).unwrap_or(rest.len());
    let (run, after) = rest.split_at_checked(length).unwrap_or_default();
    let bytes: Vec<u8> = run.chars().filter_map(byte).collect();
    let is_whole = std::str::from_utf8(&bytes).is_ok();
    let mut before = text.get(..start).and_then(|text| text.chars().next_back());
    let mut at = 0;
    while let Some(character) = run.get(at..).and_then(|rest| rest.chars().next()) {
        let rest = run.get(at..).unwrap_or_default();
        let place = Place {
            before: before.unwrap_or(' '),
            after,
            is_whole,
        };
        let mended = if may_lead(character) {
            sequence(rest, place)
        } else {
            of_control(character).map(|meant| (character.len_utf8(), meant))
        };
        let (length, meant) = mended.unwrap_or((character.len_utf8(), character));
        if mended.is_some() {
            edits.push(Edit::new(
                start + at..start + at + length,
                meant.to_string(),
            ));
        }
        before = Some(meant);
        at += length;
    }
    length
}

/// What stands around a sequence.
#[derive(Clone, Copy)]
struct Place<'t> {
    before: char,
    /// What follows the run.
    after: &'t str,
    /// The whole run turns back into UTF-8.
    is_whole: bool,
}

/// The sequence at the start of `rest`: how many bytes it takes, and the character it was.
fn sequence(rest: &str, place: Place<'_>) -> Option<(usize, char)> {
    let mut bytes = [0; 4];
    let lead = byte(rest.chars().next()?)?;
    let count = match lead {
        0xc2..=0xdf => 2,
        0xe0..=0xef => 3,
        0xf0..=0xf4 => 4,
        _ => return None,
    };
    let mut length = 0;
    let mut characters = rest.chars();
    for slot in bytes.iter_mut().take(count) {
        let character = characters.next()?;
        *slot = byte(character)?;
        length += character.len_utf8();
    }
    let meant = std::str::from_utf8(bytes.get(..count)?).ok()?;
    let meant = meant.chars().next()?;
    let in_run = rest.get(length..).and_then(|rest| rest.chars().next());
    let next = in_run.or_else(|| place.after.chars().next());
    is_certain(meant, place, next.unwrap_or(' ')).then_some((length, meant))
}

fn byte(character: char) -> Option<u8> {
    match character {
        '\u{80}'..='\u{ff}' => u8::try_from(u32::from(character)).ok(),
        _ => {
            let at = HIGH.iter().position(|&high| high == character)?;
            u8::try_from(0x80 + at).ok()
        }
    }
}

/// Whether texts hold such a character, in such a place.
fn is_certain(meant: char, place: Place<'_>, next: char) -> bool {
    match meant {
        '\u{a0}'..='\u{ff}' => !place.before.is_uppercase() || next.is_lowercase(),
        // Latin letters beyond French and Spanish: inside a word only.
        '\u{100}'..='\u{17f}' => place.before.is_lowercase() || next.is_lowercase(),
        // Greek, Cyrillic, Hebrew, Arabic: two and more, and nothing of the word left over.
        '\u{370}'..='\u{6ff}' => {
            place.is_whole && (is_same_script(place.before, meant) || byte(next).is_some())
        }
        '\u{2010}'..='\u{2044}' | '\u{20ac}' | '\u{2122}' | '\u{2190}'..='\u{27bf}' => true,
        '\u{feff}' | '\u{fb00}'..='\u{fb06}' | '\u{1f300}'..='\u{1faff}' => true,
        _ => false,
    }
}

fn is_same_script(one: char, other: char) -> bool {
    u32::from(one) >= 0x370 && u32::from(one) >> 8 == u32::from(other) >> 8
}
