//! The promises hold for whatever comes in: for random documents, and for every input that a fuzzer
//! once broke one with (`fixtures/fuzz`).

#[cfg(feature = "cli")]
#[path = "../../src/bin/copydesk/json.rs"]
#[allow(dead_code)]
mod json;
mod promises;
#[cfg(feature = "fuzzing")]
mod readers;
#[cfg(feature = "cli")]
#[path = "../../src/bin/copydesk/record.rs"]
#[allow(dead_code)]
mod record;
#[cfg(feature = "cli")]
mod records;

use std::path::Path;

use copydesk::{Article, Cleaner, Role};
use proptest::prelude::*;

/// Pieces of which documents are made: what the readers and the judge look for, and what
/// comes between.
const TEXT_PIECES: &[&str] = &[
    "\n",
    "\n\n",
    " ",
    ". ",
    "-\n",
    "- ",
    "* ",
    "1. ",
    "> ",
    "By Ines Calder",
    "Read more: ",
    "(AP) — ",
    "Advertisement\n",
    "Sign up for our newsletter",
    "© 2026 The Veldmar Post. All rights reserved.",
    "The bridge over the Veldmar closed on Monday, officials said",
    "\u{201C}",
    "\u{201D}",
    "\u{200B}",
    "e\u{301}",
    "\u{202E}",
    "\r\n",
    "\t",
    "港口。",
    "U.S. ",
    "Photo: Samir Holt/AP",
    "March 3, 2026",
    "\u{FEFF}",
    "&amp;",
    "# ",
    "ALL CAPS HEADLINE",
    "https://example.org/a?b",
    "â€™",
    "\u{AD}",
    "\u{2028}",
];
const FLAT_PIECES: &[&str] = &[
    " ",
    "  ",
    "the bridge is closed said the harbour master",
    " s",
    " u s",
    " 2 000",
    " 11 a m",
    " dr",
    " putin s",
    " don t",
    "sign in",
    " all rights reserved",
    " copyright 2026",
    " see also",
    "\u{200B}",
    "мост",
    " İ",
    " ß",
    " ǆ",
    "\u{301}",
    " 1 4 billion",
    "Nato",
    " read more",
];
const PAGE_PIECES: &[&str] = &[
    "<p>",
    "</p>",
    "<div class=share>",
    "</div>",
    "<b>",
    "</b>",
    "<table><tr><td>",
    "</table>",
    "<a href=x>",
    "</a>",
    "The bridge over the Veldmar closed on Monday, officials said. ",
    "<h1>",
    "</h1>",
    "<h2>",
    "<article>",
    "</article>",
    "<aside>",
    "<ul><li>",
    "</ul>",
    "<svg>",
    "</svg>",
    "<math>",
    "<template>",
    "<select><option>",
    "<script>",
    "</script>",
    "<style>",
    "<!--",
    "-->",
    "<title>",
    "</title>",
    "&amp;",
    "&notit;",
    "\0",
    "<img alt='x' src=y>",
    "<figure>",
    "<figcaption>",
    "<br>",
    "<pre>\n",
    "<textarea>",
    "\r\n",
    "<time datetime=2026-03-03>",
    "<meta property=article:published_time content='2026-03-03T10:00'>",
    "<script type=application/ld+json>{\"@type\":\"NewsArticle\",\"headline\":\"x\"}</script>",
    "<noscript>",
    "<blockquote>",
    "<frameset>",
    "<body onload=x>",
    "<p hidden>",
    "<span style='display:none'>",
    "<span role=tooltip>",
    "<span class=tip>term<span class=tooltip>",
    "<div role=tooltip>",
    "</span>",
    "<sup>1</sup>",
    "<a href=#n1>2</a>",
    "<small class=sidenote>a note there",
    "[<a href=x class=edit>edit</a>]",
    "<button>",
    "</button>",
    "<tr><th colspan=3>",
    "<td rowspan=9>x<td>",
    "<table class=code><tr><td>1<td><code>x",
    "<ol class=linenums><li><code> x</code><li><code>y</code>",
    "<div role=row><div role=cell>",
    "<li>",
    "<ol start=4><li>",
    "<summary>",
    "<div role=heading>",
    "<span>Ab</span><span>Cd</span>",
    "\u{202E}",
];

/// A document of a few dozen pieces.
fn document(pieces: &'static [&'static str]) -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        8 => proptest::sample::select(pieces).prop_map(str::to_owned),
        1 => any::<char>().prop_map(String::from),
    ];
    proptest::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

proptest! {
    // A find becomes a file of `fixtures/fuzz`, where the fuzzer has it too.
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn hold_for_lines(text in document(TEXT_PIECES)) {
        promises::lines(&text);
    }

    #[test]
    fn hold_for_flat_text(text in document(FLAT_PIECES)) {
        promises::flat(&text);
    }

    #[test]
    fn hold_for_pages(html in document(PAGE_PIECES)) {
        promises::page(&html);
    }

    #[cfg(feature = "fuzzing")]
    #[test]
    fn hold_for_every_word_of_pages(html in document(PAGE_PIECES)) {
        readers::page_covered(&html);
    }

    #[cfg(feature = "fuzzing")]
    #[test]
    fn hold_for_the_markup_of_pages(html in document(PAGE_PIECES)) {
        readers::markup(&html);
    }

    #[test]
    fn hold_for_bytes(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        promises::page_bytes(&bytes, None);
    }

    #[test]
    fn hold_for_dates_of_pages(date in document(TEXT_PIECES)) {
        promises::dated_page(&date);
    }

    #[test]
    fn hold_whatever_the_state(text in document(TEXT_PIECES)) {
        promises::any(&text);
    }
}

#[test]
fn cleaning_a_clean_article_removes_nothing() {
    let cleaner = Cleaner::new();
    for article in [
        cleaner
            .lines(include_str!("../../fixtures/demo/harbour.txt"))
            .unwrap(),
        cleaner
            .page(include_str!("../../fixtures/demo/harbour.html"))
            .unwrap(),
    ] {
        let text = article.text();
        let again = cleaner.lines(&text).unwrap();
        assert_eq!(again.text(), text);
    }
}

#[test]
fn what_readers_disagree_about_stays_under_its_role() {
    let text = include_str!("../../fixtures/demo/harbour.txt");
    let lines = |cleaner: Cleaner| cleaner.lines(text).unwrap();
    let shows = |article: &Article, text: &str| article.text().lines().any(|line| line == text);
    let usual = lines(Cleaner::new());
    for role in [
        Role::Standfirst,
        Role::Byline,
        Role::Caption,
        Role::AuthorBio,
    ] {
        let block = usual.blocks.iter().find(|block| block.role == role);
        let block = block.unwrap_or_else(|| panic!("no {role:?} among the blocks"));
        assert!(!shows(&usual, &block.text), "{role:?}");
        let shown = lines(Cleaner::builder().show(role).build().unwrap());
        assert!(shows(&shown, &block.text), "{role:?}");
    }
    let correction = usual.body().find(|block| block.role == Role::Correction);
    let correction = &correction.expect("a correction in the body").text;
    let hidden = lines(Cleaner::builder().hide(Role::Correction).build().unwrap());
    assert!(!shows(&hidden, correction));
    assert!(hidden.blocks.iter().any(|block| block.text == *correction));
}

#[test]
fn hold_for_what_fuzzing_found() {
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    replay("page", promises::labelled_page);
    replay("lines", |bytes| promises::lines(&text(bytes)));
    replay("flat", |bytes| promises::flat(&text(bytes)));
    #[cfg(feature = "cli")]
    replay("record", |bytes| records::are_kept(&text(bytes)));
    #[cfg(feature = "fuzzing")]
    {
        replay("markup", |bytes| readers::markup(&text(bytes)));
        replay("dates", |bytes| readers::dates(&text(bytes)));
        replay("names", |bytes| readers::names(&text(bytes)));
        replay("json_ld", |bytes| readers::json_ld(&text(bytes)));
        replay("bytes", readers::bytes);
        replay("options", |bytes| readers::options(&text(bytes)));
        replay("words", |bytes| readers::words(&text(bytes)));
        replay("models", readers::models);
        replay("weights", readers::weights);
        replay("profiles", readers::profiles);
    }
}

/// Runs a check on every file of a folder of finds, which may not be there while it is empty.
fn replay(folder: &str, check: impl Fn(&[u8])) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("fixtures/fuzz")
        .join(folder);
    let Ok(entries) = std::fs::read_dir(&folder) else {
        return;
    };
    let mut files: Vec<_> = entries.map(|entry| entry.unwrap().path()).collect();
    files.sort();
    for file in files {
        println!("{}", file.display());
        check(&std::fs::read(&file).unwrap());
    }
}
