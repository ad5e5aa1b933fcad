//! The phrase syntax: patterns over words, matched in time linear in the line.
//!
//! | written | matches |
//! |---|---|
//! | `word` | the word in any case; apostrophes and hyphens part words (`we ll`, `sign up`) |
//! | `word*` | a word that begins so (four letters or more) |
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
//! Flat text has neither marks nor capitals: there a mark matches nothing and everything, and
//! `@Name` is any word.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use super::words::{STEM, Words, form, hash, mark};

/// Words that a `..` and a `...` may stand for.
const SHORT_GAP: usize = 3;
const LONG_GAP: usize = 10;

/// Words that `@Names` may take.
const LONGEST_NAME: usize = 6;

/// A compiled pattern.
#[derive(Clone, Debug)]
pub(crate) struct Pattern {
    parts: Vec<Part>,
    anchor: Anchor,
}

/// What a line must have for the pattern to be tried at all.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Anchor {
    /// One of these words or stems.
    Words(Vec<u32>),
    /// All of these marks, in text that has marks.
    Marks(u16),
}

#[derive(Clone, Debug)]
enum Part {
    Word(u32),
    Stem { stem: u32, prefix: Box<str> },
    Number,
    Year,
    Name,
    Names,
    AnyOf(Vec<Vec<Part>>),
    Maybe(Vec<Part>),
    Gap(usize),
    Start,
    End,
    Mark(u16),
}

/// Named alternatives that patterns can refer to: `@month`.
#[derive(Clone, Debug, Default)]
pub(crate) struct Sets(BTreeMap<String, Vec<Vec<Part>>>);

impl Sets {
    /// Adds a set; its alternatives are written as inside brackets.
    pub fn define(&mut self, name: &str, alternatives: &str) -> Result<(), String> {
        let mut parser = Parser::new(alternatives, self);
        let parts = parser.alternatives()?;
        parser.finish()?;
        self.0.insert(name.to_string(), parts);
        Ok(())
    }
}

impl Pattern {
    /// Compiles a pattern; the error says what is wrong with it.
    pub fn parse(source: &str, sets: &Sets) -> Result<Pattern, String> {
        let mut parser = Parser::new(source, sets);
        let choices = parser.alternatives()?;
        parser.finish()?;
        let parts = vec![Part::AnyOf(choices)];
        let anchor = anchor(&parts).map_or_else(
            || Anchor::Marks(required_marks(&parts)),
            |anchor| Anchor::Words(anchor.words),
        );
        Ok(Pattern { parts, anchor })
    }

    pub fn anchor(&self) -> &Anchor {
        &self.anchor
    }

    /// Whether the pattern occurs in the line. `text` is what the words were read from.
    pub fn matches(&self, words: &Words, text: &str) -> bool {
        let line = Line { words, text };
        run(&self.parts, line.all(), &line) != 0
    }
}

/// A set of positions between words: bit `i` stands before word `i`.
type Positions = u128;

fn bit(position: usize) -> Positions {
    if position < 128 { 1 << position } else { 0 }
}

struct Line<'l> {
    words: &'l Words,
    text: &'l str,
}

impl Line<'_> {
    fn length(&self) -> usize {
        self.words.seen.len()
    }

    fn all(&self) -> Positions {
        Positions::MAX >> (127 - self.length())
    }

    /// The positions after the words at `from` for which `is` holds.
    fn after(&self, from: Positions, is: impl Fn(&super::words::Word) -> bool) -> Positions {
        self.select(from, |position| {
            self.words.seen.get(position).is_some_and(&is)
        }) << 1
    }

    /// The positions of `from` for which `is` holds.
    fn select(&self, from: Positions, is: impl Fn(usize) -> bool) -> Positions {
        let mut rest = from;
        let mut found = 0;
        while rest != 0 {
            let position = rest.trailing_zeros() as usize;
            rest &= rest - 1;
            if is(position) {
                found |= bit(position);
            }
        }
        found
    }

    fn word(&self, word: &super::words::Word) -> &str {
        self.text
            .get(word.start as usize..word.end as usize)
            .unwrap_or_default()
    }

    fn marks(&self, position: usize) -> u16 {
        self.words.marks_at(position)
    }
}

fn run(parts: &[Part], from: Positions, line: &Line<'_>) -> Positions {
    parts.iter().fold(
        from,
        |at, part| {
            if at == 0 { 0 } else { step(part, at, line) }
        },
    )
}

/// The positions that the part leads to. The nesting of parts is that of the pattern's brackets,
/// which [`Parser`] limits.
fn step(part: &Part, from: Positions, line: &Line<'_>) -> Positions {
    match part {
        Part::Word(hash) => line.after(from, |word| word.hash == *hash),
        Part::Stem { stem, prefix } => line.after(from, |word| {
            word.stem == *stem && starts_with(line.word(word), prefix)
        }),
        Part::Number => line.after(from, |word| word.form & form::NUMBER != 0),
        Part::Year => line.after(from, |word| is_year(line.word(word))),
        Part::Name => line.after(from, |word| is_name(word, line)),
        Part::Names => names(from, line),
        Part::AnyOf(choices) => choices
            .iter()
            .fold(0, |found, choice| found | run(choice, from, line)),
        Part::Maybe(parts) => from | run(parts, from, line),
        Part::Gap(most) => (0..=*most).fold(0, |found, words| found | (from << words)) & line.all(),
        Part::Start => from & 1,
        Part::End if line.words.is_whole() => from & bit(line.length()),
        Part::End => 0,
        Part::Mark(_) if line.words.flat => from,
        Part::Mark(mark) => line.select(from, |position| line.marks(position) & mark != 0),
    }
}

/// Positions after one to [`LONGEST_NAME`] words of a name; it begins with a capital, and the
/// marks inside are those that names have ("J. P. O'Hara-Lee").
fn names(from: Positions, line: &Line<'_>) -> Positions {
    const INSIDE: u16 = mark::STOP | mark::JOINT;
    let mut found = line.after(from, |word| is_name(word, line));
    let mut last = found;
    for _ in 1..LONGEST_NAME {
        let joined = line.select(last, |position| line.marks(position) & !INSIDE == 0);
        let capitals = line.after(joined, |word| is_name(word, line));
        let particles = line.after(joined, is_particle);
        found |= capitals;
        last = capitals | particles;
    }
    found
}

fn is_name(word: &super::words::Word, line: &Line<'_>) -> bool {
    line.words.flat || word.form & form::CAPITAL != 0
}

/// The small words inside names.
fn is_particle(word: &super::words::Word) -> bool {
    const PARTICLES: [&str; 14] = [
        "de", "la", "del", "da", "dos", "di", "van", "von", "der", "den", "bin", "al", "el", "le",
    ];
    PARTICLES.iter().any(|particle| word.hash == hash(particle))
}

fn is_year(word: &str) -> bool {
    word.len() == 4
        && (word.starts_with("19") || word.starts_with("20"))
        && word.bytes().all(|byte| byte.is_ascii_digit())
}

fn starts_with(word: &str, prefix: &str) -> bool {
    let mut letters = word.chars().flat_map(char::to_lowercase);
    prefix.chars().all(|letter| letters.next() == Some(letter))
}

/// The words of which every match has one, and how telling they are.
struct Telling {
    words: Vec<u32>,
    /// Letters of the shortest; a common word counts as having none.
    letters: usize,
}

/// The most telling part of the sequence.
fn anchor(parts: &[Part]) -> Option<Telling> {
    parts.iter().filter_map(part_anchor).max_by(|one, other| {
        // Of equals the one with the fewest words: it opens the pattern for the fewest lines.
        (one.letters, other.words.len()).cmp(&(other.letters, one.words.len()))
    })
}

fn part_anchor(part: &Part) -> Option<Telling> {
    match part {
        Part::Word(word) => Some(Telling {
            words: vec![*word],
            letters: if is_common(*word) { 0 } else { 5 },
        }),
        Part::Stem { stem, prefix } => Some(Telling {
            words: vec![*stem],
            letters: prefix.len(),
        }),
        Part::AnyOf(choices) => {
            let mut all = Telling {
                words: Vec::new(),
                letters: usize::MAX,
            };
            for choice in choices {
                let one = anchor(choice)?;
                all.words.extend(one.words);
                all.letters = all.letters.min(one.letters);
            }
            Some(all)
        }
        _ => None,
    }
}

/// Words that are in most lines: a pattern is better told by its other words.
fn is_common(word: u32) -> bool {
    static COMMON: LazyLock<BTreeSet<u32>> =
        LazyLock::new(|| COMMON_WORDS.split_whitespace().map(hash).collect());
    COMMON.contains(&word)
}

const COMMON_WORDS: &str = "a an the of to in on for and or by with from at as is are was be been has \
        have will can our your you we us it its this that these more all any not no do get see \
        der die das den dem ein eine und zu von mit für auf im in am sie wir uns ist \
        le la les de du des et à en un une sur pour par el los las y en con por para \
        il lo gli di e del della per con o os as do da no na em het een van en op";

/// Marks that every match has.
fn required_marks(parts: &[Part]) -> u16 {
    parts.iter().fold(0, |marks, part| match part {
        Part::Mark(mark) => marks | mark,
        Part::AnyOf(choices) if choices.len() == 1 => {
            marks | choices.first().map_or(0, |choice| required_marks(choice))
        }
        _ => marks,
    })
}

/// Whether a line that has nothing of the sequence meets it.
fn may_be_missing(parts: &[Part]) -> bool {
    parts
        .iter()
        .all(|part| matches!(part, Part::Maybe(_) | Part::Gap(_)))
}

/// Brackets inside brackets that a pattern may have.
const DEEPEST: usize = 8;

struct Parser<'s> {
    rest: &'s str,
    sets: &'s Sets,
    depth: usize,
}

impl<'s> Parser<'s> {
    fn new(source: &'s str, sets: &'s Sets) -> Parser<'s> {
        Parser {
            rest: source,
            sets,
            depth: 0,
        }
    }

    fn finish(&self) -> Result<(), String> {
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

    fn alternatives(&mut self) -> Result<Vec<Vec<Part>>, String> {
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

#[cfg(test)]
mod tests {
    use super::*;

    fn matches(pattern: &str, text: &str) -> bool {
        let mut sets = Sets::default();
        sets.define("month", "january|february").unwrap();
        let mut words = Words::default();
        words.read(text, |_, _, _| {});
        Pattern::parse(pattern, &sets)
            .unwrap()
            .matches(&words, text)
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
        ];
        for (pattern, text, expected) in table {
            assert_eq!(matches(pattern, text), expected, "{pattern} on {text}");
        }
    }

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

    #[test]
    fn an_anchor_is_the_most_telling_word() {
        let anchor = |source| {
            Pattern::parse(source, &Sets::default())
                .unwrap()
                .anchor()
                .clone()
        };
        assert_eq!(anchor("sign up for the"), anchor("sign up"));
        assert_eq!(
            anchor("the (of|in) newsletter*"),
            Anchor::Words(vec![hash("news")])
        );
        assert_eq!(anchor("^ @Names : $"), Anchor::Marks(mark::COLON));
    }
}
