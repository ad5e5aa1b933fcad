//! A quick test for labels of authors. Most lines have none, and need not be read by `credit.rs`.

use super::words::{WORDS, is_wide};

/// Bytes up to which a word is put in lower case without an allocation; labels are shorter.
const LONGEST: usize = 32;

/// Marks besides white space before which or after which a label may stand.
const MARKS: [char; 16] = [
    ':', '：', '՝', '/', '／', '|', '•', '·', '–', '—', '-', ',', ';', '(', ')', '\u{2009}',
];

/// Whether a label may stand in a line, before names or after them. A line for which this is `false` has none.
pub(crate) fn may_have_label(line: &str) -> bool {
    if line.is_ascii() {
        let words = line.split(|c: char| !c.is_ascii_alphanumeric() && c != '\'');
        let mut words = words.filter(|word| !word.is_empty());
        // Some labels have such marks inside.
        return words.any(is_part_of_label)
            || line.contains(['-', '.', '*']) && line.split(' ').any(is_part_of_label);
    }
    line.split_whitespace().any(|word| {
        is_part_of_label(word)
            || word.contains(MARKS) && word.split(MARKS).any(is_part_of_label)
            || !word.is_ascii() && word.contains(is_wide)
    })
}

/// Whether a label begins with a word. Marks around it do not count.
fn is_part_of_label(word: &str) -> bool {
    let word = word.trim_matches(|c: char| c.is_ascii_punctuation() || "«»“”„".contains(c));
    if word.is_empty() {
        return false;
    }
    let mut lower = [0; LONGEST];
    match lower.get_mut(..word.len()).filter(|_| word.is_ascii()) {
        Some(lower) => {
            lower.copy_from_slice(word.as_bytes());
            lower.make_ascii_lowercase();
            str::from_utf8(lower).is_ok_and(|lower| WORDS.is_in_label(lower))
        }
        None if word.len() > LONGEST => false,
        None => WORDS.is_in_label(&word.to_lowercase()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_label_is_seen() {
        let cases = include_str!("../../../fixtures/metadata/credits.txt");
        let lines = cases.lines().filter_map(|line| line.split_once(" => "));
        let mut seen = 0;
        for (line, names) in lines {
            let labelled = names.split('|').next().unwrap_or_default();
            if !labelled.trim().is_empty() {
                assert!(may_have_label(line), "{line}");
                seen += 1;
            }
        }
        assert!(seen > 10);
    }

    #[test]
    fn a_line_without_a_label_is_told() {
        assert!(!may_have_label("Ferry sinks off Porto Azul"));
        assert!(may_have_label("This article was written by Ana Ruiz"));
        assert!(may_have_label("Words: Ana Ruiz"));
        assert!(may_have_label("Ana Ruiz|BY Rosa Lind"));
    }
}
