//! Cuts inside a line that stays: what an extractor glued to a paragraph.

use super::finding::Finding;
use crate::removal::{Reason, Rule};
use crate::verdict::Cut;

/// A paragraph has so many bytes at least before a name at its end is taken for its author's.
const PARAGRAPH_BYTES: usize = 120;
/// Words of a name.
const NAME_WORDS: std::ops::RangeInclusive<usize> = 2..=4;

/// The stretches to cut from a line that is kept; `last` where the story ends with it.
pub(crate) fn of(text: &str, last: bool) -> Vec<Cut> {
    if last {
        author_at_end(text).into_iter().collect()
    } else {
        Vec::new()
    }
}

/// "… in the harbour. Ana Prell": the author's name after the last sentence.
fn author_at_end(text: &str) -> Option<Cut> {
    let trimmed = text.trim_end();
    if trimmed.len() < PARAGRAPH_BYTES || !trimmed.ends_with(char::is_alphabetic) {
        return None;
    }
    let stop = trimmed.rfind(['.', '!', '?', '”', '"'])?;
    let name_from = stop + trimmed.get(stop..)?.chars().next()?.len_utf8();
    let name = trimmed.get(name_from..)?;
    if !name.starts_with(char::is_whitespace) {
        return None;
    }
    let words = || name.split_whitespace();
    let is_name = words().all(|word| {
        word.starts_with(char::is_uppercase)
            && word.chars().skip(1).any(char::is_lowercase)
            && word
                .chars()
                .all(|letter| letter.is_alphabetic() || matches!(letter, '-' | '’' | '\''))
    });
    // "J. Edgar Pell": what looks like a stop may be an initial's.
    let after_sentence = trimmed
        .get(..stop)?
        .rsplit(char::is_whitespace)
        .next()
        .is_some_and(|word| {
            word.chars().count() > 3
                || trimmed
                    .get(stop..)
                    .is_some_and(|rest| !rest.starts_with('.'))
        });
    if !(is_name && after_sentence && NAME_WORDS.contains(&words().count())) {
        return None;
    }
    let start = name_from + (name.len() - name.trim_start().len());
    Some(
        Finding::new(Reason::Byline, Rule::named("structure/author-at-end"))
            .because("a name after the last sentence of the story")
            .cut(start..trimmed.len()),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    const STORY: &str = "The ferry to Porto Azul sank at noon on Monday, and all of its forty \
        passengers were brought ashore by fishing boats, officials said. You can watch it below.";

    #[test]
    fn a_name_after_the_last_sentence_is_the_author_s() {
        let text = format!("{STORY} Ana Prell");
        let cuts = of(&text, true);
        assert_eq!(cuts.len(), 1);
        assert_eq!(text.get(cuts[0].range.clone()), Some("Ana Prell"));
        assert!(of(&text, false).is_empty());
    }

    #[test]
    fn sentences_are_left_whole() {
        for end in [
            "",
            " He met Ana Prell.",
            " and then Ana Prell",
            " \"We sank\" Tom said",
        ] {
            assert!(of(&format!("{STORY}{end}"), true).is_empty(), "{end}");
        }
    }
}
