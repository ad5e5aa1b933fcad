//! The error type of the crate: opaque, with a kind to match on.

use std::fmt;
use std::ops::Deref;
use std::panic::{RefUnwindSafe, UnwindSafe};
use std::sync::Arc;

/// What kind of error it is.
///
/// ```
/// use copydesk::{Cleaner, ErrorKind};
///
/// let error = Cleaner::builder().remove_selector("p[").build().unwrap_err();
/// assert_eq!(error.kind(), ErrorKind::Option);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum ErrorKind {
    /// The document is larger than the limit, the default one or the caller's.
    TooLarge,
    /// An option cannot be used: a selector, phrase or name that cannot be read.
    Option,
    /// A model or profile file is damaged, cut short or of another version.
    Data,
    /// A file could not be read.
    Read,
    /// A record has no document, or a batch no column of them.
    Field,
    /// Cleaning failed because of a bug in this crate.
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
/// The message is complete: the [source](std::error::Error::source), if there is one, need not be
/// shown too. Two errors are equal if their kinds and messages are equal.
///
/// "No article here" is not an error; see [`Article::is_article`](crate::Article::is_article).
///
/// ```
/// use copydesk::{Cleaner, SiteProfiles};
///
/// # fn main() -> Result<(), copydesk::Error> {
/// let cleaner = Cleaner::builder().max_bytes(8).build()?;
/// let error = cleaner.lines("more than eight bytes").unwrap_err();
/// assert!(error.to_string().contains("8 bytes"));
///
/// let error = SiteProfiles::read(&b"\xff"[..]).unwrap_err();
/// let source = std::error::Error::source(&error).and_then(|source| source.downcast_ref());
/// assert_eq!(source.map(std::io::Error::kind), Some(std::io::ErrorKind::InvalidData));
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Debug, thiserror::Error)]
#[error("{message}")]
pub struct Error {
    kind: ErrorKind,
    message: String,
    source: Option<Source>,
}

/// The error of another crate behind ours. It is shared, so that an error can be copied; nothing changes
/// it, so that a panic cannot leave it half changed.
#[derive(Clone, Debug)]
struct Source(Arc<dyn std::error::Error + Send + Sync>);

impl UnwindSafe for Source {}

impl RefUnwindSafe for Source {}

impl Deref for Source {
    type Target = dyn std::error::Error + Send + Sync;

    fn deref(&self) -> &Self::Target {
        &*self.0
    }
}

impl PartialEq for Error {
    fn eq(&self, other: &Error) -> bool {
        (self.kind, &self.message) == (other.kind, &other.message)
    }
}

impl Eq for Error {}

impl Error {
    pub(crate) fn new(kind: ErrorKind, message: impl Into<String>) -> Error {
        Error {
            kind,
            message: message.into(),
            source: None,
        }
    }

    /// The same with the error that it is due to.
    pub(crate) fn due_to(self, source: impl std::error::Error + Send + Sync + 'static) -> Error {
        Error {
            source: Some(Source(Arc::new(source))),
            ..self
        }
    }

    /// The kind of this error.
    ///
    /// ```
    /// use copydesk::{Cleaner, ErrorKind};
    ///
    /// let error = Cleaner::builder().keep_selector("p[").build().unwrap_err();
    /// assert_eq!(error.kind(), ErrorKind::Option);
    /// ```
    pub fn kind(&self) -> ErrorKind {
        self.kind
    }
}
