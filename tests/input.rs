//! The ways in: options by the builder, documents as text or bytes, with what is known of them.

use copydesk::{
    Cleaner, Content, ErrorKind, Field, Focus, Input, Note, Reason, Role, SiteProfiles, Source,
    State,
};
use regex::Regex;

const STORY: &str = "The café on the quay of Porto Azul closes on Friday, its owner said.";

fn latin1(text: &str) -> Vec<u8> {
    encoding_rs::WINDOWS_1252.encode(text).0.into_owned()
}

#[test]
fn the_builder_of_the_documentation() -> Result<(), Box<dyn std::error::Error>> {
    let cleaner = Cleaner::builder()
        .show(Role::Standfirst)
        .focus(Focus::Recall)
        .pattern(Reason::Promotion, Regex::new(r"(?i)^our picks\b")?)
        .build()?;
    let text = format!("{STORY}\n\nOur picks for June");
    assert_eq!(cleaner.clean(&text)?.text(), STORY);
    Ok(())
}

#[test]
fn a_builder_builds_again_and_says_what_it_cannot_use() {
    let mut builder = Cleaner::builder();
    builder.hide(Role::Correction);
    let text = format!("{STORY}\n\nCorrection: The owner is Ana Prell, not Ana Ruiz.");
    assert_eq!(builder.build().unwrap().lines(&text).unwrap().text(), STORY);
    builder.show(Role::Correction);
    assert_eq!(
        builder
            .build()
            .unwrap()
            .lines(&text)
            .unwrap()
            .text()
            .lines()
            .count(),
        2
    );

    builder
        .remove_selector("p[")
        .phrases(Reason::Promotion, ["(shop"]);
    let error = builder.build().unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Option);
    assert!(
        error.to_string().starts_with("the selector `p[`: "),
        "{error}"
    );
    let long = format!("({}", "shop ".repeat(10_000));
    let error = Cleaner::builder()
        .phrases(Reason::Promotion, [&long])
        .build()
        .unwrap_err();
    assert!(
        error.to_string().starts_with("the phrase `(shop shop"),
        "{error}"
    );
    assert!(error.to_string().len() < 600, "{error}");
}

#[test]
fn bytes_are_decoded_in_every_state() {
    let cleaner = Cleaner::new();
    let page = format!("<p>{STORY}</p>");
    for (document, state) in [
        (page.as_str(), State::Page),
        (STORY, State::Lines),
        (
            "the café on the quay of porto azul closes on friday its owner said",
            State::Flat,
        ),
    ] {
        let as_text = cleaner.clean(Input::auto(document).state(state)).unwrap();
        let bytes = latin1(document);
        let labelled = Input::auto(&bytes).state(state).charset("windows-1252");
        assert_eq!(cleaner.clean(labelled).unwrap(), as_text, "{state}");
        let utf_8 = Input::auto(document.as_bytes()).state(state);
        assert_eq!(cleaner.clean(utf_8).unwrap(), as_text, "{state}");
        let marked = [b"\xef\xbb\xbf", document.as_bytes()].concat();
        let marked = Input::auto(&marked).state(state).charset("latin1");
        assert_eq!(cleaner.clean(marked).unwrap(), as_text, "{state}");
    }
    let damaged = cleaner.clean(Input::lines(b"caf\xe9 \xff").charset("utf-8"));
    assert_eq!(damaged.unwrap().notes, [Note::UndecodableBytes(2)]);
}

#[test]
fn text_is_never_decoded_again() {
    let page = format!("<meta charset=utf-16><title>Café</title><p>{STORY}");
    let input = Input::page(&page).charset("windows-1252");
    let article = Cleaner::new().clean(input).unwrap();
    assert_eq!(article.title.as_deref(), Some("Café"));
    assert_eq!(article.text(), STORY);
}

#[test]
fn the_state_of_bytes_is_told_after_decoding() {
    let page: Vec<u8> = format!("<!doctype html><p>{STORY}")
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    let article = Cleaner::new().clean(&page).unwrap();
    assert_eq!(article.state, State::Page);
    assert_eq!(article.text(), STORY);
}

#[test]
fn a_text_keeps_the_address_that_its_caller_knows() {
    let cleaner = Cleaner::new();
    for state in [State::Page, State::Lines, State::Flat] {
        let input = Input::auto(STORY).state(state);
        let bare = cleaner.clean(input).unwrap();
        assert_eq!((bare.url.as_deref(), bare.source(Field::Url)), (None, None));
        let known = cleaner
            .clean(input.url("https://post.example/cafe"))
            .unwrap();
        assert_eq!(
            known.url.as_deref(),
            Some("https://post.example/cafe"),
            "{state}"
        );
        assert_eq!(known.source(Field::Url), Some(Source::Address), "{state}");
        assert_eq!(known.text(), bare.text());
        let broken = cleaner.clean(input.url("no address")).unwrap();
        assert_eq!(broken, bare);
    }
}

#[test]
fn profiles_are_chosen_by_address() {
    let mark = "From the quays of Porto Azul since ninety years";
    let mut profiles = SiteProfiles::new();
    for day in ["Monday", "Tuesday", "Wednesday", "Thursday"] {
        profiles.learn(
            "post.example",
            &format!("The harbour was quiet on {day}.\n\n{mark}"),
        );
    }
    let cleaner = Cleaner::builder().site_profiles(profiles).build().unwrap();
    let text = format!("{STORY}\n\n{mark}");
    let here = cleaner.clean(Input::lines(&text).url("https://www.post.example/cafe"));
    assert_eq!(here.unwrap().text(), STORY);
    for input in [
        Input::lines(&text),
        Input::lines(&text).url("https://gazette.example/cafe"),
    ] {
        assert_eq!(
            cleaner.clean(input).unwrap().text(),
            text.replace("\n\n", "\n")
        );
    }
}

#[test]
fn content_is_made_of_what_programs_have() {
    let (text, bytes) = (STORY.to_string(), STORY.as_bytes().to_vec());
    assert_eq!(Content::from(&text), Content::Text(STORY));
    assert_eq!(Content::from(&bytes), Content::Bytes(STORY.as_bytes()));
    assert_eq!(Input::from(&text), Input::auto(STORY));
    assert_eq!(Input::from(&bytes), Input::auto(&bytes[..]));
    assert_eq!(Input::from(b"It rained."), Input::auto(b"It rained."));
    assert_eq!(Input::from(Content::Text(STORY)), Input::auto(STORY));
}
