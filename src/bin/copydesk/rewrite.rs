//! One JSON line to another: the document is cleaned, everything else is kept.

use std::borrow::Cow;
use std::io;

use copydesk::Article;

use crate::arguments::{From, RecordArguments};
use crate::cleaning::Desk;
use crate::line_reader::Line;
use crate::pipeline;
use crate::record::{ObjectWriter, Record};

/// The fields in which documents are looked for, and what each usually holds.
const DOCUMENTS: [(&str, From); 3] = [
    ("html", From::Page),
    ("text", From::Auto),
    ("flat", From::Flat),
];

/// Rewrites lines.
pub struct Rewriter {
    desk: Desk,
    arguments: RecordArguments,
}

/// The line that takes the place of another.
pub struct Rewritten {
    pub line: Vec<u8>,
    /// The kind of the error that it tells of.
    pub rejected: Option<&'static str>,
}

/// Why a line could not be cleaned.
struct Rejection {
    kind: &'static str,
    message: String,
}

impl Rejection {
    fn new(kind: &'static str, message: impl Into<String>) -> Rejection {
        Rejection {
            kind,
            message: message.into(),
        }
    }
}

impl std::convert::From<copydesk::Error> for Rejection {
    fn from(error: copydesk::Error) -> Rejection {
        Rejection::new(error.kind().name(), error.to_string())
    }
}

impl std::convert::From<io::Error> for Rejection {
    fn from(error: io::Error) -> Rejection {
        Rejection::new("internal", error.to_string())
    }
}

impl Rewriter {
    pub fn new(desk: Desk, arguments: RecordArguments) -> Rewriter {
        Rewriter { desk, arguments }
    }

    /// Rewrites a line; what is wrong with it becomes a line as well.
    pub fn rewrite(&self, line: &Line) -> Rewritten {
        match line {
            Line::TooLong { bytes, head } => {
                let message =
                    format!("the line has {bytes} bytes; raise the limit with --max-bytes");
                rejected(&text(head), &Rejection::new("too-large", message))
            }
            Line::Whole(bytes) => match std::str::from_utf8(bytes) {
                Ok(line) => self.rewrite_text(line),
                Err(error) => {
                    let at = error.valid_up_to();
                    let message = format!("the line is not UTF-8: a wrong byte at offset {at}");
                    rejected(&text(bytes), &Rejection::new("utf-8", message))
                }
            },
        }
    }

    fn rewrite_text(&self, line: &str) -> Rewritten {
        // A byte order mark may stand before the first line.
        let line = line.trim_start_matches('\u{feff}');
        let cleaned = pipeline::guarded(|| self.clean(line)).unwrap_or_else(|| {
            let message = "cleaning failed; please report the document as a bug";
            Err(Rejection::new("internal", message))
        });
        match cleaned {
            Ok(line) => Rewritten {
                line,
                rejected: None,
            },
            Err(rejection) => rejected(line, &rejection),
        }
    }

    fn clean(&self, line: &str) -> Result<Vec<u8>, Rejection> {
        let (record, parsed) = Record::parse(line);
        parsed.map_err(|error| not_json(line, &error))?;
        let (field, usual) = self.document(&record)?;
        let document = record
            .string(field)
            .ok_or_else(|| Rejection::new("field", format!("the field `{field}` is no string")))?;
        let url = record.string("url");
        let article = self.desk.clean(&document, usual, url.as_deref())?;
        Ok(self.write(&record, field, &article)?)
    }

    /// The field that holds the document; a null is as good as none.
    fn document(&self, record: &Record<'_>) -> Result<(&str, From), Rejection> {
        let present = |name: &str| record.raw(name).is_some_and(|value| value != "null");
        if let Some(name) = self.arguments.field.as_deref() {
            let usual = DOCUMENTS.iter().find(|(known, _)| *known == name);
            let usual = usual.map_or(From::Auto, |(_, usual)| *usual);
            return present(name).then_some((name, usual)).ok_or_else(|| {
                Rejection::new("field", format!("the record has no field `{name}`"))
            });
        }
        DOCUMENTS
            .into_iter()
            .find(|(name, _)| present(name))
            .ok_or_else(|| {
                let message = "the record has none of the fields `html`, `text` and `flat`; name the document's with --field";
                Rejection::new("field", message)
            })
    }

    fn write(&self, record: &Record<'_>, field: &str, article: &Article) -> io::Result<Vec<u8>> {
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
        let missing = |name: &str| found(name) || record.raw(name).is_none();
        output.field("text", &article.text())?;
        if missing("title") {
            output.field("title", &article.title)?;
        }
        if missing("authors") {
            output.field("authors", &article.authors)?;
        }
        if missing("published") {
            output.field("published", &article.published)?;
        }
        if missing("site") {
            output.field("site", &article.site)?;
        }
        if missing("language") {
            output.field("language", &article.language)?;
        }
        if self.arguments.sentences {
            let sentences: Vec<&str> = article.sentences().map(|sentence| sentence.text).collect();
            output.field("sentences", &sentences)?;
        }
        if self.arguments.removed {
            output.field("removed", article.removed())?;
        }
        Ok(output.finish())
    }
}

fn text(bytes: &[u8]) -> Cow<'_, str> {
    String::from_utf8_lossy(bytes)
}

fn not_json(line: &str, error: &serde_json::Error) -> Rejection {
    if line.trim().is_empty() {
        return Rejection::new("json", "the line is empty");
    }
    Rejection::new("json", format!("the line is no JSON object: {error}"))
}

/// The line for a record that could not be cleaned, with its id where that can be made out.
fn rejected(line: &str, rejection: &Rejection) -> Rewritten {
    #[derive(serde::Serialize)]
    struct Error<'a> {
        kind: &'a str,
        message: &'a str,
    }
    let (record, _) = Record::parse(line);
    let mut output = ObjectWriter::new();
    if let Some(id) = record.raw("id") {
        output.raw("\"id\"", id);
    }
    // Writing to memory cannot fail.
    let _ = output.field(
        "error",
        &Error {
            kind: rejection.kind,
            message: &rejection.message,
        },
    );
    Rewritten {
        line: output.finish(),
        rejected: Some(rejection.kind),
    }
}
