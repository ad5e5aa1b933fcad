//! The encoding that a page names for itself: the HTML standard's prescan of its first bytes.

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

/// How far the standard looks.
const PRESCAN_BYTES: usize = 1024;

/// The encoding of the first `<meta>` that names a known one, or else of the XML declaration.
pub(super) fn prescan(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes.get(..PRESCAN_BYTES).unwrap_or(bytes);
    let mut scanner = Scanner { rest: head };
    scanner.find_meta().or_else(|| xml_declaration(head))
}

/// The encoding of a `Content-Type`'s `charset` parameter.
pub(super) fn charset_parameter(content_type: &str) -> Option<&'static Encoding> {
    let lower = content_type.to_ascii_lowercase();
    lower.match_indices("charset").find_map(|(at, name)| {
        let value = lower.get(at + name.len()..)?.trim_start();
        let value = value.strip_prefix('=')?.trim_start();
        label(unquoted(value).as_bytes())
    })
}

/// A quoted value without its quotes, or a bare one up to its end.
fn unquoted(value: &str) -> &str {
    for quote in ['"', '\''] {
        if let Some(inner) = value.strip_prefix(quote) {
            return inner.split(quote).next().unwrap_or_default();
        }
    }
    let end = |c: char| c == ';' || c.is_ascii_whitespace();
    value.split(end).next().unwrap_or_default()
}

/// A label as a page may use it on itself: a page that was read as ASCII so far is not UTF-16.
fn label(name: &[u8]) -> Option<&'static Encoding> {
    if name.eq_ignore_ascii_case(b"x-user-defined") {
        return Some(WINDOWS_1252);
    }
    let encoding = Encoding::for_label(name)?;
    Some(if encoding == UTF_16LE || encoding == UTF_16BE {
        UTF_8
    } else {
        encoding
    })
}

/// `<?xml version="1.0" encoding="…"?>`, which browsers honour in pages too.
fn xml_declaration(head: &[u8]) -> Option<&'static Encoding> {
    let declaration = head.strip_prefix(b"<?xml")?;
    let end = declaration.iter().position(|&byte| byte == b'>')?;
    let text = std::str::from_utf8(declaration.get(..end)?).ok()?;
    let (_, value) = text.split_once("encoding")?;
    let value = value.trim_start().strip_prefix('=')?.trim_start();
    label(unquoted(value).as_bytes())
}

/// What the attributes of one `<meta>` say.
#[derive(Default)]
struct Meta {
    is_pragma: bool,
    charset: Option<&'static Encoding>,
    content: Option<&'static Encoding>,
}

struct Scanner<'b> {
    rest: &'b [u8],
}

impl Scanner<'_> {
    fn find_meta(&mut self) -> Option<&'static Encoding> {
        while let Some(at) = self.rest.iter().position(|&byte| byte == b'<') {
            self.skip(at);
            if self.rest.starts_with(b"<!--") {
                // The two hyphens may be those of the opening: `<!-->` is a whole comment.
                self.skip(2);
                let end = self.rest.windows(3).position(|three| three == b"-->")?;
                self.skip(end + 3);
            } else if self.at_meta() {
                self.skip(5);
                if let Some(encoding) = self.meta() {
                    return Some(encoding);
                }
            } else if self.at_tag() {
                self.skip_name();
                while self.attribute().is_some() {}
            } else if matches!(self.rest.get(1), Some(b'!' | b'/' | b'?')) {
                self.skip(self.rest.iter().position(|&byte| byte == b'>')?);
            } else {
                self.skip(1);
            }
        }
        None
    }

    fn skip(&mut self, bytes: usize) {
        self.rest = self.rest.get(bytes..).unwrap_or_default();
    }

    fn at_meta(&self) -> bool {
        self.rest
            .get(..5)
            .is_some_and(|start| start.eq_ignore_ascii_case(b"<meta"))
            && self
                .rest
                .get(5)
                .is_some_and(|&byte| byte == b'/' || byte.is_ascii_whitespace())
    }

    fn at_tag(&self) -> bool {
        match self.rest.get(1) {
            Some(b'/') => self.rest.get(2).is_some_and(u8::is_ascii_alphabetic),
            Some(byte) => byte.is_ascii_alphabetic(),
            None => false,
        }
    }

    fn skip_name(&mut self) {
        let is_end = |&byte: &u8| byte == b'>' || byte.is_ascii_whitespace();
        let end = self.rest.iter().position(is_end);
        self.skip(end.unwrap_or(self.rest.len()));
    }

    fn meta(&mut self) -> Option<&'static Encoding> {
        let mut meta = Meta::default();
        while let Some((name, value)) = self.attribute() {
            match name.as_slice() {
                b"http-equiv" => meta.is_pragma = value.eq_ignore_ascii_case(b"content-type"),
                b"charset" if meta.charset.is_none() => meta.charset = label(&value),
                b"content" if meta.content.is_none() => {
                    meta.content = charset_parameter(&String::from_utf8_lossy(&value));
                }
                _ => {}
            }
        }
        meta.charset.or(meta.content.filter(|_| meta.is_pragma))
    }

    /// The next attribute of the tag, its name in lower case; `None` at the tag's end.
    fn attribute(&mut self) -> Option<(Vec<u8>, Vec<u8>)> {
        self.skip_while(|byte| byte == b'/' || byte.is_ascii_whitespace());
        if matches!(self.rest.first(), None | Some(b'>')) {
            return None;
        }
        let name = self
            .take_while(|byte| !matches!(byte, b'=' | b'>' | b'/') && !byte.is_ascii_whitespace());
        if name.is_empty() {
            // A stray "=": the standard reads it as the start of a name.
            self.skip(1);
            return Some((Vec::new(), Vec::new()));
        }
        self.skip_while(|byte| byte.is_ascii_whitespace());
        if self.rest.first() != Some(&b'=') {
            return Some((name.to_ascii_lowercase(), Vec::new()));
        }
        self.skip(1);
        self.skip_while(|byte| byte.is_ascii_whitespace());
        Some((name.to_ascii_lowercase(), self.value()))
    }

    fn value(&mut self) -> Vec<u8> {
        match self.rest.first().copied() {
            Some(quote @ (b'"' | b'\'')) => {
                self.skip(1);
                let value = self.take_while(|byte| byte != quote);
                self.skip(1);
                value
            }
            _ => self.take_while(|byte| byte != b'>' && !byte.is_ascii_whitespace()),
        }
    }

    fn skip_while(&mut self, accepts: impl Fn(u8) -> bool) {
        self.take_while(accepts);
    }

    fn take_while(&mut self, accepts: impl Fn(u8) -> bool) -> Vec<u8> {
        let end = self.rest.iter().position(|&byte| !accepts(byte));
        let (taken, rest) = self.rest.split_at(end.unwrap_or(self.rest.len()));
        self.rest = rest;
        taken.to_vec()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn name(page: &str) -> Option<&'static str> {
        prescan(page.as_bytes()).map(Encoding::name)
    }

    #[test]
    fn meta_charset_and_pragma() {
        assert_eq!(name("<meta charset=iso-8859-2>"), Some("ISO-8859-2"));
        assert_eq!(name("<META\nCharSet = 'KOI8-R' >"), Some("KOI8-R"));
        assert_eq!(
            name("<head><meta content='text/html; charset=\"shift_jis\"' http-equiv=Content-Type>"),
            Some("Shift_JIS")
        );
        assert_eq!(name("<meta content='text/html; charset=big5'>"), None);
        assert_eq!(name("<metadata charset=big5>"), None);
    }

    #[test]
    fn what_is_no_meta_is_stepped_over() {
        assert_eq!(
            name("<!-- <meta charset=big5> --><meta charset=gbk>"),
            Some("GBK")
        );
        assert_eq!(name("<!--><meta charset=gbk>"), Some("GBK"));
        assert_eq!(
            name("<a title='<meta charset=big5>'><meta charset=gbk>"),
            Some("GBK")
        );
        assert_eq!(name("<?php meta ?><meta charset=gbk>"), Some("GBK"));
        assert_eq!(name("<meta charset=utf-7><meta charset=gbk>"), Some("GBK"));
    }

    #[test]
    fn utf_16_in_an_ascii_page_is_utf_8() {
        assert_eq!(name("<meta charset=utf-16>"), Some("UTF-8"));
    }

    #[test]
    fn xml_declaration_where_no_meta_is() {
        assert_eq!(
            name("<?xml version='1.0' encoding='iso-8859-15'?><html>"),
            Some("ISO-8859-15")
        );
        assert_eq!(
            name("<?xml encoding='iso-8859-15'?><meta charset=gbk>"),
            Some("GBK")
        );
    }

    #[test]
    fn only_the_first_kilobyte_counts() {
        let late = format!("{}<meta charset=gbk>", " ".repeat(PRESCAN_BYTES));
        assert_eq!(name(&late), None);
    }
}
