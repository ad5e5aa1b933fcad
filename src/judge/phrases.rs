//! The phrase rules: the lists under `phrases/`, read once, and the search through them.
//!
//! A list is plain text, one file a reason. `#` opens a comment, `[de]` a language, and every
//! other line is a rule: its number, how many words a line may have for it, the place where it may
//! fire, and a pattern in the syntax of [`pattern`](super::pattern).
//!
//! ```text
//! [en]
//! 12  <=20  anywhere  sign up for ... newsletter*
//! ```
//!
//! A `!` after the number says that the rule's word is final: the model cannot keep what it
//! finds. The rules that have it strike boilerplate in 98 of 100 words on ten labelled pages or more, or
//! say the same in a language of which there are fewer pages.
//!
//! The rule's name is the list's name and the number (`newsletter/12`). A number is never given
//! to another rule, since people look names up. A pattern is compiled when the first line may match
//! it; what the search asks before stands in `phrases.index`, which a test holds to the lists
//! (`COPYDESK_BLESS=1 cargo test --lib phrases` writes it anew). Every rule has a line that it fires on and a near
//! miss in `fixtures/judge/witnesses.txt`; a test sees to it.

use std::collections::HashMap;
use std::sync::{LazyLock, OnceLock};

use regex::Regex;

use super::bytes::Reader;
use super::pattern::{Anchor, Entry, Pattern, Screen, Sets, Sight};
use super::sieve::Sieve;
use crate::removal::Reason;
use crate::words::Words;
use crate::words::hash::Spread;

/// The lists, in the order in which their rules are asked.
const LISTS: [(Reason, &str); 31] = [
    (Reason::Correction, include_str!("phrases/correction.txt")),
    (
        Reason::Contributors,
        include_str!("phrases/contributors.txt"),
    ),
    // Before credits: "© 2026" is a notice, "© Ana Prell" a credit.
    (Reason::Legal, include_str!("phrases/legal.txt")),
    (
        Reason::PhotoCredit,
        include_str!("phrases/photo-credit.txt"),
    ),
    (
        Reason::PhotoCaption,
        include_str!("phrases/photo-caption.txt"),
    ),
    (Reason::Newsletter, include_str!("phrases/newsletter.txt")),
    (
        Reason::Subscription,
        include_str!("phrases/subscription.txt"),
    ),
    (Reason::Donation, include_str!("phrases/donation.txt")),
    (Reason::Widget, include_str!("phrases/widget.txt")),
    (Reason::Cookie, include_str!("phrases/cookie.txt")),
    (Reason::SignIn, include_str!("phrases/sign-in.txt")),
    (Reason::Comments, include_str!("phrases/comments.txt")),
    (Reason::Contact, include_str!("phrases/contact.txt")),
    (Reason::Share, include_str!("phrases/share.txt")),
    (Reason::Affiliate, include_str!("phrases/affiliate.txt")),
    (Reason::Promotion, include_str!("phrases/promotion.txt")),
    (Reason::Form, include_str!("phrases/form.txt")),
    (
        Reason::Advertisement,
        include_str!("phrases/advertisement.txt"),
    ),
    (Reason::Media, include_str!("phrases/media.txt")),
    (Reason::Embed, include_str!("phrases/embed.txt")),
    (Reason::Tags, include_str!("phrases/tags.txt")),
    (
        Reason::RelatedHeading,
        include_str!("phrases/related-heading.txt"),
    ),
    (
        Reason::InlineRelated,
        include_str!("phrases/inline-related.txt"),
    ),
    (
        Reason::RelatedTeaser,
        include_str!("phrases/related-teaser.txt"),
    ),
    (Reason::Timestamp, include_str!("phrases/timestamp.txt")),
    (Reason::Byline, include_str!("phrases/byline.txt")),
    (Reason::AuthorBio, include_str!("phrases/author-bio.txt")),
    (
        Reason::AboutPublisher,
        include_str!("phrases/about-publisher.txt"),
    ),
    (Reason::Navigation, include_str!("phrases/navigation.txt")),
    (Reason::OtherStory, include_str!("phrases/other-story.txt")),
    (Reason::Boilerplate, include_str!("phrases/boilerplate.txt")),
];

const SETS: &str = include_str!("phrases/sets.txt");

/// The entries of the lists' rules, in their order.
const INDEX: &[u8] = include_bytes!("phrases.index");

/// Where in the document a rule may fire.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Reach {
    Anywhere,
    /// Before the first paragraph of the body.
    Head,
    /// Between the body's first paragraph and its last.
    Body,
    /// After the last paragraph of the body.
    Tail,
    /// Before the body or after it.
    Edge,
}

impl Reach {
    fn parse(name: &str) -> Option<Reach> {
        Some(match name {
            "anywhere" => Reach::Anywhere,
            "head" => Reach::Head,
            "body" => Reach::Body,
            "tail" => Reach::Tail,
            "edge" => Reach::Edge,
            _ => return None,
        })
    }

    /// Whether a rule of this reach may fire at the place.
    pub fn covers(self, place: Reach) -> bool {
        match self {
            Reach::Anywhere => true,
            Reach::Edge => place == Reach::Head || place == Reach::Tail,
            _ => self == place,
        }
    }
}

/// A phrase rule.
#[derive(Clone, Debug)]
pub(crate) struct PhraseRule {
    pub name: String,
    pub reason: Reason,
    /// The most words that a line may have for the rule to fire.
    pub cap: usize,
    pub reach: Reach,
    /// Whether its word is final.
    pub is_final: bool,
    /// The list's language at this line, as a two-letter code.
    pub language: String,
    /// The pattern as it is written.
    pub source: String,
    pattern: OnceLock<Pattern>,
    /// A regular expression of the caller's, which is asked in place of the pattern.
    expression: Option<Regex>,
}

impl PhraseRule {
    /// Whether it fires on the line, wherever that stands. `written` is the line as the document has
    /// it, which `text` is not where flat text was restored.
    pub fn matches(&self, words: &Words, text: &str, written: &str, sight: Sight) -> bool {
        match &self.expression {
            Some(expression) => expression.is_match(written.trim()),
            None => words.units <= self.cap && self.pattern().matches(words, text, sight),
        }
    }

    fn pattern(&self) -> &Pattern {
        // A damaged pattern of the lists fails the test that reads them all.
        let parse = || Pattern::parse(&self.source, sets()).unwrap_or_else(|_| Pattern::nothing());
        self.pattern.get_or_init(parse)
    }
}

/// What the search asks of a rule for every line, together in memory.
#[derive(Clone, Copy, Debug)]
struct Gate {
    screen: Screen,
    cap: usize,
}

/// Rules, and the index that finds the few that a line can match.
#[derive(Clone, Debug, Default)]
pub(crate) struct Rulebook {
    rules: Vec<PhraseRule>,
    /// What a line must have for each rule to be worth a match.
    gates: Vec<Gate>,
    by_word: HashMap<u32, Vec<u32>, Spread>,
    by_marks: Vec<(u16, u32)>,
    /// Rules that every line may match.
    expressions: Vec<u32>,
    /// One bit for each value of the low bits of a word's hash: most words are dismissed here.
    sieve: Sieve<{ 1 << 15 }>,
}

impl Rulebook {
    /// The rules that come with the crate.
    pub fn shipped() -> &'static Rulebook {
        static SHIPPED: LazyLock<Rulebook> = LazyLock::new(|| {
            let mut book = Rulebook::default();
            let mut index = Reader::new(INDEX);
            for (reason, list) in LISTS {
                // A damaged line is left out here and fails the test that reads every list.
                let _ = read_list(reason, list, |rule| {
                    let entry = Entry::read(&mut index);
                    let entry = entry.unwrap_or_else(|| Entry::of(rule.pattern()));
                    book.add(rule, entry);
                });
            }
            book
        });
        &SHIPPED
    }

    /// Adds a rule.
    fn add(&mut self, rule: PhraseRule, entry: Entry) {
        let number = u32::try_from(self.rules.len()).unwrap_or(u32::MAX);
        match entry.anchor {
            Anchor::Words(words) => {
                for word in words {
                    self.sieve.insert(u64::from(word));
                    let rules = self.by_word.entry(word).or_default();
                    if rules.last() != Some(&number) {
                        rules.push(number);
                    }
                }
            }
            Anchor::Marks(marks) => self.by_marks.push((marks, number)),
        }
        self.gates.push(Gate {
            screen: entry.screen,
            cap: rule.cap,
        });
        self.rules.push(rule);
    }

    /// Adds a phrase of the caller's.
    pub fn add_phrase(&mut self, reason: Reason, phrase: &str) -> Result<(), String> {
        let pattern = Pattern::parse(phrase, sets())?;
        let entry = Entry::of(&pattern);
        let rule = PhraseRule {
            pattern: OnceLock::from(pattern),
            ..self.callers(reason, phrase)
        };
        self.add(rule, entry);
        Ok(())
    }

    /// Adds a regular expression of the caller's.
    pub fn add_expression(&mut self, reason: Reason, expression: Regex) {
        let number = u32::try_from(self.rules.len()).unwrap_or(u32::MAX);
        let rule = self.callers(reason, expression.as_str());
        self.expressions.push(number);
        // No word leads to it, and its place among the gates is never asked.
        self.gates.push(Gate {
            screen: Screen::default(),
            cap: rule.cap,
        });
        self.rules.push(PhraseRule {
            expression: Some(expression),
            ..rule
        });
    }

    /// The next rule of the caller's.
    fn callers(&self, reason: Reason, source: &str) -> PhraseRule {
        PhraseRule {
            name: format!("caller/{}", self.rules.len() + 1),
            reason,
            cap: CALLER_CAP,
            reach: Reach::Anywhere,
            is_final: true,
            language: String::new(),
            source: source.to_string(),
            pattern: OnceLock::new(),
            expression: None,
        }
    }

    pub fn rules(&self) -> &[PhraseRule] {
        &self.rules
    }

    pub fn is_empty(&self) -> bool {
        self.rules.is_empty()
    }

    /// The rule of this number.
    pub fn rule(&self, number: u32) -> Option<&PhraseRule> {
        self.rules.get(number as usize)
    }

    /// The numbers of the rules that the line may match, in order. Words of a line that was not read
    /// whole lead to none.
    pub fn candidates(&self, words: &Words, sight: Sight, found: &mut Vec<u32>) {
        found.clear();
        found.extend_from_slice(&self.expressions);
        if !words.is_whole() {
            return;
        }
        let may_match = |number: u32| {
            let gate = self.gates.get(number as usize);
            gate.is_some_and(|gate| words.units <= gate.cap && gate.screen.passes(sight))
        };
        for word in &words.seen {
            for hash in [word.hash, word.stem] {
                if self.sieve.may_have(u64::from(hash))
                    && let Some(rules) = self.by_word.get(&hash)
                {
                    found.extend(rules.iter().copied().filter(|&rule| may_match(rule)));
                }
            }
        }
        for &(marks, number) in &self.by_marks {
            if words.marks & marks == marks && may_match(number) {
                found.push(number);
            }
        }
        found.sort_unstable();
        found.dedup();
    }
}

/// Words that a line may have for a phrase of the caller's.
const CALLER_CAP: usize = 60;

/// The named sets: `@name = alternatives`.
fn sets() -> &'static Sets {
    static NAMED: LazyLock<Sets> = LazyLock::new(|| {
        let mut sets = Sets::default();
        for line in SETS.lines().map(str::trim) {
            if let Some((name, alternatives)) =
                line.strip_prefix('@').and_then(|set| set.split_once('='))
            {
                // A damaged set makes every rule that names it fail in the test.
                let _ = sets.define(name.trim(), alternatives.trim());
            }
        }
        sets
    });
    &NAMED
}

/// Reads a list rule by rule; the error names the lines that are damaged.
fn read_list(reason: Reason, list: &str, mut each: impl FnMut(PhraseRule)) -> Result<(), String> {
    let mut language = String::new();
    let mut damaged = String::new();
    for line in list.lines().map(str::trim) {
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        if let Some(name) = line
            .strip_prefix('[')
            .and_then(|rest| rest.strip_suffix(']'))
        {
            language = name.to_string();
            continue;
        }
        match read_rule(reason, &language, line) {
            Ok(rule) => each(rule),
            Err(error) => damaged += &format!("{}: `{line}`: {error}\n", reason.name()),
        }
    }
    if damaged.is_empty() {
        Ok(())
    } else {
        Err(damaged)
    }
}

/// Reads a rule, all but its pattern.
fn read_rule(reason: Reason, language: &str, line: &str) -> Result<PhraseRule, String> {
    let (number, rest) = next_field(line)?;
    let (cap, rest) = next_field(rest)?;
    let (reach, source) = next_field(rest)?;
    let is_final = number.ends_with('!');
    let number = number.trim_end_matches('!');
    number.parse::<u32>().map_err(|_| "no number".to_string())?;
    let cap = cap.strip_prefix("<=").and_then(|cap| cap.parse().ok());
    Ok(PhraseRule {
        name: format!("{}/{number}", reason.name()),
        reason,
        cap: cap.ok_or("no cap such as <=20")?,
        reach: Reach::parse(reach).ok_or("no place where it may fire")?,
        is_final,
        language: language.to_string(),
        source: source.to_string(),
        pattern: OnceLock::new(),
        expression: None,
    })
}

fn next_field(line: &str) -> Result<(&str, &str), String> {
    let (field, rest) = line
        .split_once(char::is_whitespace)
        .ok_or("a rule has a number, a cap, a place and a pattern")?;
    Ok((field, rest.trim_start()))
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use super::*;

    #[test]
    fn every_line_of_every_list_is_a_rule_with_a_number_of_its_own() {
        let mut rules = Vec::new();
        let mut damaged = String::new();
        for (reason, list) in LISTS {
            if let Err(lines) = read_list(reason, list, |rule| rules.push(rule)) {
                damaged += &lines;
            }
        }
        for rule in &rules {
            if let Err(error) = Pattern::parse(&rule.source, sets()) {
                damaged += &format!("{}: {error}\n", rule.name);
            }
        }
        assert!(damaged.is_empty(), "{damaged}");
        let names: BTreeSet<_> = rules.iter().map(|rule| &rule.name).collect();
        assert_eq!(names.len(), rules.len(), "a number is given twice");
        assert!(rules.iter().all(|rule| !rule.language.is_empty()));
    }

    #[test]
    fn the_index_is_that_of_the_lists() {
        let mut index = Vec::new();
        for rule in Rulebook::shipped().rules() {
            Entry::of(rule.pattern()).write(&mut index);
        }
        if std::env::var_os("COPYDESK_BLESS").is_some() {
            let path = concat!(env!("CARGO_MANIFEST_DIR"), "/src/judge/phrases.index");
            std::fs::write(path, &index).unwrap();
            return;
        }
        assert!(
            index == INDEX,
            "the lists have changed: COPYDESK_BLESS=1 cargo test --lib phrases"
        );
    }

    /// `name + line` fires, `name - line` does not; a line may have ` ⏎ ` for a line break.
    #[test]
    fn no_rule_without_a_witness() {
        let witnesses = include_str!("../../fixtures/judge/witnesses.txt");
        let book = Rulebook::shipped();
        let mut seen: BTreeMap<(&str, bool), usize> = BTreeMap::new();
        let mut wrong = Vec::new();
        let mut candidates = Vec::new();
        for line in witnesses.lines().map(str::trim) {
            let mut fields = line.splitn(3, ' ');
            let (Some(name), Some(sign), Some(text)) =
                (fields.next(), fields.next(), fields.next())
            else {
                continue;
            };
            if line.starts_with('#') {
                continue;
            }
            let Some(rule) = book.rules().iter().find(|rule| rule.name == name) else {
                wrong.push(format!("no rule is named {name}"));
                continue;
            };
            let mut words = Words::default();
            words.read(text, |_, _| {});
            let sight = Sight::of(&words);
            let fires = rule.matches(&words, text, text, sight);
            book.candidates(&words, sight, &mut candidates);
            let is_candidate = candidates
                .iter()
                .any(|&number| book.rule(number).is_some_and(|it| it.name == name));
            if fires && !is_candidate {
                wrong.push(format!("dismissed unmatched: {line}"));
            }
            if fires != (sign == "+") {
                wrong.push(line.to_string());
            }
            *seen.entry((name, sign == "+")).or_default() += 1;
        }
        for rule in book.rules() {
            for fires in [true, false] {
                if !seen.contains_key(&(rule.name.as_str(), fires)) {
                    wrong.push(format!("{} {}", rule.name, if fires { "+" } else { "-" }));
                }
            }
        }
        assert!(
            wrong.is_empty(),
            "{} wrong:\n{}",
            wrong.len(),
            wrong.join("\n")
        );
    }
}
