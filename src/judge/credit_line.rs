//! Captions that end with who made the picture: "The ferry at noon (photo: Ana Prell)", "Photo Ana Prell".

use std::collections::HashSet;
use std::sync::LazyLock;

use super::finding::{Finding, Findings};
use super::line::Lines;
use crate::document::Document;
use crate::removal::{Reason, Rule};
use crate::words::hash::Spread;
use crate::words::{ends_with_stop, hashes};

/// Words of a caption at most.
const CAPTION_WORDS: usize = 45;

/// Words before the name of a photographer, in lower case.
const WORDS: [&str; 35] = [
    "photo",
    "photos",
    "photograph",
    "picture",
    "image",
    "foto",
    "fotos",
    "fotografía",
    "fotografia",
    "bild",
    "bilder",
    "beeld",
    "kuva",
    "kép",
    "fotó",
    "zdjęcie",
    "fot",
    "снимок",
    "фото",
    "φωτό",
    "φωτογραφία",
    "fotoğraf",
    "credit",
    "crédit",
    "crédito",
    "ảnh",
    "snímek",
    "fotografie",
    "fotografija",
    "snimka",
    "valokuva",
    "nuotrauka",
    "nuotr",
    "ljósmynd",
    "argazkia",
];
/// The same in scripts without spaces.
const UNSPACED: [&str; 5] = ["撮影", "写真", "摄影", "攝影", "사진"];
/// What stands in place of a name: the author, a private picture, an archive.
const NO_NAME: [&str; 16] = [
    "автора",
    "автор",
    "архив",
    "архива",
    "archiv",
    "archiwum",
    "archive",
    "archives",
    "archivo",
    "arquivo",
    "archivio",
    "privat",
    "privé",
    "autor",
    "autora",
    "handout",
];
/// Words that a photographer's name and outlet have at most.
const NAME_WORDS: usize = 6;

/// Finds the captions among lines that end with such a credit.
pub(super) fn find(document: &Document<'_>, read: &Lines, findings: &mut Findings) {
    for (at, (candidate, line)) in document.candidates.iter().zip(&read.lines).enumerate() {
        let text = &candidate.text;
        let may_be = line.words <= CAPTION_WORDS && may_end_with_credit(text, read.words_of(line));
        if may_be && ends_with_credit(text) && is_set_apart(text) {
            findings.add(at, || {
                Finding::new(Reason::PhotoCaption, Rule::named("structure/credit-line"))
                    .because("it ends with who made the picture")
            });
        }
    }
}

/// The words for pictures by their hashes.
static LABELS: LazyLock<HashSet<u32, Spread>> =
    LazyLock::new(|| WORDS.iter().flat_map(|word| hashes(word)).collect());

/// Whether it is worth a closer look: a quick test that most lines fail.
fn may_end_with_credit(text: &str, words: &[u32]) -> bool {
    let mut last = words.iter().rev().take(NAME_WORDS + 3);
    text.ends_with(')')
        || text.ends_with(|c: char| !c.is_ascii())
        || last.any(|word| LABELS.contains(word))
}

/// Whether a text ends with a bracket that says where the picture comes from: "(Archiv)", "(file photo)".
fn ends_in_archive(text: &str) -> bool {
    const SOURCES: [&str; 13] = [
        "archivbild",
        "archivfoto",
        "symbolbild",
        "symbolfoto",
        "arşiv",
        "file",
        "file photo",
        "file picture",
        "foto de archivo",
        "imagen de archivo",
        "foto d'archivio",
        "photo d'archives",
        "архивное фото",
    ];
    let text = text.trim().trim_end_matches('.');
    let inside = text
        .strip_suffix(')')
        .and_then(|text| text.rsplit_once('('));
    inside.is_some_and(|(before, source)| {
        let source = source.trim().to_lowercase();
        !before.trim().is_empty()
            && (SOURCES.contains(&source.as_str()) || is_no_name(&[source.as_str()]))
    })
}

/// Whether a text ends with a word for a picture and a name.
pub(super) fn ends_with_credit(text: &str) -> bool {
    let whole = text;
    let text = text.trim().trim_end_matches([')', '）', '.', ']', '］']);
    let words: Vec<&str> = text.split_whitespace().collect();
    let start = words.len().saturating_sub(NAME_WORDS + 1);
    let tail = words.get(start..).unwrap_or_default();
    let label = tail.iter().rposition(|word| is_label(word));
    let named = label.is_some_and(|at| {
        let name = tail.get(at + 1..).unwrap_or_default();
        let capitals = name
            .iter()
            .filter(|word| word.starts_with(char::is_uppercase));
        let is_named = || capitals.count() * 2 >= name.len();
        (1..=NAME_WORDS).contains(&name.len()) && (is_named() || is_no_name(name))
    });
    named || ends_unspaced(text) || ends_in_outlet_and_name(whole) || ends_in_archive(whole)
}

/// "(Harbour Post/Ana Prell)": the outlet and the photographer in brackets at the end.
fn ends_in_outlet_and_name(text: &str) -> bool {
    let inner = text.trim().strip_suffix(')');
    let inner = inner
        .and_then(|text| text.rsplit_once('('))
        .filter(|(sentence, _)| ends_with_stop(sentence))
        .map(|(_, inner)| inner);
    inner
        .and_then(|inner| inner.split_once('/'))
        .is_some_and(|(outlet, name)| {
            let are_capitals = |part: &str| {
                let mut words = part.split_whitespace().peekable();
                words.peek().is_some()
                    && words.all(|word| word.starts_with(char::is_uppercase) && !word.contains('/'))
            };
            let words = outlet.split_whitespace().count() + name.split_whitespace().count();
            words <= NAME_WORDS
                && are_capitals(outlet)
                && are_capitals(name)
                && name.trim().contains(' ')
        })
}

/// Whether the label of the credit is set apart from the sentence before it: "noon. Fot. Ana Prell", "(Herald photo
/// by Ana Prell)", "noon | Photo: Ana Prell". A text without a picture has no other sign.
fn is_set_apart(text: &str) -> bool {
    const AFTER: [&str; 7] = ["by", "von", "par", "di", "da", "de", "door"];
    let words: Vec<&str> = text.split_whitespace().collect();
    let Some(label) = words.iter().rposition(|word| is_label(word)) else {
        return ends_unspaced(text) || ends_in_outlet_and_name(text);
    };
    let word = words.get(label).copied().unwrap_or_default();
    let is_boundary = |word: &&str| word.ends_with(['.', '(', '|', '/', '–', '—', '!', '?', ',']);
    let before = label.checked_sub(1).and_then(|at| words.get(at));
    let opens = before.is_some_and(is_boundary) || word.starts_with(['(', '[', '/']);
    let is_named = word.ends_with([':', '/']);
    let next = words.get(label + 1).copied().unwrap_or_default();
    let is_by = AFTER.contains(&next);
    // "Photo from the archive of the town" names nobody, and a single word may be anything.
    let name = words
        .get(label + 1 + usize::from(is_by)..)
        .unwrap_or_default();
    let is_person = matches!(name, [given, family, ..] if is_capital(given) && is_capital(family));
    let names_somebody = is_person || is_no_name(&[next]);
    let is_cash = || word.to_lowercase().contains("credit");
    names_somebody && (is_named || opens && !is_cash() || is_by)
}

fn is_capital(word: &str) -> bool {
    word.starts_with(char::is_uppercase)
}

/// Whether the words after the label name the author or an archive: "Фото автора", "Foto: privat".
fn is_no_name(words: &[&str]) -> bool {
    matches!(words, [word] | [word, _] if NO_NAME.contains(word))
}

fn is_label(word: &str) -> bool {
    let word = word
        .trim_matches(|mark: char| !mark.is_alphabetic())
        .to_lowercase();
    WORDS.contains(&word.as_str())
}

/// "＝撮影・岡村", "（写真：小野）".
fn ends_unspaced(text: &str) -> bool {
    const LETTERS: usize = 8;
    let found = UNSPACED.iter().filter_map(|label| {
        let at = text.rfind(label)?;
        text.get(at + label.len()..)
    });
    let mut names = found.map(|rest| rest.trim_start_matches(['・', '：', ':', ' ', '/', '／']));
    names.any(|name| (1..=LETTERS).contains(&name.chars().count()) && !name.contains(['。', '、']))
}

#[cfg(test)]
mod tests {
    use super::{ends_with_credit, is_set_apart};

    #[test]
    fn credits_are_told_from_sentences() {
        for caption in [
            "La barque quitte le hangar. Photo Yann Abgrall",
            "Il tiglio con la stampella (foto Nerio Landi)",
            "Пеликан на платформе. Фото: Р. Мамедов / Дельта",
            "スキー板を並べる六年生＝撮影・岡村",
            "Children at the boat on Monday. (Harbour Post/Ana Prell)",
        ] {
            assert!(ends_with_credit(caption), "{caption}");
        }
        for caption in [
            "Robotnicy na rynku w Porto. Fot. Marcin Duda",
            "The clock of the depot on Tuesday. (Herald photo by Ana Prell)",
            "Ana Prell at the lab | photo by Tom Brask",
        ] {
            assert!(
                is_set_apart(caption) && ends_with_credit(caption),
                "{caption}"
            );
        }
        for sentence in [
            "File photo of Suspended Councillor Tom Brask",
            "Free Trial Credit Card Not Required",
        ] {
            assert!(!is_set_apart(sentence), "{sentence}");
        }
        for sentence in [
            "She keeps his photo in the drawer.",
            "Er hat ein Foto gemacht.",
            "The photo shows the ferry at noon before it sank.",
            "写真は、港の船を撮影したものだ。",
        ] {
            assert!(!ends_with_credit(sentence), "{sentence}");
        }
    }
}
