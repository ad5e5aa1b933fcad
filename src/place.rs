//! Where a piece of the document stood.

use std::ops::Range;

/// Where a block or a removal stood in the input.
///
/// `order` numbers the pieces of the document in reading order, kept and removed together, from 0.
/// A block that is not shown and its removal are one piece with one number. For lines and flat text
/// there is a byte range too.
///
/// ```
/// # fn main() -> Result<(), copydesk::Error> {
/// let text = "  The ferry sank at noon, officials said.\n";
/// let article = copydesk::Cleaner::new().lines(text)?;
/// let range = article.blocks[0].place.range.clone().unwrap();
/// assert_eq!(&text[range], "The ferry sank at noon, officials said.");
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct Place {
    /// Its number among all pieces of the document, from 0.
    pub order: usize,
    /// Its byte range in the input; `None` for pages. Written by serde as `start` and `end`.
    #[cfg_attr(feature = "serde", serde(flatten))]
    pub range: Option<Range<usize>>,
}
