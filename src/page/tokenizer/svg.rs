//! Where an SVG ends, if it can be stepped over: its tags nest as they should and none is HTML's.

use std::borrow::Cow;

use crate::page::attribute::Attribute;

use super::tag::{self, TagLimits};
use super::{Source, skip};

/// The offset after the end tag of the SVG whose content starts at the offset. Where the tree
/// builder has to see what is in it, an error with the offset up to which that was read.
pub(super) fn end(
    source: &Source<'_>,
    start: usize,
    limits: &TagLimits,
    attributes: &mut Vec<Attribute>,
) -> Result<usize, usize> {
    let mut open = vec![Cow::Borrowed("svg")];
    let mut at = start;
    while let Some(parent) = open.last() {
        at = source.next_markup(at);
        if let Some(end) = comment_end(source, at) {
            at = end;
            continue;
        }
        let is_end = source.from(at).starts_with(b"</");
        let tag = tag::scan(source, at + 1 + usize::from(is_end), limits, attributes);
        let is_known = if is_end {
            tag.name == *parent
        } else {
            !holds_html(parent) && !ends_foreign_content(&tag.name, attributes)
        };
        at = match tag.end {
            Some(end) if is_known => end,
            _ => return Err(at),
        };
        if is_end {
            open.pop();
        } else if !tag.self_closing {
            open.push(tag.name);
        }
    }
    Ok(at)
}

/// The offset after the markup at the offset, if it is no tag: a comment, a CDATA section, a
/// declaration, an instruction.
fn comment_end(source: &Source<'_>, at: usize) -> Option<usize> {
    let rest = source.from(at);
    if rest.starts_with(b"<![CDATA[") {
        let length = memchr::memmem::find(rest, b"]]>").map_or(rest.len(), |found| found + 3);
        return Some(at + length);
    }
    if let Some(comment) = rest.strip_prefix(b"<!--") {
        return Some(at + 4 + skip::comment_end(comment));
    }
    match (rest.get(1)?, rest.get(2)) {
        (b'/', Some(byte)) if byte.is_ascii_alphabetic() => None,
        (b'!' | b'?' | b'/', _) => Some(source.bogus_comment_end(at)),
        _ => None,
    }
}

/// Whether elements in this one are HTML's.
fn holds_html(name: &str) -> bool {
    matches!(name, "desc" | "foreignobject" | "title")
}

/// Whether a start tag ends foreign content, by the standard's list.
fn ends_foreign_content(name: &str, attributes: &[Attribute]) -> bool {
    if name == "font" {
        return attributes.iter().any(|it| it.name.makes_font_html());
    }
    matches!(
        name,
        "b" | "big"
            | "blockquote"
            | "body"
            | "br"
            | "center"
            | "code"
            | "dd"
            | "div"
            | "dl"
            | "dt"
            | "em"
            | "embed"
            | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "head"
            | "hr"
            | "i"
            | "img"
            | "li"
            | "listing"
            | "menu"
            | "meta"
            | "nobr"
            | "ol"
            | "p"
            | "pre"
            | "ruby"
            | "s"
            | "small"
            | "span"
            | "strong"
            | "strike"
            | "sub"
            | "sup"
            | "table"
            | "tt"
            | "u"
            | "ul"
            | "var"
    )
}
