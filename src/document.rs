//! What the three readers hand to the judge: a [`Document`] of [`Candidate`]s.

use std::borrow::Cow;
use std::ops::Range;

use crate::article::{Note, Span, State};
use crate::metadata::Metadata;
use crate::page::Structure;

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
}

/// A flat candidate's text with case and marks put back.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Restored {
    pub text: String,
    /// Where each sentence of `text` ends, in bytes, in order.
    pub sentence_ends: Vec<usize>,
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
