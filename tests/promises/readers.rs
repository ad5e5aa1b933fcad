//! What each reader promises on its own. The fuzz targets use this file too.

use std::collections::BTreeMap;

use copydesk::fuzzing::{self, Page};
use copydesk::{Cleaner, ErrorKind, Note, Reason, Restorer, SiteProfiles, Tidy, decode, sentences};
use serde_json::Value;

use crate::promises::{iso_date, letters};

/// Dates are days of the calendar in ISO 8601, and read as themselves.
pub fn dates(value: &str) {
    for date in fuzzing::dates(value).into_iter().flatten() {
        iso_date(&date);
        for again in fuzzing::dates(&date) {
            assert_eq!(again.as_ref(), Some(&date), "a date is read as itself");
        }
    }
    for (range, date) in fuzzing::date_in_line(value).into_iter().flatten() {
        iso_date(&date);
        assert!(value.get(range.clone()).is_some_and(|it| !it.is_empty()));
    }
}

/// Names hold what the value holds, and nothing else.
pub fn names(value: &str) {
    let folded: Vec<&str> = value.split_whitespace().collect();
    let letters_of_value = letters(&folded.join(" "));
    for name in fuzzing::names(value) {
        assert!(!name.trim().is_empty(), "a name without a letter");
        for word in name.split_whitespace() {
            assert!(
                letters_of_value.contains(&letters(word)),
                "{word:?} is not in {value:?}"
            );
        }
    }
    let _ = fuzzing::names_in_line(value);
}

/// JSON is read as it stands, and whatever else is read can be written.
pub fn json_ld(text: &str) {
    let values = fuzzing::json(text);
    for value in &values {
        let written = serde_json::to_string(value).expect("a value can be written");
        assert!(serde_json::from_str::<Value>(&written).is_ok());
    }
    let starts = text.trim_start().starts_with(['{', '[']);
    if let Ok(value) = serde_json::from_str::<Value>(text)
        && starts
    {
        assert_eq!(values, [value], "JSON is read as it stands");
    }
}

/// A page is read as html5ever reads it, and every visible word is in one block. White space is not
/// compared: in a table a comment, which our reader steps over, decides on which side of it a space
/// stands. Neither is U+FEFF, of which html5ever drops one wherever it begins to read, as after a
/// `<meta charset>`.
pub fn markup(html: &str) {
    let Page {
        visible: (ours, theirs),
        pieces,
        blocks,
        has_asides,
        limits,
    } = fuzzing::page(html);
    if limits.is_empty() {
        let bare = |text: &str| -> String {
            let is_seen = |c: &char| !c.is_whitespace() && *c != '\u{FEFF}';
            text.chars().filter(is_seen).collect()
        };
        assert_eq!(bare(&ours), bare(&theirs), "read as html5ever reads it");
    }
    let (blocks, pieces) = (letters(&blocks), letters(&pieces));
    if has_asides || html.to_ascii_lowercase().contains("note") {
        // What stands beside a sentence comes below it.
        let sorted = |text: &str| {
            let mut letters: Vec<char> = text.chars().collect();
            letters.sort_unstable();
            letters
        };
        assert_eq!(
            sorted(&blocks),
            sorted(&pieces),
            "every letter is read once"
        );
    } else {
        assert_eq!(blocks, pieces, "every visible word is in one block");
    }
}

/// Kept and removed pieces of a page together are its visible words, as they were read, in order, each
/// once; where the page shows its article by scripts alone, what was found of it comes to them.
pub fn page_covered(html: &str) {
    let cleaner = Cleaner::builder().tidy(Tidy::Off).build();
    let article = cleaner.and_then(|cleaner| cleaner.page(html));
    let article = article.expect("the default limits refuse nothing of this size");
    let kept = article.blocks.iter().map(|it| (it.place.order, &it.text));
    let removed = article
        .removed()
        .iter()
        .map(|it| (it.place.order, &it.text));
    let pieces: BTreeMap<usize, &String> = kept.chain(removed).collect();
    let pieces: String = pieces.into_values().map(String::as_str).collect();
    let (pieces, visible) = (letters(&pieces), letters(&fuzzing::page(html).blocks));
    let finds_hidden = |note: &Note| matches!(note, Note::HiddenText(_));
    if article.notes.iter().any(finds_hidden) {
        let mut found = pieces.chars();
        assert!(visible.chars().all(|letter| found.any(|c| c == letter)));
    } else {
        assert_eq!(pieces, visible);
    }
}

/// Bytes become text, and the note counts those that were lost; UTF-8 is taken as it is.
pub fn bytes(bytes: &[u8]) {
    let (label, bytes) = crate::promises::label(bytes);
    let decoded = decode(bytes, label);
    assert_eq!(decoded, decode(bytes, label));
    let is_lossy = decoded.text.contains(char::REPLACEMENT_CHARACTER);
    match decoded.note {
        Some(Note::UndecodableBytes(lost)) => assert!(is_lossy && lost <= bytes.len()),
        Some(note) => panic!("{note:?}"),
        None => {}
    }
    let marked = bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff");
    if let Ok(text) = std::str::from_utf8(bytes)
        && !marked
    {
        let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
        assert_eq!(decode(bytes, Some("utf-8")).text, text);
    }
}

/// A caller's options are refused or work: the first line is a phrase and a selector, the rest a
/// document.
pub fn options(text: &str) {
    let (option, document) = text.split_once('\n').unwrap_or((text, ""));
    match Cleaner::builder().phrases(Reason::Caller, [option]).build() {
        Ok(cleaner) => drop(cleaner.lines(document)),
        Err(error) => assert_eq!(error.kind(), ErrorKind::Option),
    }
    match Cleaner::builder().remove_selector(option).build() {
        Ok(cleaner) => drop(cleaner.page(document)),
        Err(error) => assert_eq!(error.kind(), ErrorKind::Option),
    }
}

/// The state can be told; sentences are in order, on characters, without white space around them, and leave out nothing
/// else.
pub fn words(text: &str) {
    let mut end = 0;
    for range in sentences(text) {
        assert!(range.start >= end && range.end > range.start, "{range:?}");
        let between = text.get(end..range.start).expect("on characters");
        assert!(between.trim().is_empty(), "{between:?} is in no sentence");
        let sentence = text.get(range.clone()).expect("on characters");
        assert_eq!(sentence.trim(), sentence);
        end = range.end;
    }
    assert!(text.get(end..).is_some_and(|rest| rest.trim().is_empty()));
    let _ = fuzzing::state(text);
    // `Full` takes two layers of entities off and leaves a third: mending has to end somewhere.
    let _ = fuzzing::tidied(text, Tidy::Full);
    for tidy in [Tidy::Off, Tidy::Lossless] {
        let once = fuzzing::tidied(text, tidy);
        assert_eq!(fuzzing::tidied(&once, tidy), once, "{tidy:?}: tidy is tidy");
    }
}

/// Bytes are a model or not, and what a forest gives is a probability.
pub fn models(bytes: &[u8]) {
    let _ = fuzzing::is_model(bytes);
    let _ = fuzzing::is_model(&[b"CDPG\x01\0\0\0", bytes].concat());
    let row = [0.0, 1.0, -1.0, 0.5, f32::MAX, f32::NAN, f32::NEG_INFINITY];
    if let Some(probabilities) = fuzzing::forest(bytes, &row) {
        for probability in probabilities {
            assert!(probability.is_nan() || (0.0..=1.0).contains(&probability));
        }
    }
}

/// A weights file is read or refused, its checksum right or wrong.
pub fn weights(bytes: &[u8]) {
    for file in [bytes, &sealed(bytes)] {
        match Restorer::from_bytes(file) {
            Ok(restorer) => drop(restorer.restore("the ferry sank at noon")),
            Err(error) => assert_eq!(error.kind(), ErrorKind::Data),
        }
    }
}

/// A file of site profiles is refused, or written as it was read; merged with itself it cleans a text.
pub fn profiles(bytes: &[u8]) {
    let mut profiles = match SiteProfiles::read(bytes) {
        Ok(profiles) => profiles,
        Err(error) => return assert_eq!(error.kind(), ErrorKind::Data),
    };
    let mut written = Vec::new();
    profiles.write(&mut written).expect("memory takes all");
    let again = SiteProfiles::read(written.as_slice()).expect("what was written");
    assert_eq!(again, profiles);
    profiles.merge(&again);
    let hosts: Vec<String> = profiles.hosts().map(str::to_owned).collect();
    for profile in hosts.iter().filter_map(|host| profiles.get(host)).take(1) {
        let cleaner = Cleaner::builder().site_profile(profile).build();
        let article = cleaner.and_then(|cleaner| cleaner.lines("The ferry sank.\n\nAt noon."));
        assert!(article.is_ok());
    }
}

/// A weights file with this content: without it no fuzzer gets past the checksum.
fn sealed(content: &[u8]) -> Vec<u8> {
    let checksum = content
        .chunks(8)
        .fold(0xCBF2_9CE4_8422_2325_u64, |sum, chunk| {
            let mut word = [0; 8];
            word[..chunk.len()].copy_from_slice(chunk);
            (sum ^ u64::from_le_bytes(word)).wrapping_mul(0x100_0000_01B3)
        });
    let mut file = b"copydesk restore\x01\0\0\0\0\0\0\0".to_vec();
    file.extend((content.len() as u64).to_le_bytes());
    file.extend(checksum.to_le_bytes());
    file.extend(content);
    file
}
