//! What is read of a row and what is written: the keyword arguments of the batch methods.

use copydesk::{BatchCleaner, State};
use pyo3::prelude::*;

use crate::options;

/// The keyword arguments.
pub struct Records<'a> {
    field: Option<String>,
    state: Option<&'a str>,
    columns: Vec<String>,
    keep_input: bool,
    sentences: bool,
    removed: bool,
}

impl<'a> Records<'a> {
    pub fn new(
        field: Option<String>,
        state: Option<&'a str>,
        columns: Vec<String>,
        keep_input: bool,
        sentences: bool,
        removed: bool,
    ) -> Records<'a> {
        Records {
            field,
            state,
            columns,
            keep_input,
            sentences,
            removed,
        }
    }

    /// The library's cleaner of batches, with these arguments.
    pub fn cleaner(self, py: Python<'_>, cleaner: &copydesk::Cleaner) -> PyResult<BatchCleaner> {
        let mut batches = BatchCleaner::new(cleaner.clone())
            .columns(self.columns)
            .keep_input(self.keep_input)
            .sentences(self.sentences)
            .removed(self.removed);
        if let Some(field) = self.field {
            batches = batches.field(field);
        }
        if let Some(name) = self.state {
            let state: State = (name.parse())
                .map_err(|_| options::option(py, "state", name, "page, lines and flat"))?;
            batches = batches.state(state);
        }
        Ok(batches)
    }
}
