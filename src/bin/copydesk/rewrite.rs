//! One JSON line to another: the document is cleaned, everything else is kept.

use std::borrow::Cow;
use std::io;

use copydesk::Article;
use serde::Serialize;
use serde_json::value::RawValue;

use crate::arguments::{From, RecordArguments};
use crate::attributes;
use crate::cleaning::Desk;
use crate::corpus::tally::Tally;
use crate::corpus::warc::Response;
use crate::line_reader::Line;
use crate::pipeline;
use crate::record::{ObjectWriter, Record};

/// The fields in which documents are looked for, and what each usually holds.
pub const DOCUMENTS: [(&str, From); 3] = [
    ("html", From::Page),
    ("text", From::Auto),
    ("flat", From::Flat),
];

/// Rewrites records.
pub struct Rewriter {
    pub desk: Desk,
    pub arguments: RecordArguments,
    limit: usize,
}

/// What a record became.
pub struct Cleaned {
    pub output: Vec<u8>,
    pub tally: Tally,
}

/// Why a record could not be cleaned.
#[derive(Debug)]
pub struct Rejected {
    /// The record's id as it was written, where it could be made out.
    pub id: Option<Box<RawValue>>,
    pub kind: &'static str,
    pub message: String,
}

impl Rejected {
    pub fn new(kind: &'static str, message: impl Into<String>) -> Rejected {
        Rejected {
            id: None,
            kind,
            message: message.into(),
        }
    }

    pub fn internal() -> Rejected {
        let message = "cleaning failed; please report the document as a bug";
        Rejected::new("internal", message)
    }

    /// The rejection of the record with this id.
    pub fn of(mut self, id: Option<impl Serialize>) -> Rejected {
        self.id = id.and_then(|id| serde_json::value::to_raw_value(&id).ok());
        self
    }

    /// The rejection of the record on this line.
    fn on(mut self, line: &str) -> Rejected {
        let (record, _) = Record::parse(line);
        let id = record.raw("id");
        self.id = id.and_then(|id| RawValue::from_string(id.to_string()).ok());
        self
    }

    /// The line that takes the place of the record.
    pub fn line(&self) -> Vec<u8> {
        #[derive(serde::Serialize)]
        struct Error<'a> {
            kind: &'a str,
            message: &'a str,
        }
        let mut output = ObjectWriter::new();
        if let Some(id) = &self.id {
            output.raw("\"id\"", id.get());
        }
        let error = Error {
            kind: self.kind,
            message: &self.message,
        };
        // Writing to memory cannot fail.
        let _ = output.field("error", &error);
        output.finish()
    }
}

impl std::convert::From<copydesk::Error> for Rejected {
    fn from(error: copydesk::Error) -> Rejected {
        Rejected::new(error.kind().name(), error.to_string())
    }
}

impl std::convert::From<io::Error> for Rejected {
    fn from(error: io::Error) -> Rejected {
        Rejected::new("internal", error.to_string())
    }
}

/// The field that holds the document, and what it usually is; a null is as good as none, and an empty
/// document is taken where no other field has one.
pub fn document<'n>(
    record: &Record<'_>,
    field: Option<&'n str>,
) -> Result<(&'n str, From), Rejected> {
    let present = |name: &str| record.raw(name).is_some_and(|value| value != "null");
    if let Some(name) = field {
        let usual = DOCUMENTS.iter().find(|(known, _)| *known == name);
        let usual = usual.map_or(From::Auto, |(_, usual)| *usual);
        return present(name)
            .then_some((name, usual))
            .ok_or_else(|| Rejected::new("field", format!("the record has no field `{name}`")));
    }
    let has_text = |name: &str| present(name) && record.raw(name) != Some("\"\"");
    let mut fields = DOCUMENTS.into_iter();
    let first = fields.clone().find(|(name, _)| present(name));
    fields
        .find(|(name, _)| has_text(name))
        .or(first)
        .ok_or_else(|| {
            let message = "the record has none of the fields `html`, `text` and `flat`; name the document's with --field";
            Rejected::new("field", message)
        })
}

impl Rewriter {
    pub fn new(desk: Desk, arguments: RecordArguments, limit: usize) -> Rewriter {
        Rewriter {
            desk,
            arguments,
            limit,
        }
    }

    /// Bytes over which a record is rejected.
    pub fn limit(&self) -> usize {
        self.limit
    }

    /// Cleans the document on a line of JSON.
    pub fn clean_line(&self, line: &Line) -> Result<Cleaned, Rejected> {
        match line {
            Line::TooLong { bytes, head } => {
                let message =
                    format!("the line has {bytes} bytes; raise the limit with --max-bytes");
                Err(Rejected::new("too-large", message).on(&text(head)))
            }
            Line::Whole(bytes) => match std::str::from_utf8(bytes) {
                Ok(line) => self.clean_text(line),
                Err(error) => {
                    let at = error.valid_up_to();
                    let message = format!("the line is not UTF-8: a wrong byte at offset {at}");
                    Err(Rejected::new("utf-8", message).on(&text(bytes)))
                }
            },
        }
    }

    /// Cleans a page as a server sent it.
    pub fn clean_response(&self, response: &Response) -> Result<Cleaned, Rejected> {
        let url = response.url.as_deref();
        let charset = response.content_type.as_deref();
        let work = || {
            self.desk
                .clean_bytes(&response.body, charset, From::Page, url)
        };
        let rejected = |rejected: Rejected| rejected.of(response.id.as_deref());
        let article = pipeline::guarded(work)
            .ok_or_else(|| rejected(Rejected::internal()))?
            .map_err(|error| rejected(error.into()))?;
        let mut output = ObjectWriter::new();
        output.field("id", &response.id)?;
        output.field("url", &response.url)?;
        output.field("date", &response.date)?;
        self.write(&mut output, &article, |_| true)?;
        Ok(Cleaned {
            output: output.finish(),
            tally: Tally::of(&article, response.body.len()),
        })
    }

    fn clean_text(&self, line: &str) -> Result<Cleaned, Rejected> {
        // A byte order mark may stand before the first line.
        let line = line.trim_start_matches('\u{feff}');
        pipeline::guarded(|| self.clean_object(line))
            .unwrap_or_else(|| Err(Rejected::internal()))
            .map_err(|rejected| rejected.on(line))
    }

    fn clean_object(&self, line: &str) -> Result<Cleaned, Rejected> {
        let (record, parsed) = Record::parse(line);
        parsed.map_err(|error| not_json(line, &error))?;
        let (field, usual) = document(&record, self.arguments.field.as_deref())?;
        let document = record
            .string(field)
            .ok_or_else(|| Rejected::new("field", format!("the field `{field}` is no string")))?;
        let url = record.string("url");
        let article = self.desk.clean(&document, usual, url.as_deref())?;
        if self.arguments.attributes {
            return beside(&record, &article, &document);
        }
        Ok(Cleaned {
            output: self.rewritten(&record, field, &article)?,
            tally: Tally::of(&article, document.len()),
        })
    }

    fn rewritten(
        &self,
        record: &Record<'_>,
        field: &str,
        article: &Article,
    ) -> io::Result<Vec<u8>> {
        // What was not found takes nobody's place: the record may know better.
        let found = |name: &str| match name {
            "text" => true,
            "title" => article.title.is_some(),
            "authors" => !article.authors.is_empty(),
            "published" => article.published.is_some(),
            "site" => article.site.is_some(),
            "language" => article.language.is_some(),
            "sentences" => self.arguments.sentences,
            "removed" => self.arguments.removed,
            _ => false,
        };
        let mut output = ObjectWriter::new();
        for (key, value) in
            record.without(|name| found(name) || (name == field && !self.arguments.keep_input))
        {
            output.raw(key, value);
        }
        self.write(&mut output, article, |name| {
            found(name) || record.raw(name).is_none()
        })?;
        Ok(output.finish())
    }

    /// Writes the fields of an article, those that are wanted.
    fn write(
        &self,
        output: &mut ObjectWriter,
        article: &Article,
        wanted: impl Fn(&str) -> bool,
    ) -> io::Result<()> {
        output.field("text", &article.text())?;
        if wanted("title") {
            output.field("title", &article.title)?;
        }
        if wanted("authors") {
            output.field("authors", &article.authors)?;
        }
        if wanted("published") {
            output.field("published", &article.published)?;
        }
        if wanted("site") {
            output.field("site", &article.site)?;
        }
        if wanted("language") {
            output.field("language", &article.language)?;
        }
        if self.arguments.sentences {
            let sentences: Vec<&str> = article.sentences().map(|sentence| sentence.text).collect();
            output.field("sentences", &sentences)?;
        }
        if self.arguments.removed {
            output.field("removed", article.removed())?;
        }
        Ok(())
    }
}

/// The record's id and what was removed, as spans.
fn beside(record: &Record<'_>, article: &Article, document: &str) -> Result<Cleaned, Rejected> {
    let Some(spans) = attributes::spans(article, document) else {
        let message = "a page has no text to point into; --attributes needs lines or flat text";
        return Err(Rejected::new("field", message));
    };
    let mut output = ObjectWriter::new();
    if let Some(id) = record.raw("id") {
        output.raw("\"id\"", id);
    }
    output.field("attributes", &spans)?;
    Ok(Cleaned {
        output: output.finish(),
        tally: Tally::of(article, document.len()),
    })
}

fn text(bytes: &[u8]) -> Cow<'_, str> {
    String::from_utf8_lossy(bytes)
}

fn not_json(line: &str, error: &serde_json::Error) -> Rejected {
    if line.trim().is_empty() {
        return Rejected::new("json", "the line is empty");
    }
    // The line is read by itself, so that it is always the first.
    let message = error
        .to_string()
        .replace(" at line 1 column ", " at column ");
    Rejected::new("json", format!("the line is no JSON object: {message}"))
}
