//! Character references: `&amp;`, `&#8217;`, `&nbsp` without its semicolon.

use html5ever::data::{C1_REPLACEMENTS, NAMED_ENTITIES};

/// The longest name in the standard's table, with its semicolon.
const LONGEST_NAME: usize = 33;

/// Where a reference stands; in attributes `&copy=1` is no reference.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Within {
    Text,
    Attribute,
}

/// The text with its references resolved.
pub(super) fn resolve(raw: &str, within: Within) -> String {
    let mut text = String::with_capacity(raw.len());
    let mut rest = raw;
    while let Some(at) = memchr::memchr(b'&', rest.as_bytes()) {
        let (before, from) = rest.split_at(at);
        text.push_str(before);
        let used = reference(from, within, &mut text);
        rest = from.get(used..).unwrap_or_default();
    }
    text.push_str(rest);
    text
}

/// Resolves the reference at the start of `from` (which is `&`) and says how long it is; what is
/// no reference stays as the `&` that it is.
fn reference(from: &str, within: Within, text: &mut String) -> usize {
    let used = match from.as_bytes().get(1) {
        Some(b'#') => numeric(from, text),
        Some(byte) if byte.is_ascii_alphanumeric() => named(from, within, text),
        _ => None,
    };
    used.unwrap_or_else(|| {
        text.push('&');
        1
    })
}

fn numeric(from: &str, text: &mut String) -> Option<usize> {
    let bytes = from.as_bytes();
    let (radix, start) = match bytes.get(2) {
        Some(b'x' | b'X') => (16, 3),
        _ => (10, 2),
    };
    let mut number: u32 = 0;
    let mut end = start;
    while let Some(digit) = bytes.get(end).and_then(|&b| char::from(b).to_digit(radix)) {
        number = number
            .saturating_mul(radix)
            .saturating_add(digit)
            .min(0x11_0000);
        end += 1;
    }
    if end == start {
        return None;
    }
    text.push(character(number));
    if bytes.get(end) == Some(&b';') {
        end += 1;
    }
    Some(end)
}

/// The character of a number; 0x80 to 0x9F mean what they are in windows-1252.
fn character(number: u32) -> char {
    let replaced = number
        .checked_sub(0x80)
        .and_then(|offset| C1_REPLACEMENTS.get(offset as usize))
        .copied()
        .flatten();
    match replaced {
        Some(character) => character,
        None if number == 0 => '\u{FFFD}',
        None => char::from_u32(number).unwrap_or('\u{FFFD}'),
    }
}

/// The longest name of the table at the start of `from`.
fn named(from: &str, within: Within, text: &mut String) -> Option<usize> {
    let bytes = from.as_bytes();
    let name_length = bytes
        .iter()
        .skip(1)
        .take(LONGEST_NAME)
        .take_while(|byte| byte.is_ascii_alphanumeric())
        .count();
    if bytes.get(1 + name_length) == Some(&b';') {
        let end = 2 + name_length;
        if push_named(from.get(1..end)?, text) {
            return Some(end);
        }
    }
    for length in (2..=name_length).rev() {
        let Some(name) = from.get(1..=length) else {
            continue;
        };
        if is_named(name) {
            let follows = bytes.get(1 + length);
            let is_value = follows.is_some_and(|&b| b == b'=' || b.is_ascii_alphanumeric());
            if within == Within::Attribute && is_value {
                return None;
            }
            push_named(name, text);
            return Some(1 + length);
        }
    }
    None
}

fn is_named(name: &str) -> bool {
    NAMED_ENTITIES
        .get(name)
        .is_some_and(|&(first, _)| first != 0)
}

fn push_named(name: &str, text: &mut String) -> bool {
    // The few names that make up nearly all of a page's, before the table's hashing.
    let common = match name {
        "amp;" => '&',
        "nbsp;" => '\u{A0}',
        "quot;" => '"',
        "lt;" => '<',
        "gt;" => '>',
        "rsquo;" => '\u{2019}',
        "ldquo;" => '\u{201C}',
        "rdquo;" => '\u{201D}',
        _ => '\0',
    };
    if common != '\0' {
        text.push(common);
        return true;
    }
    let Some(&(first, second)) = NAMED_ENTITIES.get(name) else {
        return false;
    };
    if first == 0 {
        return false;
    }
    text.extend(char::from_u32(first));
    if second != 0 {
        text.extend(char::from_u32(second));
    }
    true
}
