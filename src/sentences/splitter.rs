//! The walk over a text: from stop to stop, each looked at once.

use std::ops::Range;

use super::item::{Item, is_bullet};
use super::stop::{Stop, asks_in_greek, stops_in_armenian};
use crate::words::is_stop;

/// The sentences of a text, one after the other.
pub(super) struct Splitter<'t> {
    text: &'t str,
    at: usize,
}

impl<'t> Splitter<'t> {
    pub fn new(text: &'t str) -> Splitter<'t> {
        Splitter { text, at: 0 }
    }
}

impl Iterator for Splitter<'_> {
    type Item = Range<usize>;

    fn next(&mut self) -> Option<Range<usize>> {
        let rest = self.text.get(self.at..)?;
        let start = self.at + (rest.len() - rest.trim_start().len());
        let rest = self.text.get(start..).filter(|rest| !rest.is_empty())?;
        let end = Sentence::at(self.text, start, rest).end();
        self.at = end;
        let sentence = self.text.get(start..end)?;
        Some(start..start + sentence.trim_end().len())
    }
}

/// A sentence whose end is looked for.
struct Sentence<'t> {
    text: &'t str,
    start: usize,
    /// The place from which to look on.
    at: usize,
    /// The mark of the list's item that the sentence is.
    item: Option<Item<'t>>,
    begins_lower: bool,
}

impl<'t> Sentence<'t> {
    fn at(text: &'t str, start: usize, rest: &'t str) -> Sentence<'t> {
        let inner = rest.trim_start_matches(|c: char| is_bullet(c) || c.is_whitespace());
        let item = Item::at(inner);
        let skipped = rest.len() - inner.len() + item.map_or(0, |item| item.length);
        Sentence {
            text,
            start,
            at: start + skipped,
            item,
            begins_lower: rest.starts_with(char::is_lowercase),
        }
    }

    /// The byte after the sentence.
    fn end(mut self) -> usize {
        while let Some(found) = self.find_mark() {
            self.at = found;
            let Some(mark) = self.rest().chars().next() else {
                break;
            };
            let end = match mark {
                '\n' => self.line_end(),
                _ if is_bullet(mark) => self.bullet(mark),
                _ => self.item_before(mark).or_else(|| self.stop(mark)),
            };
            if let Some(end) = end {
                return end;
            }
        }
        self.text.len()
    }

    fn rest(&self) -> &'t str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn find_mark(&self) -> Option<usize> {
        let bytes = self.text.as_bytes().get(self.at..)?;
        let found = bytes.iter().position(|&byte| may_be_mark(byte))?;
        Some(self.at + found)
    }

    /// A stop: the end of the sentence, or a place from which to look on.
    fn stop(&mut self, mark: char) -> Option<usize> {
        let is_greek_question = mark == ';' && asks_in_greek(self.text, self.at);
        let is_armenian_stop = mark == ':' && stops_in_armenian(self.text, self.at);
        if !is_stop(mark) && !is_greek_question && !is_armenian_stop {
            self.at += mark.len_utf8();
            return None;
        }
        let stop = Stop::at(self.text, self.start, self.at);
        self.at = stop.end.max(self.at + mark.len_utf8());
        stop.ends_sentence().then_some(self.at)
    }

    /// The next item of a list ends the item before it.
    fn item_before(&self, mark: char) -> Option<usize> {
        let item = self.item.filter(|_| matches!(mark, '.' | ')'))?;
        let before = self.text.get(self.start..self.at)?;
        let name = before
            .bytes()
            .rev()
            .take(4)
            .position(|b| b.is_ascii_whitespace())?;
        let start = self.at - name;
        let next = Item::at(self.text.get(start..)?)?;
        next.follows(item).then_some(start)
    }

    /// A bullet ends what stands before it.
    fn bullet(&mut self, mark: char) -> Option<usize> {
        let before = self.text.get(self.start..self.at).unwrap_or_default();
        let at = self.at;
        self.at += mark.len_utf8();
        before.ends_with(char::is_whitespace).then_some(at)
    }

    /// A blank line ends a sentence; a line end does unless the sentence visibly goes on.
    fn line_end(&mut self) -> Option<usize> {
        let line_end = self.at;
        let rest = self.rest();
        let next = rest.trim_start();
        self.at = self.text.len() - next.len();
        let space = rest.get(..rest.len() - next.len()).unwrap_or_default();
        let blank = space.bytes().filter(|&byte| byte == b'\n').count() > 1;
        let before = self.text.get(self.start..line_end).unwrap_or_default();
        let hangs = before.trim_end().ends_with([',', '-', '–', '—']);
        let goes_on = hangs || next.starts_with(char::is_lowercase) && !self.begins_lower;
        (blank || !goes_on).then_some(line_end)
    }
}

/// The bytes with which stops, bullets, line ends and items' signs begin.
fn may_be_mark(byte: u8) -> bool {
    matches!(
        byte,
        b'.' | b'!' | b'?' | b';' | b':' | b'\n' | b')' | 0xcd | 0xd6 | 0xd8 | 0xdb | 0xe0
            ..=0xe3 | 0xef
    )
}
