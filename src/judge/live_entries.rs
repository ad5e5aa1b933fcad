//! Live blogs that came as lines. An entry is a time, a title perhaps, and a paragraph. The model takes a row of
//! them for a list of teasers.

use std::collections::BTreeSet;

use super::finding::{Finding, Findings};
use super::line::{Line, Lines};
use crate::article::State;
use crate::document::Document;
use crate::metadata::dates::{has_relative_time, is_time_of_day};

/// Entries from which a text is a live blog.
const ENTRIES: usize = 3;
/// Words of a line with a time, and of an entry's title.
const TIME_WORDS: usize = 5;
const TITLE_WORDS: usize = 16;
/// Lines of one entry.
const LENGTH: usize = 12;

/// Clears what was found of times of day that stand alone on a line, where there are several: they stand over
/// the entries, and all stay.
pub(super) fn clear_times(document: &Document<'_>, findings: &mut Findings) {
    let candidates = document.candidates.iter().enumerate();
    let times = candidates.filter(|(_, candidate)| is_time_of_day(&candidate.text));
    let times: Vec<usize> = times.map(|(at, _)| at).collect();
    if times.len() < ENTRIES {
        return;
    }
    for at in times {
        if !findings.of(at).is_some_and(Finding::is_settled) {
            findings.set(at, None);
        }
    }
}

/// The titles and the sentences of the entries. What has more text above it than in its entries is a feed of
/// other stories under a story.
pub(super) fn find(document: &Document<'_>, read: &Lines) -> BTreeSet<usize> {
    let lines = &read.lines;
    if document.state != State::Lines {
        return BTreeSet::new();
    }
    let candidates = document.candidates.iter().zip(lines).enumerate();
    let times = candidates.filter(|(_, (candidate, line))| {
        let is_time = || is_time_of_day(&candidate.text) || has_relative_time(&candidate.text);
        (1..=TIME_WORDS).contains(&line.words) && line.digits > 0 && is_time()
    });
    let times: Vec<usize> = times.map(|(at, _)| at).collect();
    let (Some(&first), true) = (times.first(), times.len() >= ENTRIES) else {
        return BTreeSet::new();
    };
    let ends = times.iter().skip(1).copied().chain([lines.len()]);
    let entries = times.iter().zip(ends).map(|(&time, end)| {
        let end = end.min(time + 1 + LENGTH);
        lines.get(time + 1..end).map(|entry| (time + 1, entry))
    });
    let entries: Vec<(usize, &[Line])> = entries.flatten().collect();
    let told = entries
        .iter()
        .filter(|(_, entry)| entry.iter().any(Line::is_long));
    let words = |lines: &[Line]| -> usize {
        let long = lines.iter().filter(|line| line.is_long());
        long.map(|line| line.words).sum()
    };
    let over = words(lines.get(..first).unwrap_or_default());
    let inside: usize = entries.iter().map(|(_, entry)| words(entry)).sum();
    // The text of a comment stands right under its time.
    let titled = entries.iter().filter(|(_, entry)| has_title(entry)).count();
    let is_live = told.count() * 3 >= times.len() * 2 && titled * 2 >= times.len();
    if !is_live || over * 2 > inside {
        return BTreeSet::new();
    }
    entries
        .into_iter()
        .flat_map(|(start, entry)| own_lines(start, entry))
        .collect()
}

/// The title right under the time, if a sentence stands under it, and the sentences.
fn own_lines(start: usize, entry: &[Line]) -> impl Iterator<Item = usize> {
    let sentences = entry.iter().enumerate();
    let sentences = sentences.filter(|(_, line)| line.is_text());
    let title = has_title(entry).then_some(start);
    title
        .into_iter()
        .chain(sentences.map(move |(at, _)| start + at))
}

/// Whether an entry begins with a short line that is no sentence and stands over one.
fn has_title(entry: &[Line]) -> bool {
    match entry {
        [title, text, ..] => {
            (1..=TITLE_WORDS).contains(&title.words) && !title.is_text() && text.is_text()
        }
        _ => false,
    }
}
