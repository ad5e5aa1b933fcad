//! Entities that scrapers left: `&amp;`, `&#39;`, `&nbsp;`.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::edit::Edit;
use super::{Form, mojibake};

/// The named ones.
static NAMED: LazyLock<BTreeMap<&str, char>> = LazyLock::new(|| {
    let lines = include_str!("entities.txt").lines();
    let entries = lines.filter(|line| !line.starts_with("# "));
    entries.filter_map(entry).collect()
});

fn entry(line: &str) -> Option<(&str, char)> {
    let (name, value) = line.split_once(' ')?;
    let character = match value.strip_prefix("U+") {
        Some(code) => char::from_u32(u32::from_str_radix(code, 16).ok()?)?,
        None => value.chars().next()?,
    };
    Some((name, character))
}

/// No entity that is decoded here is longer between `&` and `;`.
const LONGEST: usize = 8;

/// Decodes entities that end with their semicolon; code keeps its own.
pub(super) fn edits(text: &str, form: Form) -> Vec<Edit> {
    if form.keep_lines {
        return Vec::new();
    }
    text.match_indices('&')
        .filter_map(|(at, _)| {
            let name = text.get(at + 1..)?.as_bytes();
            let length = name
                .iter()
                .take(LONGEST + 1)
                .position(|&byte| byte == b';')?;
            let character = decode(text.get(at + 1..at + 1 + length)?)?;
            Some(Edit::new(at..at + length + 2, character.to_string()))
        })
        .collect()
}

fn decode(name: &str) -> Option<char> {
    let Some(number) = name.strip_prefix('#') else {
        return NAMED.get(name).copied();
    };
    let code = match number.strip_prefix(['x', 'X']) {
        Some(hex) => u32::from_str_radix(hex, 16),
        None => number.parse(),
    };
    let character = char::from_u32(code.ok()?)?;
    // HTML reads these numbers as Windows-1252, as browsers always did.
    Some(mojibake::of_control(character).unwrap_or(character))
}
