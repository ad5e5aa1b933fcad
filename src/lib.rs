//! `copydesk` turns a scraped news article into a clean one, and can say for every word it struck
//! why.
//!
//! ```
//! # fn main() -> Result<(), copydesk::Error> {
//! let scraped = "\
//! Ferry sinks off Porto Azul
//!
//! By Ana Prell
//!
//! The ferry to Porto Azul sank at noon on Monday, and its passengers were brought ashore by fishing boats, officials said.
//!
//! Sign up for our newsletter
//!
//! The harbour master said that the ferry had struck a rock that no chart of Porto Azul shows.
//! ";
//! let article = copydesk::Cleaner::new().clean(scraped)?;
//!
//! assert_eq!(article.title.as_deref(), Some("Ferry sinks off Porto Azul"));
//! assert_eq!(article.authors, ["Ana Prell"]);
//! assert_eq!(article.text().lines().count(), 2);
//! for removal in article.removed() {
//!     println!("{:?} {}: {}", removal.reason, removal.rule, removal.text);
//! }
//! # Ok(())
//! # }
//! ```
//!
//! # Three states
//!
//! An article arrives as a **page** (HTML, as a string or as bytes), as **lines** (text that an
//! extractor left, with promotions, captions, bios and lists of teasers in it) or **flat**
//! (lowercase words on one line, the marks gone, navigation run into the story). All three become
//! the same [`Article`]. [`Cleaner::clean`] tells which it is; [`Cleaner::page`],
//! [`Cleaner::page_bytes`], [`Cleaner::lines`] and [`Cleaner::flat`] take your word for it.
//!
//! # Blocks and roles
//!
//! An article's body is a list of [`Block`]s, each with a [`Role`]: paragraph, subhead, list item,
//! quote, caption, correction and so on. People disagree about some roles. Headline, standfirst,
//! byline, captions and credits stand in the blocks but not in [`Article::text`]; subheads, lists,
//! quotes, tables, corrections and "additional reporting by" stand in both.
//! [`Cleaner::show`] and [`Cleaner::hide`] change that for any role.
//!
//! # Removals and rules
//!
//! What is not shown is a [`Removal`]: its text, its place (the byte range of the input for text),
//! a [`Reason`] to count by, and a [`Rule`] to look up. `newsletter/12` is the twelfth phrase of
//! the newsletter list, `structure/record-list` a pass over the layout, `model/trailer` the
//! trained judge's word, `caller/1` a phrase of yours. Kept and removed pieces together are the
//! whole visible input, in order, each once: nothing is lost silently.
//! [`RuleEntry::named`] looks up what a rule strikes and where it is defined, [`rules`] lists them
//! all, and `copydesk rules NAME` shows a text on which one fires.
//!
//! [`Cleaner::phrases`] adds phrases of your own, [`Cleaner::keep_selector`] and
//! [`Cleaner::remove_selector`] rule on parts of a page, and [`Cleaner::focus`] turns the dial
//! between losing article words and keeping boilerplate.
//!
//! # Restoration
//!
//! Flat English text gets its sentence ends, marks, capitals and apostrophes back from a small
//! network in the crate (feature `restore`, on by default); `restore` does it on its own. The
//! words are never changed. What the network does not know stays as it was: text in another
//! language is left alone, and the article [says so](Note::NotRestored).
//!
//! # What you can rely on
//!
//! The result is a function of the document and the options: no clock, no locale, no earlier
//! document, no thread count. Time and memory are linear in the input, whatever the input; no
//! input panics or overflows a stack of 2 MB. A document without an article is not an error but an
//! [`Article`] without blocks, whose removals say why; [`Article::is_article`] and
//! [`Article::confidence`] tell it apart. What goes over a limit ([`Cleaner::max_bytes`],
//! [`Cleaner::max_blocks`], [`Cleaner::max_depth`]) is an error or a removal that says so.
//!
//! # The map
//!
//! | you want | look at |
//! |---|---|
//! | to clean | [`Cleaner`] |
//! | the text, Markdown, HTML or JSON | [`Article::text`], [`Article::markdown`], [`Article::html`], [`Article::json`] |
//! | what was struck, and why | [`Article::removed`], [`Removal`], [`Reason`], [`Rule`] |
//! | what a rule strikes | [`RuleEntry::named`], [`rules`] |
//! | sentences | [`Article::sentences`]; [`sentences()`] for any text |
//! | where a title or date came from | [`Article::source`] |
//! | bytes to text | [`decode`] |
//!
//! # Features
//!
//! `restore` (default) embeds 2.6 MB of weights; `serde` derives its traits for the types that come
//! out; `cli` builds the command `copydesk`.
#![forbid(unsafe_code)]
#![deny(missing_docs)]

mod article;
mod assemble;
mod catalogue;
mod cleaner;
mod document;
mod error;
mod flat;
#[cfg(feature = "fuzzing")]
#[doc(hidden)]
pub mod fuzzing;
mod input;
mod judge;
mod language;
mod lines;
mod metadata;
mod options;
mod page;
mod place;
mod read;
mod removal;
mod render;
#[cfg(feature = "restore")]
mod restore;
mod sentences;
mod settle;
mod site;
mod tidy;
#[cfg(feature = "training")]
#[doc(hidden)]
pub mod training;
mod verdict;

pub use article::{Article, Block, Note, Role, Span, SpanKind, State};
pub use catalogue::{Phrase, RuleEntry, rules};
pub use cleaner::Cleaner;
pub use error::{Error, ErrorKind};
pub use input::{Decoded, decode};
pub use metadata::{Field, Source};
pub use options::Focus;
pub use place::Place;
pub use removal::{Reason, Removal, Rule};
#[cfg(feature = "restore")]
pub use restore::{Restored, RestoredSentence, Restorer, restore};
pub use sentences::{Sentence, sentences};
pub use site::{SiteProfile, SiteProfiles};
pub use tidy::Tidy;
