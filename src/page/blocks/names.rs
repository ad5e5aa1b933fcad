//! The words that a class or an id is made of.

/// The words of a value: `shareBar_top` has `share`, `Bar` and `top`. Markup made by machines has
/// thousands; the first are enough.
pub(super) fn class_words(value: &str) -> impl Iterator<Item = &str> {
    const MOST: usize = 48;
    value
        .split(|c: char| !c.is_ascii_alphanumeric())
        .flat_map(humps)
        .take(MOST)
}

/// Whether one of the words stands in the value, in small letters or capitals.
pub(super) fn has_word(value: &str, words: &[&str]) -> bool {
    class_words(value).any(|own| words.iter().any(|word| own.eq_ignore_ascii_case(word)))
}

/// A name cut before each capital that follows a small letter.
fn humps(name: &str) -> impl Iterator<Item = &str> {
    let mut rest = name;
    std::iter::from_fn(move || {
        let is_hump = |pair: &[u8]| matches!(pair, [a, b] if a.is_ascii_lowercase() && b.is_ascii_uppercase());
        let cut = rest.as_bytes().windows(2).position(is_hump);
        let (word, left) = rest.split_at_checked(cut.map_or(rest.len(), |at| at + 1))?;
        rest = left;
        (!word.is_empty()).then_some(word)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_cut_at_marks_and_humps() {
        let words: Vec<&str> = class_words("shareBar_top  BlobCode js-line2").collect();
        assert_eq!(
            words,
            ["share", "Bar", "top", "Blob", "Code", "js", "line2"]
        );
        assert_eq!(class_words("").count(), 0);
        assert!(has_word("Tip_popOver", &["over"]));
        assert!(!has_word("shareholders", &["share"]));
    }
}
