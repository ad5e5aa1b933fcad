//! The options of a [`BatchCleaner`], each a chained setter.

use super::BatchCleaner;
use crate::article::State;
use crate::cleaner::Cleaner;

/// The options, each a chained setter.
impl BatchCleaner {
    /// Cleans batches with this cleaner.
    ///
    /// ```
    /// # fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # use std::sync::Arc;
    /// # use arrow_array::{ArrayRef, RecordBatch, StringArray};
    /// # let column = |text: &str| Arc::new(StringArray::from(vec![text])) as ArrayRef;
    /// let batch = RecordBatch::try_from_iter([("text", column("It rained all day."))])?;
    /// let cleaner = copydesk::BatchCleaner::new(copydesk::Cleaner::new());
    /// assert_eq!(cleaner.clean(&batch)?.num_rows(), 1);
    /// # Ok(())
    /// # }
    /// ```
    pub fn new(cleaner: Cleaner) -> BatchCleaner {
        BatchCleaner {
            cleaner,
            state: None,
            field: None,
            columns: Vec::new(),
            keep_input: false,
            sentences: false,
            removed: false,
            drop_failed: false,
        }
    }

    /// Takes every document for one in this state, in whichever column it is. Unless set, `html` has
    /// pages, `flat` has flat text, and documents in other columns are told by themselves.
    ///
    /// ```
    /// # fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # use std::sync::Arc;
    /// # use arrow_array::{ArrayRef, RecordBatch, StringArray};
    /// # let column = |text: &str| Arc::new(StringArray::from(vec![text])) as ArrayRef;
    /// # let cleaner = copydesk::BatchCleaner::new(copydesk::Cleaner::new());
    /// let batch = RecordBatch::try_from_iter([("text", column("<p>It rained all day."))])?;
    /// let cleaned = cleaner.state(copydesk::State::Page).clean(&batch)?;
    /// assert_eq!(&cleaned["text"], &column("It rained all day."));
    /// # Ok(())
    /// # }
    /// ```
    pub fn state(mut self, state: State) -> BatchCleaner {
        self.state = Some(state);
        self
    }

    /// Looks for documents in this column alone.
    ///
    /// ```
    /// # fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # use std::sync::Arc;
    /// # use arrow_array::{ArrayRef, RecordBatch, StringArray};
    /// # let column = |text: &str| Arc::new(StringArray::from(vec![text])) as ArrayRef;
    /// # let cleaner = copydesk::BatchCleaner::new(copydesk::Cleaner::new());
    /// let batch = RecordBatch::try_from_iter([("body", column("It rained all day.\n\nAdvertisement"))])?;
    /// let cleaned = cleaner.field("body").clean(&batch)?;
    /// assert_eq!(&cleaned["text"], &column("It rained all day."));
    /// # Ok(())
    /// # }
    /// ```
    pub fn field(mut self, name: impl Into<String>) -> BatchCleaner {
        self.field = Some(name.into());
        self
    }

    /// Keeps these of the batch's own columns beside those of the articles, and no others.
    ///
    /// ```
    /// # fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # use std::sync::Arc;
    /// # use arrow_array::{ArrayRef, RecordBatch, StringArray};
    /// # let column = |text: &str| Arc::new(StringArray::from(vec![text])) as ArrayRef;
    /// # let cleaner = copydesk::BatchCleaner::new(copydesk::Cleaner::new());
    /// let columns = [("id", column("7")), ("note", column("new")), ("text", column("It rained."))];
    /// let cleaned = cleaner.columns(["id"]).clean(&RecordBatch::try_from_iter(columns)?)?;
    /// assert!(cleaned.column_by_name("id").is_some() && cleaned.column_by_name("note").is_none());
    /// # Ok(())
    /// # }
    /// ```
    pub fn columns<N: Into<String>>(mut self, names: impl IntoIterator<Item = N>) -> BatchCleaner {
        self.columns = names.into_iter().map(Into::into).collect();
        self
    }

    /// Keeps the columns of documents too; `text` is replaced all the same.
    ///
    /// ```
    /// # fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # use std::sync::Arc;
    /// # use arrow_array::{ArrayRef, RecordBatch, StringArray};
    /// # let column = |text: &str| Arc::new(StringArray::from(vec![text])) as ArrayRef;
    /// # let cleaner = copydesk::BatchCleaner::new(copydesk::Cleaner::new());
    /// let batch = RecordBatch::try_from_iter([("html", column("<p>It rained all day."))])?;
    /// let cleaned = cleaner.keep_input(true).clean(&batch)?;
    /// assert_eq!(&cleaned["html"], &batch["html"]);
    /// # Ok(())
    /// # }
    /// ```
    pub fn keep_input(mut self, keep: bool) -> BatchCleaner {
        self.keep_input = keep;
        self
    }

    /// Adds a column `sentences`: the list of each article's sentences.
    ///
    /// ```
    /// # fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # use std::sync::Arc;
    /// # use arrow_array::{ArrayRef, RecordBatch, StringArray};
    /// # let column = |text: &str| Arc::new(StringArray::from(vec![text])) as ArrayRef;
    /// # let cleaner = copydesk::BatchCleaner::new(copydesk::Cleaner::new());
    /// let batch = RecordBatch::try_from_iter([("text", column("It rained. The wind was strong."))])?;
    /// let cleaned = cleaner.sentences(true).clean(&batch)?;
    /// assert!(cleaned.column_by_name("sentences").is_some());
    /// # Ok(())
    /// # }
    /// ```
    pub fn sentences(mut self, add: bool) -> BatchCleaner {
        self.sentences = add;
        self
    }

    /// Adds a column `removed`: the list of what each article's text does not have, with reason, rule,
    /// text, place, `decided_by` and score.
    ///
    /// ```
    /// # fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # use std::sync::Arc;
    /// # use arrow_array::{ArrayRef, RecordBatch, StringArray};
    /// # let column = |text: &str| Arc::new(StringArray::from(vec![text])) as ArrayRef;
    /// # let cleaner = copydesk::BatchCleaner::new(copydesk::Cleaner::new());
    /// let batch = RecordBatch::try_from_iter([("text", column("It rained all day."))])?;
    /// let cleaned = cleaner.removed(true).clean(&batch)?;
    /// assert!(cleaned.column_by_name("removed").is_some());
    /// # Ok(())
    /// # }
    /// ```
    pub fn removed(mut self, add: bool) -> BatchCleaner {
        self.removed = add;
        self
    }

    /// Leaves out the rows that cannot be cleaned, and the column `error`.
    ///
    /// ```
    /// # fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # use std::sync::Arc;
    /// # use arrow_array::{ArrayRef, RecordBatch, StringArray};
    /// # let column = |text: &str| Arc::new(StringArray::from(vec![text])) as ArrayRef;
    /// # let cleaner = copydesk::BatchCleaner::new(copydesk::Cleaner::new());
    /// let nothing = StringArray::from(vec![None::<&str>]);
    /// let batch = RecordBatch::try_from_iter([("text", Arc::new(nothing) as ArrayRef)])?;
    /// assert_eq!(cleaner.drop_failed(true).clean(&batch)?.num_rows(), 0);
    /// # Ok(())
    /// # }
    /// ```
    pub fn drop_failed(mut self, drop: bool) -> BatchCleaner {
        self.drop_failed = drop;
        self
    }
}
