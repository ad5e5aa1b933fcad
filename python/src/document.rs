//! What arrives from Python: text or bytes.

use std::borrow::Cow;

use copydesk::Note;
use pyo3::exceptions::{PyTypeError, PyUnicodeEncodeError};
use pyo3::prelude::*;
use pyo3::pybacked::{PyBackedBytes, PyBackedStr};
use pyo3::types::PyString;

/// A document, held without a copy where Python lets us.
pub enum Document {
    Text(PyBackedStr),
    /// Text that had lone surrogates.
    Mended(String),
    Bytes(PyBackedBytes),
}

impl Document {
    /// # Errors
    /// `TypeError` where it is neither text nor bytes.
    pub fn of(given: &Bound<'_, PyAny>) -> PyResult<Document> {
        if let Ok(text) = given.cast::<PyString>() {
            return match PyBackedStr::try_from(text.clone()) {
                Ok(text) => Ok(Document::Text(text)),
                Err(error) if error.is_instance_of::<PyUnicodeEncodeError>(given.py()) => {
                    mended(text).map(Document::Mended)
                }
                Err(error) => Err(error),
            };
        }
        given.extract().map(Document::Bytes).map_err(|_| {
            let name = given.get_type().name();
            let name = name.map_or_else(|_| "this".to_owned(), |name| name.to_string());
            PyTypeError::new_err(format!("a document is str, bytes or bytearray, not {name}"))
        })
    }

    /// The text, and what is noted of decoding it.
    pub fn text(&self, charset: Option<&str>) -> (Cow<'_, str>, Option<Note>) {
        match self {
            Document::Text(text) => (Cow::Borrowed(text), None),
            Document::Mended(text) => (Cow::Borrowed(text), None),
            Document::Bytes(bytes) => {
                let decoded = copydesk::decode(bytes, charset);
                (Cow::Owned(decoded.text), decoded.note)
            }
        }
    }
}

/// The text with U+FFFD for each lone surrogate, as the command reads such JSON.
fn mended(text: &Bound<'_, PyString>) -> PyResult<String> {
    let bytes = text.call_method1("encode", ("utf-16-le", "surrogatepass"))?;
    bytes
        .call_method1("decode", ("utf-16-le", "replace"))?
        .extract()
}
