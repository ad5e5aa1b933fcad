//! Matching: the set of positions that each part of a pattern leads to, from those before it.

use super::{Part, Sight};
use crate::text::is_year;
use crate::words::{Word, Words, fold, form, hash, mark};

/// Words that `@Names` may take.
const LONGEST_NAME: usize = 6;

/// A set of positions between words: bit `i` stands before word `i`.
type Positions = u128;

fn bit(position: usize) -> Positions {
    if position < 128 { 1 << position } else { 0 }
}

struct Line<'l> {
    words: &'l Words,
    text: &'l str,
    sight: Sight,
}

impl Line<'_> {
    fn length(&self) -> usize {
        self.words.seen.len()
    }

    fn all(&self) -> Positions {
        Positions::MAX >> (127 - self.length())
    }

    /// The positions after the words at `from` for which `is` holds.
    fn after(&self, from: Positions, is: impl Fn(&Word) -> bool) -> Positions {
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

    fn word(&self, word: &Word) -> &str {
        self.text
            .get(word.start as usize..word.end as usize)
            .unwrap_or_default()
    }

    fn marks(&self, position: usize) -> u16 {
        self.words.marks_at(position)
    }
}

/// Whether the parts occur in the line. `text` is what the words were read from.
pub(super) fn matches(parts: &[Part], words: &Words, text: &str, sight: Sight) -> bool {
    let line = Line { words, text, sight };
    run(parts, line.all(), &line) != 0
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
/// which the parser limits.
fn step(part: &Part, from: Positions, line: &Line<'_>) -> Positions {
    match part {
        Part::Word { hash, .. } => line.after(from, |word| word.hash == *hash),
        Part::Stem { stem, prefix } => line.after(from, |word| {
            word.stem == *stem && starts_with(line.word(word), prefix)
        }),
        Part::Number => line.after(from, |word| word.form & form::NUMBER != 0),
        Part::Year => line.after(from, |word| is_year(line.word(word))),
        Part::Name => line.after(from, |word| is_name(word, line)),
        Part::Names => names(from, line),
        Part::AnyOf(choices) => choices
            .iter()
            .filter(|choice| choice.needs.are_met(line.sight))
            .fold(0, |found, choice| found | run(&choice.parts, from, line)),
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

fn is_name(word: &Word, line: &Line<'_>) -> bool {
    line.words.flat || word.form & form::CAPITAL != 0
}

/// The small words inside names.
fn is_particle(word: &Word) -> bool {
    const PARTICLES: [&str; 14] = [
        "de", "la", "del", "da", "dos", "di", "van", "von", "der", "den", "bin", "al", "el", "le",
    ];
    PARTICLES
        .iter()
        .any(|particle| word.hash == hash::of(particle))
}

fn starts_with(word: &str, prefix: &str) -> bool {
    let mut letters = word.chars().flat_map(fold);
    let mut prefix = prefix.chars().flat_map(fold);
    prefix.all(|letter| letters.next() == Some(letter))
}
