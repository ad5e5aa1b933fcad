//! What a line of text says about who wrote the story: names after a label, before one, or alone.

use super::beside_date::is_beside_date;
use super::label::{self, Kind};
use super::quick::may_have_label;
use super::split;
use super::words::{Sort, WORDS, is_wide};
use super::{is_agency, is_desk, is_person, names};
use crate::metadata::dates::{self, NumericOrder};
use crate::words;

/// A byline has no more bytes; those of three bytes a letter reach a hundred letters.
const LONGEST: usize = 300;

/// A label that stands on a line of its own has at most so many words: "Author of the article".
const LABEL_WORDS: usize = 4;

/// A desk's name has at most so many words.
const DESK_WORDS: usize = 4;

/// Words before a label in a sentence that says who wrote the story.
const FILLERS: usize = 6;

/// What a line says about its authors.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Credit {
    /// People and agencies that a label makes the authors.
    pub labelled: Vec<String>,
    /// People named without one.
    pub bare: Vec<String>,
    /// The line holds nothing else than names, labels, dates and people of other kinds.
    pub alone: bool,
    /// There is a date in it.
    pub dated: bool,
    /// It ends with a label, whose names stand on the next line.
    pub open: bool,
}

/// Reads a line.
#[derive(Default)]
struct Reader {
    credit: Credit,
    /// Whether only a line with a label is asked for.
    is_labelled_only: bool,
    /// Then the parts without a label that may be names: finding names is slow, and most lines have no label.
    unread: Vec<String>,
}

/// The authors of a line of plain text that is a byline: one that opens with "By", "Von", "Par" and
/// so on, or ends with "기자", and holds nothing but people and agencies beside that. `None` for any
/// other line.
pub(crate) fn from_line(line: &str) -> Option<Vec<String>> {
    if line.trim().len() > LONGEST || !may_have_label(line) {
        return None;
    }
    let mut reader = Reader {
        is_labelled_only: true,
        ..Reader::default()
    };
    reader.read(line);
    if !reader.credit.alone || reader.credit.labelled.is_empty() {
        return None;
    }
    for part in std::mem::take(&mut reader.unread) {
        reader.names(&part);
    }
    let credit = reader.credit;
    credit.alone.then_some(credit.labelled)
}

/// The authors whom a label and the line after it name: "Written by" / "Ana Prell".
pub(crate) fn over_name(label: &str, name: &str) -> Option<Vec<String>> {
    let is_label = words::count(label) <= LABEL_WORDS && super::is_label(label);
    let joined = || format!("{} {name}", label.trim_end());
    is_label.then(|| from_line(&joined()))?
}

/// The authors whom a bracket in a line names, as Chinese papers put them: after the agency's name at
/// the start of a story, "（记者王芳）", and at its end.
pub(crate) fn in_brackets(line: &str) -> Vec<String> {
    let mut pieces = line.split(['（', '(']).skip(1).take(8);
    let found = pieces.find_map(|piece| {
        let (inner, after) = piece.split_once(['）', ')'])?;
        let labelled = credit(inner).labelled;
        let ends = after.trim().is_empty() && inner.chars().count() <= 12;
        let is_name = |name: &str| label::is_short_name(name) && name.chars().count() <= 3;
        let alone = ends && inner.split_whitespace().all(is_name) && !inner.trim().is_empty();
        match labelled.is_empty() {
            false if inner.contains(is_wide) => Some(labelled),
            _ if alone => Some(inner.split_whitespace().map(str::to_owned).collect()),
            _ => None,
        }
    });
    found.unwrap_or_default()
}

/// Reads a line.
pub(crate) fn credit(line: &str) -> Credit {
    let mut reader = Reader::default();
    reader.read(line);
    reader.credit
}

impl Reader {
    /// Reads a line part by part; where only a line with labels is asked for, up to the first part that is
    /// something else.
    fn read(&mut self, line: &str) {
        let line = line.trim();
        if line.is_empty() || line.len() > LONGEST {
            return;
        }
        self.credit.alone = true;
        let line = super::without_addresses(line);
        let line = unwrapped(&line);
        for segment in split::segments(line) {
            for part in around_dates(segment, &mut self.credit) {
                self.part(part);
                if self.is_labelled_only && !self.credit.alone {
                    return;
                }
            }
        }
    }

    /// Reads what stands between bars and dates.
    fn part(&mut self, part: &str) {
        let part = trimmed(part);
        let mut rest = part;
        // "Автор: Анна Седова Фото: Иван Кот" has two labels; no line has many.
        for _ in 0..4 {
            if rest.is_empty() {
                return;
            }
            let (here, after) = label::at_next(rest);
            self.labelled_part(here);
            rest = trimmed(after);
        }
    }

    fn labelled_part(&mut self, part: &str) {
        let part = trimmed(part);
        let awaits = std::mem::take(&mut self.credit.open);
        let found = label::read_line(part).or_else(|| {
            let at = after_fillers(part)?;
            label::read(part.get(at..)?)
        });
        let is_author = found.is_some_and(|found| found.kind == Kind::Author);
        if part.is_empty() || !is_author && is_beside_date(part) {
            self.credit.open = awaits;
            return;
        }
        match found {
            Some(found) if found.kind == Kind::Other => {}
            Some(found) if trimmed(found.rest).is_empty() => self.credit.open = true,
            Some(found) => {
                // "글 한지우 기자" has a label on either side.
                let rest = label::before_label(found.rest).unwrap_or(found.rest);
                self.people(rest, found.parts_at_spaces);
            }
            None => match label::before_label(part) {
                Some(before) => self.people(before, false),
                None if awaits => self.people(part, false),
                None => self.bare_part(part),
            },
        }
    }

    /// People after or before a label. Something else after it makes the line no byline.
    fn people(&mut self, text: &str, parts_at_spaces: bool) {
        let people = match parts_at_spaces && text.split(' ').all(label::is_short_name) {
            true => text.split(' ').map(str::to_owned).collect(),
            false => names(text),
        };
        let has_person = people.iter().any(|name| is_person(name));
        let may_write = |name: &String| {
            is_person(name) || is_agency(name) || !has_person && is_named_desk(name)
        };
        // "By Ana Ruiz/Gazette News": who stands beside a person is whom the person writes for.
        let fits = match people.first() {
            Some(first) if is_person(first) => people.iter().all(|name| !is_sentence(name)),
            Some(_) => people.iter().all(may_write),
            None => false,
        };
        if fits {
            for name in people.into_iter().filter(may_write) {
                if !self
                    .credit
                    .labelled
                    .iter()
                    .any(|known| super::same(known, &name))
                {
                    self.credit.labelled.push(name);
                }
            }
        } else {
            self.credit.alone = false;
        }
    }

    fn bare_part(&mut self, part: &str) {
        // "Marisol Venn | Tribune Staff": for whom the person writes.
        if !(self.credit.bare.is_empty() && self.unread.is_empty())
            && is_desk(part)
            && part.starts_with(char::is_uppercase)
            && part.split(' ').count() <= DESK_WORDS
        {
            return;
        }
        if !may_be_names(part) {
            self.credit.alone = false;
        } else if self.is_labelled_only {
            self.unread.push(part.to_string());
        } else {
            self.names(part);
        }
    }

    /// The people whom a part without a label names; something else makes the line no byline.
    fn names(&mut self, part: &str) {
        let people = names(part);
        // Two characters in a row of Chinese or Japanese may be anything.
        let is_told = |name: &String| is_person(name) && !name.contains(is_wide);
        let are_people = !people.is_empty() && people.iter().all(is_told);
        match are_people && names_only(part, &people) {
            true => self.credit.bare.extend(people),
            false => self.credit.alone = false,
        }
    }
}

/// "9News Staff", "Harbour News Desk": a desk written as a name.
fn is_named_desk(name: &str) -> bool {
    let is_named = |word: &str| !word.starts_with(char::is_lowercase);
    is_desk(name) && name.split(' ').all(is_named)
}

/// Whether a piece has words that no name has.
fn is_sentence(piece: &str) -> bool {
    let small = piece
        .split(' ')
        .filter(|word| word.starts_with(char::is_lowercase));
    small.filter(|word| !WORDS.is(Sort::Particle, word)).count() > 1
}

/// Whether the names make most of the text, so that it is not a sentence about them.
fn names_only(text: &str, names: &[String]) -> bool {
    are_most(names.iter().map(|name| count_letters(name)).sum(), text)
}

/// Whether so many words may belong to a name that [`names_only`] may hold. This is quick, and spares
/// most sentences the search for names.
fn may_be_names(text: &str) -> bool {
    let may_name = |word: &&str| {
        word.contains(char::is_uppercase)
            || !word.contains(char::is_lowercase)
            || WORDS.is(Sort::Particle, word.trim_matches(['(', ')', ',', ';']))
    };
    let words = text.split_whitespace().filter(may_name);
    are_most(words.map(count_letters).sum(), text)
}

/// Whether so many letters of a text make most of it.
fn are_most(of_names: usize, text: &str) -> bool {
    count_letters(text) <= of_names * 2 + 4
}

fn count_letters(text: &str) -> usize {
    text.chars().filter(|c| c.is_alphanumeric()).count()
}

/// Where a label may begin in "This article was contributed by Ana Ruiz".
fn after_fillers(text: &str) -> Option<usize> {
    let mut at = 0;
    let mut opens = false;
    for _ in 0..FILLERS {
        let rest = text.get(at..)?;
        let word = rest.split(' ').next()?;
        let lower = word.to_lowercase();
        let is_filler = WORDS.is(Sort::Filler, lower.as_str());
        let is_opening =
            WORDS.is(Sort::Opening, lower.as_str()) || WORDS.is(Sort::Stamp, lower.as_str());
        if !is_filler && !is_opening {
            return (opens && at > 0).then_some(at);
        }
        opens |= is_opening || is_filler;
        at += word.len() + 1;
        if label::read(text.get(at..)?).is_some() {
            return Some(at);
        }
    }
    None
}

/// The texts before, between and after the dates of a segment.
fn around_dates<'t>(segment: &'t str, credit: &mut Credit) -> Vec<&'t str> {
    let mut parts = Vec::new();
    let mut from = 0;
    for found in dates::find_all(segment, NumericOrder::DayFirst) {
        credit.dated = true;
        parts.extend(segment.get(from..found.range.start));
        from = found.range.end;
    }
    parts.extend(segment.get(from..));
    parts
}

/// A line without the brackets around all of it: "（记者：王芳）".
fn unwrapped(line: &str) -> &str {
    const PAIRS: [(char, char); 5] = [
        ('(', ')'),
        ('（', '）'),
        ('[', ']'),
        ('【', '】'),
        ('［', '］'),
    ];
    let inner = PAIRS.iter().find_map(|&(open, close)| {
        let inner = line.strip_prefix(open)?.strip_suffix(close)?;
        (!inner.contains([open, close])).then_some(inner)
    });
    inner.unwrap_or(line)
}

fn trimmed(text: &str) -> &str {
    text.trim_matches(|c: char| c.is_whitespace() || ",;、，-–—/|*•·».".contains(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `fixtures/metadata/credits.txt`: a line, " => ", the names that a label makes the authors, a
    /// bar, and those that stand without one.
    #[test]
    fn table() {
        let table = include_str!("../../../fixtures/metadata/credits.txt");
        let lines = table
            .lines()
            .filter(|line| !line.is_empty() && !line.starts_with('#'));
        let mut wrong = Vec::new();
        for line in lines {
            let (text, expected) = line.split_once(" =>").unwrap_or((line, ""));
            let found = credit(text);
            let bare = if found.alone {
                found.bare.join("; ")
            } else {
                String::new()
            };
            let found = format!("{} | {bare}", found.labelled.join("; "));
            if found.trim() != expected.trim() {
                wrong.push(format!(
                    "{text}: {} instead of {}",
                    found.trim(),
                    expected.trim()
                ));
            }
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }
}
