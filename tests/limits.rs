//! What is over a limit is cut with a removal or a note that says so, and the text stays whole.

use copydesk::{Article, Cleaner, CleanerBuilder, ErrorKind, Note, Reason};

const STORY: &str = "The ferry sank at noon, and nobody was hurt.";

fn limits(article: &Article) -> Vec<&'static str> {
    let names = article.notes.iter().filter_map(|note| match note {
        Note::Limit(limit) => Some(limit.name()),
        _ => None,
    });
    names.collect()
}

/// All text of an article, kept and removed.
fn all_text(article: &Article) -> String {
    let blocks = article
        .blocks
        .iter()
        .map(|block| (&block.place, &block.text));
    let removed = article
        .removed()
        .iter()
        .map(|removal| (&removal.place, &removal.text));
    let mut pieces: Vec<_> = blocks.chain(removed).collect();
    pieces.sort_by_key(|(place, _)| place.order);
    pieces.dedup_by_key(|(place, _)| place.order);
    pieces
        .iter()
        .map(|(_, text)| text.as_str())
        .collect::<Vec<_>>()
        .join("|")
}

/// A cleaner with this option.
fn with(set: impl Fn(&mut CleanerBuilder) -> &mut CleanerBuilder) -> Cleaner {
    set(&mut Cleaner::builder()).build().unwrap()
}

#[test]
fn bytes() {
    let cleaner = with(|builder| builder.max_bytes(10));
    assert!(cleaner.lines("ten bytes.").is_ok());
    for error in [
        cleaner.lines("eleven byte").unwrap_err(),
        cleaner.flat("eleven byte").unwrap_err(),
        cleaner.page("<p>eleven b").unwrap_err(),
        cleaner.clean(b"<p>eleven b").unwrap_err(),
        cleaner.clean("eleven byte").unwrap_err(),
    ] {
        assert_eq!(error.kind(), ErrorKind::TooLarge);
    }
}

#[test]
fn blocks_of_lines() {
    let text = "The ferry sank at noon.\n\n- Nobody was hurt.\n- It rained.\n";
    let cut = with(|builder| builder.max_blocks(1)).lines(text).unwrap();
    assert_eq!(limits(&cut), ["blocks"]);
    let rest = cut.removed().last().unwrap();
    assert_eq!(
        (rest.reason, rest.rule.as_str()),
        (Reason::Limit, "limit/blocks")
    );
    assert_eq!(rest.text, "- Nobody was hurt.\n- It rained.");
    assert_eq!(&text[rest.place.range.clone().unwrap()], rest.text);
}

#[test]
fn blocks_of_flat_text() {
    let text = "the ferry sank at noon officials said nobody was hurt and the harbour master thanked the \
                fishermen who brought them ashore it rained all day in porto azul the bridge was closed";
    let cut = with(|builder| builder.max_blocks(1)).flat(text).unwrap();
    assert_eq!(limits(&cut), ["blocks"]);
    let rest = cut.removed().last().unwrap();
    assert_eq!(
        (rest.reason, rest.rule.as_str()),
        (Reason::Limit, "limit/blocks")
    );
    let range = rest.place.range.clone().unwrap();
    assert_eq!(range.end, text.len());
    assert_eq!(&text[range], rest.text);
}

#[test]
fn depth_keeps_the_text() {
    let deep = |n: usize| {
        format!(
            "<p>The ferry sank.{}<p>Nobody was hurt.{}<p>It rained.",
            "<div>".repeat(n),
            "</div>".repeat(n)
        )
    };
    let shallow = Cleaner::new().page(&deep(3)).unwrap();
    for n in [600, 20_000] {
        let article = Cleaner::new().page(&deep(n)).unwrap();
        assert_eq!(limits(&article), ["depth"]);
        assert_eq!(all_text(&article), all_text(&shallow));
    }
    assert!(limits(&shallow).is_empty());
}

#[test]
fn blocks_of_a_page() {
    let page = "<p>The ferry sank at noon.<p>Nobody was hurt.<p>It rained <b>all day</b>.";
    let whole = Cleaner::new().page(page).unwrap();
    let cut = with(|builder| builder.max_blocks(1)).page(page).unwrap();
    assert_eq!(limits(&cut), ["blocks"]);
    let rest = cut.removed().last().unwrap();
    assert_eq!(
        (rest.reason, rest.rule.as_str()),
        (Reason::Limit, "limit/blocks")
    );
    assert_eq!(rest.text, "Nobody was hurt.\nIt rained all day.");
    assert_eq!(
        all_text(&cut).replace(['|', '\n'], " "),
        all_text(&whole).replace('|', " ")
    );
}

#[test]
fn attributes_keep_the_text() {
    let attributes: String = (0..1000)
        .map(|i| format!(" data-{i}={i} class=c id=i{i}"))
        .collect();
    let article = Cleaner::new()
        .page(&format!("<p{attributes}>The ferry sank at noon."))
        .unwrap();
    assert_eq!(all_text(&article), "The ferry sank at noon.");
    let few = with(|builder| builder.max_attributes(2));
    let article = few
        .page("<p class=a id=b title=c>The ferry sank at noon.")
        .unwrap();
    assert_eq!(limits(&article), ["attributes"]);
    assert_eq!(all_text(&article), "The ferry sank at noon.");
}

#[test]
fn a_long_attribute_is_cut_and_keeps_the_text() {
    let class = "x".repeat(1 << 17);
    let article = Cleaner::new()
        .page(&format!("<p class={class}>The ferry sank at noon."))
        .unwrap();
    assert_eq!(limits(&article), ["attributes"]);
    assert_eq!(all_text(&article), "The ferry sank at noon.");
}

#[test]
fn open_formatting_is_cut_and_keeps_the_text() {
    let formats: String = (0..200).map(|i| format!("<font face=f{i}>")).collect();
    let article = Cleaner::new()
        .page(&format!(
            "<p>{formats}The ferry sank at noon.<p>Nobody was hurt."
        ))
        .unwrap();
    assert_eq!(limits(&article), ["formatting"]);
    assert_eq!(
        all_text(&article),
        "The ferry sank at noon.|Nobody was hurt."
    );
}

#[test]
fn no_limit_bites_an_ordinary_page() {
    let page = include_str!("../fixtures/demo/harbour.html");
    assert!(limits(&Cleaner::new().page(page).unwrap()).is_empty());
}

#[test]
fn a_limit_can_be_raised_so_far() {
    let deepest = with(|builder| builder.max_depth(usize::MAX));
    let page = format!("{}{STORY}", "<div>".repeat(20_000));
    let article = deepest.page(&page).unwrap();
    assert_eq!(limits(&article), ["depth"]);
    assert_eq!(all_text(&article), STORY);

    // Attributes of any name are read for a selector alone.
    let widest = with(|builder| builder.max_attributes(usize::MAX).keep_selector("p"));
    let attributes: String = (0..5_000).map(|at| format!(" a{at}=\"\"")).collect();
    let article = widest.page(&format!("<p{attributes}>{STORY}")).unwrap();
    assert_eq!(limits(&article), ["attributes"]);
    assert_eq!(all_text(&article), STORY);
}
