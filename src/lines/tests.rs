use super::read;
use crate::document::{Document, Head, Shape};
use crate::options::Options;

fn lines(text: &str) -> Document<'_> {
    read(text, &Options::default())
}

fn texts(text: &str) -> Vec<String> {
    let document = lines(text);
    for candidate in &document.candidates {
        let range = candidate.range.clone().unwrap_or_default();
        assert_eq!(&text[range], &*candidate.text);
    }
    let candidates = document.candidates.into_iter();
    candidates
        .map(|candidate| candidate.text.into_owned())
        .collect()
}

const PARAGRAPH: &str = "The harbour master of Porto Azul said on Monday that the ferry had been \
    checked twice before it left the quay with forty passengers.";

#[test]
fn every_line_break_parts_lines() {
    assert_eq!(
        texts("one\ntwo\r\nthree\rfour\u{c}five\u{2028}six\u{2029}seven\u{b}eight — “nine”\n\n"),
        [
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight — “nine”"
        ]
    );
}

#[test]
fn lines_that_show_nothing_are_no_candidates() {
    assert!(texts("").is_empty());
    assert!(texts(" \t\r\n\u{200b}\u{feff}\n\u{a0}\n\u{0}").is_empty());
    assert_eq!(texts("\u{feff}  a\u{200b}\n"), ["a"]);
}

#[test]
fn wrapped_paragraphs_are_joined() {
    let text = "\
Ferry sinks off Porto Azul

The ferry sank at noon a mile off the coast, the harbour master said on
Monday, and all of its forty passengers were brought ashore by fishing
boats within the hour, although the sea was rough and the wind was
strong enough to tear the awnings from the cafes along the promenade.

Nobody was hurt. The captain, who has been at sea for thirty years, said
that he had never seen waves such as these so close to the land.

- blankets were handed out by the town, which had a store of them since the
  flood
- soup
";
    let texts = texts(text);
    assert_eq!(texts.len(), 5, "{texts:?}");
    assert!(texts[1].starts_with("The ferry") && texts[1].ends_with("promenade."));
    assert!(texts[3].ends_with("flood"));
}

#[test]
fn words_broken_at_line_ends_are_noticed() {
    let text = "\
The ferry sank at noon a mile off the coast, the harbour master an-
nounced on Monday, and all of its forty passengers were brought a-
shore by fishing boats within the hour, although the sea was heav-
ily disturbed and the wind was strong.";
    let document = lines(text);
    assert_eq!(document.candidates.len(), 1);
    assert!(document.hyphenated);
}

#[test]
fn verse_and_teasers_are_not_joined() {
    let verse =
        "The ferry went\nbelow the waves\nwhere no man knows\nthe way it paves\nand no one saves";
    assert_eq!(texts(verse).len(), 5);
    let teasers = "Mayor Of Porto Azul Resigns After Inquiry\nFerry Captain Cleared Of All Charges Again\nWhat To Know About The Storm Of The Year\nFive Things To Do On A Rainy Day At Home\n";
    assert_eq!(texts(teasers).len(), 4);
}

#[test]
fn shapes_follow_the_layout() {
    let text = format!(
        "# Ferry\n{PARAGRAPH}\nWhat happened next\n{PARAGRAPH}\n> It was cold.\n- soup\n  - hot soup\n1. first\n2. second\n12. Spieltag\n| a | b |\n-\n>> Read more"
    );
    let shapes: Vec<_> = lines(&text).candidates.iter().map(|c| c.shape).collect();
    let item = |depth, number| Shape::ListItem { depth, number };
    assert_eq!(
        shapes,
        [
            Shape::Heading(1),
            Shape::Paragraph,
            Shape::Heading(2),
            Shape::Paragraph,
            Shape::Quote(1),
            item(1, None),
            item(2, None),
            item(1, Some(1)),
            item(1, Some(2)),
            Shape::Paragraph,
            Shape::TableRow,
            Shape::Paragraph,
            Shape::Paragraph,
        ]
    );
}

#[test]
fn questions_and_speakers_stay_paragraphs() {
    let text = format!("{PARAGRAPH}\nQ: Was it cold?\n{PARAGRAPH}\nRUIZ: It was\n{PARAGRAPH}");
    assert!(
        lines(&text)
            .candidates
            .iter()
            .all(|c| c.shape == Shape::Paragraph)
    );
}

#[test]
fn the_head_is_proposed() {
    let text = format!(
        "Ferry sinks off Porto Azul\nForty passengers were brought ashore.\nBy Ana Ruiz and Tom de Vries\nMarch 3, 2026\n{PARAGRAPH}\n{PARAGRAPH}"
    );
    let document = lines(&text);
    let head = Head {
        title: Some(0),
        standfirst: Some(1),
        byline: Some(2),
        date: Some(3),
    };
    assert_eq!(document.head, head);
    let metadata = document.metadata;
    assert_eq!(
        metadata.title.as_deref(),
        Some("Ferry sinks off Porto Azul")
    );
    assert_eq!(metadata.authors, ["Ana Ruiz", "Tom de Vries"]);
    assert_eq!(metadata.published.as_deref(), Some("2026-03-03"));
}

#[test]
fn a_first_line_with_a_stop_is_a_title_only_where_it_stands_apart() {
    let apart = format!(
        "The ferry sank. Nobody knows why it left the harbour.\n\n\n{PARAGRAPH}\n{PARAGRAPH}"
    );
    assert_eq!(lines(&apart).head.title, Some(0));
    let in_line =
        format!("The ferry sank. Nobody knows why it left the harbour.\n{PARAGRAPH}\n{PARAGRAPH}");
    assert_eq!(lines(&in_line).head.title, None);
}

#[test]
fn a_first_paragraph_is_no_standfirst() {
    let text =
        format!("Ferry sinks off Porto Azul\nForty passengers were brought ashore.\n{PARAGRAPH}");
    assert_eq!(lines(&text).head.standfirst, None);
}

#[test]
fn what_follows_the_limit_stands_apart() {
    let mut options = Options::default();
    options.limits.blocks = 2;
    let document = read("one\ntwo\nthree\nfour", &options);
    assert_eq!(document.candidates.len(), 2);
    assert_eq!(&*document.beyond_limit.unwrap().text, "three\nfour");
    assert_eq!(document.notes.len(), 1);
}
