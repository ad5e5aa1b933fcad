//! Where a piece of the document stood.

use std::ops::Range;

/// Where a block or a removal stood in the input.
///
/// `order` counts the pieces of the document, kept and removed together, in reading order from 0. A
/// block that is not shown and its removal are one piece and have one number. Text and flat input also give the byte range.
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
