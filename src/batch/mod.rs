//! Documents in Arrow record batches: a batch of rows in, a batch of cleaned rows out.
//! `rows` finds the documents, `column` reads text in every layout, `article_columns` writes.

mod article_columns;
mod column;
mod rows;
mod setters;
#[cfg(test)]
mod tests;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use arrow_array::{BooleanArray, RecordBatch};
use arrow_schema::{ArrowError, Schema};
use arrow_select::filter::filter_record_batch;

use crate::article::{Article, State};
use crate::cleaner::Cleaner;
use crate::error::{Error, ErrorKind};
use crate::input::{Content, Input};
use article_columns::ArticleColumns;
use rows::Rows;

/// Cleans the documents in the rows of Arrow's record batches (feature `arrow`).
///
/// The document of a row is in the column `html`, else `text`, else `flat`: the first of these that is
/// not empty. Text and bytes are read in every layout that Arrow has, dictionaries included. A column
/// `url` has the document's address.
///
/// The batch that comes out has the other columns, and after them `text`, `title`, `authors`,
/// `published`, `site` and `language`; a value that is not found leaves the row's own in its place.
/// A row that cannot be cleaned stays. The last column, `error`, has the `kind` and the `message`
/// of its error.
///
/// ```
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// use std::sync::Arc;
/// use arrow_array::cast::AsArray;
/// use arrow_array::{ArrayRef, RecordBatch, StringArray};
///
/// let texts = StringArray::from(vec!["The ferry sank at noon, officials said.\n\nAdvertisement"]);
/// let batch = RecordBatch::try_from_iter([("text", Arc::new(texts) as ArrayRef)])?;
/// let cleaned = copydesk::BatchCleaner::new(copydesk::Cleaner::new()).clean(&batch)?;
/// let texts = cleaned["text"].as_string::<i32>();
/// assert_eq!(texts.value(0), "The ferry sank at noon, officials said.");
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Debug)]
#[must_use = "a setter returns the cleaner that it has changed"]
pub struct BatchCleaner {
    cleaner: Cleaner,
    state: Option<State>,
    field: Option<String>,
    columns: Vec<String>,
    keep_input: bool,
    sentences: bool,
    removed: bool,
    drop_failed: bool,
}

/// The result for one row of a batch.
///
/// ```
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// # use std::sync::Arc;
/// # use arrow_array::{ArrayRef, RecordBatch, StringArray};
/// # let texts = Arc::new(StringArray::from(vec!["It rained all day."])) as ArrayRef;
/// # let batch = RecordBatch::try_from_iter([("text", texts)])?;
/// let mut words = 0;
/// copydesk::BatchCleaner::new(copydesk::Cleaner::new()).clean_and(&batch, |row| {
///     words += row.article.map_or(0, |article| article.text().split_whitespace().count());
/// })?;
/// assert_eq!(words, 4);
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct CleanedRow<'r> {
    /// The row's number in the batch that came in.
    pub row: usize,
    /// Bytes of its document.
    pub bytes: usize,
    /// Its article, or why there is none.
    pub article: Result<&'r Article, &'r Error>,
}

impl BatchCleaner {
    /// Cleans the documents of a batch.
    ///
    /// # Errors
    /// [`ErrorKind::Field`] where the batch has no column of documents; a row that fails is no error.
    ///
    /// ```
    /// let batch = arrow_array::RecordBatch::new_empty(arrow_schema::Schema::empty().into());
    /// let cleaner = copydesk::BatchCleaner::new(copydesk::Cleaner::new());
    /// assert_eq!(cleaner.clean(&batch).unwrap_err().kind(), copydesk::ErrorKind::Field);
    /// ```
    pub fn clean(&self, batch: &RecordBatch) -> Result<RecordBatch, Error> {
        self.clean_and(batch, |_| ())
    }

    /// Cleans the documents of a batch, and calls `seen` with the result for each row.
    ///
    /// # Errors
    /// [`ErrorKind::Field`] where the batch has no column of documents.
    ///
    /// ```
    /// # fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # use std::sync::Arc;
    /// # use arrow_array::{ArrayRef, RecordBatch, StringArray};
    /// let texts = StringArray::from(vec![Some("It rained all day."), None]);
    /// let batch = RecordBatch::try_from_iter([("text", Arc::new(texts) as ArrayRef)])?;
    /// let cleaner = copydesk::BatchCleaner::new(copydesk::Cleaner::new());
    /// let mut failed = Vec::new();
    /// cleaner.clean_and(&batch, |row| failed.extend(row.article.is_err().then_some(row.row)))?;
    /// assert_eq!(failed, [1]);
    /// # Ok(())
    /// # }
    /// ```
    pub fn clean_and(
        &self,
        batch: &RecordBatch,
        mut seen: impl FnMut(CleanedRow<'_>),
    ) -> Result<RecordBatch, Error> {
        let rows = Rows::of(batch, self)?;
        let mut cleaned = ArticleColumns::new(self);
        let mut replaced: Vec<&str> = cleaned.names();
        if !self.keep_input {
            replaced.extend(rows.names());
        }
        let mut kept = Vec::with_capacity(batch.num_rows());
        for row in 0..batch.num_rows() {
            let earlier = |name: &str| rows.earlier(name, row);
            let document = rows.document(row);
            let bytes = document.as_ref().map_or(0, |(document, _)| document.len());
            let article = document
                .and_then(|(document, usual)| self.clean_guarded(document, usual, rows.url(row)));
            match &article {
                Ok(article) => cleaned.push(article, earlier),
                Err(error) => cleaned.push_failed(error, earlier),
            }
            kept.push(article.is_ok() || !self.drop_failed);
            let article = article.as_ref();
            seen(CleanedRow {
                row,
                bytes,
                article,
            });
        }
        self.others(batch, &replaced)
            .and_then(|others| filter_record_batch(&others, &BooleanArray::from(kept)))
            .and_then(|others| beside(&others, cleaned))
            .map_err(|error| internal(&error.to_string()).due_to(error))
    }

    /// Cleans a document; one on which cleaning fails must not take the others with it.
    fn clean_guarded(
        &self,
        document: Content<'_>,
        usual: Option<State>,
        url: Option<&str>,
    ) -> Result<Article, Error> {
        let clean = || self.clean_document(document, self.state.or(usual), url);
        catch_unwind(AssertUnwindSafe(clean)).unwrap_or_else(|_| {
            Err(internal(
                "cleaning failed; please report the document as a bug",
            ))
        })
    }

    fn clean_document(
        &self,
        document: Content<'_>,
        state: Option<State>,
        url: Option<&str>,
    ) -> Result<Article, Error> {
        let mut input = Input::auto(document);
        if let Some(state) = state {
            input = input.state(state);
        }
        if let Some(url) = url {
            input = input.url(url);
        }
        self.cleaner.clean(input)
    }

    /// The columns that are passed on as they are.
    fn others(&self, batch: &RecordBatch, replaced: &[&str]) -> Result<RecordBatch, ArrowError> {
        let chosen = &self.columns;
        let fields = batch.schema_ref().fields().iter().enumerate();
        let places: Vec<usize> = fields
            .filter(|(_, field)| !replaced.contains(&field.name().as_str()))
            .filter(|(_, field)| chosen.is_empty() || chosen.contains(field.name()))
            .map(|(place, _)| place)
            .collect();
        batch.project(&places)
    }
}

fn internal(message: &str) -> Error {
    Error::new(ErrorKind::Internal, message)
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
