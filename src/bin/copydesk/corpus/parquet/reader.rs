//! A file's rows, a few at a time: pages are read as they are needed, never a whole row group.

use std::fs::File;
use std::io;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use arrow_array::RecordBatch;
use parquet::arrow::ProjectionMask;
use parquet::arrow::arrow_reader::{
    ArrowReaderMetadata, ArrowReaderOptions, ParquetRecordBatchReaderBuilder,
};

use super::columns;
use crate::arguments::RecordArguments;

/// Rows in a batch: enough that taking them apart costs nothing beside cleaning them, few enough
/// that a batch of large pages stays small.
const ROWS: usize = 16;

/// The batches of a file from a row on, one at least, so that an empty file still has columns.
pub fn open(
    path: &Path,
    skipped: u64,
    arguments: &RecordArguments,
    read: Arc<AtomicU64>,
) -> io::Result<impl FnMut() -> Option<io::Result<RecordBatch>> + Send + use<>> {
    let file = File::open(path)?;
    let bytes = file.metadata()?.len();
    let loaded = ArrowReaderMetadata::load(&file, ArrowReaderOptions::new()).map_err(invalid)?;
    let (places, schema) = columns::readable(loaded.schema(), arguments).map_err(invalid)?;
    let options = ArrowReaderOptions::new().with_schema(Arc::new(schema));
    let typed = ArrowReaderMetadata::try_new(Arc::clone(loaded.metadata()), options);
    let builder = ParquetRecordBatchReaderBuilder::new_with_metadata(file, typed.map_err(invalid)?);
    let rows = u64::try_from(builder.metadata().file_metadata().num_rows()).unwrap_or(0);
    let mask = ProjectionMask::roots(builder.parquet_schema(), places);
    let mut batches = builder
        .with_projection(mask)
        .with_batch_size(ROWS)
        .with_offset(usize::try_from(skipped).map_err(invalid)?)
        .build()
        .map_err(invalid)?;
    let schema = arrow_array::RecordBatchReader::schema(&batches);
    let mut is_first = true;
    Ok(move || {
        let is_first = std::mem::take(&mut is_first);
        match batches.next() {
            None => is_first.then(|| Ok(RecordBatch::new_empty(Arc::clone(&schema)))),
            Some(batch) => {
                let share = ROWS as u64 * bytes / rows.max(1);
                read.fetch_add(share, Ordering::Relaxed);
                Some(batch.map_err(invalid))
            }
        }
    })
}

fn invalid(error: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, error)
}
