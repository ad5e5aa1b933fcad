//! The authors of a text that has no byline under its headline. They are looked for in a name with a job
//! title under the headline, in a byline at the end, and in the notes about authors that the judge removes.

use crate::document::{Candidate, Document};
use crate::metadata::bylines;
use crate::removal::Reason;
use crate::text::start;
use crate::verdict::Verdict;

/// Lines at the end of a text among which a byline may stand, and under the headline.
const LAST: usize = 6;
const FIRST: usize = 4;
/// More people than this are a list of the staff.
const MOST: usize = 4;
/// How much of a note about an author is read.
const NOTE_BYTES: usize = 160;
/// What opens a note before the name.
const OPENINGS: [&str; 6] = ["About ", "Follow ", "Contact ", "Email ", "By ", "Author: "];

/// Fills the authors where nobody has found any. `story` is the line with which it begins.
pub(super) fn complete(document: &mut Document<'_>, verdicts: &[Verdict], story: usize) {
    if !document.metadata.authors.is_empty() {
        return;
    }
    let lines = &document.candidates;
    let title = document.head.title;
    let found = with_office(lines, title, story)
        .or_else(|| at_the_end(lines, verdicts, story))
        .or_else(|| in_notes(lines, verdicts));
    document.metadata.authors = found.unwrap_or_default();
}

/// "Ana Ruiz | Health Reporter" between headline and story.
fn with_office(lines: &[Candidate<'_>], title: Option<usize>, story: usize) -> Option<Vec<String>> {
    let after = title.map_or(0, |title| title + 1);
    let head = lines.get(after..story)?.iter().take(FIRST);
    let mut named = head.map(|line| bylines::with_office(&line.text));
    named.find_map(|name| Some(vec![name?]))
}

/// The one byline among the last lines, of those that the judge takes for bylines.
fn at_the_end(lines: &[Candidate<'_>], verdicts: &[Verdict], story: usize) -> Option<Vec<String>> {
    let last = lines.len().saturating_sub(LAST).max(story + 1);
    let ruled = lines.iter().zip(verdicts).skip(last);
    let bylines = ruled.filter(|(_, verdict)| reason(verdict) == Some(Reason::Byline));
    let mut bylines = bylines.filter_map(|(line, _)| bylines::from_line(&line.text));
    let first = bylines.next()?;
    bylines.next().is_none().then_some(first)
}

/// Why a line goes.
fn reason(verdict: &Verdict) -> Option<Reason> {
    match verdict {
        Verdict::SetAside { strike, .. } | Verdict::Strike(strike) => Some(strike.reason),
        Verdict::Keep { .. } => None,
    }
}

/// The people of whom the notes about authors tell.
fn in_notes(lines: &[Candidate<'_>], verdicts: &[Verdict]) -> Option<Vec<String>> {
    let mut people: Vec<String> = Vec::new();
    for (line, verdict) in lines.iter().zip(verdicts) {
        let is_note = reason(verdict) == Some(Reason::AuthorBio);
        if let Some(name) = is_note.then(|| of_whom(&line.text)).flatten()
            && !people.iter().any(|known| bylines::same(known, &name))
        {
            people.push(name);
        }
    }
    (1..=MOST).contains(&people.len()).then_some(people)
}

/// Of whom a note tells: "Ana Ruiz covers the harbour for the Gazette."
fn of_whom(note: &str) -> Option<String> {
    let note = start(note, NOTE_BYTES).trim_start();
    let opening = OPENINGS
        .iter()
        .find_map(|opening| note.strip_prefix(opening));
    bylines::at_start(opening.unwrap_or(note))
}
