//! Metadata of invented pages, a page for each source: `fixtures/metadata/pages/*.html` against the
//! golden file beside each. `COPYDESK_BLESS=1 cargo test --test metadata` writes the golden files.
//!
//! The first line of a page is a comment that holds its address.

use std::fmt::Write;
use std::path::Path;

use copydesk::{Article, Cleaner, Field, Input};
use proptest::prelude::*;

const PAGES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/fixtures/metadata/pages");

fn described(article: &Article) -> String {
    let one = |value: &Option<String>| value.clone().unwrap_or_default();
    let fields = [
        (Field::Title, "title", one(&article.title)),
        (Field::Standfirst, "standfirst", one(&article.standfirst)),
        (Field::Authors, "authors", article.authors.join("; ")),
        (Field::Published, "published", one(&article.published)),
        (Field::Modified, "modified", one(&article.modified)),
        (Field::Site, "site", one(&article.site)),
        (Field::Url, "url", one(&article.url)),
        (Field::Language, "language", one(&article.language)),
        (Field::Image, "image", one(&article.image)),
        (Field::Section, "section", one(&article.section)),
        (Field::Tags, "tags", article.tags.join("; ")),
    ];
    let mut text = String::new();
    for (field, name, value) in fields {
        if !value.is_empty() {
            let source = article.source(field);
            writeln!(text, "{name}: {value} ({source:?})").unwrap();
        }
    }
    text
}

#[test]
fn golden_pages() {
    let bless = std::env::var_os("COPYDESK_BLESS").is_some();
    let mut paths: Vec<_> = std::fs::read_dir(PAGES)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|end| end == "html"))
        .collect();
    paths.sort();
    assert!(paths.len() >= 27);
    let mut wrong = String::new();
    for path in paths {
        let page = std::fs::read_to_string(&path).unwrap();
        let first = page.lines().next().unwrap_or_default();
        let url = first.trim_start_matches("<!-- ").trim_end_matches(" -->");
        let found = described(&Cleaner::new().clean(Input::page(&page).url(url)).unwrap());
        let golden = path.with_extension("txt");
        if bless {
            std::fs::write(&golden, &found).unwrap();
        }
        let expected = std::fs::read_to_string(&golden).unwrap_or_default();
        if found != expected {
            let name = Path::new(path.file_name().unwrap()).display();
            writeln!(wrong, "{name}: found\n{found}instead of\n{expected}").unwrap();
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

/// Pages made to cost much: each must come out, and so within the test's patience.
#[test]
fn hostile_metadata() {
    let many = 100_000;
    let pages = [
        format!(
            "<script type='application/ld+json'>{}</script>",
            "[".repeat(many)
        ),
        format!(
            "<script type='application/ld+json'>{}</script>",
            "{\"a\":".repeat(many)
        ),
        format!(
            "<script type='application/ld+json'>[{}{{}}]</script>",
            "{\"@type\":\"NewsArticle\",\"author\":\"A B\"},".repeat(many / 4)
        ),
        format!(
            "<script type='application/ld+json'>{}</script>",
            "\"\"".repeat(many * 5)
        ),
        "<meta name=author content='Ana Ruiz'>".repeat(many),
        "<h1>Ferry</h1>".repeat(many),
        "<span class=author>Ana Ruiz</span><time>11 March 2026</time>".repeat(many / 4),
        format!("<meta name=author content='{}'>", "Ana Ruiz, ".repeat(many)),
        format!("<title>{}</title>", "a | ".repeat(many)),
        format!("<h1>{}</h1>", "a - ".repeat(many)),
        format!(
            "{}<p>x",
            "<div class='author date headline'>".repeat(many / 2)
        ),
        format!("<p class=date>{}</p>", "11.".repeat(many)),
        format!(
            "<meta property=og:title content='{}'>",
            "&amp;".repeat(many * 2)
        ),
    ];
    for page in pages {
        let article = Cleaner::new().page(&page).unwrap();
        assert!(article.authors.len() <= 64);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn no_input_panics(text in "\\PC{0,200}") {
        let cleaner = Cleaner::new();
        let pages = [
            format!("<title>{text}</title><h1>{text}</h1><p class=author>{text}<p class=date>{text}"),
            format!("<meta name=author content='{text}'><meta name=date content='{text}'>"),
            format!("<script type=application/ld+json>{{\"@type\":\"Article\",\"headline\":\"{text}\",\"author\":{text}</script>"),
        ];
        for page in pages {
            cleaner.clean(Input::page(&page).url(&text)).unwrap();
        }
    }

    #[test]
    fn dates_and_bylines_of_any_digits(text in "[0-9./: -]{0,24}(Jan|März|de|um|pm|年|月|日)?[0-9./: -]{0,24}") {
        let page = format!("<h1>Ferry</h1><time datetime='{text}'>{text}</time><p>By {text}");
        Cleaner::new().page(&page).unwrap();
    }

    #[test]
    fn no_bytes_panic(bytes in proptest::collection::vec(any::<u8>(), 0..300), label in "\\PC{0,20}") {
        Cleaner::new().clean(Input::page(&bytes).charset(&label)).unwrap();
        Cleaner::new().clean(Input::page(&bytes)).unwrap();
    }
}
