//! Nothing runs in what goes out, whatever came in.
//!
//! `fixtures/hostile/xss.html` tries what a page can try: scripts, handlers and addresses that run,
//! in elements, attributes, metadata and as text that a careless rendering would bring to life. Each
//! attempt sets the attribute `data-pwned` of the root element when it runs.

mod browser;
mod random;
#[cfg(feature = "cli")]
mod report;

use copydesk::{Article, Cleaner, Input, Role};
use pulldown_cmark::{Options, Parser};
use scraper::Html;

const SHEET: &str = include_str!("../../fixtures/hostile/xss.html");

/// What the renderings may be made of; attributes of any element.
const ATTRIBUTES: [&str; 8] = [
    "href", "rel", "lang", "datetime", "start", "charset", "name", "content",
];
const FORBIDDEN: [&str; 14] = [
    "script", "style", "iframe", "object", "embed", "svg", "math", "form", "input", "button",
    "img", "video", "template", "base",
];

fn with_every_role() -> Cleaner {
    let mut builder = Cleaner::builder();
    for &role in Role::ALL {
        builder.show(role);
    }
    builder.build().unwrap()
}

/// The sheet in every state, with every role shown.
fn articles() -> Vec<Article> {
    let cleaner = with_every_role();
    let one_line = SHEET.replace('\n', " ");
    vec![
        cleaner.page(SHEET).unwrap(),
        cleaner
            .clean(Input::page(SHEET).url("javascript:alert(1)//https://example.org"))
            .unwrap(),
        cleaner.lines(SHEET).unwrap(),
        cleaner.flat(&one_line).unwrap(),
    ]
}

/// Everything in the page is of a kind that runs nothing.
fn assert_inert(html: &str) {
    for element in Html::parse_document(html)
        .tree
        .values()
        .filter_map(|node| node.as_element())
    {
        assert!(
            !FORBIDDEN.contains(&element.name()),
            "<{}> in {html}",
            element.name()
        );
        for (name, value) in element.attrs() {
            assert!(
                ATTRIBUTES.contains(&name),
                "{name}={value} in <{}>",
                element.name()
            );
            if name == "href" {
                let address: String = value
                    .to_lowercase()
                    .chars()
                    .filter(|c| c.is_ascii_graphic())
                    .collect();
                let runs = ["javascript:", "data:", "vbscript:", "blob:"]
                    .iter()
                    .any(|it| address.starts_with(it));
                assert!(!runs, "a link to {value}");
            }
        }
    }
}

fn markdown_as_html(article: &Article) -> String {
    let markdown = article.markdown();
    let mut html = String::new();
    let options = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH;
    pulldown_cmark::html::push_html(&mut html, Parser::new_ext(&markdown, options));
    html
}

#[test]
fn html_runs_nothing() {
    for article in articles() {
        assert!(!article.blocks.is_empty() || !article.removed().is_empty());
        assert_inert(&article.html());
    }
}

#[test]
fn markdown_runs_nothing() {
    for article in articles() {
        assert_inert(&markdown_as_html(&article));
    }
}

#[test]
fn nothing_runs_in_a_browser() {
    let Some(browser) = browser::find() else {
        println!("skipped: no Chromium here");
        return;
    };
    assert!(
        browser::is_pwned(&browser, "sheet", SHEET),
        "the sheet itself must work"
    );
    for (number, article) in articles().iter().enumerate() {
        let html = article.html();
        assert!(!browser::is_pwned(
            &browser,
            &format!("html-{number}"),
            &html
        ));
        let markdown = markdown_as_html(article);
        assert!(!browser::is_pwned(
            &browser,
            &format!("markdown-{number}"),
            &markdown
        ));
    }
}

#[cfg(feature = "serde")]
#[test]
fn json_is_valid() {
    for article in articles() {
        let value: serde_json::Value = serde_json::from_str(&article.json()).unwrap();
        assert!(value["text"].is_string());
    }
}

#[cfg(feature = "cli")]
#[test]
fn a_terminal_gets_no_commands() {
    let sheet = concat!(env!("CARGO_MANIFEST_DIR"), "/fixtures/hostile/xss.html");
    for from in ["page", "lines", "flat"] {
        let output = std::process::Command::new(env!("CARGO_BIN_EXE_copydesk"))
            .args(["explain", "--from", from, sheet])
            .output()
            .unwrap();
        let text = String::from_utf8(output.stdout).unwrap();
        let command = text
            .chars()
            .find(|c| c.is_control() && !matches!(c, '\n' | '\t'));
        assert_eq!(command, None, "--from {from}");
        assert!(!text.contains(['\u{202E}', '\u{2066}']));
    }
}
