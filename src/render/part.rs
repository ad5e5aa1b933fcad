//! The steps in which an article is rendered.

use crate::article::Block;

/// What a run of blocks makes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Table,
    Quote,
    /// A block for itself.
    Single,
}

/// A step through the article, in order. Every list and item that opens is closed.
#[derive(Clone, Copy, Debug)]
pub(super) enum Part<'a, 'b> {
    /// A list opens; with its first number, where it is numbered.
    ListOpens(Option<u32>),
    ItemOpens(Option<u32>),
    ItemCloses,
    ListCloses,
    /// Blocks that make one table or quotation, or one block.
    Blocks(Kind, &'a [&'b Block]),
}
