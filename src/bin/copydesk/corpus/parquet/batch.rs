//! A batch of rows to a batch of cleaned rows.

use arrow_array::cast::AsArray;
use arrow_array::types::{Int32Type, Int64Type};
use arrow_array::{Array, RecordBatch};
use copydesk::Error;

use crate::corpus::tally::Tally;
use crate::rejected::Rejected;
use crate::rewrite::Rewriter;

/// What became of a batch.
pub struct CleanedRows {
    /// For each row that came in, what it adds to the count or why it was rejected.
    pub rows: Vec<Result<Tally, Rejected>>,
    /// The rows that were cleaned.
    pub batch: RecordBatch,
}

impl Rewriter {
    /// Cleans the documents of a batch.
    ///
    /// # Errors
    /// Where the batch has no documents, or the cleaned columns make no batch: faults of the program.
    pub fn clean_rows(&self, batch: &RecordBatch) -> Result<CleanedRows, Error> {
        let mut rows = Vec::with_capacity(batch.num_rows());
        let cleaner = self.desk.batches(&self.arguments);
        let batch = cleaner.clean_and(batch, |cleaned| {
            rows.push(match cleaned.article {
                Ok(article) => Ok(Tally::of(article, cleaned.bytes)),
                Err(error) => Err(Rejected::from(error.clone()).of(id(batch, cleaned.row))),
            });
        })?;
        Ok(CleanedRows { rows, batch })
    }
}

/// The row's id, where it is text or a whole number.
fn id(batch: &RecordBatch, row: usize) -> Option<serde_json::Value> {
    let column = batch.column_by_name("id")?;
    if column.is_null(row) {
        return None;
    }
    if let Some(texts) = column.as_string_opt::<i32>() {
        return Some(texts.value(row).into());
    }
    let long = column
        .as_primitive_opt::<Int64Type>()
        .map(|ids| ids.value(row));
    let short = column
        .as_primitive_opt::<Int32Type>()
        .map(|ids| i64::from(ids.value(row)));
    long.or(short).map(Into::into)
}
