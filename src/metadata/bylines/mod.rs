//! Bylines: the people in a value or a line that says who wrote it. "By", roles, desks' addresses,
//! links and handles go; several names are told apart at "and", commas and slashes, in many languages.

mod split;
mod words;

use words::{LONGEST_LABEL, WORDS};

use super::dates::{self, NumericOrder};

/// Longer values are no bylines; the longest author lists of journals have some hundred names.
const VALUE_BYTES: usize = 4096;

/// More names than this are a list of members, not of authors.
const MOST_NAMES: usize = 64;

/// A name of more words is a sentence.
const LONGEST_NAME: usize = 8;

/// The names in a value that should hold authors, in order, each once.
///
/// The value may hold more than names: "By Ana Ruiz and Tom Beck, Staff Writers | March 3, 2026"
/// gives Ana Ruiz and Tom Beck.
pub(crate) fn names(value: &str) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    if value.len() > VALUE_BYTES {
        return names;
    }
    let words = value.split_whitespace().filter(|word| !is_address(word));
    let folded = words.collect::<Vec<_>>().join(" ");
    for segment in split::segments(&folded) {
        for piece in split::people(without_label(without_date(segment))) {
            if let Some(name) = name(&piece)
                && !names.iter().any(|known| same(known, &name))
                && names.len() < MOST_NAMES
            {
                names.push(name);
            }
        }
    }
    names
}

/// The authors of a line of plain text that is a byline: one that opens with "By", "Von", "Par" and
/// so on and holds nothing but people and agencies after it. `None` for any other line.
pub(crate) fn from_line(line: &str) -> Option<Vec<String>> {
    // "Von" and "By" open sentences as well; a byline has few words, and its names have capitals.
    const LONGEST_LINE: usize = 200;
    let line = line.trim();
    if line.len() > LONGEST_LINE || without_label(line).len() == line.len() {
        return None;
    }
    let names = names(line);
    let all_people = names.iter().all(|name| is_person(name) || is_agency(name));
    (!names.is_empty() && all_people).then_some(names)
}

/// Whether the value looks like the name of a person: two to five words with capitals, or a few
/// letters of a script that has none.
pub(crate) fn is_person(name: &str) -> bool {
    let words: Vec<&str> = name.split(' ').collect();
    let cased = name.chars().any(|c| c.is_lowercase() || c.is_uppercase());
    let plain = !name
        .chars()
        .any(|c| c.is_ascii_digit() || "@:/!?()|_".contains(c));
    if !plain || is_agency(name) || is_desk(name) {
        return false;
    }
    if !cased {
        // "배윤경", "大渡 美咲"
        let letters = name.chars().filter(|c| c.is_alphabetic()).count();
        return (2..=12).contains(&letters) && words.len() <= 4;
    }
    (2..=5).contains(&words.len())
        && words.iter().all(|word| is_name_word(word))
        && words.last().is_some_and(|last| is_capital(last))
}

/// Whether the value names a news agency.
pub(crate) fn is_agency(name: &str) -> bool {
    WORDS.agencies.contains(name.to_lowercase().as_str())
}

/// Whether the value names a desk, a team or the staff.
pub(crate) fn is_desk(name: &str) -> bool {
    name.to_lowercase()
        .split(|c: char| !c.is_alphabetic() && c != '-')
        .any(|word| WORDS.desks.contains(word))
}

/// Whether two names are the same but for case and marks.
pub(crate) fn same(one: &str, other: &str) -> bool {
    let letters = |name: &str| -> String {
        name.chars()
            .filter(|c| c.is_alphanumeric())
            .flat_map(char::to_lowercase)
            .collect()
    };
    letters(one) == letters(other)
}

fn is_name_word(word: &str) -> bool {
    is_capital(word) || WORDS.particles.contains(word)
}

/// Whether the word has a capital at its start or after "d'", "al-" and the like.
fn is_capital(word: &str) -> bool {
    word.split(['\'', '’', '-'])
        .any(|part| part.chars().next().is_some_and(char::is_uppercase))
}

/// The text before or after a date, whichever holds the names.
fn without_date(segment: &str) -> &str {
    let Some(found) = dates::find_in_line(segment, NumericOrder::DayFirst) else {
        return segment;
    };
    let before = segment.get(..found.range.start).unwrap_or_default();
    let after = segment.get(found.range.end..).unwrap_or_default();
    let letters = |text: &str| text.chars().filter(|c| c.is_alphabetic()).count();
    // "Updated", "um … Uhr": what a date drags along has fewer letters than a name.
    if letters(before) >= 4 || letters(after) < 6 {
        before
    } else {
        after
    }
}

/// The text after "By", "Von", "Author:" and the like, however many of them there are.
fn without_label(text: &str) -> &str {
    let mut rest = text.trim_start_matches(|c: char| !c.is_alphanumeric());
    for _ in 0..3 {
        match strip_label(rest) {
            Some(stripped) => rest = stripped,
            None => break,
        }
    }
    rest
}

fn strip_label(text: &str) -> Option<&str> {
    let mut ends = text
        .char_indices()
        .filter(|&(_, c)| c == ' ' || c == ':')
        .map(|(at, _)| at);
    let mut best = None;
    for _ in 0..LONGEST_LABEL {
        let Some(end) = ends.next() else { break };
        let label = text.get(..end)?.to_lowercase();
        let rest = text.get(end..)?;
        let colon = rest.trim_start().starts_with(':');
        if WORDS.labels.contains(label.as_str()) || colon && WORDS.colons.contains(label.as_str()) {
            best = Some(rest.trim_start_matches([' ', ':']));
        }
    }
    best
}

/// The name in a piece between joints, tidied; `None` where there is none.
fn name(piece: &str) -> Option<String> {
    let piece = without_brackets(without_label(piece));
    let words: Vec<&str> = piece.split_whitespace().collect();
    let name = words.join(" ");
    let name = name.trim_matches(|c: char| !c.is_alphanumeric() && !"®.)".contains(c));
    let name = name.trim_end_matches(|c: char| c == '.' && !ends_in_initial(name));
    let lower = name.to_lowercase();
    let letters = name.chars().filter(|c| c.is_alphabetic()).count();
    let fits = letters >= 2
        && words.len() <= LONGEST_NAME
        && !WORDS.junk.contains(lower.as_str())
        && !is_role(&lower);
    fits.then(|| name.to_string())
}

/// "Jr.", "M.", "Ph.D.": the stop belongs to the name.
fn ends_in_initial(name: &str) -> bool {
    let last = name.rsplit(' ').next().unwrap_or_default();
    last.chars().filter(|c| c.is_alphabetic()).count() <= 2 || last.matches('.').count() > 1
}

/// "Staff Writer", "Senior Editor", "Redakteurin": what somebody does, without a name.
fn is_role(lower: &str) -> bool {
    lower
        .split(|c: char| !c.is_alphabetic())
        .any(|word| WORDS.roles.contains(word))
}

/// Web addresses, mail addresses and handles.
fn is_address(word: &str) -> bool {
    word.starts_with('@')
        || word.starts_with("http")
        || word.starts_with("www.")
        || word.contains("://")
        || word.contains('@') && word.contains('.')
}

fn without_brackets(text: &str) -> String {
    let mut depth = 0_usize;
    let mut kept = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '(' | '[' => depth += 1,
            ')' | ']' => depth = depth.saturating_sub(1),
            _ if depth == 0 => kept.push(c),
            _ => {}
        }
    }
    kept
}

#[cfg(test)]
mod tests;
