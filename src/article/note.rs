//! What a caller may want to know of one cleaning.

use std::fmt;

/// Something about the cleaning of one document that its caller may want to know.
///
/// ```
/// # fn main() -> Result<(), copydesk::Error> {
/// use copydesk::{Cleaner, Input, Note};
///
/// let article = Cleaner::new().clean(Input::page(b"<p>caf\xe9 \xff").charset("utf-8"))?;
/// assert_eq!(article.notes, [Note::UndecodableBytes(2)]);
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
#[non_exhaustive]
pub enum Note {
    /// So many bytes were not valid in the document's encoding and became U+FFFD.
    UndecodableBytes(usize),
    /// The document went over a limit; the name says which (`blocks`, `depth`, `attributes`,
    /// `formatting`), the removals say what text was cut, if any.
    Limit(String),
    /// The page shows its article only by scripts; the text was found where the name says:
    /// `noscript`, the element, or `json-ld`, the article's body in the page's data, which stands
    /// below all other pieces.
    HiddenText(String),
    /// Flat text in a language that the restoration model does not know was left as it is.
    NotRestored,
}

/// A sentence for people; the words may change.
impl fmt::Display for Note {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Note::UndecodableBytes(1) => formatter.write_str("one byte could not be decoded"),
            Note::UndecodableBytes(bytes) => {
                write!(formatter, "{bytes} bytes could not be decoded")
            }
            Note::Limit(name) => write!(formatter, "the document is over the limit of {name}"),
            Note::HiddenText(place) => write!(
                formatter,
                "the page shows its article by scripts alone; the text was found in {place}"
            ),
            Note::NotRestored => formatter
                .write_str("the text is not in a language that can be restored, and is as it was"),
        }
    }
}
