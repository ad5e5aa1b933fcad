//! The one error type: opaque, with a kind to match on.

use std::fmt;

/// What went wrong, for callers that decide by it.
///
/// ```
/// use copydesk::{Cleaner, ErrorKind};
///
/// let error = Cleaner::builder().remove_selector("p[").build().unwrap_err();
/// assert_eq!(error.kind(), ErrorKind::Option);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ErrorKind {
    /// The document is larger than the limit, the default one or the caller's.
    TooLarge,
    /// An option cannot be used: a selector, phrase or label that does not parse.
    Option,
    /// A model or profile file is damaged, cut short or of another version.
    Data,
    /// A file could not be read.
    Read,
    /// A record has no document, or a batch no column of them.
    Field,
    /// Cleaning failed by a fault of the crate's own.
    Internal,
}

impl ErrorKind {
    /// The kind's stable name, as the command writes it: `too-large`, `option`, `data`,
    /// `read`, `field`, `internal`.
    ///
    /// ```
    /// assert_eq!(copydesk::ErrorKind::TooLarge.name(), "too-large");
    /// ```
    pub fn name(self) -> &'static str {
        match self {
            ErrorKind::TooLarge => "too-large",
            ErrorKind::Option => "option",
            ErrorKind::Data => "data",
            ErrorKind::Read => "read",
            ErrorKind::Field => "field",
            ErrorKind::Internal => "internal",
        }
    }
}

impl fmt::Display for ErrorKind {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.name())
    }
}

/// Why a document or an option was refused: what was wrong, where, and what to do.
///
/// "No article here" is not an error; see [`Article::is_article`](crate::Article::is_article).
///
/// ```
/// use copydesk::Cleaner;
///
/// let error = Cleaner::new().max_bytes(8).lines("more than eight bytes").unwrap_err();
/// assert!(error.to_string().contains("8 bytes"));
/// ```
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{message}")]
pub struct Error {
    kind: ErrorKind,
    message: String,
}

impl Error {
    pub(crate) fn new(kind: ErrorKind, message: impl Into<String>) -> Error {
        Error {
            kind,
            message: message.into(),
        }
    }

    /// The kind of this error.
    ///
    /// ```
    /// use copydesk::{Cleaner, ErrorKind};
    ///
    /// let error = Cleaner::new().max_bytes(3).lines("long text").unwrap_err();
    /// assert_eq!(error.kind(), ErrorKind::TooLarge);
    /// ```
    pub fn kind(&self) -> ErrorKind {
        self.kind
    }
}
