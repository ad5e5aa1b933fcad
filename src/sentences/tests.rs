use super::sentences;

fn split(text: &str) -> Vec<&str> {
    sentences(text).map(|range| &text[range]).collect()
}

#[test]
fn smoke() {
    assert_eq!(
        split("It rained. Mr. Ruiz stayed home."),
        ["It rained.", "Mr. Ruiz stayed home."]
    );
}

#[test]
fn a_word_said_twice_is_one_sentence() {
    assert_eq!(
        split("“I... I was on deck,” Kay said. He waited... Nobody came."),
        [
            "“I... I was on deck,” Kay said.",
            "He waited...",
            "Nobody came."
        ]
    );
}
