//! Lines that say who wrote the article.

/// Words that open a byline in the languages that the phrase lists know.
const OPENERS: &[&str] = &[
    "by",
    "von",
    "par",
    "por",
    "di",
    "door",
    "written by",
    "story by",
    "reported by",
    "words by",
    "author:",
    "autor:",
    "autore:",
    "auteur:",
    "escrito por",
    "texto:",
    "tekst:",
    "text:",
    "écrit par",
];
/// Words inside names that begin in lower case.
const PARTICLES: &[&str] = &[
    "de", "da", "do", "dos", "das", "del", "della", "di", "la", "le", "van", "von", "der", "den",
    "ter", "ten", "zu", "bin", "al", "el", "y", "e", "du", "af", "av",
];
/// Words that join names.
const JOINERS: &[&str] = &[
    "and", "und", "et", "y", "e", "en", "&", "with", "mit", "con",
];
/// Words that are no part of a name; what follows them is left out.
const ENDERS: &[&str] = &[
    "published",
    "updated",
    "posted",
    "staff",
    "for",
    "in",
    "special",
    "senior",
    "political",
    "correspondent",
    "reporter",
    "editor",
    "writer",
    "contributor",
    "|",
    "•",
    "·",
    "-",
    "–",
    "—",
    "on",
    "at",
    "veröffentlicht",
    "aktualisiert",
    "publié",
    "publicado",
    "pubblicato",
];
/// A byline has at most so many words.
const MOST_WORDS: usize = 16;

/// The names in a byline; `None` where the line is none.
pub(super) fn names(line: &str) -> Option<Vec<String>> {
    if line.len() > 200 || line.split_whitespace().count() > MOST_WORDS {
        return None;
    }
    let list = after_opener(line)?;
    let names = split_names(list);
    (!names.is_empty()).then_some(names)
}

/// What follows "By"; the opener may be followed by a colon, and must not end a word.
fn after_opener(line: &str) -> Option<&str> {
    OPENERS.iter().find_map(|opener| {
        let head = line.get(..opener.len())?;
        let rest = line.get(opener.len()..)?;
        let same = head.to_lowercase() == *opener;
        (same && rest.starts_with([' ', ':', '\u{a0}']))
            .then(|| rest.trim_start_matches([':', ' ', '\u{a0}']))
    })
}

fn split_names(list: &str) -> Vec<String> {
    let mut names = Vec::new();
    let mut name: Vec<&str> = Vec::new();
    for word in list.split_whitespace() {
        let bare = word.trim_end_matches([',', ';']);
        let lower = bare.to_lowercase();
        if ENDERS.contains(&lower.as_str()) || bare.starts_with(|c: char| c.is_ascii_digit()) {
            break;
        }
        let joins = JOINERS.contains(&lower.as_str()) && name.len() > 1;
        if !joins && !is_name_part(bare) {
            return Vec::new();
        }
        if !joins {
            name.push(bare);
        }
        if joins || bare.len() < word.len() {
            take_name(&mut name, &mut names);
        }
    }
    take_name(&mut name, &mut names);
    names
}

fn is_name_part(word: &str) -> bool {
    let upper = word.chars().next().is_some_and(|c| {
        c.is_uppercase() || !c.is_ascii() && c.is_alphabetic() && !c.is_lowercase()
    });
    let letters = word
        .chars()
        .all(|c| c.is_alphabetic() || matches!(c, '.' | '-' | '\'' | '’'));
    letters && (upper || PARTICLES.contains(&word))
}

/// Two to five words make a name.
fn take_name(name: &mut Vec<&str>, names: &mut Vec<String>) {
    if (2..=5).contains(&name.len()) {
        names.push(name.join(" "));
    }
    name.clear();
}
