//! The options of a [`BatchCleaner`], each a chained setter.

use super::BatchCleaner;
use crate::article::State;
use crate::cleaner::Cleaner;

/// The options, each a chained setter.
impl BatchCleaner {
    /// Cleans batches with this cleaner.
    ///
    /// ```
    /// let cleaner = copydesk::BatchCleaner::new(copydesk::Cleaner::new());
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
    /// # let cleaner = copydesk::BatchCleaner::new(copydesk::Cleaner::new());
    /// let cleaner = cleaner.state(copydesk::State::Page);
    /// ```
    pub fn state(mut self, state: State) -> BatchCleaner {
        self.state = Some(state);
        self
    }

    /// Looks for documents in this column alone.
    ///
    /// ```
    /// # let cleaner = copydesk::BatchCleaner::new(copydesk::Cleaner::new());
    /// let cleaner = cleaner.field("body");
    /// ```
    pub fn field(mut self, name: impl Into<String>) -> BatchCleaner {
        self.field = Some(name.into());
        self
    }

    /// Keeps these of the batch's own columns beside those of the articles, and no others.
    ///
    /// ```
    /// # let cleaner = copydesk::BatchCleaner::new(copydesk::Cleaner::new());
    /// let cleaner = cleaner.columns(["id", "url"]);
    /// ```
    pub fn columns<N: Into<String>>(mut self, names: impl IntoIterator<Item = N>) -> BatchCleaner {
        self.columns = names.into_iter().map(Into::into).collect();
        self
    }

    /// Keeps the columns of documents too; `text` is replaced all the same.
    ///
    /// ```
    /// # let cleaner = copydesk::BatchCleaner::new(copydesk::Cleaner::new());
    /// let cleaner = cleaner.keep_input(true);
    /// ```
    pub fn keep_input(mut self, keep: bool) -> BatchCleaner {
        self.keep_input = keep;
        self
    }

    /// Adds a column `sentences`: the list of each article's sentences.
    ///
    /// ```
    /// # let cleaner = copydesk::BatchCleaner::new(copydesk::Cleaner::new());
    /// let cleaner = cleaner.sentences(true);
    /// ```
    pub fn sentences(mut self, add: bool) -> BatchCleaner {
        self.sentences = add;
        self
    }

    /// Adds a column `removed`: the list of what each article's text does not have, with reason, rule,
    /// text, place, `decided_by` and score.
    ///
    /// ```
    /// # let cleaner = copydesk::BatchCleaner::new(copydesk::Cleaner::new());
    /// let cleaner = cleaner.removed(true);
    /// ```
    pub fn removed(mut self, add: bool) -> BatchCleaner {
        self.removed = add;
        self
    }

    /// Leaves out the rows that cannot be cleaned, and the column `error`.
    ///
    /// ```
    /// # let cleaner = copydesk::BatchCleaner::new(copydesk::Cleaner::new());
    /// let cleaner = cleaner.drop_failed(true);
    /// ```
    pub fn drop_failed(mut self, drop: bool) -> BatchCleaner {
        self.drop_failed = drop;
        self
    }
}
