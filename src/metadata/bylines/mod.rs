//! Bylines: the people in a value or a line that says who wrote it. "By", roles, desks' addresses,
//! links and handles go; several names are told apart at "and", commas and slashes, in many languages.

mod split;
mod words;

use words::{LONGEST_LABEL, WORDS};

use super::dates::{self, NumericOrder};
use crate::words::letters;

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
        let parts = around_date(segment);
        for name in parts
            .into_iter()
            .map(in_segment)
            .find(|found| !found.is_empty())
            .unwrap_or_default()
        {
            if names.len() < MOST_NAMES && !names.iter().any(|known| same(known, &name)) {
                names.push(name);
            }
        }
    }
    names
}

/// The names of a segment without bars, bullets or dates.
fn in_segment(segment: &str) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for piece in split::people(without_label(segment)) {
        names.extend(name(&piece, names.is_empty()));
    }
    without_titles(&mut names);
    names
}

/// Leaves out what the person before does: "Ana Ruiz, Senior Director, Content & Growth". Beside a
/// person only people, desks and agencies write, and after two a single word is a name as well.
fn without_titles(names: &mut Vec<String>) {
    if !names.first().is_some_and(|first| is_person(first)) {
        return;
    }
    let mut people = 0;
    names.retain(|name| {
        people += usize::from(is_person(name));
        is_person(name)
            || is_agency(name)
            || is_desk(name)
            || people > 1 && !name.contains(' ') && is_capital(name)
    });
}

/// The people in a line near a headline that may hold more than its byline: "Posted on 3 March by
/// Ana Ruiz", "Ein Text von Lena Vogt". Only names that look like people's count here.
pub(crate) fn in_line(line: &str) -> Vec<String> {
    const LONGEST_LINE: usize = 120;
    if line.len() > LONGEST_LINE {
        return Vec::new();
    }
    let mut names = [Some(line), after_opening(line)]
        .into_iter()
        .flatten()
        .filter(|text| without_label(text).len() < text.len())
        .map(names)
        .find(|names| names.first().is_some_and(|name| is_person(name)))
        .unwrap_or_default();
    names.retain(|name| is_person(name) || is_agency(name));
    names
}

/// What follows "Posted on 3 March", "Blog Beitrag" and the like, from its "by" on.
fn after_opening(line: &str) -> Option<&str> {
    let lower = line.to_lowercase();
    let at = [" by ", " von ", " par ", " por "]
        .iter()
        .filter_map(|label| lower.find(label))
        .min()?;
    let before = lower.get(..at)?;
    let words = || {
        before
            .split(|c: char| !c.is_alphanumeric())
            .filter(|word| !word.is_empty())
    };
    let opens = words()
        .next()
        .is_some_and(|word| WORDS.stamps.contains(word))
        || words().count() <= 3
            && words()
                .next_back()
                .is_some_and(|word| WORDS.openings.contains(word))
        || dates::find_in_line(before, NumericOrder::DayFirst).is_some();
    // Lower case may have other lengths than the line.
    line.get(at + 1..).filter(|_| opens)
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
    if !plain || is_agency(name) || is_desk(name) || is_organisation(name) {
        return false;
    }
    if !cased {
        // "배윤경", "大渡 美咲"
        let letters = name.chars().filter(|c| c.is_alphabetic()).count();
        let hiragana = name.chars().any(|c| matches!(c, '\u{3040}'..='\u{309f}'));
        let longest = match name.chars().any(|c| c >= '\u{2e80}') {
            true if hiragana => 4,
            true => 6,
            false => 16,
        };
        return (2..=longest).contains(&letters) && words.len() <= 4;
    }
    (2..=5).contains(&words.len())
        && words.iter().all(|word| is_name_word(word))
        && words.iter().filter(|word| is_capital(word)).count() >= 2
        && words.last().is_some_and(|last| is_capital(last))
}

/// "Ruiz, Ana" as "Ana Ruiz": one person, as catalogues write names.
pub(crate) fn given_name_first(value: &str) -> String {
    match value
        .split(',')
        .map(str::trim)
        .collect::<Vec<_>>()
        .as_slice()
    {
        [family, given] if is_catalogued(family) && is_catalogued(given) => {
            format!("{given} {family}")
        }
        _ => value.to_string(),
    }
}

fn is_catalogued(part: &str) -> bool {
    !split::is_credential(part) && (1..=2).contains(&part.split(' ').count())
}

/// Whether the text is nothing but a byline's label: "Written by", "Verfasst von".
pub(crate) fn is_label(text: &str) -> bool {
    WORDS
        .labels
        .contains(text.trim().trim_end_matches(':').to_lowercase().as_str())
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

/// Whether a word says that the name is a company's, a club's or an office's.
pub(crate) fn is_organisation(name: &str) -> bool {
    name.split(' ').any(|word| {
        let lower = word.to_lowercase();
        WORDS
            .organisations
            .contains(lower.trim_end_matches([',', ';']))
    })
}

/// Whether two names are the same but for case and marks.
pub(crate) fn same(one: &str, other: &str) -> bool {
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

/// The text before a date and after it; all of it where there is none.
fn around_date(segment: &str) -> [&str; 2] {
    match dates::find_in_line(segment, NumericOrder::DayFirst) {
        Some(found) => [
            segment.get(..found.range.start).unwrap_or_default(),
            segment.get(found.range.end..).unwrap_or_default(),
        ],
        None => [segment, ""],
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

/// The name in a piece between joints, tidied; `None` where there is none. After the first name a
/// piece that says what somebody does belongs to the name before it.
fn name(piece: &str, is_first: bool) -> Option<String> {
    let piece = without_brackets(without_label(piece));
    let mut words: Vec<&str> = piece.split_whitespace().collect();
    // "lupa am": what stood before a date; "Ana Ruiz Redakteurin".
    let is_tail = |last: &str| {
        matches!(last, "am" | "on" | "um" | "at" | "le" | "el" | "il" | "op")
            || WORDS.stamps.contains(last.to_lowercase().as_str())
    };
    let says_role = |last: &str| WORDS.roles.contains(last.to_lowercase().as_str());
    while words.len() > 1 && words.last().is_some_and(|last| is_tail(last))
        || words.len() > 2 && words.last().is_some_and(|last| says_role(last))
    {
        words.pop();
    }
    // "Ana Ruiz Last updated", "Ana Ruiz on Friday", "Ana Ruiz Reviewed by Tom Beck".
    let ends_name = |word: &str| {
        let lower = word.trim_end_matches(':').to_lowercase();
        word == "on"
            || matches!(
                lower.as_str(),
                "reviewed" | "edited" | "last" | "fact-checked" | "for"
            )
            || WORDS.stamps.contains(lower.as_str())
    };
    if let Some(at) = words.iter().skip(1).position(|word| ends_name(word)) {
        words.truncate(at + 1);
    }
    // "Ana Ruiz Follow", "Alle Beiträge": words of links, not of names.
    if let Some(at) = words
        .iter()
        .position(|word| WORDS.links.contains(word.to_lowercase().as_str()))
    {
        words.truncate(if at >= 2 { at } else { 0 });
    }
    // A name in a link and beside it.
    let half = words.len() / 2;
    if words.len() >= 4 && words.get(..half) == words.get(half..) {
        words.truncate(half);
    }
    let name = words.join(" ");
    let name = name.trim_matches(|c: char| !c.is_alphanumeric() && !"®.)".contains(c));
    let name = name.trim_end_matches(|c: char| c == '.' && !ends_in_initial(name));
    let lower = name.to_lowercase();
    let letters = name.chars().filter(|c| c.is_alphabetic()).count();
    let opening = lower.split(' ').next().unwrap_or_default();
    let fits = letters >= 2
        && words.len() <= LONGEST_NAME
        && !name.starts_with(|c: char| c.is_ascii_digit())
        && !is_label(&lower)
        && !WORDS.junk.contains(lower.as_str())
        && !WORDS.stamps.contains(opening)
        && !is_role(&lower, is_first);
    fits.then(|| name.to_string())
}

/// "Jr.", "M.", "Ph.D.": the stop belongs to the name.
fn ends_in_initial(name: &str) -> bool {
    let last = name.rsplit(' ').next().unwrap_or_default();
    last.chars().filter(|c| c.is_alphabetic()).count() <= 2 || last.matches('.').count() > 1
}

/// "Staff Writer", "Senior Editor", "Redakteurin": what somebody does, without a name. In first
/// place a word that is none of these makes it a name ("Rasender Reporter").
fn is_role(lower: &str, is_first: bool) -> bool {
    let mut words = lower
        .split(|c: char| !c.is_alphabetic())
        .filter(|word| !word.is_empty())
        .peekable();
    let is_role = |word: &str| WORDS.roles.contains(word);
    let is_desk = |word: &str| WORDS.desks.contains(word) || word == "senior" || word == "chief";
    if is_first {
        words.all(|word| is_role(word) || is_desk(word)) && lower.split(' ').any(is_role)
    } else {
        words.any(is_role)
    }
}

/// Web addresses, mail addresses and handles.
fn is_address(word: &str) -> bool {
    word.starts_with('@')
        || word.starts_with("http")
        || word.starts_with("www.")
        || word.contains("://")
        || word.contains('@') && word.contains('.')
}

/// What stands outside brackets; a space for each of them, so that "Ana(left)Tom" is two words.
fn without_brackets(text: &str) -> String {
    let mut depth = 0_usize;
    let mut kept = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '(' | '[' => {
                depth += 1;
                kept.push(' ');
            }
            ')' | ']' => depth = depth.saturating_sub(1),
            _ if depth == 0 => kept.push(c),
            _ => {}
        }
    }
    kept
}

#[cfg(test)]
mod tests;
