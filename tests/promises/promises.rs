//! The promises of the README as assertions on one article. The fuzz targets use this file too.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::LazyLock;
use unicode_normalization::char::is_combining_mark;

use copydesk::{Article, Cleaner, Error, Input, Place, Role, Rule, RuleEntry, Tidy};

/// A page: everything but byte ranges.
pub fn page(html: &str) {
    let article = the_same_twice(|cleaner| cleaner.page(html));
    whole(&article);
    assert!(places(&article).iter().all(|place| place.range.is_none()));
}

/// A page's bytes, with a charset label of the caller's.
pub fn page_bytes(bytes: &[u8], charset: Option<&str>) {
    let mut input = Input::page(bytes);
    if let Some(charset) = charset {
        input = input.charset(charset);
    }
    let article = the_same_twice(|cleaner| cleaner.clean(input));
    whole(&article);
}

/// A page's bytes; a first line `charset=LABEL` is the caller's label.
pub fn labelled_page(bytes: &[u8]) {
    let (label, page) = label(bytes);
    page_bytes(page, label);
}

/// The caller's label in a first line `charset=LABEL`, and what follows.
pub fn label(bytes: &[u8]) -> (Option<&str>, &[u8]) {
    let label = bytes.strip_prefix(b"charset=").and_then(|rest| {
        let end = rest.iter().position(|byte| *byte == b'\n')?;
        rest.split_at_checked(end)
    });
    match label {
        Some((label, rest)) => (std::str::from_utf8(label).ok(), rest),
        None => (None, bytes),
    }
}

/// A page that gives its date in each of the ways that pages have.
pub fn dated_page(date: &str) {
    let safe = date
        .replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('"', "&quot;");
    let json = date.replace(['\\', '"', '<'], " ");
    page(&format!(
        "<title>Bridge closed</title><meta property=article:modified_time content=\"{safe}\">\
         <script type=application/ld+json>{{\"@type\":\"NewsArticle\",\"datePublished\":\"{json}\"}}</script>\
         <body><h1>Bridge closed</h1><p>By Ines Calder, {safe}<p><time datetime=\"{safe}\">{safe}</time>\
         <p>The bridge over the Veldmar closed on Monday, officials said."
    ));
}

/// A text with line breaks.
pub fn lines(text: &str) {
    let article = the_same_twice(|cleaner| cleaner.lines(text));
    whole(&article);
    covers(&article, text);
    the_words_of(&untidied(|cleaner| cleaner.lines(text)), text);
}

/// A flat text.
pub fn flat(text: &str) {
    let article = the_same_twice(|cleaner| cleaner.flat(text));
    whole(&article);
    covers(&article, text);
    the_words_of(&untidied(|cleaner| cleaner.flat(text)), text);
}

/// A document in whichever state it is.
pub fn any(text: &str) {
    whole(&the_same_twice(|cleaner| cleaner.clean(text)));
}

/// The same input and options give the same article, whatever a cleaner saw before.
fn the_same_twice(clean: impl Fn(&Cleaner) -> Result<Article, Error>) -> Article {
    static SHARED: LazyLock<Cleaner> = LazyLock::new(Cleaner::new);
    let article = clean(&SHARED).expect("the default limits refuse nothing of this size");
    let fresh = clean(&Cleaner::new()).expect("as before");
    assert_eq!(
        article, fresh,
        "the output depends on the document and the options alone"
    );
    article
}

/// The article before anything in it is mended.
fn untidied(clean: impl Fn(&Cleaner) -> Result<Article, Error>) -> Article {
    static UNTIDIED: LazyLock<Cleaner> = LazyLock::new(untidying);
    clean(&UNTIDIED).expect("the default limits refuse nothing of this size")
}

fn untidying() -> Cleaner {
    let cleaner = Cleaner::builder().tidy(Tidy::Off).build();
    cleaner.expect("an option that can be used")
}

/// Words are never changed, but for their case and the marks between them.
fn the_words_of(article: &Article, text: &str) {
    for block in &article.blocks {
        let input = block.place.range.clone().and_then(|range| text.get(range));
        let input = input.expect("a block of a text has its range");
        assert_eq!(
            letters(&block.text),
            letters(input),
            "words are never changed"
        );
    }
}

/// What holds of every article.
fn whole(article: &Article) {
    each_piece_once(article);
    for removal in article.removed() {
        assert!(can_be_looked_up(&removal.rule), "{:?}", removal.rule);
        assert!(!removal.text.trim().is_empty(), "nothing was removed");
    }
    for block in &article.blocks {
        let one_line = block.role == Role::Preformatted || !block.text.contains(['\n', '\r']);
        assert!(one_line, "a block is one line: {:?}", block.text);
        let mut start = 0;
        for span in &block.spans {
            assert!(
                span.start <= span.end && span.start >= start,
                "spans are in order: {span:?}"
            );
            assert!(
                block.text.get(span.start..span.end).is_some(),
                "a span cuts no character: {span:?}"
            );
            start = span.start;
        }
    }
    let confidence = article.confidence();
    assert!(
        (0.0..=1.0).contains(&confidence),
        "a confidence of {confidence}"
    );
    dates(article);
    let _ = article.text();
}

/// Whether a rule can be looked up by its name.
fn can_be_looked_up(rule: &Rule) -> bool {
    static NAMES: LazyLock<BTreeSet<String>> = LazyLock::new(|| {
        copydesk::rules()
            .map(|entry| entry.rule.to_string())
            .collect()
    });
    NAMES.contains(rule.as_str()) || RuleEntry::named(rule).is_some()
}

/// Numbers count all pieces from 0, each once, in reading order; a block that is not shown may be a
/// removal as well, at the same place.
fn each_piece_once(article: &Article) {
    let orders = |places: &mut dyn Iterator<Item = &Place>| {
        let orders: Vec<_> = places.map(|place| place.order).collect();
        assert!(
            orders.is_sorted_by(|left, right| left < right),
            "in order, each once: {orders:?}"
        );
        orders
    };
    let kept = orders(&mut article.blocks.iter().map(|block| &block.place));
    let removed = orders(&mut article.removed().iter().map(|removal| &removal.place));
    let mut all: BTreeMap<usize, &Place> = BTreeMap::new();
    for block in &article.blocks {
        all.insert(block.place.order, &block.place);
    }
    for removal in article.removed() {
        let block = all.insert(removal.place.order, &removal.place);
        assert_eq!(
            block.is_some(),
            removal.role.is_some(),
            "a role stands among the blocks"
        );
        assert!(block.is_none_or(|place| *place == removal.place));
    }
    for block in article.blocks.iter().filter(|block| !block.shown) {
        let is_removed = removed.contains(&block.place.order);
        let has_field = block.role == Role::Title;
        assert!(is_removed || has_field, "hidden without a word: {block:?}");
    }
    assert!(
        all.keys().copied().eq(0..all.len()),
        "numbers without a gap: {kept:?} {removed:?}"
    );
    for block in article.body() {
        assert!(
            removed.binary_search(&block.place.order).is_err(),
            "shown and removed: {block:?}"
        );
    }
}

/// Every piece's place, in reading order, each once.
fn places(article: &Article) -> Vec<&Place> {
    let blocks = article.blocks.iter().map(|block| &block.place);
    let mut places: Vec<_> = blocks
        .chain(article.removed().iter().map(|removal| &removal.place))
        .collect();
    places.sort_by_key(|place| place.order);
    places.dedup();
    places
}

/// Kept and removed ranges are the whole visible input, each byte once.
fn covers(article: &Article, text: &str) {
    let mut end = 0;
    for place in places(article) {
        let range = place.range.clone().expect("text has ranges");
        assert!(
            range.start >= end && range.end > range.start,
            "ranges in order, none empty: {range:?}"
        );
        assert!(
            text.get(range.clone()).is_some(),
            "a range cuts no character: {range:?}"
        );
        nothing_visible(text, end..range.start);
        end = range.end;
    }
    nothing_visible(text, end..text.len());
    for removal in article.removed() {
        let range = removal.place.range.clone().unwrap_or_default();
        assert_eq!(
            text.get(range),
            Some(removal.text.as_str()),
            "a removal as it stood"
        );
    }
}

/// Between two pieces there is white space, and at most the mark of a list item or a heading.
fn nothing_visible(text: &str, range: Range<usize>) {
    let between = text.get(range.clone()).expect("ranges are in order");
    let lost = between.chars().find(|c| c.is_alphabetic());
    assert_eq!(lost, None, "{range:?} is in no piece: {between:?}");
}

/// Letters and digits, in small letters; sigma has two of them. A mark belongs to the letter before it, and
/// one without a letter is no word.
pub fn letters(text: &str) -> String {
    let lower = text.to_lowercase().replace('ς', "σ");
    let is_letter = |c: &char| c.is_alphanumeric() && !is_combining_mark(*c);
    lower.chars().filter(is_letter).collect()
}

/// Dates are ISO 8601.
fn dates(article: &Article) {
    for date in article.published.iter().chain(&article.modified) {
        iso_date(date);
    }
}

/// A day of the calendar, and a time behind it or nothing.
pub fn iso_date(date: &str) {
    let (day, time) = date
        .split_at_checked(10)
        .unwrap_or_else(|| panic!("short date {date:?}"));
    let numbers: Vec<u32> = day
        .split('-')
        .filter_map(|number| number.parse().ok())
        .collect();
    let [year, month, day] = numbers[..] else {
        panic!("not a date: {date:?}")
    };
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let days = match month {
        2 => 28 + u32::from(leap),
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => 0,
    };
    assert!((1..=days).contains(&day), "no such day: {date:?}");
    assert!(
        time.is_empty() || time.starts_with('T'),
        "not ISO 8601: {date:?}"
    );
}
