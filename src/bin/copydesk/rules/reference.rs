//! `copydesk generate rules`: every rule in one Markdown page, a table a family.

use std::io::{self, Write};

use copydesk::{Phrase, Reason, RuleEntry};

const HEAD: &str = "\
# The rules

Every removal cites one of these rules by name. `copydesk rules NAME` also shows a text on which the rule
fires and a similar text on which it does not. In a program, `copydesk::rules` lists them.
`src/judge/pattern/mod.rs` describes the syntax of phrases.

`copydesk generate rules > docs/rules.md` makes this page, and a test compares it with the lists.
";

/// Writes the page.
pub fn write(page: &mut impl Write) -> io::Result<()> {
    write!(page, "{HEAD}")?;
    let mut family = String::new();
    let mut in_phrases = false;
    for entry in copydesk::rules() {
        let (name, _) = entry.rule.as_str().split_once('/').unwrap_or_default();
        let is_new = name != family;
        if is_new {
            family = name.to_string();
            writeln!(page, "\n## {family}")?;
        }
        if is_new || in_phrases != entry.phrase.is_some() {
            in_phrases = entry.phrase.is_some();
            writeln!(page, "\n{}", if in_phrases { PHRASES } else { OTHERS })?;
        }
        match &entry.phrase {
            Some(phrase) => phrase_row(page, &entry, phrase)?,
            None => row(page, &entry)?,
        }
    }
    Ok(())
}

const PHRASES: &str = "\
| rule | reason | language | place | words | pattern |
|---|---|---|---|---|---|";
const OTHERS: &str = "\
| rule | reason | what it removes | defined in |
|---|---|---|---|";

fn phrase_row(page: &mut impl Write, entry: &RuleEntry, phrase: &Phrase) -> io::Result<()> {
    let cap = phrase
        .most_words
        .map_or("–".to_string(), |words| format!("≤ {words}"));
    writeln!(
        page,
        "| {} | {} | {} | {} | {cap} | `{}` |",
        entry.rule,
        reason(entry),
        phrase.language,
        phrase.place,
        phrase.pattern.replace('|', "\\|")
    )
}

fn row(page: &mut impl Write, entry: &RuleEntry) -> io::Result<()> {
    writeln!(
        page,
        "| {} | {} | {} | {} |",
        entry.rule,
        reason(entry),
        entry.about,
        entry.files.join(", ")
    )
}

fn reason(entry: &RuleEntry) -> &str {
    entry.reason.map_or("as the case is", Reason::name)
}
