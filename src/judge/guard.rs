//! Lines that the model's word alone may not take: code, references, names of speakers, subheads of a
//! word between two paragraphs, and prose far from anything that a rule found.

use std::collections::BTreeSet;

use super::finding::Findings;
use super::line::Lines;
use super::subhead::heads_paragraph;
use super::{live_entries, turns};

use crate::document::{Document, Shape};
use crate::words::is_without_spaces;

/// A paragraph goes by the model's word where a rule found something in so many lines around it.
/// On `news-validate` 85 words in 100 of English paragraphs that the model alone removed in that
/// reach, at .65 or more, were boilerplate, and farther off 66.
const NEAR: usize = 3;
/// Letters of a script without spaces from which a line with a stop at its end counts as prose, and one
/// without.
const UNSPACED: usize = 15;
const UNSPACED_WITHOUT_STOP: usize = 80;

/// The lines of live blogs and transcripts, which the model may not take by itself.
pub(super) fn rows(document: &Document<'_>, read: &Lines) -> BTreeSet<usize> {
    let mut rows = live_entries::find(document, read);
    rows.extend(turns::find(document, read));
    rows
}

/// What is asked of a document's lines.
#[derive(Clone, Copy)]
pub(super) struct Guard<'d> {
    pub document: &'d Document<'d>,
    pub read: &'d Lines,
    pub findings: &'d Findings,
    /// The lines of live blogs and transcripts: see [`rows`].
    pub rows: &'d BTreeSet<usize>,
    /// Whether a paragraph may go with nothing found around it.
    pub lone_prose: bool,
    /// Whether any sentence counts as a paragraph.
    pub has_few_words: bool,
}

impl Guard<'_> {
    /// Whether the model's word is enough to take the line.
    pub fn allows(&self, at: usize) -> bool {
        let near = at.saturating_sub(NEAR)..at + NEAR + 1;
        !(self.is_code(at)
            || self.is_reference(at)
            || self.is_speaker(at)
            || self.rows.contains(&at)
            || heads_paragraph(&self.read.lines, self.findings, at))
            && (self.lone_prose
                || !self.is_prose(at)
                || near.into_iter().any(|near| self.findings.has(near)))
    }

    /// Whether the line names who speaks next, as transcripts have it: capitals and a colon, over prose
    /// that no rule finds.
    fn is_speaker(&self, at: usize) -> bool {
        const WORDS: usize = 8;
        let text = self.text(at);
        let is_short = self
            .read
            .lines
            .get(at)
            .is_some_and(|line| line.words <= WORDS);
        let is_loud = !text.contains(char::is_lowercase) && text.contains(char::is_uppercase);
        is_short
            && is_loud
            && text.ends_with([':', '：'])
            && self.is_prose(at + 1)
            && !self.findings.has(at + 1)
    }

    /// Whether the line reads as a paragraph, in scripts without spaces too.
    pub fn is_prose(&self, at: usize) -> bool {
        let Some(line) = self.read.lines.get(at) else {
            return false;
        };
        // A letter of those scripts has three bytes.
        self.has_few_words && line.is_sentence()
            || line.is_long()
            || line.bytes >= 3 * UNSPACED && {
                let letters = self.unspaced(at);
                letters >= UNSPACED_WITHOUT_STOP || letters >= UNSPACED && line.ends_with_stop()
            }
    }

    /// Whether the line has letters enough of a script without spaces to be no title; not all of these
    /// scripts end a sentence with a stop.
    pub fn is_unspaced_text(&self, at: usize) -> bool {
        const LETTERS: usize = 25;
        self.unspaced(at) >= LETTERS
    }

    /// Letters of scripts without spaces.
    fn unspaced(&self, at: usize) -> usize {
        // In UTF-8 they start with these bytes; E2 starts the quotation marks and dashes of all scripts.
        let may_start = |byte: u8| byte >= 0xe0 && byte != 0xe2;
        let text = self.text(at);
        if !text.bytes().any(may_start) {
            return 0;
        }
        text.chars()
            .filter(|&letter| is_without_spaces(letter))
            .count()
    }

    fn text(&self, at: usize) -> &str {
        let candidate = self.document.candidates.get(at);
        candidate.map_or("", |candidate| candidate.text.trim())
    }

    /// Whether the line is code by itself, or short between two lines of code.
    pub fn is_code(&self, at: usize) -> bool {
        let shape = self.document.candidates.get(at).map(|line| line.shape);
        let code = |at: usize| is_code(self.text(at));
        let above = || (at.saturating_sub(2)..at).any(code);
        let below = || (at + 1..at + 3).any(code);
        let is_short = self.read.lines.get(at).is_some_and(|line| line.words <= 12);
        shape == Some(Shape::Preformatted) || code(at) || is_short && above() && below()
    }

    /// Whether the line is an entry of a list of references: by itself, or as its neighbours are.
    fn is_reference(&self, at: usize) -> bool {
        let beside = || [at.checked_sub(1), Some(at + 1)].into_iter().flatten();
        match reference_signs(self.text(at)) {
            0 | 1 => false,
            2 => beside().any(|near| reference_signs(self.text(near)) >= 2),
            _ => true,
        }
    }
}

/// Whether a line has what code has and prose has not.
fn is_code(text: &str) -> bool {
    const ANYWHERE: [&str; 14] = [
        "=>", "::", "==", "!=", "&&", "+=", "</", "/>", "();", "){", ") {", "\":", "[]", "*/",
    ];
    const AT_START: [&str; 6] = ["//", "/*", "#!", "#include", "<?", "@@"];
    const AT_END: [&str; 4] = ["{", "};", ");", "\\"];
    let closes = !text.is_empty() && text.chars().all(|mark| "{}[]();,".contains(mark));
    let ends = AT_END.iter().any(|end| text.ends_with(end));
    closes
        || ends
        || AT_START.iter().any(|start| text.starts_with(start))
        || ANYWHERE.iter().any(|mark| text.contains(mark))
        || is_assignment(text)
        || is_call(text)
        || is_prompt(text)
        || text.starts_with('<') && text.ends_with('>')
}

/// "let total = …", "self.name = …": one name, or two, before an equals sign.
fn is_assignment(text: &str) -> bool {
    let Some((left, right)) = text.split_once('=') else {
        return false;
    };
    let is_name = |word: &str| {
        let mut letters = word.chars();
        letters
            .next()
            .is_some_and(|first| first.is_ascii_alphabetic() || "_$@".contains(first))
            && letters
                .all(|letter| letter.is_ascii_alphanumeric() || "_.[]()'\"$:<>*&".contains(letter))
    };
    let names = left.split_whitespace().count();
    (1..=3).contains(&names) && !right.is_empty() && left.split_whitespace().all(is_name)
}

/// "print(x)", "foo.bar(baz):": a name and brackets without a space, and little else.
fn is_call(text: &str) -> bool {
    let Some((name, rest)) = text.split_once('(') else {
        return false;
    };
    let last = name.split_whitespace().last().unwrap_or_default();
    let is_name = !last.is_empty()
        && name.ends_with(last)
        && last
            .chars()
            .all(|letter| letter.is_ascii_alphanumeric() || "_.".contains(letter));
    let ends = [")", "):", ");", ","].iter().any(|end| rest.ends_with(end));
    is_name && ends && name.split_whitespace().count() <= 2
}

/// "$ make install": a shell's prompt and a command.
fn is_prompt(text: &str) -> bool {
    let command = text.strip_prefix("$ ").or_else(|| text.strip_prefix("> "));
    command.is_some_and(|command| {
        command.starts_with(|letter: char| letter.is_ascii_lowercase())
            && command.contains([' ', '-', '.'])
            && !command.ends_with(['.', '!', '?'])
    })
}

/// How many things a line has that entries of lists of references have.
fn reference_signs(text: &str) -> usize {
    const WORDS: [&str; 10] = [
        "et al", "doi", "isbn", "issn", "arxiv", "pp.", "vol.", "(eds", "pmid", "(ed.",
    ];
    if text.len() > 1000 {
        return 0;
    }
    let lower = text.to_lowercase();
    let words = WORDS.iter().filter(|word| lower.contains(**word)).count();
    usize::from(has_number_first(text))
        + usize::from(has_year(text))
        + usize::from(initials(text) >= 2)
        + usize::from(has_pages(text))
        + words.min(2)
}

/// "[12]", "12.", "(12)", "^": the entry's number.
fn has_number_first(text: &str) -> bool {
    let rest = text.trim_start_matches(['[', '(', '^']);
    let digits = rest.chars().take_while(char::is_ascii_digit).count();
    let after = rest.get(digits..).unwrap_or_default();
    (1..=3).contains(&digits) && after.starts_with([']', ')', '.', '^']) || text.starts_with('^')
}

/// "(2019)", "2019;", "2019, ": a year as references write it.
fn has_year(text: &str) -> bool {
    let bytes = text.as_bytes();
    let is_digit = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_digit);
    bytes.windows(4).enumerate().any(|(at, year)| {
        let before = at.checked_sub(1).and_then(|before| bytes.get(before));
        let after = bytes.get(at + 4);
        (year.starts_with(b"19") || year.starts_with(b"20"))
            && year.iter().all(u8::is_ascii_digit)
            && !is_digit(before)
            && (before == Some(&b'(') || matches!(after, Some(b')' | b';' | b':' | b'a' | b'b')))
    })
}

/// Capitals alone before a stop or a comma: "Marsh J.", "K. Oduya,", "Pell RT, ".
fn initials(text: &str) -> usize {
    let is_initial = |word: &&str| {
        let letters = word.trim_end_matches(['.', ',', ';', ':']);
        let count = letters
            .chars()
            .filter(|letter| *letter != '.' && *letter != '-')
            .count();
        letters.len() < word.len()
            && (1..=3).contains(&count)
            && letters
                .chars()
                .all(|letter| letter.is_uppercase() || letter == '.' || letter == '-')
    };
    text.split_whitespace().filter(is_initial).count()
}

/// "12(3):45–67", "45:12-19": volume and pages.
fn has_pages(text: &str) -> bool {
    let bytes = text.as_bytes();
    let digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    (1..bytes.len()).any(|at| match bytes.get(at..at + 2) {
        Some(b"):") => digit(at - 1) && digit(at + 2),
        _ => {
            bytes.get(at) == Some(&b':') && digit(at - 1) && digit(at + 1) && {
                let rest = bytes.get(at + 1..).unwrap_or_default();
                let digits = rest.iter().take_while(|byte| byte.is_ascii_digit()).count();
                let dash = rest.get(digits..).unwrap_or_default();
                dash.starts_with(b"-") || dash.starts_with("–".as_bytes())
            }
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code_is_told_from_prose_and_menus() {
        for code in [
            "fn main() {",
            "}",
            "let total = prices.iter().sum();",
            "x = 4",
            "if (a && b)",
            "print(total)",
            "def haul(boat, nets):",
            "<div class=\"tide\">",
            "$ cargo run --release",
            "// the tide turns here",
            "std::mem::swap(&mut a, &mut b)",
            "\"name\": \"harbour\",",
        ] {
            assert!(is_code(code), "{code}");
        }
        for other in [
            "The ferry sank at noon (officials said).",
            "Home / News / World",
            "Sign up for our newsletter",
            "Prices rose by 4 % (see table)",
            "Harbour fees: what you need to know",
            "> Read more",
            "Porto Azul 2 – 1 Lindmark",
            "",
        ] {
            assert!(!is_code(other), "{other}");
        }
    }

    #[test]
    fn references_are_told_from_bylines_and_lists() {
        for reference in [
            "[12] Marsh J., Oduya K. Tides of the inner harbour. (2019)",
            "Pell RT, Marsh JA. Ferries and fog. J Harb Stud. 2017;12(3):45-67.",
            "Lindmark, S. et al. (2021) Drifting buoys. doi:10.1000/xyz",
            "3. Oduya K, Brandt L. Der Hafen im Winter. Hafenverlag; 2004. pp. 12–19.",
        ] {
            assert!(reference_signs(reference) >= 3, "{reference}");
        }
        for other in [
            "By J. Marsh, 12 March 2024",
            "1. Harbour fees rise again",
            "Photo: K. Oduya / Lindmark Press",
            "Published 12:30, updated 14:05",
            "The ferry (built 1987) sank at noon.",
        ] {
            assert!(reference_signs(other) < 2, "{other}");
        }
    }
}
