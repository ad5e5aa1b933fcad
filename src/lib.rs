//! `copydesk` cleans scraped news articles. It returns the main content and the metadata, and names a
//! reason and a rule for everything that it removes.
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
//! A document arrives in one of three states:
//!
//! - **page**: HTML, as a string or as bytes;
//! - **lines**: text that an extractor left, with promotions, captions, author bios and teasers in it;
//! - **flat**: lowercase words on one line, without punctuation, menus and footers run into the story.
//!
//! All three become the same [`Article`]. [`Cleaner::clean`] detects the state. [`Cleaner::page`],
//! [`Cleaner::lines`] and [`Cleaner::flat`] take it as given. An [`Input`] holds what else is known: bytes
//! and their encoding, the address.
//!
//! # The data flow
#![doc = include_str!("../docs/flow.svg")]
//!
//! # Blocks and roles
//!
//! An article's body is a list of [`Block`]s. Each has a [`Role`]: paragraph, subhead, list item, quote,
//! caption, correction and so on. Readers disagree about some roles. Headline, standfirst, byline,
//! captions, credits and author bios are in the blocks but not in [`Article::text`]. Subheads, lists,
//! quotes, tables, corrections and "additional reporting by" are in both. [`CleanerBuilder::show`] and
//! [`CleanerBuilder::hide`] change that for any role.
//!
//! # Removals and rules
//!
//! Phrase rules, passes over the layout and trained models decide together which blocks are kept; these
//! docs call them the judge. Everything that the text does not show is a [`Removal`]. It has its text, its
//! place (for lines and flat text a byte range of the input), a [`Reason`] to count by, and a [`Rule`] to
//! look up:
//!
//! | rule | what it is |
//! |---|---|
//! | `newsletter/12` | phrase number 12 of the list `newsletter` |
//! | `structure/record-list` | a pass over the layout |
//! | `model/trailer` | the trained model |
//! | `caller/1` | the first phrase or pattern of your own |
//!
//! [`RuleEntry::named`] looks up what a rule removes and where it is defined. [`rules`] lists all rules.
//! `copydesk rules NAME` also shows a text on which the rule fires.
//!
//! Kept and removed pieces together are the whole visible input, in order: nothing is lost silently. There
//! are three details:
//!
//! - A block that is not shown, such as a caption, is a removal too, at the same [`Place`]. The headline of
//!   lines is the exception.
//! - A row of stars or dots on a page has neither letter nor digit, and is no piece.
//! - If a page shows its article only with scripts, the hidden text is added, and a
//!   [note](Note::HiddenText) says so.
//!
//! You can change the decision. [`CleanerBuilder::phrases`] adds phrases, [`CleanerBuilder::pattern`] a
//! regular expression. [`CleanerBuilder::keep_selector`] and [`CleanerBuilder::remove_selector`] decide about
//! parts of a page. [`CleanerBuilder::focus`] sets the balance between recall and precision.
//!
//! # Restoration
//!
//! A small network (feature `restore`, on by default) restores sentence ends, punctuation, capitals and
//! apostrophes in flat English text; the function `restore` does only that. The words are never changed. Text in another
//! language is left as it is, and the article [says so](Note::NotRestored).
//!
//! # Guarantees
//!
//! - The result depends only on the document and the options, a [`SiteProfile`] included. It does not
//!   depend on time, locale, earlier documents, the number of threads or the kind of processor.
//! - Time and memory are linear in the size of the input, whatever the input. No input causes a panic or
//!   overflows a stack of 2 MB.
//! - A document without an article is not an error. It becomes an [`Article`] without blocks, whose removals
//!   say why. For pages, [`Article::is_article`] and [`Article::confidence`] say whether there is an article.
//! - A document over [`CleanerBuilder::max_bytes`] is an error. What is over
//!   [`CleanerBuilder::max_blocks`] becomes a removal. What is over [`CleanerBuilder::max_depth`] or
//!   [`CleanerBuilder::max_attributes`] is read without its nesting or attributes. The last three are
//!   [noted](Note::Limit).
//!
//! # Where to look
//!
//! | you want | look at |
//! |---|---|
//! | to clean | [`Cleaner`], with an [`Input`] if you have more than text |
//! | options | [`CleanerBuilder`] |
//! | the text, Markdown, HTML or JSON | [`Article::text`], [`Article::markdown`], [`Article::html`], [`Article::json`] |
//! | the same, written to a file | [`Article::display_text`], [`Article::display_markdown`], [`Article::display_html`], [`Article::display_json`] |
//! | title, authors, dates and so on | the fields of [`Article`] |
//! | a date as year, month, day | [`Article::published_parts`], [`DateParts`] |
//! | where a title or date came from | [`Article::source`] |
//! | what was removed, and why | [`Article::removed`], [`Removal`], [`Reason`], [`Rule`] |
//! | what a rule removes | [`RuleEntry::named`], [`rules`] |
//! | sentences | [`Article::sentences`]; [`sentences()`] for any text |
//! | bytes to text | [`decode`] |
//! | lines that recur on a site | [`SiteProfile`], [`SiteProfiles`] |
//!
//! `docs/cookbook.md` has recipes by task. The package's examples are programs to start from
//! (`cargo run --example NAME` in a checkout): `page`, `captions`, `phrases`, `flat`, `site` for a site's
//! profile, and `stream` for JSON Lines on all cores.
//!
//! # What may change
//!
//! - The names of reasons, roles and rules are part of the interface, in Rust and in JSON. A release may add
//!   names. The number of a rule is never reused.
//! - What the judge decides about a document is not part of the interface. Any minor release may decide
//!   better. A patch release decides alike.
//! - An article's JSON has the `version` of its format. Later releases read what earlier ones wrote.
//! - A minor release may need a newer Rust. A patch release never does.
//!
//! # Features
//!
//! | feature | what it adds |
//! |---|---|
//! | `restore` (default) | restoration of flat text; embeds 2.6 MB of weights |
//! | `serde` | `Serialize` and `Deserialize` for the types that come out |
//! | `arrow` | `BatchCleaner`, which cleans Arrow record batches |
//! | `cli` | the command `copydesk` |
//! | `parquet` | the command, with Parquet files |
//!
//! `training` and `fuzzing` are for the crate's own repository and may change in any release.
#![cfg_attr(docsrs, feature(doc_cfg))]
#![forbid(unsafe_code)]
#![deny(missing_docs)]

// The data flow: input, read (page, lines, flat), judge, assemble, settle, render. A page that shows
// almost no text is read once more, with its hidden text.
mod article;
mod assemble;
#[cfg(feature = "arrow")]
mod batch;
mod catalogue;
mod cleaner;
mod clock;
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
mod plain_words;
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
mod written_by;

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

/// The programs of the README and the cookbook, as tests.
#[cfg(all(doctest, feature = "restore"))]
mod documents {
    #[doc = include_str!("../README.md")]
    struct Readme;

    #[doc = include_str!("../docs/cookbook.md")]
    struct Cookbook;
}
