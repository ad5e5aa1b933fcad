//! A batch of rows to a batch of cleaned rows.

use std::sync::Arc;

use arrow_array::cast::AsArray;
use arrow_array::types::{Int32Type, Int64Type};
use arrow_array::{Array, BooleanArray, RecordBatch};
use arrow_schema::{ArrowError, Schema};
use arrow_select::filter::filter_record_batch;
use copydesk::Article;

use super::article_columns::ArticleColumns;
use super::columns::{Column, Value, documents, texts};
use crate::arguments::{From, RecordArguments};
use crate::corpus::tally::Tally;
use crate::pipeline;
use crate::rejected::Rejected;
use crate::rewrite::Rewriter;

/// What became of a batch.
pub struct CleanedRows {
    /// For each row that came in, what it adds to the count or why it was rejected.
    pub rows: Vec<Result<Tally, Rejected>>,
    /// The rows that were cleaned.
    pub batch: RecordBatch,
}

/// The columns of a batch that are looked at.
struct Table<'b> {
    batch: &'b RecordBatch,
    documents: Vec<(&'b str, Column<'b>, From)>,
}

impl Rewriter {
    /// Cleans the documents of a batch.
    ///
    /// # Errors
    /// Where the cleaned columns make no batch, which only a fault of the program can bring about.
    pub fn clean_rows(&self, batch: &RecordBatch) -> Result<CleanedRows, ArrowError> {
        let table = Table::of(batch, &self.arguments);
        let mut cleaned = ArticleColumns::new(&self.arguments);
        let mut replaced: Vec<&str> = cleaned.names();
        if !self.arguments.keep_input {
            replaced.extend(table.documents.iter().map(|(name, _, _)| *name));
        }
        let rows: Vec<_> = (0..batch.num_rows())
            .map(|row| {
                let (article, bytes) = self.clean_row(&table, row)?;
                cleaned.push(&article, |name| texts(batch, name, row));
                Ok(Tally::of(&article, bytes))
            })
            .collect();
        let kept: Vec<bool> = rows.iter().map(Result::is_ok).collect();
        let others = self.others(batch, &replaced)?;
        let others = filter_record_batch(&others, &BooleanArray::from(kept))?;
        Ok(CleanedRows {
            rows,
            batch: beside(&others, cleaned)?,
        })
    }

    fn clean_row(&self, table: &Table<'_>, row: usize) -> Result<(Article, usize), Rejected> {
        let rejected = |rejected: Rejected| rejected.of(table.id(row));
        let (document, usual) = table.document(row).ok_or_else(|| {
            let message = "the row has no text in any of the documents' columns";
            rejected(Rejected::new("field", message))
        })?;
        let url = table.text("url", row);
        let article = pipeline::guarded(|| match document {
            Value::Text(text) => self.desk.clean(text, usual, url),
            Value::Bytes(bytes) => self.desk.clean_bytes(bytes, None, usual, url),
        });
        let article = article
            .ok_or_else(|| rejected(Rejected::internal()))?
            .map_err(|error| rejected(error.into()))?;
        let bytes = match document {
            Value::Text(text) => text.len(),
            Value::Bytes(bytes) => bytes.len(),
        };
        Ok((article, bytes))
    }

    /// The columns that are passed on as they are.
    fn others(&self, batch: &RecordBatch, replaced: &[&str]) -> Result<RecordBatch, ArrowError> {
        let chosen = &self.arguments.columns;
        let fields = batch.schema_ref().fields().iter().enumerate();
        let places: Vec<usize> = fields
            .filter(|(_, field)| !replaced.contains(&field.name().as_str()))
            .filter(|(_, field)| chosen.is_empty() || chosen.contains(field.name()))
            .map(|(place, _)| place)
            .collect();
        batch.project(&places)
    }
}

impl<'b> Table<'b> {
    fn of(batch: &'b RecordBatch, arguments: &RecordArguments) -> Table<'b> {
        let fields = batch.schema_ref().fields();
        let documents = documents(arguments)
            .into_iter()
            .filter_map(|(name, usual)| {
                let (_, field) = fields.find(name)?;
                let name = field.name().as_str();
                Some((name, Column::of(batch, name)?, usual))
            });
        Table {
            batch,
            documents: documents.collect(),
        }
    }

    /// The document of a row: the first column that is not empty, else the first that is not null.
    fn document(&self, row: usize) -> Option<(Value<'b>, From)> {
        let documents = || {
            let columns = self.documents.iter();
            columns.filter_map(|(_, column, usual)| Some((column.value(row)?, *usual)))
        };
        let full = documents().find(|(document, _)| !document.is_empty());
        full.or_else(|| documents().next())
    }

    /// The text in a column of this name.
    fn text(&self, name: &str, row: usize) -> Option<&'b str> {
        match Column::of(self.batch, name)?.value(row)? {
            Value::Text(text) => Some(text),
            Value::Bytes(_) => None,
        }
    }

    /// The row's id, where it is text or a whole number.
    fn id(&self, row: usize) -> Option<serde_json::Value> {
        if let Some(text) = self.text("id", row) {
            return Some(text.into());
        }
        let column = self.batch.column_by_name("id")?;
        if column.is_null(row) {
            return None;
        }
        let long = column
            .as_primitive_opt::<Int64Type>()
            .map(|ids| ids.value(row));
        let short = column
            .as_primitive_opt::<Int32Type>()
            .map(|ids| i64::from(ids.value(row)));
        long.or(short).map(Into::into)
    }
}

/// The columns of a batch, and after them those of the articles.
fn beside(others: &RecordBatch, cleaned: ArticleColumns) -> Result<RecordBatch, ArrowError> {
    let mut fields = others.schema_ref().fields().to_vec();
    let mut columns = others.columns().to_vec();
    for (field, column) in cleaned.finish() {
        fields.push(Arc::new(field));
        columns.push(column);
    }
    RecordBatch::try_new(Arc::new(Schema::new(fields)), columns)
}
