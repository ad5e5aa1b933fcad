//! What a caller may want to know about one cleaning.

use std::fmt;

use crate::names::names;

/// Something that the caller may want to know about the cleaning of one document.
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
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
#[non_exhaustive]
pub enum Note {
    /// This many bytes were not valid in the document's encoding and became U+FFFD.
    UndecodableBytes(usize),
    /// The document went over a limit. The removals say what text was cut, if any.
    Limit(Limit),
    /// The page shows its article only with scripts; the text was found in this place.
    HiddenText(HiddenPlace),
    /// The flat text is in a language that the restoration model does not know, and was left as it
    /// is.
    NotRestored,
}

names! {
    /// A limit on what is read of a document.
    ///
    /// ```
    /// # fn main() -> Result<(), copydesk::Error> {
    /// use copydesk::{Cleaner, Limit, Note};
    ///
    /// let cleaner = Cleaner::builder().max_blocks(1).build()?;
    /// let article = cleaner.lines("The ferry sank at noon.\nNobody was hurt.")?;
    /// assert_eq!(article.notes, [Note::Limit(Limit::Blocks)]);
    /// # Ok(())
    /// # }
    /// ```
    #[non_exhaustive]
    pub enum Limit ("limit", "limits") {
        /// Blocks of the document: see [`CleanerBuilder::max_blocks`](crate::CleanerBuilder::max_blocks).
        Blocks = "blocks",
        /// Elements inside one another: see [`CleanerBuilder::max_depth`](crate::CleanerBuilder::max_depth).
        Depth = "depth",
        /// Attributes of a tag, or bytes of an attribute: see
        /// [`CleanerBuilder::max_attributes`](crate::CleanerBuilder::max_attributes).
        Attributes = "attributes",
        /// Formatting elements that are open at once. This limit cannot be set.
        Formatting = "formatting",
    }
}

names! {
    /// Where a page had the text of an article that it shows only with scripts.
    ///
    /// ```
    /// use copydesk::{HiddenPlace, Note};
    ///
    /// let note = Note::HiddenText(HiddenPlace::JsonLd);
    /// assert!(note.to_string().ends_with("json-ld"));
    /// ```
    #[non_exhaustive]
    pub enum HiddenPlace ("hidden place", "hidden places") {
        /// The element `<noscript>`.
        Noscript = "noscript",
        /// The article's body in the page's JSON-LD. Its place is after all other pieces.
        JsonLd = "json-ld",
    }
}

/// A sentence for people. Its words may change in any release.
impl fmt::Display for Note {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Note::UndecodableBytes(1) => formatter.write_str("one byte could not be decoded"),
            Note::UndecodableBytes(bytes) => {
                write!(formatter, "{bytes} bytes could not be decoded")
            }
            Note::Limit(limit) => write!(formatter, "the document is over the limit of {limit}"),
            Note::HiddenText(place) => write!(
                formatter,
                "the page shows its article by scripts alone; the text was found in {place}"
            ),
            Note::NotRestored => formatter
                .write_str("the text is not in a language that can be restored, and is as it was"),
        }
    }
}
