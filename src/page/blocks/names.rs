//! The words that a class or an id is made of.

/// The words of a value in lower case: `shareBar_top` has `share`, `bar` and `top`. Markup made by
/// machines has thousands; the first are enough.
pub(super) fn class_words(value: &str) -> impl Iterator<Item = String> + '_ {
    const MOST: usize = 48;
    value
        .split(|c: char| !c.is_ascii_alphanumeric())
        .flat_map(humps)
        .filter(|word| !word.is_empty())
        .take(MOST)
        .map(str::to_ascii_lowercase)
}

/// A name cut before each capital that follows a small letter.
fn humps(name: &str) -> impl Iterator<Item = &str> {
    let mut rest = name;
    std::iter::from_fn(move || {
        let bytes = rest.as_bytes();
        let cut = bytes
            .windows(2)
            .position(
                |pair| matches!(pair, [a, b] if a.is_ascii_lowercase() && b.is_ascii_uppercase()),
            )
            .map_or(rest.len(), |at| at + 1);
        let (word, left) = rest.split_at_checked(cut)?;
        rest = left;
        (!word.is_empty()).then_some(word)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_cut_at_marks_and_humps() {
        let words: Vec<String> = class_words("shareBar_top  BlobCode js-line2").collect();
        assert_eq!(
            words,
            ["share", "bar", "top", "blob", "code", "js", "line2"]
        );
        assert_eq!(class_words("").count(), 0);
    }
}
