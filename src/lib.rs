//! `copydesk` turns a scraped news article into a clean one, and can say for every word it struck
//! why.
//!
//! ```
//! # fn main() -> Result<(), copydesk::Error> {
//! let cleaner = copydesk::Cleaner::new();
//! let article = cleaner.clean("The ferry sank at noon, officials said.\n\nAdvertisement")?;
//! println!("{}", article.text());
//! for removal in article.removed() {
//!     println!("{:?} {}: {}", removal.reason, removal.rule, removal.text);
//! }
//! # Ok(())
//! # }
//! ```
#![forbid(unsafe_code)]
#![deny(missing_docs)]

mod article;
mod assemble;
mod cleaner;
mod document;
mod error;
mod flat;
mod input;
mod judge;
mod language;
mod lines;
mod metadata;
mod options;
mod page;
mod place;
mod removal;
mod render;
#[cfg(feature = "restore")]
mod restore;
mod sentences;
mod tidy;
#[cfg(feature = "training")]
#[doc(hidden)]
pub mod training;
mod verdict;

pub use article::{Article, Block, Note, Role, Span, SpanKind, State};
pub use cleaner::Cleaner;
pub use error::{Error, ErrorKind};
pub use input::{Decoded, decode};
pub use judge::{PhraseRule, phrase_rules};
pub use metadata::{Field, Source};
pub use options::Focus;
pub use place::Place;
pub use removal::{Reason, Removal, Rule};
#[cfg(feature = "restore")]
pub use restore::{Restored, RestoredSentence, Restorer, restore};
pub use sentences::{Sentence, sentences};
pub use tidy::Tidy;
