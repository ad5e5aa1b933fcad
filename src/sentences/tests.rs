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
