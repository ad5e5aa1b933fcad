//! A piece of the article, and the spans inside it that are more than plain text.

use super::Role;
use crate::place::Place;

/// A part of a block's text that is more than plain text: a link, emphasis, code.
///
/// ```
/// # fn main() -> Result<(), copydesk::Error> {
/// let page = "<article><p>The council met for three hours on <em>Monday</em> night, and then it voted.</p></article>";
/// let article = copydesk::Cleaner::new().page(page)?;
/// let block = &article.blocks[0];
/// let span = &block.spans[0];
/// assert_eq!(span.kind, copydesk::SpanKind::Emphasis);
/// assert_eq!(&block.text[span.start..span.end], "Monday");
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct Span {
    /// Where it starts in the block's text, in bytes.
    pub start: usize,
    /// Where it ends in the block's text, in bytes.
    pub end: usize,
    /// What it is.
    pub kind: SpanKind,
}

/// What a [`Span`] is.
///
/// ```
/// let link = copydesk::SpanKind::Link("https://example.org/".to_string());
/// assert_ne!(link, copydesk::SpanKind::Strong);
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
#[non_exhaustive]
pub enum SpanKind {
    /// A link, with its target resolved against the page's address where that is known.
    Link(String),
    /// Stress: `<em>`, `<i>`.
    Emphasis,
    /// Strong stress: `<strong>`, `<b>`.
    Strong,
    /// Code: `<code>`, `<kbd>`, `<samp>`.
    Code,
}

/// The list item that a [`Block`] belongs to. An item has one block or several: paragraphs, a
/// quotation, a list inside it.
///
/// ```
/// # fn main() -> Result<(), copydesk::Error> {
/// let page = "<article><p>The council met for three hours and then it voted on the harbour.</p>\
///             <ul><li><p>The crane stays.</p><p>It will be painted.</p></ul></article>";
/// let article = copydesk::Cleaner::new().page(page)?;
/// for item in article.blocks.iter().filter_map(|block| block.item) {
///     assert_eq!(item.depth, 1);
/// }
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct Item {
    /// How deep the list is nested; 1 is outermost.
    pub depth: u8,
    /// The item's number in an ordered list.
    #[cfg_attr(
        feature = "serde",
        serde(default, skip_serializing_if = "Option::is_none")
    )]
    pub number: Option<u32>,
    /// Whether the block is the first of its item.
    pub starts: bool,
}

/// The table that a [`Block`] is a row of.
///
/// ```
/// # fn main() -> Result<(), copydesk::Error> {
/// let page = "<article><p>The council met for three hours and then it voted on the harbour.</p>\
///             <table><tr><th>Boat<th>Seats<tr><td>Aurora<td>40</table></article>";
/// let article = copydesk::Cleaner::new().page(page)?;
/// for row in article.blocks.iter().filter_map(|block| block.row) {
///     assert_eq!(row.table, 0);
/// }
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct Row {
    /// The table's number in the document, from 0.
    pub table: u32,
    /// Whether the row's cells are the heads of the columns.
    pub is_head: bool,
}

/// A piece of the article: text with a [`Role`].
///
/// ```
/// # fn main() -> Result<(), copydesk::Error> {
/// let article = copydesk::Cleaner::new().lines("The ferry sank at noon.\n\nNobody was hurt, the harbour master said.")?;
/// assert_eq!(article.blocks[0].text, "The ferry sank at noon.");
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct Block {
    /// What it is in the article.
    pub role: Role,
    /// Its text, tidied.
    pub text: String,
    /// Heading level (1–6), or nesting depth of a list item or quote (1 is outermost); 0 elsewhere.
    pub level: u8,
    /// The number of an ordered list's item.
    #[cfg_attr(
        feature = "serde",
        serde(default, skip_serializing_if = "Option::is_none")
    )]
    pub number: Option<u32>,
    /// The item of a page's list that the block belongs to.
    #[cfg_attr(
        feature = "serde",
        serde(default, skip_serializing_if = "Option::is_none")
    )]
    pub item: Option<Item>,
    /// The table that the block is a row of, where the document marks tables.
    #[cfg_attr(
        feature = "serde",
        serde(default, skip_serializing_if = "Option::is_none")
    )]
    pub row: Option<Row>,
    /// Links, emphasis and code inside the text, in order of their starts.
    #[cfg_attr(
        feature = "serde",
        serde(default, skip_serializing_if = "Vec::is_empty")
    )]
    pub spans: Vec<Span>,
    /// Where it stood in the input.
    #[cfg_attr(feature = "serde", serde(flatten))]
    pub place: Place,
    /// Where its sentences end in the text, if restoration found them; empty otherwise.
    #[cfg_attr(
        feature = "serde",
        serde(default, skip_serializing_if = "Vec::is_empty")
    )]
    pub(crate) sentence_ends: Vec<usize>,
    /// Whether the text shows it. If not, [`Article::removed`](crate::Article::removed) has it too,
    /// unless it is the headline or the standfirst, which have fields of their own.
    pub shown: bool,
}
