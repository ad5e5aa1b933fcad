//! `docs/languages.md`: its first table is made of the rules, the lists and the fixtures, and held here;
//! its second is measured by `tests/quality/languages.py` on sets that are not part of the repository.
//! `COPYDESK_BLESS=1 cargo test --test languages` writes the first.

use std::collections::{BTreeMap, BTreeSet};

use super::fields::{self, Found};
use super::sentences;

/// What stands around a story in every language.
const KINDS: [&str; 12] = [
    "inline-related",
    "related-heading",
    "newsletter",
    "subscription",
    "share",
    "comments",
    "photo-credit",
    "byline",
    "timestamp",
    "advertisement",
    "cookie",
    "legal",
];

/// Languages whose lists must have every kind. Both Norwegians share one list, both scripts of Chinese
/// another.
const THOROUGH: [&str; 36] = [
    "ar", "bg", "bn", "cs", "da", "de", "el", "en", "es", "fa", "fi", "fr", "he", "hi", "hr", "hu",
    "id", "is", "it", "ja", "ko", "nl", "no", "pl", "pt", "ro", "ru", "sk", "sr", "sv", "sw", "th",
    "tr", "uk", "vi", "zh",
];

/// Where the measured part of the page begins.
const MEASURED: &str = "<!-- measured by tests/quality/languages.py -->";

/// For each language the kinds that its phrases name, and how many phrases it has.
fn phrases() -> BTreeMap<String, (BTreeSet<String>, usize)> {
    let mut languages: BTreeMap<String, (BTreeSet<String>, usize)> = BTreeMap::new();
    for entry in copydesk::rules() {
        let Some(phrase) = entry.phrase else { continue };
        let (kinds, count) = languages.entry(phrase.language).or_default();
        let name = entry.rule.to_string();
        kinds.extend(name.split_once('/').map(|(kind, _)| kind.to_owned()));
        *count += 1;
    }
    languages
}

#[test]
fn the_usual_kinds_are_known_in_thirty_languages() {
    let phrases = phrases();
    let mut missing = Vec::new();
    for language in THOROUGH {
        let known = phrases.get(language).map(|(kinds, _)| kinds);
        let is_known = |kind: &&str| known.is_some_and(|known| known.contains(*kind));
        let absent = KINDS.into_iter().filter(|kind| !is_known(kind));
        missing.extend(absent.map(|kind| (language, kind)));
    }
    assert!(missing.is_empty(), "no phrase: {missing:?}");
}

#[test]
fn the_page_of_languages_is_that_of_the_lists() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/languages.md");
    let written = std::fs::read_to_string(path).unwrap_or_default();
    let (held, measured) = written.split_once(MEASURED).unwrap_or((&*written, ""));
    let made = page();
    if std::env::var_os("COPYDESK_BLESS").is_some() {
        std::fs::write(path, format!("{made}{MEASURED}{measured}")).unwrap();
        return;
    }
    assert!(
        held == made,
        "docs/languages.md is not what the rules, lists and fixtures give"
    );
}

fn page() -> String {
    let mut page = String::from(
        "# Languages\n\n\
         What copydesk knows of each language. The tests use invented documents (`fixtures/languages`,\n\
         `fixtures/sentences/news`). Restoration knows only English.\n\n\
         - *kinds*: how many of the twelve usual kinds of boilerplate have phrases: read also, heading \
         over other\n  stories, newsletter, subscription, share, comments, photo credit, byline, time, \
         advertisement, cookies,\n  legal\n\
         - *phrases*: how many phrases the lists have\n\
         - *abbreviations*: whether there is a list of abbreviations for the ends of sentences\n\
         - *story*: whether no paragraph of the test story is lost, as a page and as lines\n\
         - *byline*, *date*: whether they are found under their labels, in the page, in the lines or in both\n\
         - *sentences*: how many of the test sentences come out exactly\n\n\
         `COPYDESK_BLESS=1 cargo test --test languages` writes this part, and a test holds it.\n\n\
         | language | kinds | phrases | abbreviations | story | byline | date | sentences |\n\
         |---|---|---|---|---|---|---|---|\n",
    );
    let fields = fields::by_language();
    let sentences = sentences::scores();
    for (language, (kinds, count)) in phrases() {
        let kinds = KINDS.iter().filter(|kind| kinds.contains(**kind)).count();
        let list = format!(
            "{}/src/sentences/words/{language}.txt",
            env!("CARGO_MANIFEST_DIR")
        );
        let has_list = std::path::Path::new(&list).exists();
        let story = fields.get(if language == "no" { "nb" } else { &*language });
        let score = sentences.get(&language);
        let score = score.map(|score| format!("{} of {}", score.right, score.of));
        let cells = [
            language.clone(),
            kinds.to_string(),
            count.to_string(),
            yes(has_list),
            yes(story.is_some()),
            states(story, |found| found.byline),
            states(story, |found| found.date),
            score.unwrap_or_default(),
        ];
        page.push_str(&format!("| {} |\n", cells.join(" | ")));
    }
    page.push('\n');
    page
}

fn yes(is: bool) -> String {
    if is { "yes" } else { "" }.to_owned()
}

/// In which of the states a field is found.
fn states(story: Option<&[Found; 2]>, has: impl Fn(&Found) -> bool) -> String {
    let Some([page, lines]) = story else {
        return String::new();
    };
    match (has(page), has(lines)) {
        (true, true) => "both",
        (true, false) => "page",
        (false, true) => "lines",
        (false, false) => "neither",
    }
    .to_owned()
}
