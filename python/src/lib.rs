//! `copydesk` for Python: the extension module `copydesk._copydesk`, which the package re-exports.
//!
//! `cleaner` and `options` are the front door, `document` is what arrives, `article` and `pieces` are
//! what comes out, `batches` is Arrow, `notebook` draws, `texts` has the functions.
#![forbid(unsafe_code)]

mod article;
mod batches;
mod cleaner;
mod document;
mod error;
mod notebook;
mod options;
mod pieces;
mod records;
mod texts;

use pyo3::prelude::*;

/// The names that the package `copydesk` re-exports.
#[pymodule]
mod _copydesk {
    use pyo3::prelude::*;

    #[pymodule_export]
    use crate::article::Article;
    #[pymodule_export]
    use crate::cleaner::Cleaner;
    #[pymodule_export]
    use crate::error::Error;
    #[pymodule_export]
    use crate::pieces::{Block, Removal};
    #[pymodule_export]
    use crate::texts::{Restored, restore, sentences};

    /// Adds the constants.
    #[pymodule_init]
    fn init(module: &Bound<'_, PyModule>) -> PyResult<()> {
        let roles = copydesk::Role::ALL.iter().map(|role| role.name());
        let reasons = copydesk::Reason::ALL.iter().map(|reason| reason.name());
        module.add("ROLES", roles.collect::<Vec<_>>())?;
        module.add("REASONS", reasons.collect::<Vec<_>>())?;
        module.add("__version__", env!("CARGO_PKG_VERSION"))
    }
}
