//! Parquet files: rows in, cleaned rows out, both in small batches.
//! Until an output is whole its row groups are files of their own, so that a stopped run goes on.

mod batch;
mod columns;
mod pieces;
mod reader;

pub use batch::CleanedRows;
pub use pieces::{Pieces, publish};
pub use reader::open;
