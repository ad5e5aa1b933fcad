//! Tags and text out of HTML for html5ever's tree builder, by the standard's tokenizer states.
//! Scripts, styles, comments and the inside of SVG are stepped over with a byte search.
//!
//! html5ever's own tokenizer would look at every byte of these, more than half of a page, and
//! keep attributes that nobody reads; a test holds the two to the same visible text.

mod references;
mod skip;
mod svg;
mod tag;
#[cfg(test)]
mod tests;

use std::ops::Range;

use html5ever::tendril::StrTendril;
use html5ever::tokenizer::states::RawKind;
use html5ever::tokenizer::{Doctype, TagKind, Token, TokenSinkResult};

use super::attribute::{Attribute, AttributeName};
use super::gate::Gate;
use super::parsing::Parsing;
use crate::article::Limit;
use references::Within;
use tag::{ScannedTag, TagLimits};

/// The page's text, and the buffer that it stands in, which text nodes share.
struct Source<'s> {
    text: &'s str,
    shared: &'s StrTendril,
}

/// Line breaks become `\n`, as the standard has it before anything is read.
fn shared(html: &str) -> StrTendril {
    let html = html.strip_prefix('\u{FEFF}').unwrap_or(html);
    if memchr::memchr(b'\r', html.as_bytes()).is_some() {
        StrTendril::from_slice(&html.replace("\r\n", "\n").replace('\r', "\n"))
    } else {
        StrTendril::from_slice(html)
    }
}

impl Source<'_> {
    fn bytes(&self) -> &[u8] {
        self.text.as_bytes()
    }

    fn from(&self, at: usize) -> &[u8] {
        self.bytes().get(at..).unwrap_or_default()
    }

    /// The offset of the next `<` from the offset on that is markup and not text, or the end.
    fn next_markup(&self, mut from: usize) -> usize {
        while let Some(found) = memchr::memchr(b'<', self.from(from)) {
            let at = from + found;
            match (self.bytes().get(at + 1), self.bytes().get(at + 2)) {
                (Some(b'!' | b'?'), _) | (Some(b'/'), Some(_)) => return at,
                (Some(byte), _) if byte.is_ascii_alphabetic() => return at,
                _ => from = at + 1,
            }
        }
        self.text.len()
    }

    /// The offset after the comment, declaration or instruction at the offset, which ends at `>`.
    fn bogus_comment_end(&self, at: usize) -> usize {
        memchr::memchr(b'>', self.from(at)).map_or(self.text.len(), |found| at + found + 1)
    }

    /// A part of the buffer, without copying it.
    fn slice(&self, range: Range<usize>) -> StrTendril {
        self.shared
            .try_subtendril(range.start as u32, range.len() as u32)
            .unwrap_or_default()
    }
}

/// Sends the page's tokens through the gate.
pub(super) fn run(html: &str, parsing: Parsing<'_>, gate: &Gate) {
    let shared = shared(html);
    let source = Source {
        text: &shared,
        shared: &shared,
    };
    let mut tokenizer = Tokenizer {
        source: &source,
        gate,
        limits: TagLimits {
            attributes: parsing.limits.attributes,
            value_bytes: parsing.limits.attribute_bytes,
            keep_all: parsing.keep_all_attributes,
        },
        shows_noscript: parsing.shows_noscript,
        attributes: Vec::new(),
        at: 0,
        read_svg_until: 0,
    };
    while tokenizer.at < source.text.len() {
        tokenizer.step();
    }
    gate.end();
}

struct Tokenizer<'s> {
    source: &'s Source<'s>,
    gate: &'s Gate,
    limits: TagLimits,
    shows_noscript: bool,
    /// The attributes of the tag at hand; the room is used again for each.
    attributes: Vec<Attribute>,
    at: usize,
    /// An SVG before this offset was looked at and cannot be stepped over.
    read_svg_until: usize,
}

impl Tokenizer<'_> {
    /// Reads text up to the next markup, and the markup.
    fn step(&mut self) {
        let markup = self.source.next_markup(self.at);
        self.text(self.resolved(self.at..markup));
        self.at = markup;
        let rest = self.source.from(markup);
        match (rest.get(1), rest.get(2)) {
            (None, _) => self.at = self.source.text.len(),
            (Some(b'!'), _) => self.declaration(),
            (Some(b'?'), _) => self.bogus_comment(),
            (Some(b'/'), Some(byte)) if byte.is_ascii_alphabetic() => self.end_tag(),
            (Some(b'/'), _) => self.bogus_comment(),
            _ => self.start_tag(),
        }
    }

    /// Sends text. What becomes of NUL depends on where it stands, which the tree builder knows.
    fn text(&self, text: StrTendril) {
        if memchr::memchr(0, text.as_bytes()).is_none() {
            return self.characters(text);
        }
        for (at, part) in text.split('\0').enumerate() {
            if at > 0 {
                let _ = self.gate.token(Token::NullCharacterToken);
            }
            self.characters(part.into());
        }
    }

    /// Sends a title's or a form's text, without NUL.
    fn rcdata(&self, range: Range<usize>) {
        self.characters(self.resolved(range).replace('\0', "").into());
    }

    /// Text as it stands for a reader, its references resolved.
    fn resolved(&self, range: Range<usize>) -> StrTendril {
        let raw = self.source.slice(range);
        match memchr::memchr(b'&', raw.as_bytes()) {
            Some(_) => references::resolve(&raw, Within::Text).into(),
            None => raw,
        }
    }

    fn characters(&self, text: StrTendril) {
        if !text.is_empty() {
            let _ = self.gate.token(Token::CharacterTokens(text));
        }
    }

    /// Sends text without references, in which the standard wants NUL to be seen.
    fn plain_text(&self, range: Range<usize>) {
        let mut text = self.source.slice(range);
        if memchr::memchr(0, text.as_bytes()).is_some() {
            text = text.replace('\0', "\u{FFFD}").into();
        }
        self.characters(text);
    }

    fn declaration(&mut self) {
        let rest = self.source.from(self.at);
        if rest.get(..4) == Some(b"<!--") {
            self.at += 4 + skip::comment_end(rest.get(4..).unwrap_or_default());
        } else if rest
            .get(..9)
            .is_some_and(|it| it.eq_ignore_ascii_case(b"<!doctype"))
        {
            self.doctype();
        } else if rest.get(..9) == Some(b"<![CDATA[") && self.gate.in_foreign_content() {
            let content = rest.get(9..).unwrap_or_default();
            let length = memchr::memmem::find(content, b"]]>").unwrap_or(content.len());
            let start = self.at + 9;
            self.text(self.source.slice(start..start + length));
            self.at = (start + length + 3).min(self.source.text.len());
        } else {
            self.bogus_comment();
        }
    }

    fn bogus_comment(&mut self) {
        self.at = self.source.bogus_comment_end(self.at);
    }

    /// A document type tells quirks mode, and with it whether a table may stand in a paragraph.
    fn doctype(&mut self) {
        let start = self.at + 9;
        self.bogus_comment();
        let body = self.source.text.get(start..self.at).unwrap_or_default();
        let _ = self
            .gate
            .token(Token::DoctypeToken(doctype(body.trim_end_matches('>'))));
    }

    fn end_tag(&mut self) {
        let tag = tag::scan(self.source, self.at + 2, &self.limits, &mut self.attributes);
        let Some(end) = tag.end else {
            self.at = self.source.text.len();
            return;
        };
        let _ = self.gate.tag(
            TagKind::EndTag,
            self.shown(&tag.name),
            false,
            &mut Vec::new(),
        );
        self.at = end;
    }

    fn start_tag(&mut self) {
        let tag = tag::scan(self.source, self.at + 1, &self.limits, &mut self.attributes);
        let Some(end) = tag.end else {
            self.at = self.source.text.len();
            return;
        };
        self.at = end;
        if tag.over_limit {
            self.gate.note_limit(Limit::Attributes);
        }
        match &*tag.name {
            "script" if !self.gate.in_foreign_content() => self.script(),
            "style" if !self.gate.in_foreign_content() => {
                self.step_over(&tag.name);
            }
            "noscript" if !self.gate.in_foreign_content() && !self.shows_noscript => {
                let content = self.step_over(&tag.name);
                self.gate.note_noscript(content.len());
            }
            "svg" if !tag.self_closing => self.svg(tag),
            _ => self.open(tag),
        }
    }

    /// Sends a start tag, and reads its content as raw text where the tree builder says so.
    fn open(&mut self, tag: ScannedTag<'_>) {
        let result = self.gate.tag(
            TagKind::StartTag,
            self.shown(&tag.name),
            tag.self_closing,
            &mut self.attributes,
        );
        match result {
            TokenSinkResult::RawData(kind) => {
                let content = self.raw_text(tag.name.as_bytes());
                self.at = content.end;
                match kind {
                    RawKind::Rcdata => self.rcdata(content),
                    // Text inside `<iframe>` and the like is for browsers that do not know them.
                    _ if &*tag.name == "xmp" => self.plain_text(content),
                    _ => {}
                }
            }
            TokenSinkResult::Plaintext => {
                self.plain_text(self.at..self.source.text.len());
                self.at = self.source.text.len();
            }
            _ => {}
        }
    }

    /// The name under which an element goes to the tree builder: `<noscript>` is a `<div>` if its text is to
    /// be shown.
    fn shown<'n>(&self, name: &'n str) -> &'n str {
        if self.shows_noscript && name == "noscript" {
            "div"
        } else {
            name
        }
    }

    /// Steps over the content of a raw text element that starts here, and its end tag.
    fn step_over(&mut self, name: &str) -> Range<usize> {
        let content = self.raw_text(name.as_bytes());
        self.at = self.after_end_tag(content.end);
        content
    }

    /// The content of a raw text element that starts here.
    fn raw_text(&self, name: &[u8]) -> Range<usize> {
        self.at..self.at + skip::raw_text_end(self.source.from(self.at), name)
    }

    /// The offset after the end tag at the offset.
    fn after_end_tag(&mut self, at: usize) -> usize {
        tag::scan(self.source, at + 2, &self.limits, &mut self.attributes)
            .end
            .unwrap_or(self.source.text.len())
    }

    /// Steps over a script, whose tag has been read; keeps it if it is JSON-LD.
    fn script(&mut self) {
        let is_json_ld = self.attributes.iter().any(|attribute| {
            attribute.name == AttributeName::Type
                && attribute
                    .value
                    .trim()
                    .eq_ignore_ascii_case("application/ld+json")
        });
        let content = self.at..self.at + skip::script_end(self.source.from(self.at));
        self.at = self.after_end_tag(content.end);
        if is_json_ld {
            self.gate.keep_json_ld(self.source.slice(content));
        }
    }

    /// Sends an `<svg>`, and steps over what is in it where nothing of that is HTML.
    fn svg(&mut self, tag: ScannedTag<'_>) {
        self.open(tag);
        if !self.gate.in_foreign_content() || self.at < self.read_svg_until {
            return;
        }
        match svg::end(self.source, self.at, &self.limits, &mut self.attributes) {
            Ok(end) => {
                self.at = end;
                let _ = self
                    .gate
                    .tag(TagKind::EndTag, "svg", false, &mut Vec::new());
            }
            Err(reached) => self.read_svg_until = reached,
        }
    }
}

/// A document type's name and identifiers.
fn doctype(body: &str) -> Doctype {
    let body = body.trim_start();
    let name_end = body
        .find(|c: char| c.is_ascii_whitespace())
        .unwrap_or(body.len());
    let (name, rest) = body.split_at(name_end);
    let rest = rest.trim_start();
    let keyword = rest.get(..6).unwrap_or_default();
    let mut quoted = quoted_strings(rest.get(6..).unwrap_or_default());
    let (public_id, system_id) = if keyword.eq_ignore_ascii_case("public") {
        (quoted.next(), quoted.next())
    } else if keyword.eq_ignore_ascii_case("system") {
        (None, quoted.next())
    } else {
        (None, None)
    };
    Doctype {
        name: Some(name.to_ascii_lowercase().into()),
        force_quirks: name.is_empty()
            || (!rest.is_empty() && public_id.is_none() && system_id.is_none()),
        public_id: public_id.map(Into::into),
        system_id: system_id.map(Into::into),
    }
}

/// The strings in single or double quotes, in order.
fn quoted_strings(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let open = rest.find(['"', '\''])?;
        let quote = rest.as_bytes().get(open).copied()?;
        let after = rest.get(open + 1..)?;
        let close = memchr::memchr(quote, after.as_bytes()).unwrap_or(after.len());
        let (inside, tail) = after.split_at(close);
        rest = tail.get(1..).unwrap_or_default();
        Some(inside)
    })
}
