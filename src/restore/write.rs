//! Decisions written out as sentences.

use super::decode::Decision;
use super::lexicon::Lexicon;
use super::mark::{Inside, Mark};
use super::words::{Kept, Word};
use super::{RestoredSentence, spelling};

/// Writes the words with their marks and capitals, a sentence at a time.
pub(super) fn sentences(
    lead: &str,
    words: &[Word<'_>],
    decisions: &[Decision],
    kept: Kept,
    lexicon: &Lexicon,
) -> Vec<RestoredSentence> {
    let mut sentences = Vec::new();
    let mut text = lead.trim().to_string();
    let mut start = 0;
    for (at, (word, decision)) in words.iter().zip(decisions).enumerate() {
        let next = words.get(at + 1);
        if text.is_empty() {
            start = word.range.start;
        }
        if decision.opens {
            text.push('“');
        }
        text.push_str(&written(word, decision, kept, lexicon));
        let (closing, opening) = around(word, decision, next, kept);
        // One stop serves an abbreviation and the end of its sentence.
        let stopped = text.ends_with('.') && closing.starts_with('.');
        text.push_str(closing.get(usize::from(stopped)..).unwrap_or(&closing));
        let last = next.is_none();
        if last || decision.mark.ends() {
            sentences.push(RestoredSentence {
                text: std::mem::take(&mut text),
                range: start..word.range.end,
                confidence: if last { 1.0 } else { decision.end.min(1.0) },
                marked: decision.mark != Mark::UnmarkedEnd,
            });
        }
        if let Some(next) = next.filter(|_| !opening.trim().is_empty() || !text.is_empty()) {
            if text.is_empty() {
                start = next.range.start;
            }
            text.push_str(if text.is_empty() {
                opening.trim_start()
            } else {
                &opening
            });
        }
    }
    sentences
}

fn written(word: &Word<'_>, decision: &Decision, kept: Kept, lexicon: &Lexicon) -> String {
    let reopened = spelling::reopen(&word.lower, decision.inside, lexicon);
    if kept.case {
        return word.text.to_string();
    }
    match reopened {
        Some(word) if decision.inside == Inside::Dots => {
            spelling::write_case(&word, decision.case, lexicon)
        }
        Some(word) if decision.case != super::mark::Case::Lower => spelling::capitalise(&word),
        Some(word) => word,
        None => spelling::write_case(&word.lower, decision.case, lexicon),
    }
}

/// What is written after a word and what before the next one. What the input has there stays.
fn around(
    word: &Word<'_>,
    decision: &Decision,
    next: Option<&Word<'_>>,
    kept: Kept,
) -> (String, String) {
    if kept.marks {
        let (closing, opening) = split_gap(word.gap);
        return (closing.to_string(), opening.to_string());
    }
    if word.gap.trim().is_empty() {
        let space = if next.is_none() || decision.mark.joins() {
            ""
        } else {
            " "
        };
        return (closing(decision), space.to_string());
    }
    let (head, tail) = split_gap(word.gap);
    let mark = if decision.mark.joins() {
        String::new()
    } else {
        closing(decision)
    };
    (format!("{head}{mark}"), tail.to_string())
}

/// The mark, with the closing quotation mark on the side where it belongs.
fn closing(decision: &Decision) -> String {
    let mark = decision.mark.text();
    match (decision.closes, decision.mark.inside_quotation()) {
        (false, _) => mark.to_string(),
        (true, true) => format!("{mark}”"),
        (true, false) => format!("”{mark}"),
    }
}

/// A gap at its first white space.
fn split_gap(gap: &str) -> (&str, &str) {
    gap.split_at_checked(gap.find(char::is_whitespace).unwrap_or(gap.len()))
        .unwrap_or((gap, ""))
}
