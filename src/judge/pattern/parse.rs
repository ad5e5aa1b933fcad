//! Reading a pattern: what is written becomes its parts, or an error that says what is wrong.

use super::{Part, Sets};
use crate::judge::words::{STEM, hash, mark};

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
}

impl<'s> Parser<'s> {
    pub fn new(source: &'s str, sets: &'s Sets) -> Parser<'s> {
        Parser {
            rest: source,
            sets,
            depth: 0,
        }
    }

    pub fn finish(&self) -> Result<(), String> {
        if self.rest.trim().is_empty() {
            return Ok(());
        }
        Err(format!("`{}` is one bracket too many", self.rest.trim()))
    }

    /// Parts up to the end, a `|` or a closing bracket.
    fn sequence(&mut self) -> Result<Vec<Part>, String> {
        let mut parts = Vec::new();
        loop {
            self.rest = self.rest.trim_start();
            if self.rest.is_empty() || self.rest.starts_with(['|', ')']) {
                break;
            }
            let part = self.part()?;
            parts.extend(self.repeated(part));
        }
        if parts.is_empty() {
            return Err("a piece of the pattern is empty".to_string());
        }
        Ok(parts)
    }

    /// The part, or one that may be missing where a `?` is glued to it.
    fn repeated(&mut self, parts: Vec<Part>) -> Vec<Part> {
        match self.rest.strip_prefix('?') {
            Some(rest) => {
                self.rest = rest;
                vec![Part::Maybe(parts)]
            }
            None => parts,
        }
    }

    pub fn alternatives(&mut self) -> Result<Vec<Vec<Part>>, String> {
        let mut choices = vec![self.sequence()?];
        while let Some(rest) = self.rest.strip_prefix('|') {
            self.rest = rest;
            choices.push(self.sequence()?);
        }
        // A choice that nothing meets would make the whole bracket one that everything meets.
        if choices.iter().any(|choice| may_be_missing(choice)) {
            return Err("a choice may not be missing; put the `?` after the bracket".to_string());
        }
        Ok(choices)
    }

    fn part(&mut self) -> Result<Vec<Part>, String> {
        if let Some(rest) = self.rest.strip_prefix('(')
            && !(rest.is_empty() || rest.starts_with([' ', '|', ')']))
        {
            return self.bracket(rest);
        }
        let end = self.rest.find([' ', '\t', '|', ')']);
        let end = end.unwrap_or(self.rest.len());
        let (mut token, rest) = self.rest.split_at(end);
        self.rest = rest;
        let maybe = token.len() > 1 && token.ends_with('?');
        if maybe {
            token = token.trim_end_matches('?');
        }
        let parts = self.token(token)?;
        Ok(if maybe {
            vec![Part::Maybe(parts)]
        } else {
            parts
        })
    }

    fn bracket(&mut self, rest: &'s str) -> Result<Vec<Part>, String> {
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
        Ok(vec![Part::AnyOf(choices)])
    }

    fn token(&self, token: &str) -> Result<Vec<Part>, String> {
        let part = match token {
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
        };
        Ok(vec![part])
    }

    /// A set, the beginning of a word, or words that apostrophes and hyphens join.
    fn words(&self, token: &str) -> Result<Vec<Part>, String> {
        if let Some(name) = token.strip_prefix('@') {
            let choices = self.sets.0.get(name);
            return choices
                .map(|choices| vec![Part::AnyOf(choices.clone())])
                .ok_or_else(|| format!("no set is named `{token}`"));
        }
        let lower = token.to_lowercase();
        if let Some(prefix) = lower.strip_suffix('*') {
            return stem(prefix).map(|part| vec![part]);
        }
        let mut parts = Vec::new();
        for word in lower
            .split(['\'', '’', '-'])
            .filter(|word| !word.is_empty())
        {
            if !word.chars().all(char::is_alphanumeric) {
                return Err(format!("`{token}` is neither a word nor a mark"));
            }
            parts.push(Part::Word(hash(word)));
        }
        if parts.is_empty() {
            return Err(format!("`{token}` is neither a word nor a mark"));
        }
        Ok(parts)
    }
}

fn stem(prefix: &str) -> Result<Part, String> {
    if !prefix.chars().all(char::is_alphanumeric) || prefix.chars().count() < STEM {
        return Err(format!(
            "`{prefix}*` needs {STEM} letters or more before the star"
        ));
    }
    let letters: String = prefix.chars().take(STEM).collect();
    Ok(Part::Stem {
        stem: hash(&letters),
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
