//! Records that are rejected, and reading a record from a line: a line that cannot be read becomes an
//! `error` in its place.

use std::borrow::Cow;
use std::io;

use serde::Serialize;
use serde_json::value::RawValue;

use crate::line_reader::Line;
use crate::pipeline;
use crate::record::{ObjectWriter, Record};
use crate::terminal;

/// Why a record could not be read or cleaned.
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
        Rejected::new(error.kind().name(), terminal::said(&error))
    }
}

impl std::convert::From<io::Error> for Rejected {
    fn from(error: io::Error) -> Rejected {
        Rejected::new("internal", error.to_string())
    }
}

/// Reads the record on a line and does `work` on it. A panic in `work` becomes a rejection.
pub fn on_record<T>(
    line: &Line,
    work: impl Fn(&Record<'_>) -> Result<T, Rejected>,
) -> Result<T, Rejected> {
    match line {
        Line::TooLong { bytes, head } => {
            let message = format!("the line has {bytes} bytes, over the limit of --max-bytes");
            Err(Rejected::new("too-large", message).on(&text(head)))
        }
        Line::Whole(bytes) => match std::str::from_utf8(bytes) {
            Ok(line) => on_text(line, work),
            Err(error) => {
                let at = error.valid_up_to();
                let message = format!("the line is not UTF-8: a wrong byte at offset {at}");
                Err(Rejected::new("utf-8", message).on(&text(bytes)))
            }
        },
    }
}

fn on_text<T>(
    line: &str,
    work: impl Fn(&Record<'_>) -> Result<T, Rejected>,
) -> Result<T, Rejected> {
    // A byte order mark may stand before the first line.
    let line = line.trim_start_matches('\u{feff}');
    let parse_and_work = || {
        let (record, parsed) = Record::parse(line);
        parsed.map_err(|error| not_json(line, &error))?;
        work(&record)
    };
    pipeline::guarded(parse_and_work)
        .unwrap_or_else(|| Err(Rejected::internal()))
        .map_err(|rejected| rejected.on(line))
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
