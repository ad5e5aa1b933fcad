//! Bylines: the people in a value or a line that says who wrote it. "By", roles, desks' addresses,
//! links and handles go; several names are told apart at "and", commas and slashes, in many languages.

mod beside_date;
mod credit;
mod label;
mod office;
mod person;
mod quick;
mod split;
mod words;

pub(crate) use credit::{Credit, credit, from_line, in_brackets, over_name};
use label::Kind;
pub(crate) use office::{at_start, with_office};
use person::is_capital;
pub(crate) use person::{is_agency, is_desk, is_organisation, is_person, names_role};
pub(crate) use quick::may_have_label;
use words::{Sort, WORDS};

use super::dates::{self, NumericOrder};
use crate::words::{ends_with_stop, is_letter, letters};

/// Longer values are no bylines; the longest author lists of journals have some hundred names.
const VALUE_BYTES: usize = 4096;

/// More names than this are a list of members, not of authors.
const MOST_NAMES: usize = 64;

/// Words that open what somebody does.
const RANKS: [&str; 14] = [
    "senior",
    "staff",
    "chief",
    "deputy",
    "political",
    "managing",
    "associate",
    "assistant",
    "special",
    "contributing",
    "freelance",
    "national",
    "business",
    "sports",
];

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
    let outside = without_brackets(value);
    let value = match outside.trim().is_empty() {
        true => value.trim_matches(|c: char| !c.is_alphanumeric()),
        false => &outside,
    };
    let value = without_addresses(value);
    let words = value
        .split(' ')
        .filter(|word| !is_chinese_paper_or_place(word));
    let mut folded = words.collect::<Vec<_>>().join(" ");
    folded.truncate(before_helpers(&folded));
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

/// Where the list of those begins who helped: "Ana Ruiz, with additional reporting by Tom Beck".
fn before_helpers(value: &str) -> usize {
    const HELP: [&str; 4] = [
        "with reporting by",
        "with additional reporting",
        "additional reporting by",
        "reporting contributed by",
    ];
    let lower = value.to_ascii_lowercase();
    let at = HELP.iter().filter_map(|help| lower.find(help)).min();
    // What has nobody before the helpers names them.
    at.filter(|&at| at > 0).unwrap_or(value.len())
}

/// The names of a segment without bars, bullets or dates.
fn in_segment(segment: &str) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    // "Image: Getty Images"
    if label::names_others(segment) {
        return names;
    }
    let unlabelled = without_label(segment);
    for piece in split::people(in_wide(unlabelled).unwrap_or(unlabelled)) {
        names.extend(name(&piece, names.is_empty()));
    }
    without_titles(&mut names);
    names
}

/// The name in a segment of Chinese, Japanese or Korean: "윤서진 기자", "하버일보=윤서진 기자".
fn in_wide(segment: &str) -> Option<&str> {
    let wide = Some(segment).filter(|segment| segment.starts_with(words::is_wide))?;
    let before = label::before_label(wide)?;
    before.rsplit(['=', '＝']).next()
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
    WORDS.is(
        Sort::Label,
        text.trim().trim_end_matches(':').to_lowercase().as_str(),
    )
}

/// Whether a line ends in a picture's credit: "Evan Kirsch/AP", "Getty Images".
pub(crate) fn is_credited(line: &str) -> bool {
    if ends_with_stop(line) {
        return false;
    }
    let spaced = line.replace(" / ", "/");
    let last = spaced
        .rsplit(char::is_whitespace)
        .next()
        .unwrap_or_default();
    let (maker, agency) = last.rsplit_once('/').unwrap_or_default();
    let agency = agency.chars().next().is_some_and(char::is_uppercase);
    line.ends_with("Getty Images") || !maker.is_empty() && agency
}

/// Whether two names are the same but for case and marks.
pub(crate) fn same(one: &str, other: &str) -> bool {
    letters(one) == letters(other)
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
        match label::read(rest) {
            Some(found) if found.kind == Kind::Author => rest = found.rest,
            _ => break,
        }
    }
    label::after_preposition(rest).unwrap_or(rest)
}

/// The name in a piece between joints, tidied; `None` where there is none. After the first name a
/// piece that says what somebody does belongs to the name before it.
fn name(piece: &str, is_first: bool) -> Option<String> {
    let mut words: Vec<&str> = without_label(piece).split_whitespace().collect();
    // "lupa am": what stood before a date; "Ana Ruiz Redakteurin".
    let is_tail = |last: &str| {
        matches!(last, "am" | "on" | "um" | "at" | "le" | "el" | "il" | "op")
            || WORDS.is(Sort::Stamp, last.to_lowercase().as_str())
    };
    let says_role = |last: &str| WORDS.is(Sort::Role, last.to_lowercase().as_str());
    while words.len() > 1 && words.last().is_some_and(|last| is_tail(last))
        || words.len() > 2 && words.last().is_some_and(|last| says_role(last))
    {
        words.pop();
    }
    let is_day = |word: &str| {
        let lower = word.to_lowercase();
        WORDS.is(Sort::Day, lower.trim_end_matches(','))
    };
    // "Ana Ruiz Last updated", "Ana Ruiz on Friday", "Ana Ruiz Reviewed by Tom Beck".
    let ends_name = |word: &str| {
        let lower = word.trim_end_matches(':').to_lowercase();
        word == "on"
            || is_day(&lower)
            || matches!(
                lower.as_str(),
                "reviewed" | "edited" | "last" | "fact-checked" | "for"
            )
            || WORDS.is(Sort::Stamp, lower.as_str())
    };
    // "Nguyễn Thu Hà", "Ana Di Marco": a short day of the week inside a name is part of it.
    let is_inside = |at: usize| {
        let next = words.get(at + 1).copied().unwrap_or_default();
        let short = words.get(at).is_some_and(|word| word.chars().count() <= 3);
        short && person::is_capital(next) && !next.contains(|c: char| c.is_ascii_digit())
    };
    let ends = (1..words.len()).find(|&at| {
        let word = words.get(at).copied().unwrap_or_default();
        ends_name(word) && !(is_day(word) && is_inside(at))
    });
    if let Some(at) = ends {
        words.truncate(at);
    }
    // "Ana Ruiz Follow", "Alle Beiträge": words of links, not of names.
    if let Some(at) = words
        .iter()
        .position(|word| WORDS.is(Sort::Link, word.to_lowercase().as_str()))
    {
        // "The Washington Post" ends with a button's word and is no name before one.
        let is_name = at >= 2 && words.first() != Some(&"The");
        words.truncate(if is_name { at } else { 0 });
    }
    without_what_follows(&mut words);
    let name = words.join(" ");
    // A vowel sign ends many a name in the scripts of India.
    let name = name.trim_matches(|c: char| !is_letter(c) && !"®.)".contains(c));
    let name = name.trim_end_matches(|c: char| c == '.' && !ends_in_initial(name));
    let lower = name.to_lowercase();
    let letters = name.chars().filter(|c| c.is_alphabetic()).count();
    let opening = lower.split(' ').next().unwrap_or_default();
    let is_number = name.starts_with(|c: char| c.is_ascii_digit()) && !is_numbered_outlet(name);
    let fits = letters >= 2
        && words.len() <= LONGEST_NAME
        && !is_number
        && !is_label(&lower)
        && !WORDS.is(Sort::Junk, lower.as_str())
        && !WORDS.is(Sort::Day, lower.as_str())
        && !WORDS.is(Sort::Stamp, opening)
        && !lower.starts_with("special to ")
        && !is_role(&lower, is_first);
    fits.then(|| person::in_small_letters(name))
}

/// "9News Staff": a number that is part of a word is part of the name.
fn is_numbered_outlet(name: &str) -> bool {
    let first = name.split(' ').next().unwrap_or_default();
    first.chars().filter(|c| c.is_alphabetic()).count() >= 3
}

/// Ends the words of a name before what is told of the person: the place where it was written, what
/// the person does, a time of reading, the name once more.
fn without_what_follows(words: &mut Vec<&str>) {
    let is_named = |at: usize| {
        let before = words.get(..at).unwrap_or_default();
        at >= 2 && before.iter().all(|word| person::is_name_word(word))
    };
    let ends = |(at, word): (usize, &&str)| {
        let lower = word.trim_end_matches(',').to_lowercase();
        let agency = word.chars().all(char::is_uppercase) && is_agency(word);
        let tells =
            split::PLACED.contains(&lower.as_str()) || RANKS.contains(&lower.as_str()) || agency;
        let again = at >= 2 && words.first() == Some(word);
        (tells || again || word.starts_with(|c: char| c.is_ascii_digit())) && is_named(at)
    };
    if let Some(at) = words.iter().enumerate().position(ends) {
        words.truncate(at);
    }
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
    let is_role = |word: &str| WORDS.is(Sort::Role, word);
    let is_desk = |word: &str| WORDS.is(Sort::Desk, word) || word == "senior" || word == "chief";
    if is_first {
        words.all(|word| is_role(word) || is_desk(word)) && lower.split(' ').any(is_role)
    } else {
        words.any(is_role)
    }
}

/// "英国《金融时报》", "布鲁塞尔报道": whom somebody writes for, and from where. A name alone is as short
/// as "王芳报道".
fn is_chinese_paper_or_place(word: &str) -> bool {
    const SHORTEST_PLACE: usize = 5;
    word.ends_with('》')
        || (word.ends_with("报道") || word.ends_with("報導"))
            && word.chars().count() >= SHORTEST_PLACE
}

/// The words that are no addresses, with a space between two. A place before a date goes with the address
/// before it, so that it does not join the name: "Ana Ruiz @ana Porto, 3 May".
fn without_addresses(text: &str) -> String {
    let mut kept: Vec<&str> = Vec::new();
    let mut after_address = false;
    let mut words = text.split_whitespace().peekable();
    while let Some(word) = words.next() {
        let before_number = words
            .peek()
            .is_some_and(|next| next.starts_with(|c: char| c.is_ascii_digit()));
        let is_place = after_address && word.ends_with(',') && before_number;
        if is_address(word) {
            after_address = true;
        } else {
            after_address = false;
            kept.extend((!is_place).then_some(word));
        }
    }
    kept.join(" ")
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
