//! Abbreviations, and words that begin sentences, a file a language or family of languages.
//! Each file holds lines of `kind: word word …`; a `#` begins a comment.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

const FILES: [&str; 20] = [
    include_str!("en.txt"),
    include_str!("de.txt"),
    include_str!("fr.txt"),
    include_str!("es.txt"),
    include_str!("it.txt"),
    include_str!("pt.txt"),
    include_str!("nl.txt"),
    include_str!("sv.txt"),
    include_str!("pl.txt"),
    include_str!("cs.txt"),
    include_str!("hu.txt"),
    include_str!("ro.txt"),
    include_str!("el.txt"),
    include_str!("tr.txt"),
    include_str!("ru.txt"),
    include_str!("uk.txt"),
    include_str!("hr.txt"),
    include_str!("id.txt"),
    include_str!("hi.txt"),
    include_str!("ar.txt"),
];

/// What may follow an abbreviation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Abbreviation {
    /// A name or more words, always: "Mr.", "e.g.".
    Before,
    /// A number; without one the word is an ordinary word: "No. 5", "art. 3".
    BeforeNumber,
    /// Anything: it may stand at the end of a sentence ("Inc.", "etc.").
    Anywhere,
    /// Nothing more of its sentence, but for what goes on in lower case: "atd.", "и т. д.".
    ListEnd,
    /// More words, always, but after a number, where it may stand at the end: "г. Тула", "в 1999 г.".
    Unit,
}

struct Lists {
    abbreviations: HashMap<&'static str, Abbreviation>,
    starters: HashSet<&'static str>,
    speech: HashSet<&'static str>,
    ordinal_contexts: HashSet<&'static str>,
}

static LISTS: LazyLock<Lists> = LazyLock::new(|| {
    let mut lists = Lists {
        abbreviations: HashMap::new(),
        starters: HashSet::new(),
        speech: HashSet::new(),
        ordinal_contexts: HashSet::new(),
    };
    for line in FILES.iter().flat_map(|file| file.lines()) {
        if let Some((kind, words)) = line.split_once(": ").filter(|_| !line.starts_with('#')) {
            lists.add(kind, words.split_whitespace());
        }
    }
    lists
});

impl Lists {
    fn add(&mut self, kind: &str, words: impl Iterator<Item = &'static str>) {
        match kind {
            "before" => self.abbreviate(words, Abbreviation::Before),
            "before-number" => self.abbreviate(words, Abbreviation::BeforeNumber),
            "anywhere" => self.abbreviate(words, Abbreviation::Anywhere),
            "list" => self.abbreviate(words, Abbreviation::ListEnd),
            "unit" => self.abbreviate(words, Abbreviation::Unit),
            "starters" => self.starters.extend(words),
            "speech" => self.speech.extend(words),
            "ordinal" => self.ordinal_contexts.extend(words),
            _ => {}
        }
    }

    /// The first language that lists a word says what it is.
    fn abbreviate(&mut self, words: impl Iterator<Item = &'static str>, kind: Abbreviation) {
        for word in words {
            self.abbreviations.entry(word).or_insert(kind);
        }
    }
}

/// The abbreviation that a word without its last stop is.
pub(super) fn abbreviation(word: &str) -> Option<Abbreviation> {
    let listed = |word: &str| LISTS.abbreviations.get(word).copied();
    listed(word)
        .or_else(|| listed(&uncapitalised(word)?).filter(|&kind| kind != Abbreviation::Anywhere))
}

/// "Проф" as the lists have it. In Latin letters a capital tells names from abbreviations: "Max."
fn uncapitalised(word: &str) -> Option<String> {
    let mut letters = word.chars();
    let first = letters
        .next()
        .filter(|first| !first.is_ascii() && first.is_uppercase())?;
    Some(first.to_lowercase().chain(letters).collect())
}

/// Whether a word begins sentences and is part of no name.
pub(super) fn is_starter(word: &str) -> bool {
    LISTS.starters.contains(word)
}

/// Whether a word tells who spoke: "said", "asked".
pub(super) fn is_speech(word: &str) -> bool {
    LISTS.speech.contains(word)
}

/// Whether a number with a stop beside this word is an ordinal: "am 3. Mai".
pub(super) fn is_ordinal_context(word: &str) -> bool {
    LISTS.ordinal_contexts.contains(word)
}
