//! The phrase syntax: patterns over words, matched in time linear in the line.
//! `parse` reads one, `anchor` finds by what a line opens it, `screen` dismisses most lines, both
//! together are its `entry` in the index, `run` matches it.
//!
//! | written | matches |
//! |---|---|
//! | `word` | the word in any case; apostrophes and hyphens part words (`we ll`, `sign up`) |
//! | `word*` | a word that begins so (four letters or more; two in Korean) |
//! | `a?`, `(…)?` | the piece or nothing |
//! | `(a\|b c)` | one of the alternatives |
//! | `..` and `...` | up to 3, up to 10 words of any kind |
//! | `^`, `$` | the start, the end of the line |
//! | `:` `.` `!` `?` `,` `"` `(` `@close` `-` `/` `©` `@` `%` | such a mark between the words on its sides |
//! | `#`, `####` | a number; a year from 1900 to 2099 |
//! | `@Name` | a word with a capital |
//! | `@Names` | one to six such words, particles and initials between them |
//! | `@set` | an alternative of the named set |
//!
//! Chinese, Japanese, Thai, Lao, Khmer and Burmese are written without spaces: there every letter is
//! a word (`阅读` is two words in a row), for a rule's cap as well. `@Name` and `*` have no meaning in
//! them. Case, Greek accents, the Turkish i and the forms of Arabic letters make no difference
//! (`script.rs`); a joiner parts words as a space does.
//!
//! Flat text has neither marks nor capitals. There a mark in a pattern is ignored, and `@Name` is any word.

mod anchor;
mod entry;
mod parse;
mod run;
mod screen;

use std::collections::BTreeMap;
use std::sync::Arc;

pub(crate) use anchor::Anchor;
pub(crate) use entry::Entry;
use screen::Needs;
pub(crate) use screen::{Screen, Sight};

use crate::words::{Word, Words, hash};
use parse::Parser;

/// A compiled pattern.
#[derive(Clone, Debug)]
pub(crate) struct Pattern {
    parts: Box<[Part]>,
}

#[derive(Clone, Debug)]
enum Part {
    Word { hash: u32, is_common: bool },
    Stem { stem: u32, prefix: Box<str> },
    Number,
    Year,
    Name,
    Names,
    AnyOf(Choices),
    Maybe(Box<[Part]>),
    Gap(usize),
    Start,
    End,
    Mark(u16),
}

impl Part {
    /// A word in lower case.
    fn word(word: &str) -> Part {
        Part::hashed(hash::of(word))
    }

    fn hashed(hash: u32) -> Part {
        Part::Word {
            hash,
            is_common: anchor::is_common(hash),
        }
    }

    /// The word as a pattern writes it. A letter without spaces around it is told by itself and the
    /// one that follows.
    fn of(word: &Word) -> Part {
        if word.is_letter && word.stem != word.hash {
            return Part::Stem {
                stem: word.stem,
                prefix: Box::default(),
            };
        }
        Part::hashed(word.hash)
    }
}

/// Alternatives; those of a set belong to every pattern that names it.
type Choices = Arc<[Choice]>;

/// One of the alternatives.
#[derive(Clone, Debug)]
struct Choice {
    parts: Box<[Part]>,
    /// What the line must have for it.
    needs: Needs,
}

/// Named alternatives that patterns can refer to: `@month`.
#[derive(Clone, Debug, Default)]
pub(crate) struct Sets(BTreeMap<String, Choices>);

impl Sets {
    /// Adds a set; its alternatives are written as inside brackets.
    pub fn define(&mut self, name: &str, alternatives: &str) -> Result<(), String> {
        let mut parser = Parser::new(alternatives, self);
        let parts = parser.alternatives()?;
        parser.finish()?;
        self.0.insert(name.to_string(), parts.into());
        Ok(())
    }
}

impl Pattern {
    /// Compiles a pattern; the error says what is wrong with it.
    pub fn parse(source: &str, sets: &Sets) -> Result<Pattern, String> {
        let mut parser = Parser::new(source, sets);
        let choices = parser.alternatives()?;
        parser.finish()?;
        let parts = [Part::AnyOf(choices.into())].into();
        Ok(Pattern { parts })
    }

    /// The pattern that matches no line.
    pub fn nothing() -> Pattern {
        let none: Choices = Arc::new([]);
        let parts = [Part::AnyOf(none)].into();
        Pattern { parts }
    }

    /// Whether the pattern occurs in the line. `text` is what the words were read from, `sight` what
    /// a screen saw of them.
    pub fn matches(&self, words: &Words, text: &str, sight: Sight) -> bool {
        run::matches(&self.parts, words, text, sight)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn matches(pattern: &str, text: &str) -> bool {
        let mut sets = Sets::default();
        sets.define("month", "january|february").unwrap();
        let mut words = Words::default();
        words.read(text, |_, _| {});
        Pattern::parse(pattern, &sets)
            .unwrap()
            .matches(&words, text, Sight::of(&words))
    }

    #[test]
    fn patterns() {
        let table = [
            ("newsletter", "Our Newsletter!", true),
            ("news", "Our Newsletter!", false),
            ("newsl*", "Our Newsletters", true),
            (
                "sign up for (our|the) newsletter*",
                "Sign up for the newsletters",
                true,
            ),
            ("sign-up", "Sign up", true),
            (
                "sign up for our? ... newsletter*",
                "Sign up for free weekly newsletter",
                true,
            ),
            ("^ related :", "Related: a story", true),
            ("^ related :", "A related: story", false),
            ("^ related $", "Related stories", false),
            ("^ by @Names $", "By Ana de la Cruz-O'Neil", true),
            ("^ by @Names $", "By the time it came", false),
            ("^ by @Names , @Name", "By J. R. Pell, Harbour Post", true),
            ("# min read", "5 min read", true),
            ("@month # , ####", "January 5, 2026", true),
            ("@month # , ####", "January 5, 1826", false),
            ("^ © ####", "© 2026 Harbour Post", true),
            ("follow (us|me) on", "Follow me on", true),
            ("a (b|c (d|e))? f", "a c e f", true),
            ("a (b|c (d|e))? f", "a f", true),
            ("photo ?", "Photo? Not here", true),
            ("one .. five", "one two three four five", true),
            ("one .. six", "one two three four five six", false),
            ("^ 关联阅读 :", "关联阅读：港口关闭", true),
            ("^ 关联阅读 :", "关联的阅读：港口关闭", false),
            ("(责任)?编辑", "编辑：王芳", true),
            ("編集 .. $", "編集部より", true),
            ("อ่านต่อ", "อ่านต่อที่นี่", true),
            ("อ่านต่อ", "อ่านข่าว", false),
            ("기자* $", "홍길동 기자입니다", true),
            ("διαβάστε επίσης", "ΔΙΑΒΑΣΤΕ ΕΠΙΣΗΣ: το λιμάνι", true),
            ("ilgili haberler", "İLGİLİ HABERLER", true),
            ("بیشتر بخوانید", "بيشتر بخوانيد", true),
            ("می خوانید", "می‌خوانید", true),
            ("यह भी पढ़ें :", "यह भी पढ़ें: पुल बंद", true),
        ];
        for (pattern, text, expected) in table {
            assert_eq!(matches(pattern, text), expected, "{pattern} on {text}");
        }
    }

    #[test]
    fn nothing_matches_nothing() {
        let words = Words::default();
        assert!(!Pattern::nothing().matches(&words, "", Sight::of(&words)));
    }
}
