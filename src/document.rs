//! What the three readers pass to the judge: a [`Document`] of [`Candidate`]s.

use std::borrow::Cow;
use std::ops::Range;

use crate::article::{Note, Row, Span, State};
use crate::metadata::Metadata;
use crate::page::structure::Structure;
use crate::removal::{Reason, Rule};

/// A document as it was read: every visible piece of text once, in reading order.
#[derive(Debug)]
pub(crate) struct Document<'d> {
    pub state: State,
    pub candidates: Vec<Candidate<'d>>,
    /// All that comes after as many candidates as the limit allows: nobody rules on it, and it
    /// becomes one removal.
    pub beyond_limit: Option<Candidate<'d>>,
    pub metadata: Metadata,
    pub notes: Vec<Note>,
    /// The page's elements, for the features that only a page has.
    pub structure: Option<Structure>,
    /// Which candidates look like the article's head; the judge rules on them.
    pub head: Head,
    /// Words are broken at the ends of lines, so that a hyphen there is not part of the word.
    pub hyphenated: bool,
}

/// Proposals, by the candidates' numbers: what the reader takes for the article's head.
///
/// They are told by place and layout; a candidate proposed here may still be something else.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Head {
    pub title: Option<usize>,
    pub standfirst: Option<usize>,
    pub byline: Option<usize>,
    pub date: Option<usize>,
}

/// A piece of text on which the judge rules.
#[derive(Debug)]
pub(crate) struct Candidate<'d> {
    /// The text as it was read. For lines and flat it is exactly `input[range]`, white space and
    /// all; for pages white space is already folded.
    pub text: Cow<'d, str>,
    /// Its byte range in the input; `None` for pages.
    pub range: Option<Range<usize>>,
    /// What its layout makes of it, before anybody has judged what it says.
    pub shape: Shape,
    /// Links, emphasis and code, by byte offsets into `text`.
    pub spans: Vec<Span>,
    /// What restoration made of a flat text: the same words with case and marks.
    pub restored: Option<Restored>,
    /// The set phrase by which the reader of flat text told the candidate apart.
    pub anchor: Option<Anchor>,
    /// The list's item that it stands in; pages alone know it beyond an item's first block.
    pub item: Option<InItem>,
    /// The table that it is a row of, where the document marks tables.
    pub row: Option<Row>,
    /// What the reader took out of it: pieces that stand in its markup and not in its sentences.
    pub asides: Vec<Aside>,
}

impl<'d> Candidate<'d> {
    /// A candidate of text alone.
    pub fn plain(text: impl Into<Cow<'d, str>>, shape: Shape) -> Candidate<'d> {
        Candidate {
            text: text.into(),
            range: None,
            shape,
            spans: Vec::new(),
            restored: None,
            anchor: None,
            item: None,
            row: None,
            asides: Vec::new(),
        }
    }
}

/// The list's item that a candidate stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct InItem {
    /// A number that the item has alone in its document.
    pub id: u32,
    /// How deep its list is nested, from 1.
    pub depth: u8,
    /// Its number in an ordered list.
    pub number: Option<u32>,
}

/// A piece that a page shows beside the words around it: a footnote's mark, a card that opens over
/// a name, a link for editors. It is removed, and the text around it is one.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Aside {
    pub text: String,
    pub reason: Reason,
    pub rule: &'static str,
}

impl Aside {
    /// The rule by which the mark of a note is taken out of a sentence.
    pub const NOTE_MARK: &str = "structure/note-mark";
}

/// A set phrase that says what a piece of flat text is.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Anchor {
    pub reason: Reason,
    pub rule: Rule,
}

/// A flat candidate's text with case and marks put back.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Restored {
    pub text: String,
    /// Where each sentence of `text` ends, in bytes, in order.
    pub sentence_ends: Vec<usize>,
}

impl Restored {
    /// What became of `raw[range]`, where all of `raw` became this.
    ///
    /// Restoration keeps every letter and digit, so that the same number of them stands before a
    /// place in both texts.
    pub fn part(&self, raw: &str, range: Range<usize>) -> Restored {
        if range == (0..raw.len()) {
            return self.clone();
        }
        let letters = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).count();
        let before = letters(raw.get(..range.start).unwrap_or_default());
        let inside = letters(raw.get(range.clone()).unwrap_or_default());
        let places = self
            .text
            .char_indices()
            .filter(|(_, c)| c.is_alphanumeric());
        let mut places = places.map(|(at, _)| at).skip(before);
        let start = places.next().unwrap_or(self.text.len());
        let next = places
            .nth(inside.saturating_sub(1))
            .unwrap_or(self.text.len());
        let text = match inside {
            0 => "",
            _ => self.text.get(start..next).unwrap_or_default().trim_end(),
        };
        let ends = self
            .sentence_ends
            .iter()
            .filter(|&&end| end > start && end < start + text.len());
        Restored {
            sentence_ends: ends.map(|end| end - start).chain([text.len()]).collect(),
            text: text.to_string(),
        }
    }
}

/// What a candidate looks like from outside.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shape {
    Paragraph,
    /// With its level, 1 to 6.
    Heading(u8),
    /// With its depth from 1, and its number in an ordered list.
    ListItem {
        depth: u8,
        number: Option<u32>,
    },
    /// With its depth from 1.
    Quote(u8),
    QuotedPost,
    TableRow,
    Preformatted,
    Caption,
}
