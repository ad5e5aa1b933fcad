//! The name of a person at the start of a text, alone or with what the person does after it.

use super::person::{is_name_word, is_person};
use super::words::{Sort, WORDS};
use crate::words::ends_with_stop;

/// The person whom a line names together with a job title: "Ana Ruiz | Health Reporter", "Ana Ruiz Staff Writer, The
/// Gazette".
pub(crate) fn with_office(line: &str) -> Option<String> {
    const LONGEST: usize = 120;
    let line = line.trim();
    let name = at_start(line).filter(|_| line.len() <= LONGEST && !ends_with_stop(line))?;
    let rest = line.get(name.len()..).unwrap_or_default();
    let is_office = |word: &str| WORDS.is(Sort::Role, word.to_lowercase().as_str());
    let mut words = rest.split(|c: char| !c.is_alphabetic());
    words.any(is_office).then_some(())?;
    // Without a mark the office begins with capitals as well: "Ana Ruiz Health Reporter".
    match rest.starts_with(' ') && !rest.trim_start().starts_with(['|', '/', '-', '–']) {
        true => two_words(&name),
        false => Some(name),
    }
}

/// The first two words of a name.
fn two_words(name: &str) -> Option<String> {
    let words: Vec<&str> = name.split(' ').take(2).collect();
    let short = words.join(" ");
    is_person(&short).then_some(short)
}

/// The name of a person at the start of a text, as far as it goes.
pub(crate) fn at_start(text: &str) -> Option<String> {
    const LONGEST: usize = 5;
    const CLOSING: [char; 6] = [',', ':', ';', '(', '|', '/'];
    let mut name: Vec<&str> = Vec::new();
    for word in text.split_whitespace().take(LONGEST) {
        let bare = word.trim_end_matches(CLOSING);
        let is_office = WORDS.is(Sort::Role, bare.to_lowercase().as_str());
        let is_again = name.first() == Some(&bare);
        if bare.is_empty() || !is_name_word(bare) || is_office || is_again {
            break;
        }
        name.push(bare);
        if bare.len() < word.len() {
            break;
        }
    }
    let name = name.join(" ");
    is_person(&name).then_some(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn offices() {
        for (line, name) in [
            ("Ana Ruiz | Health Reporter", Some("Ana Ruiz")),
            ("Ana Ruiz Health Reporter", Some("Ana Ruiz")),
            ("Tom van der Beck, staff writer", Some("Tom van der Beck")),
            ("Ana Ruiz", None),
            ("The reporter left.", None),
        ] {
            assert_eq!(with_office(line).as_deref(), name, "{line}");
        }
    }

    #[test]
    fn names_end_where_prose_begins() {
        let at_start = |text| at_start(text).unwrap_or_default();
        assert_eq!(at_start("Ana Ruiz covers the harbour."), "Ana Ruiz");
        assert_eq!(at_start("Ana Ruiz Ana is an editor"), "Ana Ruiz");
        assert_eq!(at_start("The harbour"), "");
    }
}
