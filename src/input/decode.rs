//! Bytes to text.

use crate::article::Note;

/// A document's text, and a note where bytes were lost.
pub(crate) struct Decoded {
    pub text: String,
    pub note: Option<Note>,
}

/// Decodes a page's bytes.
pub(crate) fn decode(bytes: &[u8], charset: Option<&str>) -> Decoded {
    let _ = charset;
    Decoded {
        text: String::from_utf8_lossy(bytes).into_owned(),
        note: None,
    }
}
