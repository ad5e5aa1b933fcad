//! Reading a pattern: what is written becomes its parts, or an error that says what is wrong.

use std::sync::Arc;

use super::{Choice, Needs, Part, Sets};
use crate::words::{STEM, Spelling, Words, mark, stem_letters};

/// Words that a `..` and a `...` may stand for.
const SHORT_GAP: usize = 3;
const LONG_GAP: usize = 10;

/// Brackets inside brackets that a pattern may have.
const DEEPEST: usize = 8;

/// Reads a pattern from its left to its right.
pub(super) struct Parser<'s> {
    rest: &'s str,
    sets: &'s Sets,
    depth: usize,
    /// The parts of the sequences that are being read; a sequence takes its own off the end.
    parts: Vec<Part>,
}

impl<'s> Parser<'s> {
    pub fn new(source: &'s str, sets: &'s Sets) -> Parser<'s> {
        Parser {
            rest: source,
            sets,
            depth: 0,
            parts: Vec::new(),
        }
    }

    pub fn finish(&self) -> Result<(), String> {
        if self.rest.trim().is_empty() {
            return Ok(());
        }
        Err(format!("`{}` is one bracket too many", self.rest.trim()))
    }

    /// Parts up to the end, a `|` or a closing bracket.
    fn sequence(&mut self) -> Result<Choice, String> {
        let first = self.parts.len();
        loop {
            self.rest = self.rest.trim_start();
            if self.rest.is_empty() || self.rest.starts_with(['|', ')']) {
                break;
            }
            let start = self.parts.len();
            self.part()?;
            if let Some(rest) = self.rest.strip_prefix('?') {
                self.rest = rest;
                self.make_optional(start);
            }
        }
        if self.parts.len() == first {
            return Err("a piece of the pattern is empty".to_string());
        }
        let parts: Box<[Part]> = self.parts.drain(first..).collect();
        let needs = Needs::of(&parts);
        Ok(Choice { parts, needs })
    }

    /// Makes one part that may be missing of those from this place on.
    fn make_optional(&mut self, from: usize) {
        let optional = self.parts.drain(from..).collect();
        self.parts.push(Part::Maybe(optional));
    }

    pub fn alternatives(&mut self) -> Result<Vec<Choice>, String> {
        let mut choices = vec![self.sequence()?];
        while let Some(rest) = self.rest.strip_prefix('|') {
            self.rest = rest;
            choices.push(self.sequence()?);
        }
        // A choice that can match no word at all would let the bracket match every line.
        if choices.iter().any(|choice| may_be_missing(&choice.parts)) {
            return Err(
                "all of it, or of a choice in brackets, may be missing, so that every line would do; \
                 say a word that must be there"
                    .to_string(),
            );
        }
        Ok(choices)
    }

    /// Reads a bracket or a token.
    fn part(&mut self) -> Result<(), String> {
        if let Some(rest) = self.rest.strip_prefix('(')
            && !(rest.is_empty() || rest.starts_with([' ', '|', ')']))
        {
            let bracket = self.bracket(rest)?;
            self.parts.push(bracket);
            return Ok(());
        }
        let ends = |byte: u8| matches!(byte, b' ' | b'\t' | b'|' | b')');
        let end = self.rest.bytes().position(ends);
        let end = end.unwrap_or(self.rest.len());
        let (token, rest) = self.rest.split_at(end);
        self.rest = rest;
        let start = self.parts.len();
        if token.len() > 1 && token.ends_with('?') {
            self.token(token.trim_end_matches('?'))?;
            self.make_optional(start);
            return Ok(());
        }
        self.token(token)
    }

    fn bracket(&mut self, rest: &'s str) -> Result<Part, String> {
        self.depth += 1;
        if self.depth > DEEPEST {
            return Err(format!("brackets are nested deeper than {DEEPEST}"));
        }
        self.rest = rest;
        let choices = self.alternatives()?;
        self.rest = self
            .rest
            .strip_prefix(')')
            .ok_or("a bracket is not closed")?;
        self.depth -= 1;
        Ok(Part::AnyOf(choices.into()))
    }

    fn token(&mut self, token: &str) -> Result<(), String> {
        let is_plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit();
        self.parts.push(match token {
            // Nearly all are such words.
            _ if !token.is_empty() && token.bytes().all(is_plain) => Part::word(token),
            "^" => Part::Start,
            "$" => Part::End,
            ".." => Part::Gap(SHORT_GAP),
            "..." => Part::Gap(LONG_GAP),
            ":" => Part::Mark(mark::COLON),
            "." => Part::Mark(mark::STOP),
            "!" => Part::Mark(mark::BANG),
            "?" => Part::Mark(mark::QUESTION),
            "," => Part::Mark(mark::COMMA),
            "\"" => Part::Mark(mark::QUOTE),
            "(" => Part::Mark(mark::OPEN),
            "-" => Part::Mark(mark::DASH),
            "/" => Part::Mark(mark::BAR),
            "©" => Part::Mark(mark::COPYRIGHT),
            "@" => Part::Mark(mark::AT),
            "%" => Part::Mark(mark::MONEY),
            "#" => Part::Number,
            "####" => Part::Year,
            "@Name" => Part::Name,
            "@Names" => Part::Names,
            "@close" => Part::Mark(mark::CLOSE),
            _ => return self.words(token),
        });
        Ok(())
    }

    /// A set, the beginning of a word, or words that apostrophes and hyphens join.
    fn words(&mut self, token: &str) -> Result<(), String> {
        if let Some(name) = token.strip_prefix('@') {
            let choices = self.sets.0.get(name);
            let choices = choices.ok_or_else(|| format!("no set is named `{token}`"))?;
            self.parts.push(Part::AnyOf(Arc::clone(choices)));
            return Ok(());
        }
        let lower = token.to_lowercase();
        if let Some(prefix) = lower.strip_suffix('*') {
            self.parts.push(stem(prefix)?);
            return Ok(());
        }
        // The words of a line are read by the same means.
        let mut words = Words::default();
        words.read(token, |_, _| {});
        let has_marks = (words.marks | words.after) & !mark::JOINT != 0;
        if words.seen.is_empty() || has_marks {
            return Err(format!("`{token}` is neither a word nor a mark"));
        }
        self.parts.extend(words.seen.iter().map(Part::of));
        Ok(())
    }
}

fn stem(prefix: &str) -> Result<Part, String> {
    let spelling = Spelling::read(prefix, 0);
    let is_word = spelling.end == prefix.len() && !spelling.is_unspaced;
    let least = prefix.chars().next().map_or(STEM, stem_letters);
    if !is_word || prefix.chars().count() < least {
        return Err(format!(
            "`{prefix}*` needs {least} letters or more before the star"
        ));
    }
    Ok(Part::Stem {
        stem: spelling.stem,
        prefix: prefix.into(),
    })
}

/// Whether a line that has nothing of the sequence meets it.
fn may_be_missing(parts: &[Part]) -> bool {
    parts
        .iter()
        .all(|part| matches!(part, Part::Maybe(_) | Part::Gap(_)))
}

#[cfg(test)]
mod tests {
    use super::super::{Pattern, Sets};

    #[test]
    fn damaged_patterns_say_what_is_wrong() {
        for source in [
            "", "(a", "a)", "a||b", "ab*", "@nowhere", "a (b|) c", "a;b", "a (b|c?)",
        ] {
            assert!(
                Pattern::parse(source, &Sets::default()).is_err(),
                "{source}"
            );
        }
        let deep = "(".repeat(40) + "a" + &")".repeat(40);
        assert!(Pattern::parse(&deep, &Sets::default()).is_err());
    }
}
