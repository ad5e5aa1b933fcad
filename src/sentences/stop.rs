//! Whether a stop ends a sentence.

use super::next::{Next, after_closers, is_opener, is_roman_number};
use super::speaker;
use super::words::{self, Abbreviation};
use crate::words::is_without_spaces;

/// One or more stops that stand together, with the quotation marks and brackets after them.
#[derive(Clone, Copy, Debug)]
pub(super) struct Stop<'t> {
    text: &'t str,
    /// Where the sentence begins.
    sentence: usize,
    start: usize,
    /// The byte after the stops.
    marks_end: usize,
    /// The byte after the quotation marks and brackets that close there.
    pub end: usize,
    dots: usize,
    /// Some of the stops are question or exclamation marks.
    calls: bool,
    /// Stops of a script that puts no space after them.
    unspaced: bool,
}

/// Characters looked at before a stop, so that each stop costs the same.
const LOOK_BACK: usize = 40;

impl<'t> Stop<'t> {
    /// Reads the stops at `start`.
    pub fn at(text: &'t str, sentence: usize, start: usize) -> Stop<'t> {
        let mut stop = Stop {
            text,
            sentence,
            start,
            marks_end: start,
            end: start,
            dots: 0,
            calls: false,
            unspaced: false,
        };
        stop.read_marks();
        let rest = text.get(stop.marks_end..).unwrap_or_default();
        let closed = after_closers(skip_spaced_closer(rest));
        stop.end = text.len() - skip_notes(closed).len();
        stop
    }

    fn read_marks(&mut self) {
        let rest = self.text.get(self.start..).unwrap_or_default();
        let mut marks = rest.char_indices().peekable();
        while let Some((at, mark)) = marks.next() {
            match mark {
                '.' => self.dots += 1,
                '…' => self.dots += 3,
                '!' | '?' | '‼' | '⁇' | '⁈' | '⁉' | '؟' | '۔' | '।' | '॥' | '։' | '።' | '፧'
                | '។' | '៕' | '\u{37e}' | ';' => self.calls = true,
                // The stop of an Armenian keyboard.
                ':' if at == 0 => self.calls = true,
                '။' | '。' | '！' | '？' | '｡' | '．' => self.unspaced = true,
                // ". . ." is an ellipsis, too.
                ' ' if self.dots > 0 && matches!(marks.peek(), Some((_, '.'))) => continue,
                _ => break,
            }
            self.marks_end = self.start + at + mark.len_utf8();
        }
    }

    /// Whether the sentence ends here.
    pub fn ends_sentence(self) -> bool {
        let rest = self.text.get(self.end..).unwrap_or_default();
        let Some(first) = rest.chars().next() else {
            return true;
        };
        if self.unspaced {
            let closed = self.text.get(self.marks_end..self.end).unwrap_or_default();
            return !matches!(first, '，' | '、' | '；' | '：' | '）' | '」' | '』')
                && !speaker::follows(closed, rest)
                && !speaker::is_reported(self.since_sentence(), rest);
        }
        if !first.is_whitespace() {
            return self.is_glued(first);
        }
        let Some(next) = Next::of(rest) else {
            return true;
        };
        if !next.begins_anew() {
            return false;
        }
        if self.calls {
            return !self.is_attributed(next);
        }
        match self.dots {
            1 if is_armenian(self.before()) => false,
            1 if self.marks_end < self.end && next.ends_in_speech() => false,
            1 => self.ends_after_word(next),
            2 | 3 => !self.is_omission(next),
            _ => true,
        }
    }

    /// The text of the sentence up to the stop.
    fn since_sentence(self) -> &'t str {
        self.text.get(self.sentence..self.start).unwrap_or_default()
    }

    /// Two sentences with no space between them: only after a closing quotation mark.
    fn is_glued(self, first: char) -> bool {
        let rest = self.text.get(self.end..).unwrap_or_default();
        let letter = rest.trim_start_matches(is_opener).chars().next();
        if self.calls && letter.is_some_and(is_without_spaces) {
            return true;
        }
        let closed = self.text.get(self.marks_end..self.end).unwrap_or_default();
        let quoted = closed.starts_with(['"', '”', '»']);
        quoted && first.is_uppercase() && self.word().len() > 1
    }

    /// `“Who is it?” Ruiz asked.`, but not `“I know.” She asked no more.`
    fn is_attributed(self, next: Next<'_>) -> bool {
        let quoted = self.marks_end < self.end && !next.opened;
        let speaks = words::is_speech(next.word())
            || next.ends_in_speech()
            || if words::is_starter(next.word()) {
                self.calls && words::is_speech(next.second_word())
            } else {
                next.later_words().any(words::is_speech)
            };
        quoted && speaks
    }

    /// `the thing is . . . I did not mean it`, `[...]`, `I... I never touched it`
    fn is_omission(self, next: Next<'_>) -> bool {
        let marks = self
            .text
            .get(self.start..self.marks_end)
            .unwrap_or_default();
        let before = self.before().chars().next_back().unwrap_or(' ');
        let spaced = before.is_whitespace() && (marks.contains(' ') || next.word() == "I");
        spaced || self.word() == next.word() || matches!(before, '[' | '(')
    }

    fn ends_after_word(self, next: Next<'_>) -> bool {
        let word = self.word();
        if let Some(kind) = self.spaced_abbreviation(word) {
            return match kind {
                Abbreviation::ListEnd => true,
                Abbreviation::Anywhere => words::is_starter(next.word()),
                _ => false,
            };
        }
        let mut letters = word.chars();
        match (letters.next(), letters.next()) {
            (None, _) => true,
            (Some(letter), None) if letter.is_alphabetic() => self.ends_after_letter(word, next),
            _ if word.chars().all(|c| c.is_ascii_digit()) => self.ends_after_number(next),
            _ => self.ends_after_abbreviation(word, next),
        }
    }

    /// What the word is together with the letters before it that have stops of their own: "z. B.",
    /// "Dr. h. c.", "т. е.", "EE. UU.".
    fn spaced_abbreviation(self, word: &str) -> Option<Abbreviation> {
        let before = self.before();
        let mut rest = before.get(..before.len().checked_sub(word.len())?)?;
        let mut joined = word.to_string();
        let mut kind = None;
        while let Some(part) = last_letters(rest) {
            joined = format!("{part}.{joined}");
            kind = words::abbreviation(&joined).or(kind);
            rest = rest.trim_end();
            rest = rest.get(..rest.len() - part.len() - 1).unwrap_or_default();
        }
        kind
    }

    /// "Albert I. Ruiz", "you and I. Did she", "p. 55".
    fn ends_after_letter(self, letter: &str, next: Next<'_>) -> bool {
        if words::abbreviation(letter) == Some(Abbreviation::Before) {
            return false;
        }
        if words::abbreviation(letter) == Some(Abbreviation::Unit) {
            return self.follows_number(letter) && words::is_starter(next.word());
        }
        if letter.starts_with(char::is_uppercase) {
            return words::is_starter(next.word()) && !next.is_initial();
        }
        if next.shortens(letter) || next.is_roman_number() {
            return false;
        }
        // An initial in a script without capitals: "د. سالم", "के. जोशी".
        if !letter.starts_with(char::is_lowercase) {
            return false;
        }
        // "z. B.", "u. a."
        let another = next.word().chars().nth(1).is_none() && next.first.is_alphabetic();
        // "p. Jan Kot", "с. Лісове"; after a number it is a unit, and "я" is a word.
        let names = !words::is_starter(next.word())
            && !next.opened
            && !self.follows_number(letter)
            && !matches!(letter, "я" | "i");
        !next.is_number() && !another && !names && !self.is_at_start(letter)
    }

    /// "1. The ferry", "am 3. Mai".
    fn ends_after_number(self, next: Next<'_>) -> bool {
        let word = self.word();
        let before = self.before();
        let before = before.get(..before.len() - word.len()).unwrap_or_default();
        let before = before.split_whitespace().next_back().unwrap_or_default();
        if next.is_roman_number() || self.is_part_of_date(word, before, next) {
            return false;
        }
        let is_ordinal = |next: &str| words::is_ordinal_context(next) && !words::is_starter(next);
        let ordinal =
            word.len() <= 2 && (words::is_ordinal_context(before) || is_ordinal(next.word()));
        !ordinal && !self.is_at_start(word)
    }

    /// Year, month and day that stand apart: "3. 5. 2026", "2026. 5. 3. 시작".
    fn is_part_of_date(self, word: &str, before: &str, next: Next<'_>) -> bool {
        let is_day = |word: &str| word.len() <= 2 && word.bytes().all(|b| b.is_ascii_digit());
        let goes_on = matches!(word.len(), 1 | 2 | 4) && next.is_number_with_stop();
        let numbers = before.strip_suffix('.').is_some_and(is_day);
        goes_on || numbers && is_day(word) && !words::is_starter(next.word())
    }

    fn ends_after_abbreviation(self, word: &str, next: Next<'_>) -> bool {
        let last_part = word.rsplit(['-', '/', '’', '\'']).next().unwrap_or(word);
        let dotted = || is_dotted(word);
        let listed = words::abbreviation(word);
        let kind = listed.or_else(|| words::abbreviation(last_part).filter(|_| !dotted()));
        match kind {
            Some(Abbreviation::Before) => false,
            Some(Abbreviation::BeforeNumber) => !next.is_number() && !next.is_roman_number(),
            Some(Abbreviation::ListEnd) => true,
            Some(Abbreviation::Unit) => self.follows_number(word) && words::is_starter(next.word()),
            Some(Abbreviation::Anywhere) => words::is_starter(next.word()),
            None if word.ends_with("str") && next.is_number() => false,
            None if is_time_of_day(word) => self.ends_after_time(word, next),
            None if dotted() || self.is_bracketed(word) => {
                words::is_starter(next.word()) && !next.is_initial()
            }
            None => true,
        }
    }

    /// One word in brackets is an abbreviation: "Gen. (Ret.) Ruiz".
    fn is_bracketed(self, word: &str) -> bool {
        let before = self.before();
        let before = before.get(..before.len() - word.len()).unwrap_or_default();
        let closed = self.text.get(self.marks_end..self.end).unwrap_or_default();
        before.ends_with('(') && closed.starts_with(')')
    }

    /// "At 5 a.m. Mr. Ruiz rose", "He left at 6 p.m. Mr. Ruiz stayed": a time among the first
    /// words of its sentence does not end it.
    fn ends_after_time(self, word: &str, next: Next<'_>) -> bool {
        let zone = next.word().len() >= 2 && next.word().chars().all(|c| c.is_ascii_uppercase());
        let so_far = self.text.get(self.sentence..self.start - word.len());
        let words_before = so_far
            .unwrap_or_default()
            .split_whitespace()
            .take(4)
            .count();
        words::is_starter(next.word()) || !zone && !is_day(next.word()) && words_before > 3
    }

    /// Whether a number stands before the word: "в 1999 г.", "5 руб.".
    fn follows_number(self, word: &str) -> bool {
        let before = self.before();
        let before = before.get(..before.len() - word.len()).unwrap_or_default();
        let before = before.trim_end();
        let last = before.rsplit(char::is_whitespace).next();
        before.ends_with(|last: char| last.is_numeric()) || last.is_some_and(is_roman_number)
    }

    /// Whether nothing of the sentence stands before a word but its opening marks.
    fn is_at_start(self, word: &str) -> bool {
        let start = self.start - word.len();
        let before = self.text.get(self.sentence..start).unwrap_or_default();
        // Bullets and brackets are few bytes; more is text.
        before.len() <= 8 && !before.chars().any(char::is_alphanumeric)
    }

    /// The text before the stop, no more than is looked at.
    fn before(self) -> &'t str {
        let mut from = self.start.saturating_sub(LOOK_BACK).max(self.sentence);
        while !self.text.is_char_boundary(from) {
            from += 1;
        }
        self.text.get(from..self.start).unwrap_or_default()
    }

    /// The word before the stop, dots inside it included.
    fn word(self) -> &'t str {
        let before = self.before();
        let breaks = |c: char| {
            c.is_whitespace() || is_opener(c) && c != '\'' || matches!(c, '—' | '–' | ')' | ',')
        };
        let start = before.char_indices().rev().find(|&(_, c)| breaks(c));
        let start = start.map_or(0, |(at, c)| at + c.len_utf8());
        let word = before.get(start..).unwrap_or_default();
        word.trim_start_matches('\'')
    }
}

/// The text after a quotation mark that closes after a space, as in French: "Il coule ! »".
fn skip_spaced_closer(text: &str) -> &str {
    let closed = text
        .strip_prefix([' ', '\u{a0}', '\u{202f}'])
        .and_then(|text| text.strip_prefix('»'));
    match closed {
        Some(rest) if !rest.starts_with(char::is_alphanumeric) => rest,
        _ => text,
    }
}

/// The text after the numbers of notes: "[12][13]", with a space before them or not.
fn skip_notes(mut text: &str) -> &str {
    while let Some(rest) = after_note(text.strip_prefix(' ').unwrap_or(text)) {
        text = rest;
    }
    text
}

fn after_note(text: &str) -> Option<&str> {
    let inside = text.strip_prefix('[')?;
    let end = inside.bytes().take(5).position(|byte| byte == b']')?;
    let (note, rest) = inside.split_at_checked(end)?;
    let is_number = !note.is_empty() && note.bytes().all(|byte| byte.is_ascii_digit());
    rest.strip_prefix(']').filter(|_| is_number)
}

/// The one or two letters with a stop at the end of a text: "Dr. h. " ends with "h".
fn last_letters(text: &str) -> Option<&str> {
    let shown = text.trim_end().strip_suffix('.')?;
    let is_spaced = text.ends_with(char::is_whitespace);
    let letters = |&(_, letter): &(usize, char)| letter.is_alphabetic();
    let start = shown.char_indices().rev().take_while(letters).last()?.0;
    let part = shown.get(start..)?;
    (is_spaced && part.chars().count() <= 2).then_some(part)
}

/// Whether a `;` is a Greek question mark: between a Greek letter and white space, before a capital.
pub(super) fn asks_in_greek(text: &str, at: usize) -> bool {
    let is_greek = |letter: char| matches!(letter, '\u{370}'..='\u{3ff}' | '\u{1f00}'..='\u{1fff}');
    let before = text.get(..at).and_then(|text| text.chars().next_back());
    let rest = text.get(at + 1..).unwrap_or_default();
    let shown = after_closers(rest).trim_start();
    before.is_some_and(is_greek)
        && shown.len() < rest.len()
        && shown
            .trim_start_matches(is_opener)
            .starts_with(|next: char| is_greek(next) && next.is_uppercase())
}

/// Whether a text ends with an Armenian letter: there a stop is as a colon elsewhere.
fn is_armenian(text: &str) -> bool {
    text.ends_with(|letter: char| matches!(letter, '\u{531}'..='\u{587}'))
}

/// Whether a colon ends an Armenian sentence, as where the keyboard has no `։`.
pub(super) fn stops_in_armenian(text: &str, at: usize) -> bool {
    let before = text.get(..at).unwrap_or_default();
    let rest = text.get(at + 1..).unwrap_or_default();
    let next = rest.trim_start();
    is_armenian(before)
        && next.len() < rest.len()
        && next.starts_with(|first: char| is_armenian_capital(first))
}

fn is_armenian_capital(letter: char) -> bool {
    matches!(letter, '\u{531}'..='\u{556}')
}

/// Letters with stops between them: "U.S", "Ph.D", "J.K", "J.-P".
fn is_dotted(word: &str) -> bool {
    let mut parts = word.split('.').map(|part| part.trim_start_matches('-'));
    word.contains('.')
        && parts.all(|part| (1..=3).contains(&part.len()) && part.chars().all(char::is_alphabetic))
}

fn is_time_of_day(word: &str) -> bool {
    let word = word.trim_start_matches(|c: char| c.is_ascii_digit() || c == ':');
    word.eq_ignore_ascii_case("a.m") || word.eq_ignore_ascii_case("p.m")
}

fn is_day(word: &str) -> bool {
    const DAYS: [&str; 7] = [
        "Monday",
        "Tuesday",
        "Wednesday",
        "Thursday",
        "Friday",
        "Saturday",
        "Sunday",
    ];
    DAYS.contains(&word)
}
