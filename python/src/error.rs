//! The one exception, and the way of the library's errors to it.

use std::panic::{AssertUnwindSafe, catch_unwind};

use pyo3::create_exception;
use pyo3::exceptions::PyException;
use pyo3::prelude::*;

create_exception!(
    copydesk,
    Error,
    PyException,
    "What went wrong; `kind` is `too-large`, `option`, `data`, `read`, `field` or `internal`.

>>> import copydesk
>>> try:
...     copydesk.Cleaner(show=['headlines'])
... except copydesk.Error as error:
...     print(error.kind)
option
"
);

/// The exception of this kind.
pub fn new(py: Python<'_>, kind: &str, message: String) -> PyErr {
    let error = Error::new_err(message);
    // An exception takes any attribute.
    let _ = error.value(py).setattr("kind", kind);
    error
}

/// The exception for an error of the library.
pub fn of(py: Python<'_>, error: &copydesk::Error) -> PyErr {
    new(py, error.kind().name(), error.to_string())
}

/// Works without the interpreter's lock; a panic becomes an exception.
pub fn detached<T: Send>(
    py: Python<'_>,
    work: impl FnOnce() -> Result<T, copydesk::Error> + Send,
) -> PyResult<T> {
    match py.detach(|| catch_unwind(AssertUnwindSafe(work))) {
        Ok(Ok(done)) => Ok(done),
        Ok(Err(error)) => Err(of(py, &error)),
        Err(_) => Err(internal(py)),
    }
}

/// The exception for a panic.
pub fn internal(py: Python<'_>) -> PyErr {
    let message = "cleaning failed; please report the document as a bug";
    new(py, "internal", message.to_owned())
}
