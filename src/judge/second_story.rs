//! Another story under the first in a text: a headline, perhaps a name, a date, and its paragraphs.

use super::finding::{Finding, Findings};
use super::line::{Line, Lines};
use crate::document::Document;
use crate::metadata::dates::line::is_date;
use crate::removal::{Reason, Rule};

/// Words of the first story that stand above another one at least.
const STORY: usize = 60;
/// Words of a headline, and of a name between it and the date.
const TITLE_WORDS: std::ops::RangeInclusive<usize> = 4..=18;
const NAME_WORDS: usize = 5;
/// Lines under the first story's headline among which its date stands and its text begins.
const HEAD: usize = 6;

/// Marks the other story's lines, to the end of the text.
pub(super) fn find(document: &Document<'_>, read: &Lines, findings: &mut Findings) {
    let Some(start) = start(document, read) else {
        return;
    };
    for at in start..read.lines.len() {
        findings.add(at, || {
            let rule = Rule::named("structure/second-story");
            Finding::new(Reason::OtherStory, rule)
                .because("after the headline of another story, with a date under it")
        });
    }
}

/// The headline of the other story.
fn start(document: &Document<'_>, read: &Lines) -> Option<usize> {
    let lines = &read.lines;
    let is_dated = |at: usize| {
        let text = document.candidates.get(at).map(|it| it.text.as_ref());
        text.is_some_and(is_date)
    };
    // The first story has a date under its headline as well, so that dates are not its subheads.
    let title = document.head.title?;
    let first = (title + 1..lines.len()).find(|&at| lines.get(at).is_some_and(Line::is_text))?;
    let date = (title + 1..first.min(title + HEAD)).find(|&at| is_dated(at))?;
    let form = |at: usize| {
        lines
            .get(at)
            .map(|line| (line.words, line.digits, line.letters > 0))
    };
    let is_date_too = |at: usize| is_dated(at) && form(at) == form(date);
    let mut words = 0;
    for (at, line) in lines.iter().enumerate().skip(first) {
        if words >= STORY && is_headline(line) {
            let is_name = |at: usize| {
                let name = lines.get(at);
                name.is_some_and(|line| line.words <= NAME_WORDS && !line.ends_with_stop())
            };
            let date = match is_date_too(at + 1) {
                true => Some(at + 1),
                false => (is_name(at + 1) && is_date_too(at + 2)).then_some(at + 2),
            };
            let next = date.and_then(|date| lines.get(date + 1));
            if next.is_some_and(Line::is_text) {
                return Some(at);
            }
        }
        words += line.words;
    }
    None
}

fn is_headline(line: &Line) -> bool {
    TITLE_WORDS.contains(&line.words) && !line.ends_with_stop() && !line.quotes_somebody()
}
