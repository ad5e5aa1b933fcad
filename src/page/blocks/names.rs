//! Whether a class or an id has a word.

use crate::page::name_words::NameWords;

/// Words that are read of one value: markup made by machines has thousands.
const MOST: usize = 48;

/// The words of a value.
pub(super) fn class_words(value: &str) -> impl Iterator<Item = &str> {
    NameWords::of(value).take(MOST)
}

/// Whether one of the words stands in the value, in small letters or capitals.
pub(super) fn has_word(value: &str, words: &[&str]) -> bool {
    class_words(value).any(|own| words.iter().any(|word| own.eq_ignore_ascii_case(word)))
}

/// Whether a class says that only screen readers say the text: "(opens in a new tab)".
pub(super) fn is_for_ears(class: &str) -> bool {
    const NAMES: [&str; 10] = [
        "sr-only",
        "visually-hidden",
        "visuallyhidden",
        "visuallyHidden",
        "screen-reader-text",
        "screen-reader",
        "screen-reader-only",
        "screenreader",
        "u-visually-hidden",
        "element-invisible",
    ];
    class
        .split_ascii_whitespace()
        .any(|name| NAMES.contains(&name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_counts_whole_and_in_any_case() {
        assert!(has_word("Tip_popOver", &["over"]));
        assert!(!has_word("shareholders", &["share"]));
        assert_eq!(class_words(&"word ".repeat(100)).count(), MOST);
    }
}
