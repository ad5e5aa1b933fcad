//! The lines of a text that show something.

/// A line without the white space around it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Row<'t> {
    pub text: &'t str,
    /// Its first byte in the whole text.
    pub start: usize,
    /// Characters of white space before it; a tab counts four.
    pub indent: usize,
    /// Whether nothing but white space stands between it and the line before.
    pub after_blank: bool,
}

impl Row<'_> {
    /// The byte after its last one, in the whole text.
    pub fn end(&self) -> usize {
        self.start + self.text.len()
    }

    /// Its width in characters.
    pub fn width(&self) -> usize {
        self.text.chars().count()
    }
}

/// The lines of a text that show something, in order.
///
/// A line ends at `\n`, `\r\n`, `\r`, a vertical tab, a form feed, and Unicode's line and
/// paragraph separators. U+0085 ends none: in scraped text it is an ellipsis read in the wrong
/// encoding far more often than a line end.
pub(super) fn rows(text: &str) -> impl Iterator<Item = Row<'_>> {
    let mut blank = false;
    Lines { text, start: 0 }.filter_map(move |(start, line)| {
        let shown = line.trim_start_matches(is_unseen);
        let lead = line.len() - shown.len();
        let shown = shown.trim_end_matches(is_unseen);
        if shown.is_empty() {
            blank = true;
            return None;
        }
        Some(Row {
            text: shown,
            start: start + lead,
            indent: indent(line.get(..lead).unwrap_or_default()),
            after_blank: std::mem::take(&mut blank),
        })
    })
}

/// Characters that show nothing at the ends of a line.
pub(crate) fn is_unseen(character: char) -> bool {
    match character {
        '!'..='~' => false,
        '\u{00}'..=' ' | '\u{7f}'..='\u{9f}' | '\u{ad}' => character != '\u{85}',
        '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{2064}' => true,
        '\u{feff}' => true,
        _ => character.is_whitespace(),
    }
}

fn indent(lead: &str) -> usize {
    lead.chars().map(|c| if c == '\t' { 4 } else { 1 }).sum()
}

/// Every line with its first byte, line ends left out.
struct Lines<'t> {
    text: &'t str,
    start: usize,
}

impl<'t> Iterator for Lines<'t> {
    type Item = (usize, &'t str);

    fn next(&mut self) -> Option<(usize, &'t str)> {
        let rest = self
            .text
            .get(self.start..)
            .filter(|rest| !rest.is_empty())?;
        let start = self.start;
        let (length, break_length) = line_end(rest.as_bytes());
        self.start += length + break_length;
        rest.get(..length).map(|line| (start, line))
    }
}

/// Where the first line ends, and how many bytes the line end takes.
fn line_end(bytes: &[u8]) -> (usize, usize) {
    let mut from = 0;
    while let Some(at) = first_candidate(bytes, from) {
        match bytes.get(at..).unwrap_or_default() {
            [b'\r', b'\n', ..] => return (at, 2),
            [0xe2, 0x80, 0xa8 | 0xa9, ..] => return (at, 3),
            [0xe2, ..] => from = at + 1,
            _ => return (at, 1),
        }
    }
    (bytes.len(), 0)
}

/// The next byte that may end a line: one from `\n` to `\r`, between which lie vertical tab and form
/// feed, or 0xe2, which starts U+2028 and U+2029, and dashes and quotation marks as well.
fn first_candidate(bytes: &[u8], from: usize) -> Option<usize> {
    let rest = bytes.get(from..)?;
    let common = memchr::memchr3(b'\n', b'\r', 0xe2, rest);
    let before = rest.get(..common.unwrap_or(rest.len()))?;
    let rare = memchr::memchr2(0x0b, 0x0c, before);
    rare.or(common).map(|found| from + found)
}
