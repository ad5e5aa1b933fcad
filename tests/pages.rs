//! Invented pages over the layouts that content systems make, each beside its golden: what is kept,
//! under which role, and what is removed, for which reason and by which rule.
//!
//! `COPYDESK_BLESS=1 cargo test --test pages` writes the goldens anew; read the difference.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use copydesk::{Article, Cleaner, Input};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/pages")
}

fn pages() -> Vec<PathBuf> {
    let mut pages: Vec<PathBuf> = std::fs::read_dir(folder())
        .expect("fixtures/pages")
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.extension().is_some_and(|ending| ending == "html"))
        .collect();
    pages.sort();
    pages
}

fn clean(path: &Path) -> Article {
    let html = std::fs::read_to_string(path).expect("a fixture");
    Cleaner::new()
        .clean(Input::page(&html).url("https://news.example/2026/03/story"))
        .expect("an article")
}

/// Every piece in the page's order: kept ones with `+` and their role, removed ones with `-`.
fn golden(article: &Article) -> String {
    let kept = article.body().map(|block| {
        (
            block.place.order,
            format!("+ {} | {}", block.role.name(), block.text),
        )
    });
    let removed = article.removed().iter().map(|removal| {
        let line = format!("- {} {} | {}", removal.reason, removal.rule, removal.text);
        (removal.place.order, line)
    });
    let titles = article.blocks.iter().filter(|block| {
        !block.shown
            && !article
                .removed()
                .iter()
                .any(|r| r.place.order == block.place.order)
    });
    let titles = titles.map(|block| {
        (
            block.place.order,
            format!("= {} | {}", block.role.name(), block.text),
        )
    });
    let mut pieces: Vec<(usize, String)> = kept.chain(removed).chain(titles).collect();
    pieces.sort();
    let mut text = String::new();
    for (_, line) in pieces {
        let _ = writeln!(text, "{line}");
    }
    text
}

#[test]
fn pages_are_cleaned_as_their_goldens_say() {
    let bless = std::env::var_os("COPYDESK_BLESS").is_some();
    let mut differing = Vec::new();
    let pages = pages();
    assert!(pages.len() >= 30, "{} fixtures", pages.len());
    for page in pages {
        let found = golden(&clean(&page));
        let path = page.with_extension("golden");
        if bless {
            std::fs::write(&path, &found).expect("a golden");
        } else if std::fs::read_to_string(&path).unwrap_or_default() != found {
            differing.push(format!("{}:\n{found}", path.display()));
        }
    }
    assert!(differing.is_empty(), "{}", differing.join("\n"));
}

/// Every piece has a number of its own, and together they are all numbers from 0.
#[test]
fn no_piece_of_a_page_is_lost() {
    for page in pages() {
        let article = clean(&page);
        let kept = article.blocks.iter().map(|block| block.place.order);
        let removed = article.removed().iter().map(|removal| removal.place.order);
        let mut orders: Vec<usize> = kept.chain(removed).collect();
        orders.sort_unstable();
        orders.dedup();
        assert!(
            orders.iter().copied().eq(0..orders.len()),
            "{}",
            page.display()
        );
    }
}
