//! A caller's regular expressions, on pages, on lines and on flat text.

use copydesk::{Article, Cleaner, DecidedBy, Reason};
use regex::Regex;

fn cleaner(pattern: &str) -> Cleaner {
    Cleaner::builder()
        .pattern(Reason::Promotion, Regex::new(pattern).unwrap())
        .build()
        .unwrap()
}

/// The one removal by a caller's rule.
fn struck(article: &Article) -> &str {
    let mut found = article
        .removed()
        .iter()
        .filter(|removal| removal.decided_by == DecidedBy::Caller);
    let removal = found.next().expect("a removal by the caller's rule");
    assert_eq!(removal.rule.as_str(), "caller/1");
    assert_eq!(removal.reason, Reason::Promotion);
    assert!(found.next().is_none());
    &removal.text
}

const STORY: &str = "The ferry sank at noon on Monday, officials said, and nobody was hurt.";

#[test]
fn a_line_of_a_text_goes() {
    let text = format!(
        "{STORY}\n\n  Tide table No. 4711  \n\nThe crew was brought ashore by two tugs, and the port will stay closed until Friday, the mayor said."
    );
    let article = cleaner(r"^Tide .* \d{4}$").lines(&text).unwrap();
    assert_eq!(struck(&article).trim(), "Tide table No. 4711");
    assert_eq!(article.body().count(), 2);
    let none = cleaner(r"^tide .* \d{4}$").lines(&text).unwrap();
    assert!(
        none.removed()
            .iter()
            .all(|removal| removal.decided_by != DecidedBy::Caller)
    );
}

#[test]
fn a_block_of_a_page_goes_and_is_searched_as_it_is_read() {
    let page = format!(
        "<h1>Ferry sinks</h1><p>{STORY}</p><p>Tide <b>table</b>\n  No. 4711</p><p>The crew was brought ashore by two tugs, and the port will stay closed until Friday, the mayor said.</p>"
    );
    let article = cleaner(r"^Tide table No\. \d{4}$").page(&page).unwrap();
    assert_eq!(struck(&article), "Tide table No. 4711");
    assert!(article.text().contains("two tugs"));
}

#[cfg(feature = "restore")]
#[test]
fn a_piece_of_flat_text_goes_and_is_searched_without_marks() {
    let text = "the ferry sank at noon on monday officials said and nobody was hurt \
        the crew was brought ashore by two tugs buy tide tables with 4711 dates at the harbour shop \
        the port will stay closed until friday the mayor said";
    let article = cleaner(r"tide tables with \d{4}\b").flat(text).unwrap();
    let gone = struck(&article);
    assert!(gone.contains("tide tables with 4711"), "{gone}");
    assert!(text.contains(gone));
    assert!(article.text().contains("two tugs"), "{}", article.text());
}

#[test]
fn a_block_of_any_length_is_asked() {
    let long = format!(
        "{} order code AB-12 now.",
        "The harbour shop sells tide tables. ".repeat(400)
    );
    let text = format!(
        "{STORY}\n\n{long}\n\nThe crew was brought ashore by two tugs, and the port will stay closed until Friday, the mayor said."
    );
    let article = cleaner(r"\b[A-Z]{2}-\d\d now\.$").lines(&text).unwrap();
    assert_eq!(struck(&article), long);
}

#[test]
fn phrases_and_expressions_are_counted_together_and_the_first_that_fires_counts() {
    let cleaner = Cleaner::builder()
        .pattern(Reason::Promotion, Regex::new("tide tables? for").unwrap())
        .phrases(Reason::Newsletter, ["tide table*"])
        .pattern(Reason::Legal, Regex::new("(?i)tide").unwrap())
        .build()
        .unwrap();
    let text = format!("{STORY}\n\nTide tables\n\nThe tide tables for June\n\nTIDES");
    let article = cleaner.lines(&text).unwrap();
    let found: Vec<_> = article
        .removed()
        .iter()
        .map(|removal| (removal.rule.as_str(), removal.reason))
        .collect();
    let expected = [
        ("caller/2", Reason::Newsletter),
        ("caller/1", Reason::Promotion),
        ("caller/3", Reason::Legal),
    ];
    assert_eq!(found, expected);
}
