use super::read;
use crate::document::Document;
use crate::options::Options;
use crate::removal::Reason;

fn flat(text: &str) -> Document<'_> {
    let document = read(text, &Options::default());
    let mut end = 0;
    for candidate in &document.candidates {
        let range = candidate.range.clone().unwrap_or_default();
        assert_eq!(range.start, end, "the pieces are the whole text");
        assert_eq!(&text[range.clone()], &*candidate.text);
        end = range.end;
    }
    assert_eq!(end, text.len());
    document
}

const STORY: &str = "the ferry to porto azul sank at noon on monday and all of its forty passengers were brought ashore by \
    fishing boats the harbour master said he thinks the mayor took the warning seriously and acted upon it in time \
    the owner of the ferry said that the vessel had been checked twice before it left the quay on monday morning \
    and that the crew had been trained for such an event in the spring of last year as the law of the island demands";

#[test]
fn head_and_tail_are_told_by_their_anchors() {
    let text = format!(
        "sign in mayor took the warning seriously and acted manage newsletters {STORY} corrected from earlier to remove the name of the captain copyright 2026 the porto azul herald llc click here for reprint permission click to hide terms of use privacy policy manage newsletters"
    );
    let document = flat(&text);
    let anchored = document.candidates.iter().filter_map(|candidate| {
        let anchor = candidate.anchor.as_ref()?;
        Some((candidate.text.trim(), anchor.reason))
    });
    assert_eq!(
        anchored.collect::<Vec<_>>(),
        [
            ("sign in", Reason::SignIn),
            ("manage newsletters", Reason::Newsletter),
            (
                "corrected from earlier to remove the name of the captain",
                Reason::Correction
            ),
            ("copyright 2026 the porto azul herald llc", Reason::Legal),
            ("click here for reprint permission", Reason::Legal),
            ("click to hide", Reason::Comments),
            ("terms of use privacy policy", Reason::Legal),
            ("manage newsletters", Reason::Newsletter),
        ]
    );
    assert_eq!(document.head.title, Some(1));
}

#[test]
fn words_of_anchors_inside_a_story_stay() {
    let text = format!(
        "{STORY} passengers had to sign in before boarding and all rights reserved for the owner {STORY} {STORY}"
    );
    assert!(flat(&text).candidates.iter().all(|c| c.anchor.is_none()));
}

#[test]
fn any_text_is_read() {
    for text in [
        "",
        " ",
        "-",
        "a",
        "sign in",
        "copyright 2020",
        " \u{a0}- sign in -",
        "渡轮",
        "see also",
    ] {
        flat(text);
    }
}
