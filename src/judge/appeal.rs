//! Appeals: paragraphs among those of a story that ask the reader to follow, to subscribe or to support. An appeal
//! speaks to the reader, while the rest of the story hardly does, and has words of `topics.txt` that the rest of
//! the story does not have.

use std::collections::{HashMap, HashSet};
use std::ops::RangeInclusive;

use super::finding::Finding;
use super::line::Line;
use super::topics;
use crate::removal::{Reason, Rule};
use crate::words::hash::Seeded;
use crate::words::mark;

/// A paragraph: its number, what is known of it, and its words.
pub(super) type Paragraph<'p> = (usize, &'p Line, &'p [u32]);

/// Words of an appeal.
const WORDS: RangeInclusive<usize> = 8..=90;
/// What its words must weigh, by `topics.txt`.
const WEIGHT: u32 = 3;
/// The same in scripts other than Latin, for which no list of words such as "you" and "our" exists.
const UNSPOKEN: u32 = 4;
/// Other paragraphs of the story, and the most in a hundred of them that speak to the reader.
const PARAGRAPHS: usize = 4;
const SPEAKING: usize = 15;

/// The appeals among the paragraphs of a story.
pub(super) fn find(paragraphs: &[Paragraph<'_>]) -> Vec<(usize, Finding)> {
    // The lead is the last thing that may be lost.
    let lead = paragraphs
        .iter()
        .position(|(_, line, _)| line.is_sentence());
    let after = paragraphs.iter().skip(lead.map_or(0, |lead| lead + 1));
    let may_be = after.filter(|paragraph| may_ask(paragraph));
    let may_be: Vec<&Paragraph<'_>> = may_be.collect();
    if may_be.is_empty() {
        return Vec::new();
    }
    let long = paragraphs.iter().filter(|(_, line, _)| line.is_long());
    let (speaking, plain): (Vec<&Paragraph<'_>>, Vec<&Paragraph<'_>>) =
        long.partition(|(_, line, _)| speaks(line));
    let lines_of = lines_of_words(&plain);
    let appeals = may_be.into_iter().filter_map(|paragraph| {
        let (at, line, _) = paragraph;
        let own = usize::from(line.is_long() && !speaks(line));
        let is_foreign = |word| lines_of.get(&word).is_none_or(|&lines| lines <= own);
        Some((*at, asks(paragraph, is_foreign)?))
    });
    let appeals: Vec<(usize, Reason)> = appeals.collect();
    let numbers: HashSet<usize> = appeals.iter().map(|&(at, _)| at).collect();
    let others = speaking.iter().filter(|(at, _, _)| !numbers.contains(at));
    let others = others.count();
    let is_told = plain.len() >= PARAGRAPHS && others * 100 <= SPEAKING * (plain.len() + others);
    let appeals = appeals.into_iter().filter(|_| is_told);
    appeals.map(|(at, reason)| (at, finding(reason))).collect()
}

fn finding(reason: Reason) -> Finding {
    Finding::new(reason, Rule::named("structure/appeal"))
        .because("it asks the reader for something, and the story does not")
}

/// Whether a paragraph asks the reader for something, whatever story it stands in.
pub(super) fn may_ask(paragraph: &Paragraph<'_>) -> bool {
    asks(paragraph, |_| true).is_some()
}

/// Whether a paragraph speaks to the reader itself.
fn speaks(line: &Line) -> bool {
    line.readers > 0 && line.quotes == 0
}

/// For what a paragraph asks the reader by those of its words that count.
fn asks(paragraph: &Paragraph<'_>, counts: impl Fn(u32) -> bool) -> Option<Reason> {
    let (_, line, words) = paragraph;
    let may_speak = line.readers > 0 || !is_latin(line);
    if !WORDS.contains(&line.words) || is_quotation(line) || !may_speak {
        return None;
    }
    let (reason, weight) = topics::asked(words, counts)?;
    let is_asked = match line.readers > 0 {
        true => weight >= WEIGHT,
        false => weight >= UNSPOKEN,
    };
    is_asked.then_some(reason)
}

/// In how many of the paragraphs each word stands.
fn lines_of_words(paragraphs: &[&Paragraph<'_>]) -> HashMap<u32, usize, Seeded> {
    let mut lines: HashMap<u32, usize, Seeded> = HashMap::default();
    for (_, _, words) in paragraphs {
        let different: HashSet<u32, Seeded> = words.iter().copied().collect();
        for word in different {
            *lines.entry(word).or_default() += 1;
        }
    }
    lines
}

/// Whether most letters are of the Latin script, which has them in one byte.
fn is_latin(line: &Line) -> bool {
    line.bytes * 10 < line.letters * 17
}

/// Whether somebody is quoted. The name of a newsletter may stand in quotation marks.
fn is_quotation(line: &Line) -> bool {
    const MARKS: usize = 2;
    line.speech > 0 || line.quotes > MARKS || line.opening & mark::QUOTE != 0
}
