//! What Markdown and HTML make of blocks of every kind, hostile ones too.

use proptest::prelude::*;
use pulldown_cmark::{Event, Options, Parser, Tag};

use crate::article::{Article, Block, Role, Span, SpanKind, State};
use crate::place::Place;

fn block(role: Role, level: u8, text: &str) -> Block {
    Block {
        role,
        text: text.to_string(),
        level,
        number: None,
        item: None,
        row: None,
        spans: Vec::new(),
        place: Place {
            order: 0,
            range: None,
        },
        sentence_ends: Vec::new(),
        shown: true,
    }
}

fn article(blocks: Vec<Block>) -> Article {
    Article {
        blocks,
        ..Article::empty(State::Page)
    }
}

fn numbered(level: u8, number: u32, text: &str) -> Block {
    Block {
        number: Some(number),
        ..block(Role::ListItem, level, text)
    }
}

fn spanned(text: &str, spans: &[(usize, usize, SpanKind)]) -> Block {
    let spans = spans.iter().map(|(start, end, kind)| Span {
        start: *start,
        end: *end,
        kind: kind.clone(),
    });
    Block {
        spans: spans.collect(),
        ..block(Role::Paragraph, 0, text)
    }
}

#[test]
fn headings_start_under_the_headline() {
    let mut article = article(vec![
        block(Role::Subhead, 3, "The storm"),
        block(Role::Paragraph, 0, "It rained."),
        block(Role::Subhead, 4, "The harbour"),
    ]);
    article.title = Some("Ferry sinks #2".to_string());
    assert_eq!(
        article.markdown(),
        "# Ferry sinks #2\n\n## The storm\n\nIt rained.\n\n### The harbour\n"
    );
    assert!(article.html().contains("<h2>The storm</h2>"));
    assert!(article.html().contains("<h3>The harbour</h3>"));
}

#[test]
fn lists_nest_and_are_numbered() {
    let article = article(vec![
        block(Role::ListItem, 1, "fruit"),
        block(Role::ListItem, 2, "pears"),
        numbered(3, 9, "first"),
        numbered(3, 10, "second"),
        block(Role::ListItem, 1, "bread"),
        block(Role::Paragraph, 0, "End."),
    ]);
    assert_eq!(
        article.markdown(),
        "- fruit\n  - pears\n\n    9. first\n    10. second\n\n- bread\n\nEnd.\n"
    );
    let html = article.html();
    let list: String = html.lines().collect();
    assert!(list.contains(
        "<ul><li>fruit<ul><li>pears<ol start=\"9\"><li>first</li><li>second</li></ol></li></ul></li><li>bread</li></ul>"
    ));
}

#[test]
fn text_writes_the_numbers_that_a_page_draws() {
    let written = Place {
        order: 0,
        range: Some(0..9),
    };
    let page = article(vec![
        numbered(1, 1, "Open the valve."),
        numbered(1, 2, "(b) Wait."),
        block(Role::ListItem, 1, "Coal"),
    ]);
    assert_eq!(page.text(), "1. Open the valve.\n(b) Wait.\nCoal");
    let lone = article(vec![
        numbered(1, 1, "Open the valve."),
        block(Role::Paragraph, 0, "It is red."),
        numbered(1, 2, "Wait."),
    ]);
    assert_eq!(lone.text(), "Open the valve.\nIt is red.\nWait.");
    let lines = article(vec![Block {
        place: written,
        ..numbered(1, 3, "Third, close it.")
    }]);
    assert_eq!(lines.text(), "Third, close it.");
}

#[test]
fn quotes_and_tables_stay_together() {
    let article = article(vec![
        block(Role::Quote, 1, "We saw it."),
        block(Role::Quote, 1, "All of us."),
        block(Role::TableRow, 0, "Boat\tSeats"),
        block(Role::TableRow, 0, "Aurora|2\t40\tnew"),
        block(Role::Preformatted, 0, "roses\n```\nviolets"),
    ]);
    assert_eq!(
        article.markdown(),
        "> We saw it.\n>\n> All of us.\n\n| Boat | Seats |  |\n| --- | --- | --- |\n| Aurora\\|2 | 40 | new |\n\n````\nroses\n```\nviolets\n````\n"
    );
    let html = article.html();
    assert!(html.contains("<blockquote>\n<p>We saw it.</p>\n<p>All of us.</p>\n</blockquote>"));
    assert!(html.contains("<tr><td>Boat</td><td>Seats</td><td></td></tr>"));
}

#[test]
fn spans_are_written_where_they_can_stand() {
    use SpanKind::{Code, Emphasis, Link, Strong};
    let link = |address: &str| Link(address.to_string());
    for (text, spans, expected) in [
        ("so it goes", vec![(3, 5, Emphasis)], "so *it* goes\n"),
        (
            "so it goes",
            vec![(0, 5, Strong), (3, 5, Emphasis)],
            "**so *it*** goes\n",
        ),
        (
            "see here",
            vec![(4, 8, link("/a (b)"))],
            "see [here](/a%20%28b%29)\n",
        ),
        ("see here", vec![(4, 8, link("javascript:x"))], "see here\n"),
        ("run `x` now", vec![(4, 7, Code)], "run `` `x` `` now\n"),
        // Stars between a mark and a letter would be read as stars.
        ("a\"b\"c", vec![(1, 4, Emphasis)], "a\"b\"c\n"),
    ] {
        assert_eq!(article(vec![spanned(text, &spans)]).markdown(), expected);
    }
    let hostile = spanned("see here", &[(0, 8, link("JaVaScript:alert(1)"))]);
    assert!(!article(vec![hostile]).html().contains("<a "));
}

/// What a reader of the Markdown sees, and whether there is HTML or a script in it.
fn read(markdown: &str) -> (String, bool) {
    let mut text = String::new();
    let mut unsafe_parts = false;
    for event in Parser::new_ext(
        markdown,
        Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH,
    ) {
        match event {
            Event::Text(piece) | Event::Code(piece) => text.push_str(&piece),
            Event::SoftBreak | Event::HardBreak => text.push(' '),
            Event::End(_) => text.push(' '),
            Event::Html(_) | Event::InlineHtml(_) => unsafe_parts = true,
            Event::Start(Tag::Link { dest_url, .. }) => {
                unsafe_parts |= dest_url.to_ascii_lowercase().contains("script:");
            }
            _ => {}
        }
    }
    (text, unsafe_parts)
}

fn squeezed(text: &str) -> String {
    text.split_whitespace().collect()
}

fn any_role() -> impl Strategy<Value = Role> {
    proptest::sample::select(Role::ALL)
}

fn any_block() -> impl Strategy<Value = Block> {
    // Marks of Markdown and HTML, letters and spaces, one line, as tidied text is.
    let text = "[-a-c #*_>+=|~`<>&;.()\\[\\]!\\\\:1é]{0,24}";
    let kind = prop_oneof![
        Just(SpanKind::Emphasis),
        Just(SpanKind::Strong),
        Just(SpanKind::Link("https://example.org/".to_string())),
        Just(SpanKind::Link("javascript:alert(1)".to_string())),
    ];
    let span =
        (0..24usize, 0..24usize, kind).prop_map(|(start, end, kind)| Span { start, end, kind });
    let spans = proptest::collection::vec(span, 0..4);
    (any_role(), 0..4u8, text, spans).prop_map(|(role, level, text, spans)| Block {
        spans,
        ..block(role, level, text.trim())
    })
}

proptest! {
    #[test]
    fn markdown_reads_as_the_text_it_was_made_from(blocks in proptest::collection::vec(any_block(), 0..5)) {
        let article = article(blocks.into_iter().filter(|block| !block.text.is_empty()).collect());
        let markdown = article.markdown();
        let (read, unsafe_parts) = read(&markdown);
        prop_assert!(!unsafe_parts, "{markdown}");
        prop_assert_eq!(squeezed(&read), squeezed(&article.text()), "{}", markdown);
    }

    #[test]
    fn html_has_no_markup_but_its_own(blocks in proptest::collection::vec(any_block(), 0..5)) {
        let html = article(blocks).html();
        prop_assert!(!html.contains("javascript:"));
        for tag in html.split('<').skip(1) {
            let name: String = tag.trim_start_matches(['/', '!']).chars().take_while(char::is_ascii_alphanumeric).collect();
            let known = [
                "doctype", "html", "head", "meta", "title", "body", "article", "p", "h1", "h2", "h3", "h4", "h5", "h6",
                "ul", "ol", "li", "blockquote", "table", "tr", "td", "pre", "em", "strong", "a", "code", "br", "time", "link",
            ];
            prop_assert!(known.contains(&name.as_str()), "{name} in {html}");
        }
    }
}
