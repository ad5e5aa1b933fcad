//! A task's records, one after the other.

use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

use super::inputs::{StreamFormat, Task};
use super::item::Item;
use super::warc::WarcReader;
use crate::line_reader::LineReader;

/// Gives the records of a task, the first `skipped` left out, until there are none or the run is
/// stopped. The bytes that are read are counted.
pub fn open(
    task: &Task,
    skipped: u64,
    limit: usize,
    stopped: Arc<AtomicBool>,
    read: Arc<AtomicU64>,
) -> io::Result<impl FnMut() -> Option<io::Result<Item>> + Send + 'static> {
    let mut next: Box<dyn FnMut() -> Option<io::Result<Item>> + Send> = match task {
        Task::Stream {
            input,
            format,
            compression,
            ..
        } => {
            let reader = compression.reader(input, read)?;
            match format {
                StreamFormat::JsonLines => {
                    let mut lines = LineReader::new(reader, limit);
                    Box::new(move || {
                        lines
                            .next_line()
                            .map(|line| line.map(Item::Line))
                            .transpose()
                    })
                }
                StreamFormat::Warc => {
                    let mut records = WarcReader::new(reader, limit);
                    Box::new(move || records.next_response().transpose())
                }
            }
        }
        Task::Documents { files } => {
            let mut files = files.clone().into_iter();
            Box::new(move || {
                let file = files.next()?;
                read.fetch_add(file.bytes, Ordering::Relaxed);
                Some(Ok(Item::File(file.input)))
            })
        }
    };
    let mut to_skip = skipped;
    let mut failed = false;
    Ok(move || {
        while to_skip > 0 && !stopped.load(Ordering::Relaxed) {
            to_skip -= 1;
            if let Err(error) = next()? {
                return Some(Err(error));
            }
        }
        if failed || stopped.load(Ordering::Relaxed) {
            return None;
        }
        let item = next();
        failed = matches!(item, Some(Err(_)));
        item
    })
}
