//! What a line begins with: a bullet, a number, Markdown's marks for headings and quotes.
//!
//! Bullets and numbers stay in the candidate's text: they are words of the writer ("see step 3").
//! The marks of Markdown are markup, and stay out of it.

use crate::document::{Candidate, Shape};

/// What a line begins with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Marker {
    None,
    Bullet,
    Number(u32),
    /// `## `, with the bytes that it takes.
    Heading {
        level: u8,
        length: usize,
    },
    /// `> `, with the bytes that it takes.
    Quote {
        depth: u8,
        length: usize,
    },
    /// `| a | b |`.
    Cells,
}

impl Marker {
    /// The bytes at the line's start that are markup and no text.
    pub fn markup_length(self) -> usize {
        match self {
            Marker::Heading { length, .. } | Marker::Quote { length, .. } => length,
            _ => 0,
        }
    }
}

/// The marker of a line that has no white space around it.
pub(super) fn of(line: &str) -> Marker {
    let Some(first) = line.chars().next() else {
        return Marker::None;
    };
    match first {
        '#' => heading(line),
        '>' => quote(line),
        '|' if line.len() > 2 && line.ends_with('|') => Marker::Cells,
        '-' | '*' | '+' | '•' | '‣' | '▪' | '●' | '◦' | '·' | '■' | '►' | '○' => {
            bullet(line, first)
        }
        '0'..='9' | '(' | 'a'..='z' => number(line),
        _ => Marker::None,
    }
}

/// The bytes that a bullet or number takes at the start of a list item's text, the white space
/// after it included; 0 where there is none.
pub(crate) fn length(item: &str) -> usize {
    match of(item) {
        Marker::Bullet | Marker::Number(_) => {
            let sign = item
                .find(char::is_whitespace)
                .or_else(|| item.chars().next().map(char::len_utf8))
                .unwrap_or(0);
            let rest = item.get(sign..).unwrap_or_default();
            sign + (rest.len() - rest.trim_start().len())
        }
        _ => 0,
    }
}

fn heading(line: &str) -> Marker {
    let text = line.trim_start_matches('#');
    let hashes = line.len() - text.len();
    match u8::try_from(hashes) {
        Ok(level @ 1..=6) if text.starts_with([' ', '\t']) && !text.trim().is_empty() => {
            Marker::Heading {
                level,
                length: line.len() - text.trim_start().len(),
            }
        }
        _ => Marker::None,
    }
}

fn quote(line: &str) -> Marker {
    // ">> Read more" is an arrow; a bare sign stays as it is.
    if line.starts_with(">>") {
        return Marker::None;
    }
    let text = line.trim_start_matches(['>', ' ', '\t']);
    let length = line.len() - text.len();
    let signs = line
        .bytes()
        .take(length)
        .filter(|&byte| byte == b'>')
        .count();
    match u8::try_from(signs) {
        Ok(depth) if !text.is_empty() => Marker::Quote { depth, length },
        _ => Marker::None,
    }
}

fn bullet(line: &str, sign: char) -> Marker {
    let rest = line.get(sign.len_utf8()..).unwrap_or_default();
    let is_item = match sign {
        '-' | '*' | '+' | '·' | '○' | '■' => {
            rest.starts_with(char::is_whitespace) && !rest.trim().is_empty()
        }
        _ => !rest.trim().is_empty(),
    };
    if is_item {
        Marker::Bullet
    } else {
        Marker::None
    }
}

/// `1.`, `1)`, `(1)`, `a)`, followed by white space and text.
fn number(line: &str) -> Marker {
    let open = line.starts_with('(');
    let body = line.strip_prefix('(').unwrap_or(line);
    let Some(sign) = body.find(['.', ')']).filter(|&at| at <= MAX_DIGITS) else {
        return Marker::None;
    };
    let (name, rest) = body.split_at(sign);
    let closed = rest.starts_with(')');
    let text = rest.get(1..).unwrap_or_default();
    if !text.starts_with(char::is_whitespace) || open && !closed {
        return Marker::None;
    }
    match (name.parse::<u32>(), name.as_bytes()) {
        (Ok(number), _) => Marker::Number(number),
        (Err(_), &[letter @ b'a'..=b'z']) if closed => Marker::Number(u32::from(letter - b'a') + 1),
        _ => Marker::None,
    }
}

/// Longer numbers are years and amounts.
const MAX_DIGITS: usize = 3;

/// Makes paragraphs of numbered lines that have no neighbour in a list: "12. Spieltag",
/// "5. Juli war es so weit".
pub(super) fn unlist_lone_numbers(candidates: &mut [Candidate<'_>]) {
    let numbered: Vec<(usize, u32)> = candidates
        .iter()
        .enumerate()
        .filter_map(|(at, candidate)| Some((at, number_of(candidate)?)))
        .collect();
    for (place, &(at, number)) in numbered.iter().enumerate() {
        let before = place.checked_sub(1).and_then(|place| numbered.get(place));
        let after = numbered.get(place + 1);
        let in_sequence = [before, after]
            .into_iter()
            .flatten()
            .any(|&(_, other)| other.abs_diff(number) == 1);
        if let (false, Some(candidate)) = (in_sequence, candidates.get_mut(at)) {
            candidate.shape = Shape::Paragraph;
        }
    }
}

fn number_of(candidate: &Candidate<'_>) -> Option<u32> {
    match candidate.shape {
        Shape::ListItem { number, .. } => number,
        _ => None,
    }
}
