//! Whole documents: what is kept under which role, and what is removed for which reason.
//!
//! Each `fixtures/lines/NAME.txt` and `fixtures/flat/NAME.txt` has a `NAME.expected` beside it.
//! `COPYDESK_BLESS=1 cargo test --test goldens` writes them anew; read the difference before you
//! commit it.

use std::path::{Path, PathBuf};

use copydesk::{Article, Cleaner};

#[test]
fn lines() {
    check("lines", |text| Cleaner::new().lines(text));
}

#[test]
#[cfg(feature = "restore")]
fn flat() {
    check("flat", |text| Cleaner::new().flat(text));
}

fn check(folder: &str, clean: impl Fn(&str) -> Result<Article, copydesk::Error>) {
    let mut differing = Vec::new();
    for path in documents(folder) {
        let text = std::fs::read_to_string(&path).unwrap();
        let found = report(&text, &clean(&text).unwrap());
        let golden = path.with_extension("expected");
        if std::env::var_os("COPYDESK_BLESS").is_some() {
            std::fs::write(&golden, &found).unwrap();
        }
        let expected = std::fs::read_to_string(&golden).unwrap_or_default();
        if found != expected {
            differing.push(format!(
                "{}:\n{}",
                golden.display(),
                difference(&expected, &found)
            ));
        }
    }
    assert!(differing.is_empty(), "{}", differing.join("\n"));
}

fn documents(folder: &str) -> Vec<PathBuf> {
    let folder = Path::new("fixtures").join(folder);
    let entries = std::fs::read_dir(folder).unwrap();
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "txt"));
    paths.sort();
    assert!(!paths.is_empty());
    paths
}

/// The metadata, and every piece in the order of the document: `+` role, or `-` reason and rule.
fn report(text: &str, article: &Article) -> String {
    let mut report = String::new();
    for (name, value) in [
        ("title", article.title.clone()),
        ("standfirst", article.standfirst.clone()),
        (
            "authors",
            Some(article.authors.join(", ")).filter(|authors| !authors.is_empty()),
        ),
        ("published", article.published.clone()),
    ] {
        if let Some(value) = value {
            report += &format!("{name}: {value}\n");
        }
    }
    let removed = article.removed().iter().map(|removal| {
        let role = removal
            .role
            .map_or(String::new(), |role| format!(" ({})", role.name()));
        let sign = format!("- {} {}{role}", removal.reason, removal.rule);
        (removal.place.order, sign, &removal.text)
    });
    let set_aside = |order: usize| {
        article
            .removed()
            .iter()
            .any(|removal| removal.place.order == order)
    };
    let kept = article
        .blocks
        .iter()
        .filter(|block| !set_aside(block.place.order))
        .map(|block| {
            (
                block.place.order,
                format!("+ {}", block.role.name()),
                &block.text,
            )
        });
    let mut pieces: Vec<_> = kept.chain(removed).collect();
    pieces.sort_by_key(|&(order, ..)| order);
    report.push('\n');
    for (_, sign, text) in pieces {
        report += &format!(
            "{sign}\n    {}\n",
            text.split_whitespace().collect::<Vec<_>>().join(" ")
        );
    }
    for place in article.blocks.iter().map(|block| &block.place) {
        let range = place.range.clone().unwrap();
        assert!(
            text.get(range)
                .is_some_and(|piece| !piece.trim().is_empty())
        );
    }
    report
}

/// The lines in which the two differ.
fn difference(expected: &str, found: &str) -> String {
    let missing = expected
        .lines()
        .filter(|line| !found.lines().any(|other| other == *line));
    let new = found
        .lines()
        .filter(|line| !expected.lines().any(|other| other == *line));
    let missing = missing.map(|line| format!("  no longer: {line}\n"));
    missing
        .chain(new.map(|line| format!("  now: {line}\n")))
        .collect()
}
