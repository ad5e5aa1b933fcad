//! A task's records, one after the other.

use std::io;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

use super::compression::Compression;
use super::inputs::{DocumentFile, StreamFormat, Task};
use super::item::Item;
use super::warc::WarcReader;
use crate::arguments::CleanArguments;
use crate::line_reader::LineReader;
use crate::pipeline;

/// Gives one record after the other, `None` after the last.
type Records = Box<dyn FnMut() -> Option<io::Result<Item>> + Send>;

/// What all sources of a run share.
pub struct Sources<'a> {
    pub arguments: &'a CleanArguments,
    /// Becomes true when the run is to stop.
    pub stopped: &'a Arc<AtomicBool>,
    /// Counts the bytes that are read.
    pub read: &'a Arc<AtomicU64>,
}

impl Sources<'_> {
    /// The records of a task, the first `skipped` left out, until there are none, one cannot be
    /// read, or the run is stopped.
    pub fn open(&self, task: &Task, skipped: u64) -> io::Result<Records> {
        let records = match task {
            Task::Documents { files } => self.documents(files.clone(), skipped),
            #[cfg(feature = "parquet")]
            Task::Stream {
                input,
                format: StreamFormat::Parquet,
                ..
            } => self.rows(input, skipped)?,
            Task::Stream {
                input,
                format,
                compression,
                ..
            } => self.stream(input, *format, *compression, skipped)?,
        };
        Ok(self.until_stopped(records))
    }

    fn documents(&self, files: Vec<DocumentFile>, skipped: u64) -> Records {
        let read = Arc::clone(self.read);
        let mut files = files
            .into_iter()
            .skip(usize::try_from(skipped).unwrap_or(usize::MAX));
        Box::new(move || {
            let file = files.next()?;
            read.fetch_add(file.bytes, Ordering::Relaxed);
            Some(Ok(Item::File(file.input)))
        })
    }

    #[cfg(feature = "parquet")]
    fn rows(&self, input: &Path, skipped: u64) -> io::Result<Records> {
        let arguments = &self.arguments.record;
        let mut batches = super::parquet::open(input, skipped, arguments, Arc::clone(self.read))?;
        Ok(Box::new(move || {
            batches().map(|batch| batch.map(Item::Rows))
        }))
    }

    fn stream(
        &self,
        input: &Path,
        format: StreamFormat,
        compression: Compression,
        skipped: u64,
    ) -> io::Result<Records> {
        let reader = compression.reader(input, Arc::clone(self.read))?;
        let limit = self.arguments.cleaning.max_bytes;
        let records: Records = match format {
            StreamFormat::Warc => {
                let mut records = WarcReader::new(reader, limit);
                Box::new(move || records.next_response().transpose())
            }
            _ => {
                let mut lines = LineReader::new(reader, limit);
                Box::new(move || Some(lines.next_line().transpose()?.map(Item::Line)))
            }
        };
        Ok(self.skipping(records, skipped))
    }

    /// Steps over records that an earlier run has done.
    fn skipping(&self, mut records: Records, mut skipped: u64) -> Records {
        let stopped = Arc::clone(self.stopped);
        Box::new(move || {
            while skipped > 0 && !stopped.load(Ordering::Relaxed) {
                skipped -= 1;
                if let Err(error) = records()? {
                    return Some(Err(error));
                }
            }
            records()
        })
    }

    /// Ends with the first error, or when the run is stopped. A reader that panics on a damaged
    /// file must not pass for one that has come to its end.
    fn until_stopped(&self, mut records: Records) -> Records {
        let stopped = Arc::clone(self.stopped);
        let mut failed = false;
        Box::new(move || {
            if failed || stopped.load(Ordering::Relaxed) {
                return None;
            }
            let damaged = || {
                Some(Err(io::Error::other(
                    "its reader failed; the file is damaged",
                )))
            };
            let record = pipeline::guarded(&mut records).unwrap_or_else(damaged);
            failed = matches!(record, Some(Err(_)));
            record
        })
    }
}
