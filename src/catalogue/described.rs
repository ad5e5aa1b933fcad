//! The rules that are code: the list `rules.txt` says what each of them removes.

use super::entry::RuleEntry;
use crate::removal::Rule;

const LIST: &str = include_str!("rules.txt");

/// The entries of the list, in its order: a line of fields, and under it indented prose.
pub(super) fn entries() -> impl Iterator<Item = RuleEntry> {
    let mut entries: Vec<RuleEntry> = Vec::new();
    let lines = LIST.lines().filter(|line| !line.starts_with('#'));
    for line in lines.filter(|line| !line.is_empty()) {
        match (line.strip_prefix("    "), entries.last_mut()) {
            (Some(prose), Some(entry)) => add_words(&mut entry.about, prose),
            _ => entries.extend(header(line)),
        }
    }
    entries.into_iter()
}

fn header(line: &'static str) -> Option<RuleEntry> {
    let mut fields = line.split_whitespace();
    Some(RuleEntry {
        rule: Rule::named(fields.next()?),
        reason: fields.next()?.parse().ok(),
        about: String::new(),
        files: fields.map(str::to_string).collect(),
        phrase: None,
    })
}

fn add_words(text: &mut String, words: &str) {
    if !text.is_empty() {
        text.push(' ');
    }
    text.push_str(words);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_entry_has_a_reason_files_and_prose() {
        for entry in entries() {
            let header = LIST
                .lines()
                .find(|line| line.split_whitespace().next() == Some(entry.rule.as_str()));
            let reason = header.and_then(|line| line.split_whitespace().nth(1));
            let name = entry.reason.map_or("-", crate::Reason::name);
            assert_eq!(reason, Some(name), "{}", entry.rule);
            assert!(entry.about.ends_with('.'), "{}", entry.rule);
            assert!(!entry.files.is_empty(), "{}", entry.rule);
        }
    }
}
