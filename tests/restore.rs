//! Restoring: the words are never changed, whatever the text.
#![cfg(feature = "restore")]

use copydesk::{ErrorKind, Restorer, restore};
use proptest::prelude::*;

/// Letters and digits in lowercase: what restoring must not touch.
fn letters(text: &str) -> String {
    text.chars()
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}

/// The words of a text in lowercase.
fn words(text: &str) -> Vec<String> {
    let words = text
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty());
    words.map(str::to_lowercase).collect()
}

fn check(text: &str) {
    let restored = restore(text);
    assert_eq!(letters(&restored.text), letters(text));
    let joined: String = restored.sentences.iter().map(|s| s.text.as_str()).collect();
    assert_eq!(letters(&joined), letters(text));
    let mut last = 0;
    for sentence in &restored.sentences {
        assert!(last <= sentence.range.start && sentence.range.start <= sentence.range.end);
        let source = text
            .get(sentence.range.clone())
            .expect("a range on character boundaries");
        assert_eq!(letters(source), letters(&sentence.text));
        assert!((0.0..=1.0).contains(&sentence.confidence));
        last = sentence.range.end;
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn words_stay(text in "([a-z]{1,9}|[0-9]{1,5}|us|dont|s|t|mr|don t)( ([a-z]{1,9}|[0-9]{1,5}|the|s|of|said)){0,60}") {
        check(&text);
    }

    #[test]
    fn any_text_keeps_its_letters(text in any::<String>()) {
        check(&text);
    }

    #[test]
    fn english_words_with_anything_between(gaps in prop::collection::vec("[ .,\n%$'\"–\\-]{1,3}", 1..40)) {
        let text: String = gaps.iter().map(|gap| format!("the{gap}ferry{gap}sank")).collect();
        check(&text);
    }
}

#[test]
fn words_of_spaced_text_are_the_same() {
    let flat = "the mayor of porto azul said on monday that the u s ferry s crew won t be paid \
                2 000 dollars a day until the council votes why not asked mr ruiz we ll see he said";
    assert_eq!(words(&restore(flat).text), words(flat));
}

#[test]
fn odd_texts() {
    for text in [
        "",
        " ",
        "a",
        "7",
        "12 2000 3 44",
        "...",
        "\n\n",
        "他们 说 这是 测试",
        "مرحبا بالعالم",
        "ΑΒΓ ß ﬁ İ ǅ",
        "\u{0}a\u{0}",
    ] {
        check(text);
    }
    assert!(restore("").sentences.is_empty());
}

#[test]
fn text_with_case_and_marks_is_left_alone() {
    let text = "The ferry sank at noon. Mr. Ruiz, who owns it, said nobody was hurt. It rained.";
    assert_eq!(restore(text).text, text);
}

#[test]
fn another_language_is_left_alone() {
    let text = "der alte fährmann ging am abend nach hause und sagte dass er morgen nicht wieder kommen werde \
                weil es seit tagen regnet und niemand da war um ihm mit dem schweren netz zu helfen";
    let restored = restore(text);
    assert!(!restored.recognised);
    assert_eq!(restored.text, text);
}

#[test]
fn what_is_there_is_kept() {
    let capitals =
        "THE FERRY SANK OFF PORTO AZUL ON MONDAY NOBODY WAS HURT THE HARBOUR MASTER SAID";
    let restored = restore(capitals).text;
    assert!(restored.starts_with("The ferry sank"), "{restored}");
    let marked = "the ferry sank on monday. nobody was hurt, the harbour master said.";
    let restored = restore(marked).text;
    assert_eq!(restored.to_lowercase(), marked);
    assert!(restored.contains("Nobody"), "{restored}");
    let cased = "The ferry sank on Monday The harbour master said that nobody was hurt";
    let restored = restore(cased).text;
    assert!(restored.contains("Monday. The"), "{restored}");
}

#[test]
fn marks_that_were_deleted_come_back() {
    let flat = "the mayors wife said she doesnt know why the us wont pay its 2000 soldiers and theyll \
                wait until it isnt clear what hes saying";
    let restored = restore(flat).text;
    assert!(
        restored.contains("mayor's") && restored.contains("doesn't"),
        "{restored}"
    );
    assert!(!restored.contains(".."), "{restored}");
}

#[test]
fn long_text_is_done_in_one_go() {
    let text = "the ferry sank at noon nobody was hurt officials said on monday ".repeat(4000);
    let restored = restore(&text);
    assert!(restored.sentences.len() > 4000);
}

#[test]
fn damaged_weights_are_an_error() {
    let whole = include_bytes!("../src/restore/weights.bin");
    assert!(Restorer::from_bytes(whole).is_ok());
    for length in [0, 1, 15, 16, 20, 40, 100, whole.len() / 2, whole.len() - 1] {
        let error = Restorer::from_bytes(&whole[..length]).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Data);
    }
    for at in [3, 17, 60, 200, whole.len() / 3, whole.len() - 2] {
        let mut damaged = whole.to_vec();
        damaged[at] ^= 0x40;
        assert!(
            Restorer::from_bytes(&damaged).is_err() || at < 200,
            "byte {at}"
        );
    }
}

#[test]
fn joiners_and_marks_of_direction_stay() {
    for text in [
        "قایق‌های مسافربری می‌رفتند و ناخدا گفت",
        "क्‍ष और श्‍रम के बीच नाव चलती रही",
        "the ship \u{200E}ms hilda\u{200F} left the pier and nobody got off",
    ] {
        let is_kept = |c: &char| matches!(c, '\u{200C}'..='\u{200F}');
        let restored = restore(text).text;
        let kept: String = restored.chars().filter(is_kept).collect();
        assert_eq!(kept, text.chars().filter(is_kept).collect::<String>());
    }
}

#[test]
fn a_vowel_sign_without_a_letter_stays() {
    check("0{\u{afa}");
}
