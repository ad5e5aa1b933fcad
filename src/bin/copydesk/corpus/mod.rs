//! `copydesk clean INPUT… -o DIR`: files of many documents, and folders of files.
//! Read in order, cleaned in parallel, written in order; a run that was killed can be resumed.

mod advice;
mod checkpoint;
pub mod compression;
mod errors;
mod inputs;
mod interrupt;
mod item;
#[cfg(feature = "parquet")]
mod parquet;
mod plan;
mod progress;
pub mod response;
mod run;
mod source;
pub mod tally;
mod target;
pub mod warc;

pub use inputs::holds_many;
pub use interrupt::EXIT as INTERRUPTED;
pub use run::run;
