//! Whether the byline and the date of each story are found, in the page and in the lines.

use std::collections::{BTreeMap, BTreeSet};

use copydesk::{Article, Cleaner};

use super::{Story, stories};

/// What is known not to be found: language, state, field.
const MISSED: &[(&str, &str, &str)] = &[
    // No headline is seen over the lines: their words are not parted.
    ("th", "lines", "byline"),
    ("th", "lines", "date"),
];

/// The Persian story is dated by its calendar.
fn day(language: &str) -> &'static str {
    match language {
        "fa" => "2026-05-02",
        _ => "2026-05-12",
    }
}

/// Which of byline and date an article has right.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Found {
    pub byline: bool,
    pub date: bool,
}

fn found(story: &Story, article: &Article) -> Found {
    let day = day(&story.language);
    let dates = [&article.published, &article.modified];
    Found {
        byline: article.authors == [story.author.as_str()],
        date: dates
            .into_iter()
            .flatten()
            .any(|date| date.starts_with(day)),
    }
}

/// What is found of each story: in the page, in the lines.
pub fn by_language() -> BTreeMap<String, [Found; 2]> {
    let cleaner = Cleaner::new();
    let both = |story: Story| {
        let page = cleaner.page(&story.page()).unwrap();
        let lines = cleaner.lines(&story.lines()).unwrap();
        let states = [found(&story, &page), found(&story, &lines)];
        (story.language, states)
    };
    stories().into_iter().map(both).collect()
}

#[test]
fn bylines_and_dates_are_found_in_every_language() {
    let found = by_language();
    let mut missed = BTreeSet::new();
    for (language, states) in &found {
        for (state, found) in ["page", "lines"].into_iter().zip(states) {
            for (field, is_found) in [("byline", found.byline), ("date", found.date)] {
                if !is_found {
                    missed.insert((language.as_str(), state, field));
                }
            }
        }
    }
    let known: BTreeSet<_> = MISSED.iter().copied().collect();
    let new: Vec<_> = missed.difference(&known).collect();
    let mended: Vec<_> = known.difference(&missed).collect();
    assert!(new.is_empty(), "not found: {new:?}");
    assert!(
        mended.is_empty(),
        "found now, take it out of the list: {mended:?}"
    );
}
