//! Paragraphs between those of a story that ask the reader for something: to follow, to subscribe, to support.
//! They are told in a story that does not speak to its readers itself, by words that it does not have.

use std::collections::{HashMap, HashSet};
use std::ops::RangeInclusive;

use super::line::Line;
use super::topics;
use crate::removal::Reason;
use crate::words::mark;

/// A paragraph: its number, what is known of it, and its words.
pub(super) type Paragraph<'p> = (usize, &'p Line, &'p [u32]);

/// Words of an appeal.
const WORDS: RangeInclusive<usize> = 8..=90;
/// What its words must weigh, by `topics.txt`.
const WEIGHT: u32 = 3;
/// The same in scripts whose words for the reader are not known.
const UNSPOKEN: u32 = 4;
/// Other paragraphs of the story, and the most in a hundred of them that speak to the reader.
const PARAGRAPHS: usize = 4;
const SPEAKING: usize = 15;

/// The appeals among the paragraphs of a story, and for what they ask.
pub(super) fn find(paragraphs: &[Paragraph<'_>]) -> Vec<(usize, Reason)> {
    let speaks = |line: &Line| line.readers > 0 && line.quotes == 0;
    let long = paragraphs.iter().filter(|(_, line, _)| line.is_long());
    let (speaking, plain): (Vec<&Paragraph<'_>>, Vec<&Paragraph<'_>>) =
        long.partition(|(_, line, _)| speaks(line));
    let mut story: HashMap<u32, usize> = HashMap::new();
    for (_, _, words) in &plain {
        let different: HashSet<u32> = words.iter().copied().collect();
        for word in different {
            *story.entry(word).or_default() += 1;
        }
    }
    // The lead is the last thing that may be lost.
    let lead = paragraphs
        .iter()
        .position(|(_, line, _)| line.is_sentence());
    let others = paragraphs.iter().skip(lead.map_or(0, |lead| lead + 1));
    let appeals = others.filter_map(|(at, line, words)| {
        let may_be = WORDS.contains(&line.words) && !is_quotation(line);
        let own = usize::from(line.is_long() && !speaks(line));
        let is_foreign = |word| story.get(&word).is_none_or(|&lines| lines <= own);
        let asked = may_be.then(|| topics::asked(words, is_foreign));
        let (reason, weight) = asked.flatten()?;
        let is_asked = match line.readers > 0 {
            true => weight >= WEIGHT,
            false => weight >= UNSPOKEN && !is_latin(line),
        };
        is_asked.then_some((*at, reason))
    });
    let appeals: Vec<(usize, Reason)> = appeals.collect();
    let is_appeal = |at: usize| appeals.iter().any(|&(appeal, _)| appeal == at);
    let others = speaking.iter().filter(|(at, _, _)| !is_appeal(*at));
    let others = others.count();
    let is_told = plain.len() >= PARAGRAPHS && others * 100 <= SPEAKING * (plain.len() + others);
    if is_told { appeals } else { Vec::new() }
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
