//! The file of rejected records: for each, where it stood and what was wrong with it.

use std::io::{self, Write};
use std::path::Path;

use serde::Serialize;
use serde_json::value::RawValue;

use super::compression::{Compression, SegmentWriter};
use crate::rejected::Rejected;

pub struct ErrorFile {
    file: Option<SegmentWriter>,
}

/// One line of the file.
#[derive(Serialize)]
struct Line<'a> {
    file: String,
    /// The number of the line or record in its file, from 1.
    record: u64,
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<&'a RawValue>,
    kind: &'a str,
    message: &'a str,
}

impl ErrorFile {
    /// Opens the file where one was asked for, cut off after so many bytes.
    pub fn open(path: Option<&Path>, bytes: u64) -> io::Result<ErrorFile> {
        let open = |path| SegmentWriter::open(path, Compression::None, bytes);
        Ok(ErrorFile {
            file: path.map(open).transpose()?,
        })
    }

    pub fn write(&mut self, input: &Path, record: u64, rejected: &Rejected) -> io::Result<()> {
        let Some(file) = &mut self.file else {
            return Ok(());
        };
        let line = Line {
            file: input.display().to_string(),
            record,
            id: rejected.id.as_deref(),
            kind: rejected.kind,
            message: &rejected.message,
        };
        let mut bytes = serde_json::to_vec(&line)?;
        bytes.push(b'\n');
        file.write_all(&bytes)
    }

    /// Brings everything to the disk and gives the file's length.
    pub fn checkpoint(&mut self) -> io::Result<u64> {
        self.file.as_mut().map_or(Ok(0), SegmentWriter::end_segment)
    }
}
