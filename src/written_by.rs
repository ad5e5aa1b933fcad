//! After the judge: the authors of a document that has no byline under its headline. They are looked for
//! in a name with a job title under the headline, in a byline at the end of the story, in a name that
//! stands alone under it, and in the notes about authors that the judge removes.

use crate::article::{SpanKind, State};
use crate::document::{Candidate, Document, Shape};
use crate::metadata::{Field, Origin, bylines};
use crate::removal::Reason;
use crate::text::start;
use crate::verdict::Verdict;
use crate::words::{count, ends_with_stop, letters};

/// The words from which a kept line with a stop is a sentence of the story.
const SENTENCE_WORDS: usize = 10;
/// Lines at the end of a text among which a byline may stand, and under the headline.
const LAST: usize = 6;
const FIRST: usize = 4;
/// Lines of a page after the story among which a byline may stand, those of other stories not counted.
const BELOW: usize = 8;
/// A signature has at most so many words.
const SIGNATURE_WORDS: usize = 4;
/// What goes for these reasons names the authors of something else.
const OF_OTHERS: [Reason; 4] = [
    Reason::Comments,
    Reason::OtherStory,
    Reason::RelatedTeaser,
    Reason::InlineRelated,
];
/// More people than this are a list of the staff.
const MOST: usize = 4;
/// How much of a note about an author is read.
const NOTE_BYTES: usize = 160;
/// What opens a note before the name.
const OPENINGS: [&str; 6] = ["About ", "Follow ", "Contact ", "Email ", "By ", "Author: "];

/// Fills the authors where nobody has found any.
pub(crate) fn complete(document: &mut Document<'_>, verdicts: &[Verdict]) {
    if !document.metadata.authors.is_empty() {
        return;
    }
    let story = Story {
        lines: &document.candidates,
        verdicts,
    };
    let found = match document.state {
        State::Page => {
            let title = document.metadata.title.as_deref().unwrap_or_default();
            let signature = || {
                story
                    .signature()
                    .filter(|name| !letters(title).contains(&*letters(name)))
            };
            story
                .labelled_below()
                .or_else(|| signature().map(|name| vec![name]))
        }
        State::Lines => story.of_lines(document.head.title),
        State::Flat => None,
    };
    let Some(authors) = found else { return };
    document.metadata.authors = authors;
    if document.state == State::Page {
        let origin = Origin::of_text(Field::Authors);
        document.metadata.sources.push(origin);
    }
}

/// Whether a line is a sentence of the story: it stays, ends with a stop and is no label.
pub(crate) fn is_sentence(line: &Candidate<'_>, verdict: &Verdict) -> bool {
    verdict.is_kept() && ends_with_stop(&line.text) && count(&line.text) >= SENTENCE_WORDS
}

/// The document's lines, and what the judge makes of them.
struct Story<'d> {
    lines: &'d [Candidate<'d>],
    verdicts: &'d [Verdict],
}

impl Story<'_> {
    fn text(&self, at: usize) -> &str {
        self.lines.get(at).map_or("", |line| &*line.text)
    }

    fn of_lines(&self, title: Option<usize>) -> Option<Vec<String>> {
        let mut ruled = self.lines.iter().zip(self.verdicts);
        let story = ruled.position(|(line, verdict)| is_sentence(line, verdict))?;
        self.with_office(title, story)
            .or_else(|| self.at_the_end(story))
            .or_else(|| self.in_notes())
    }

    /// "Ana Ruiz | Health Reporter" between headline and story.
    fn with_office(&self, title: Option<usize>, story: usize) -> Option<Vec<String>> {
        let after = title.map_or(0, |title| title + 1);
        let head = self.lines.get(after..story)?.iter().take(FIRST);
        let mut named = head.map(|line| bylines::with_office(&line.text));
        named.find_map(|name| Some(vec![name?]))
    }

    /// The one byline among a text's last lines, of those that the judge takes for bylines.
    fn at_the_end(&self, story: usize) -> Option<Vec<String>> {
        let last = self.lines.len().saturating_sub(LAST).max(story + 1);
        let ruled = self.lines.iter().zip(self.verdicts).skip(last);
        let bylines = ruled.filter(|(_, verdict)| reason(verdict) == Some(Reason::Byline));
        let mut bylines = bylines.filter_map(|(line, _)| bylines::from_line(&line.text));
        let first = bylines.next()?;
        bylines.next().is_none().then_some(first)
    }

    /// The story's last sentence.
    fn last(&self) -> Option<usize> {
        let mut ruled = self.lines.iter().zip(self.verdicts);
        ruled.rposition(|(line, verdict)| is_sentence(line, verdict))
    }

    /// Whom a label under a page's story makes its authors: "Text: Ana Ruiz", or on two lines. Where the
    /// bylines there name different people, they are of other stories.
    fn labelled_below(&self) -> Option<Vec<String>> {
        let below = self.last()? + 1;
        let is_of_others = |at: usize| {
            let reason = self.verdicts.get(at).and_then(reason);
            reason.is_some_and(|reason| OF_OTHERS.contains(&reason))
        };
        let own = (below..self.lines.len()).filter(|at| !is_of_others(*at));
        let end = own.take(BELOW).last()? + 1;
        let byline = |at: usize| {
            let (line, next) = (self.text(at), self.text(at + 1));
            bylines::from_line(line).or_else(|| bylines::over_name(line, next))
        };
        let bylines: Vec<_> = (below..end)
            .filter_map(|at| Some((at, byline(at)?)))
            .collect();
        let (_, authors) = bylines.iter().find(|(at, _)| !is_of_others(*at))?;
        let are_people = authors.iter().all(|name| bylines::is_person(name));
        let agree = bylines.iter().all(|(_, other)| other == authors);
        (are_people && agree).then(|| authors.clone())
    }

    /// The person whose name stands alone under a page's last line, as under a letter.
    fn signature(&self) -> Option<String> {
        let kept = self.verdicts.iter().rposition(Verdict::is_kept)?;
        // The model may have kept the name itself.
        let at = match self.signed(kept) {
            Some(_) => kept,
            None => kept + 1,
        };
        if at > self.last()? + BELOW {
            return None;
        }
        let name = self.signed(at)?;
        // In a list of names, those after it stay too.
        let goes_on = self.verdicts.get(at + 1).is_some_and(Verdict::is_kept);
        let is_notice = match self.verdicts.get(at)? {
            Verdict::SetAside { strike, .. } | Verdict::Strike(strike) => strike.rule.is_phrase(),
            Verdict::Keep { .. } => false,
        };
        (!goes_on && !is_notice).then_some(name)
    }

    /// The name that is all of a line, in italics or bold: labels of buttons look like names too.
    fn signed(&self, at: usize) -> Option<String> {
        let line = self.lines.get(at)?;
        let text = line.text.trim();
        let is_set_off = line.spans.iter().any(|span| {
            let is_stress = matches!(span.kind, SpanKind::Emphasis | SpanKind::Strong);
            is_stress && span.end - span.start >= text.len()
        });
        if !is_set_off || line.shape != Shape::Paragraph || count(text) > SIGNATURE_WORDS {
            return None;
        }
        let is_whole = |name: &String| name == text && bylines::is_person(name);
        bylines::names(text).into_iter().find(is_whole)
    }

    /// The people of whom the notes about authors tell.
    fn in_notes(&self) -> Option<Vec<String>> {
        let mut people: Vec<String> = Vec::new();
        for (line, verdict) in self.lines.iter().zip(self.verdicts) {
            let is_note = reason(verdict) == Some(Reason::AuthorBio);
            if let Some(name) = is_note.then(|| of_whom(&line.text)).flatten()
                && !people.iter().any(|known| bylines::same(known, &name))
            {
                people.push(name);
            }
        }
        (1..=MOST).contains(&people.len()).then_some(people)
    }
}

/// Why a line goes.
fn reason(verdict: &Verdict) -> Option<Reason> {
    match verdict {
        Verdict::SetAside { strike, .. } | Verdict::Strike(strike) => Some(strike.reason),
        Verdict::Keep { .. } => None,
    }
}

/// Of whom a note tells: "Ana Ruiz covers the harbour for the Gazette."
fn of_whom(note: &str) -> Option<String> {
    let note = start(note, NOTE_BYTES).trim_start();
    let opening = OPENINGS
        .iter()
        .find_map(|opening| note.strip_prefix(opening));
    bylines::at_start(opening.unwrap_or(note))
}

#[cfg(test)]
mod tests {
    use crate::Cleaner;

    /// The authors of a page with this below its story.
    fn authors(below: &str) -> Vec<String> {
        let paragraph = |day: u32| {
            format!(
                "<p>Die Fähre kam am {day}. März wieder nicht, und niemand konnte sagen, warum das so war, \
                 sagte der Kapitän. Am Abend fuhr sie mit einer halben Stunde Verspätung nach Norden.</p>"
            )
        };
        let story: String = (1..=20).map(paragraph).collect();
        let page = format!(
            "<html lang=de><title>Fähre kommt nicht</title><body><article><h1>Fähre kommt nicht</h1>\
             {story}{below}</article></body></html>"
        );
        Cleaner::new().page(&page).unwrap().authors
    }

    #[test]
    fn a_byline_under_the_story_names_its_authors() {
        for below in [
            "<p>Text: Ilse Marn</p>",
            "<div><span>Datum:</span> 3.11.2026<br><span>Autor:</span> Ilse Marn<br></div>",
            "<b>Von:</b><br><br>Ilse Marn",
            "<p>(wird fortgesetzt)</p><div><h5>Autorin:</h5>Ilse Marn/Nordpost</div>",
        ] {
            assert_eq!(authors(below), ["Ilse Marn"], "{below}");
        }
    }

    #[test]
    fn bylines_of_several_people_are_of_other_stories() {
        let below = "<ul><li><a href=/a>Schleuse gesperrt</a><p>Von Ilse Marn</p></li>\
                     <li><a href=/b>Hafen wächst</a><p>Von Tom Beck</p></li></ul>";
        assert_eq!(authors(below), [""; 0]);
    }

    #[test]
    fn a_name_set_off_under_the_story_signs_it() {
        assert_eq!(
            authors("<p align=right><em>Ilse Marn</em></p>"),
            ["Ilse Marn"]
        );
        assert_eq!(authors("<p>Ilse Marn</p>"), [""; 0]);
        assert_eq!(authors("<p><strong>Fähre Kommt</strong></p>"), [""; 0]);
    }
}
