//! JSON: everything that is known of the article, its text included.

use std::{fmt, io};

use serde::{Serialize, Serializer};

use super::out::Out;
use super::text;
use crate::article::Article;

/// An article with the text that its blocks make.
#[derive(Serialize)]
struct Document<'a> {
    #[serde(flatten)]
    article: &'a Article,
    text: Text<'a>,
}

/// The text of an article, made while it is written.
struct Text<'a>(&'a Article);

impl Serialize for Text<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl fmt::Display for Text<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut out = Out::new(formatter);
        text::write(self.0, &mut out);
        out.finish()
    }
}

/// The bytes that the serializer writes, each time whole characters.
struct Bytes<'o, 'w>(&'o mut Out<'w>);

impl io::Write for Bytes<'_, '_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let text = std::str::from_utf8(bytes).map_err(io::Error::other)?;
        self.0.push_str(text);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

pub(super) fn write(article: &Article, out: &mut Out<'_>) {
    let document = Document {
        article,
        text: Text(article),
    };
    if serde_json::to_writer(Bytes(out), &document).is_err() {
        out.fail();
    }
}
