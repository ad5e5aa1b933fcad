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
//! [`Cleaner::lines`] and [`Cleaner::flat`] take your word for it. An [`Input`] carries what else is
//! known: bytes and their encoding, the address.
//!
//! # Blocks and roles
//!
//! An article's body is a list of [`Block`]s, each with a [`Role`]: paragraph, subhead, list item,
//! quote, caption, correction and so on. People disagree about some roles. Headline, standfirst,
//! byline, captions, credits and author bios stand in the blocks but not in [`Article::text`]; subheads, lists,
//! quotes, tables, corrections and "additional reporting by" stand in both.
//! [`CleanerBuilder::show`] and [`CleanerBuilder::hide`] change that for any role.
//!
//! # Removals and rules
//!
//! Phrase rules, passes over the layout and trained models decide together; the docs call that the
//! judge. What is not shown is a [`Removal`]: its text, its place (the byte range of the input for text),
//! a [`Reason`] to count by, and a [`Rule`] to look up. `newsletter/12` is the phrase of that
//! number in the newsletter list, `structure/record-list` a pass over the layout, `model/trailer` the
//! trained judge's word, `caller/1` a phrase of yours. Kept and removed pieces together are the
//! whole visible input, in order: nothing is lost silently. An article that a page shows by scripts alone
//! comes to it, which a [note](Note::HiddenText) says; a row of stars or dots on a page, which has
//! neither letter nor digit, is no piece. A block that is not shown, as a caption,
//! is a removal too, at the same [`Place`]; the headline of lines is the one that is not.
//! [`RuleEntry::named`] looks up what a rule strikes and where it is defined, [`rules`] lists them
//! all, and `copydesk rules NAME` shows a text on which one fires.
//!
//! [`CleanerBuilder::phrases`] adds phrases of your own, [`CleanerBuilder::pattern`] a regular expression,
//! [`CleanerBuilder::keep_selector`] and [`CleanerBuilder::remove_selector`] rule on parts of a page, and [`CleanerBuilder::focus`] turns the dial
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
//! The result is a function of the document and the options, among which a [`SiteProfile`] is one: no
//! clock, no locale, no earlier document, no thread count, no kind of processor. Time and memory are linear in the input, whatever the input; no
//! input panics or overflows a stack of 2 MB. A document without an article is not an error but an
//! [`Article`] without blocks, whose removals say why; [`Article::is_article`] and
//! [`Article::confidence`] tell it apart on pages. What goes over a limit is an error
//! ([`CleanerBuilder::max_bytes`]), a removal ([`CleanerBuilder::max_blocks`]) or read without its nesting or
//! attributes ([`CleanerBuilder::max_depth`], [`CleanerBuilder::max_attributes`]), and the last three are [noted](Note::Limit).
//!
//! # The map
//!
//! | you want | look at |
//! |---|---|
//! | to clean | [`Cleaner`], with an [`Input`] where there is more than text |
//! | options | [`CleanerBuilder`] |
//! | the text, Markdown, HTML or JSON | [`Article::text`], [`Article::markdown`], [`Article::html`], [`Article::json`] |
//! | the same into a file | [`Article::display_text`] and its like |
//! | what was struck, and why | [`Article::removed`], [`Removal`], [`Reason`], [`Rule`] |
//! | what a rule strikes | [`RuleEntry::named`], [`rules`] |
//! | sentences | [`Article::sentences`]; [`sentences()`] for any text |
//! | where a title or date came from | [`Article::source`] |
//! | a date as year, month, day | [`Article::published_parts`], [`DateParts`] |
//! | bytes to text | [`decode`] |
//!
//! Programs to start from are the package's examples (`cargo run --example NAME` in a checkout):
//! `page`, `captions`, `phrases`, `flat`, `site` for a site's profile, and `stream` for JSON lines on
//! all cores.
//!
//! # What may change
//!
//! The names of reasons, roles and rules are part of the interface, in Rust as in JSON: a release may
//! add some, and a rule's number is never given to another. What the judge decides of a document is
//! not: any minor release may decide better, and a patch release decides alike. An article's JSON has the
//! `version` of its format, and later releases read what earlier ones wrote. A minor release may
//! ask for a newer Rust, a patch release never does.
//!
//! # Features
//!
//! `restore` (default) embeds 2.6 MB of weights; `serde` derives its traits for the types that come
//! out; `arrow` cleans record batches (`BatchCleaner`); `cli` builds the command `copydesk`, and `parquet` adds Parquet files to it. `training` and
//! `fuzzing` are for the crate's own repository and may change in any release.
#![forbid(unsafe_code)]
#![deny(missing_docs)]

// A document's way: input, read (page, lines, flat), judge, assemble, settle, render;
// a page that shows next to nothing is read once more, with its hidden text.
mod article;
mod assemble;
#[cfg(feature = "arrow")]
mod batch;
mod catalogue;
mod cleaner;
mod credits;
mod date_parts;
mod decided_by;
mod dense;
mod document;
mod error;
mod flat;
#[cfg(feature = "fuzzing")]
#[doc(hidden)]
pub mod fuzzing;
mod hidden;
mod input;
mod judge;
mod language;
mod lines;
mod metadata;
mod names;
mod options;
mod page;
mod place;
mod read;
mod removal;
mod render;
#[cfg(feature = "restore")]
mod restore;
mod roles;
mod sentences;
mod settle;
mod site;
mod text;
mod tidy;
#[cfg(feature = "training")]
#[doc(hidden)]
pub mod training;
mod verdict;
mod words;

pub use article::{
    Article, Block, HiddenPlace, Item, Limit, Note, Role, Row, Span, SpanKind, State,
};
#[cfg(feature = "arrow")]
pub use batch::{BatchCleaner, CleanedRow};
pub use catalogue::{Phrase, PhrasePlace, RuleEntry, rules};
pub use cleaner::{Cleaner, CleanerBuilder};
pub use date_parts::DateParts;
pub use decided_by::DecidedBy;
pub use error::{Error, ErrorKind};
pub use input::{Content, Decoded, Input, decode};
pub use metadata::{Field, Source};
pub use options::Focus;
pub use place::Place;
pub use removal::{Reason, Removal, Rule};
pub use render::Rendered;
#[cfg(feature = "restore")]
pub use restore::{Restored, RestoredSentence, Restorer, restore};
pub use sentences::{Sentence, sentences};
pub use site::{SiteProfile, SiteProfiles};
pub use tidy::Tidy;
