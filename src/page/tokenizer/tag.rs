//! A tag's name and attributes: the standard's tag states in one pass over the bytes.

use std::borrow::Cow;

use crate::page::attribute::{Attribute, AttributeName};

use super::Source;
use super::references::{self, Within};

/// What bounds a tag.
pub(super) struct TagLimits {
    /// Attributes kept of one tag.
    pub attributes: usize,
    /// Bytes kept of one attribute's value.
    pub value_bytes: usize,
    /// Whether attributes of unknown names are kept, for the caller's selectors.
    pub keep_all: bool,
}

/// A tag as far as it was read.
pub(super) struct ScannedTag<'s> {
    /// In lower case.
    pub name: Cow<'s, str>,
    pub self_closing: bool,
    /// The offset after its `>`; `None` where the page ends inside the tag, which then is no tag.
    pub end: Option<usize>,
    pub over_limit: bool,
}

/// Reads the tag whose name starts at `start`; its attributes go to `kept`, which is emptied first.
pub(super) fn scan<'s>(
    source: &'s Source<'s>,
    start: usize,
    limits: &TagLimits,
    kept: &mut Vec<Attribute>,
) -> ScannedTag<'s> {
    kept.clear();
    let bytes = source.text.as_bytes();
    let name_end = find(bytes, start, |b| is_space(b) || b == b'/' || b == b'>');
    let mut attributes = Attributes {
        source,
        limits,
        kept,
        seen: 0,
        over_limit: false,
    };
    let mut tag = ScannedTag {
        name: lower(source.text.get(start..name_end).unwrap_or_default()),
        self_closing: false,
        end: None,
        over_limit: false,
    };
    let mut at = name_end;
    while let Some(&byte) = bytes.get(at) {
        match byte {
            b'>' => {
                tag.end = Some(at + 1);
                break;
            }
            b'/' => {
                tag.self_closing = bytes.get(at + 1) == Some(&b'>');
                at += 1;
            }
            byte if is_space(byte) => at += 1,
            _ => at = attributes.read(at),
        }
    }
    tag.over_limit = attributes.over_limit;
    tag
}

/// The attributes of one tag while they are read.
struct Attributes<'s, 'k> {
    source: &'s Source<'s>,
    limits: &'s TagLimits,
    kept: &'k mut Vec<Attribute>,
    /// The known names that were there, as bits: of two with one name the first counts.
    seen: u64,
    over_limit: bool,
}

impl Attributes<'_, '_> {
    /// Reads the attribute at the offset and says where it ends.
    fn read(&mut self, start: usize) -> usize {
        let bytes = self.source.text.as_bytes();
        // A `=` at the start of a name belongs to it.
        let name_end = find(bytes, start + 1, |b| {
            is_space(b) || matches!(b, b'/' | b'>' | b'=')
        });
        let after_name = find(bytes, name_end, |b| !is_space(b));
        if bytes.get(after_name) != Some(&b'=') {
            self.keep(start..name_end, 0..0);
            return after_name;
        }
        let at = find(bytes, after_name + 1, |b| !is_space(b));
        let (value, end) = match bytes.get(at) {
            Some(&quote @ (b'"' | b'\'')) => {
                let rest = bytes.get(at + 1..).unwrap_or_default();
                let close = memchr::memchr(quote, rest).map_or(bytes.len(), |found| at + 1 + found);
                (at + 1..close, (close + 1).min(bytes.len()))
            }
            _ => {
                let end = find(bytes, at, |b| is_space(b) || b == b'>');
                (at..end, end)
            }
        };
        self.keep(start..name_end, value);
        end
    }

    fn keep(&mut self, name: std::ops::Range<usize>, value: std::ops::Range<usize>) {
        let name = lower(self.source.text.get(name).unwrap_or_default());
        let known = AttributeName::of(name.as_bytes());
        let is_other = known == AttributeName::Other;
        if is_other && !self.limits.keep_all {
            return;
        }
        if self.kept.len() >= self.limits.attributes {
            self.over_limit = true;
            return;
        }
        if is_other {
            if self
                .kept
                .iter()
                .any(|kept| kept.other.as_deref() == Some(&*name))
            {
                return;
            }
        } else if self.seen & (1 << known as u64) != 0 {
            return;
        }
        self.seen |= (!is_other as u64) << known as u64;
        let value = self.value(value);
        self.kept.push(Attribute {
            name: known,
            value,
            other: is_other.then(|| name.into()),
        });
    }

    fn value(&mut self, range: std::ops::Range<usize>) -> html5ever::tendril::StrTendril {
        let mut end = range.end;
        if range.len() > self.limits.value_bytes {
            self.over_limit = true;
            end = range.start + self.limits.value_bytes;
            while !self.source.text.is_char_boundary(end) {
                end -= 1;
            }
        }
        let raw = self.source.text.get(range.start..end).unwrap_or_default();
        if memchr::memchr2(b'&', 0, raw.as_bytes()).is_none() {
            return self.source.slice(range.start..end);
        }
        references::resolve(raw, Within::Attribute)
            .replace('\0', "\u{FFFD}")
            .into()
    }
}

fn find(bytes: &[u8], from: usize, wanted: impl Fn(u8) -> bool) -> usize {
    bytes
        .get(from..)
        .and_then(|rest| rest.iter().position(|&byte| wanted(byte)))
        .map_or(bytes.len(), |found| from + found)
}

fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\n' | b'\x0c')
}

fn lower(name: &str) -> Cow<'_, str> {
    if name
        .bytes()
        .any(|byte| byte.is_ascii_uppercase() || byte == 0)
    {
        Cow::Owned(name.to_ascii_lowercase().replace('\0', "\u{FFFD}"))
    } else {
        Cow::Borrowed(name)
    }
}
