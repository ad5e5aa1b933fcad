//! Whether a text is the name of a person, or of somebody else who may write: an agency, a desk.

use super::words::{Sort, WORDS};

/// Whether the value looks like the name of a person: two to five words with capitals, or a few
/// letters of a script that has none.
pub(crate) fn is_person(name: &str) -> bool {
    let words: Vec<&str> = name.split(' ').collect();
    let cased = name.chars().any(|c| c.is_lowercase() || c.is_uppercase());
    let plain = !name
        .chars()
        .any(|c| c.is_ascii_digit() || "@:/!?()|_".contains(c));
    if !plain || is_agency(name) || is_desk(name) || is_organisation(name) || is_edition(&words) {
        return false;
    }
    if !cased {
        return is_uncased_person(name, words.len());
    }
    (2..=5).contains(&words.len())
        && words.first() != Some(&"The")
        && words.iter().all(|word| is_name_word(word))
        && words.iter().filter(|word| is_capital(word)).count() >= 2
        && words.last().is_some_and(|last| is_capital(last))
}

/// "Network World US", "Gazette TV": a paper's edition.
fn is_edition(words: &[&str]) -> bool {
    const EDITIONS: [&str; 6] = ["US", "UK", "USA", "TV", "FM", "EU"];
    words.last().is_some_and(|last| EDITIONS.contains(last))
        && words.iter().any(|word| word.contains(char::is_lowercase))
}

/// "배윤경", "大渡 美咲", "هدى المرسي": few letters in few words.
fn is_uncased_person(name: &str, words: usize) -> bool {
    let letters = name.chars().filter(|c| c.is_alphabetic()).count();
    let hiragana = name.chars().any(|c| matches!(c, '\u{3040}'..='\u{309f}'));
    let wide = name.chars().any(|c| c >= '\u{2e80}');
    match (wide, hiragana) {
        (true, true) => (2..=4).contains(&letters) && words <= 2,
        (true, false) => (2..=6).contains(&letters) && words <= 4,
        (false, _) => (4..=28).contains(&letters) && (2..=5).contains(&words),
    }
}

/// Whether the value names a news agency.
pub(crate) fn is_agency(name: &str) -> bool {
    WORDS.is(Sort::Agency, name.to_lowercase().as_str())
}

/// Whether the value names a desk, a team or the staff.
pub(crate) fn is_desk(name: &str) -> bool {
    name.to_lowercase()
        .split(|c: char| !c.is_alphabetic() && c != '-')
        .any(|word| WORDS.is(Sort::Desk, word))
}

/// Whether one of a few words says what somebody does: "Staff writer", "Gazette correspondents".
pub(crate) fn names_role(text: &str) -> bool {
    let mut words = text.split(|c: char| !c.is_alphabetic() && c != '-');
    words.any(|word| WORDS.is(Sort::Role, word.to_lowercase().as_str()))
}

/// Whether a word says that the name is a company's, a club's or an office's.
pub(crate) fn is_organisation(name: &str) -> bool {
    name.split(' ').any(|word| {
        let lower = word.to_lowercase();
        WORDS.is(Sort::Organisation, lower.trim_end_matches([',', ';']))
    })
}

pub(super) fn is_name_word(word: &str) -> bool {
    is_capital(word) || WORDS.is(Sort::Particle, word)
}

/// Whether the word has a capital at its start or after "d'", "al-" and the like.
pub(super) fn is_capital(word: &str) -> bool {
    word.split(['\'', '’', '-'])
        .any(|part| part.chars().next().is_some_and(char::is_uppercase))
}

/// A person's name as running text has it, where it is written in capitals alone.
pub(super) fn in_small_letters(name: &str) -> String {
    let is_loud = !name.chars().any(char::is_lowercase) && name.chars().any(char::is_uppercase);
    if !is_loud || !is_person(name) {
        return name.to_string();
    }
    let words = name.split(' ').enumerate();
    let words = words.map(|(at, word)| quiet(word, at > 0));
    words.collect::<Vec<_>>().join(" ")
}

/// "O'BRIEN" as "O'Brien", "MCKAY" as "McKay"; initials and words without a vowel stay.
fn quiet(word: &str, inside: bool) -> String {
    let lower = word.to_lowercase();
    if inside && WORDS.is(Sort::Particle, lower.as_str()) {
        return lower;
    }
    let letters = || word.chars().filter(|c| c.is_alphabetic());
    let is_vowel = |c: char| !c.is_ascii() || "AEIOUY".contains(c);
    if word.contains('.') || letters().count() <= 2 || !letters().any(is_vowel) {
        return word.to_string();
    }
    let is_scottish = lower.starts_with("mc") && letters().count() > 4;
    let mut quiet = String::with_capacity(word.len());
    let mut starts = true;
    for (at, c) in word.chars().enumerate() {
        match starts || is_scottish && at == 2 {
            true => quiet.push(c),
            false => quiet.extend(c.to_lowercase()),
        }
        starts = !c.is_alphabetic();
    }
    quiet
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn people_and_others() {
        for name in [
            "Ana Ruiz",
            "Max von der Heide",
            "배윤경",
            "小田切 涼",
            "هدى المرسي",
        ] {
            assert!(is_person(name), "{name}");
        }
        for name in [
            "Ana",
            "dpa",
            "World News",
            "ana ruiz",
            "速報の続き",
            "Harbour Institute",
        ] {
            assert!(!is_person(name), "{name}");
        }
    }

    #[test]
    fn capitals_are_lowered() {
        let table = [
            ("ANA RUIZ", "Ana Ruiz"),
            ("T. BECK", "T. Beck"),
            ("MAEVE O'BRIEN", "Maeve O'Brien"),
            ("JEAN-LUC MCKAY", "Jean-Luc McKay"),
            ("EVA VAN DEN BERG", "Eva van den Berg"),
            ("Ana RUIZ", "Ana RUIZ"),
            ("AFP", "AFP"),
        ];
        for (loud, quiet) in table {
            assert_eq!(in_small_letters(loud), quiet);
        }
    }
}
