//! The parts of a page's title: headline, section, site.

/// A part of a title.
pub(super) struct Segment<'t> {
    pub text: &'t str,
    pub start: usize,
    /// The mark before it.
    pub mark: Option<char>,
}

impl Segment<'_> {
    pub fn end(&self) -> usize {
        self.start + self.text.len()
    }
}

/// Marks between a headline and what is put around it. The dashes need spaces, the bars do not.
const BARS: &str = "|｜»›«·•：∣";
const DASHES: &str = "-–—:/*";

/// The parts of a title between marks, in order.
pub(super) fn segments(title: &str) -> Vec<Segment<'_>> {
    let mut segments = Vec::new();
    let mut start = 0;
    let mut mark = None;
    let mut before = None;
    let mut rest = title.char_indices().peekable();
    while let Some((at, c)) = rest.next() {
        let after = rest.peek().map(|&(_, c)| c);
        let spaced = before == Some(' ') && after == Some(' ');
        // Chinese and Japanese sites put an underscore before their name; elsewhere it is part of a word.
        let underscore = c == '_' && (before.is_some_and(is_wide) || after.is_some_and(is_wide));
        let doubled = (c == '-' || c == ':') && before == Some(c);
        if BARS.contains(c) || DASHES.contains(c) && spaced || underscore || doubled {
            push_segment(&mut segments, title, start..at, mark);
            start = at + c.len_utf8();
            mark = Some(c);
        }
        before = Some(c);
    }
    push_segment(&mut segments, title, start..title.len(), mark);
    segments
}

fn push_segment<'t>(
    segments: &mut Vec<Segment<'t>>,
    title: &'t str,
    range: std::ops::Range<usize>,
    mark: Option<char>,
) {
    let piece = title.get(range.clone()).unwrap_or_default();
    let text = piece.trim();
    if !text.is_empty() {
        segments.push(Segment {
            text,
            start: range.start + (piece.len() - piece.trim_start().len()),
            mark,
        });
    }
}

fn is_wide(c: char) -> bool {
    c >= '\u{2e80}'
}
