//! What comes out: an [`Article`] of [`Block`]s, each with a [`Role`].
//! `block` has the blocks and their spans, `role` and `state` the enums, `note` the notes to the
//! caller, `version` the version of the JSON.

mod block;
mod note;
pub(crate) mod role;
mod state;
mod version;

pub use block::{Block, Item, Row, Span, SpanKind};
pub use note::{HiddenPlace, Limit, Note};
pub use role::Role;
pub use state::State;

use crate::date_parts::DateParts;
use crate::metadata::{Field, Origin, Source};
use crate::removal::Removal;
use version::Version;

/// A clean article: metadata, body blocks under their roles, and every removal with its reason.
///
/// The data are public fields; they can be read, changed and moved out. Whatever is computed from
/// them is a method: [`Article::text`], [`Article::markdown`], [`Article::sentences`],
/// [`Article::body`], [`Article::source`], [`Article::confidence`] and so on.
///
/// With the feature `serde` it can be serialised and deserialised. The JSON has a `version`, a
/// number. A version newer than this release knows is refused.
///
/// ```
/// # fn main() -> Result<(), copydesk::Error> {
/// let text = "Ferry sinks off Porto Azul\n\n\
///             The ferry sank off Porto Azul at noon on Monday, officials said, after it had struck \
///             a rock that no chart of the harbour shows.\n\n\
///             All of the 40 passengers were safe by evening, and the search ended.\n\n\
///             Sign up for our newsletter";
/// let article = copydesk::Cleaner::new().lines(text)?;
/// assert_eq!(article.title.as_deref(), Some("Ferry sinks off Porto Azul"));
/// assert!(!article.text().contains("newsletter"));
/// assert_eq!(article.removed.len(), 1);
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct Article {
    /// The format in which serde writes it.
    pub(crate) version: Version,
    /// The state in which it arrived.
    pub state: State,
    /// The headline as a reader sees it, without the site's name.
    pub title: Option<String>,
    /// The summary under the headline.
    pub standfirst: Option<String>,
    /// The people who wrote it.
    pub authors: Vec<String>,
    /// When it was published: an ISO 8601 date, with time and zone where they are known.
    /// [`Article::published_parts`] has its year, month and so on.
    pub published: Option<String>,
    /// When it was last changed: an ISO 8601 date, with time and zone where they are known.
    /// [`Article::modified_parts`] has its year, month and so on.
    pub modified: Option<String>,
    /// The site's name.
    pub site: Option<String>,
    /// The canonical address.
    pub url: Option<String>,
    /// The language as a BCP 47 tag (`en`, `pt-BR`).
    pub language: Option<String>,
    /// The address of the main picture.
    pub image: Option<String>,
    /// The section of the paper.
    pub section: Option<String>,
    /// Keywords.
    pub tags: Vec<String>,
    /// The article's blocks in reading order, those that the text does not show included.
    pub blocks: Vec<Block>,
    /// What the caller may want to know about this cleaning.
    pub notes: Vec<Note>,
    /// What the text does not have, in order, each with its reason and rule.
    ///
    /// Blocks that are left out of the text for their role (captions, bylines and so on; see
    /// [`CleanerBuilder::show`](crate::CleanerBuilder::show)) stand here as well as in `blocks`. Their
    /// [`Removal::role`] is set.
    pub removed: Vec<Removal>,
    pub(crate) sources: Vec<Origin>,
    pub(crate) confidence: f32,
}

/// An article with nothing in it, as from an empty page.
impl Default for Article {
    fn default() -> Article {
        Article::empty(State::Page)
    }
}

impl Article {
    pub(crate) fn empty(state: State) -> Article {
        Article {
            version: Version,
            state,
            title: None,
            standfirst: None,
            authors: Vec::new(),
            published: None,
            modified: None,
            site: None,
            url: None,
            language: None,
            image: None,
            section: None,
            tags: Vec::new(),
            blocks: Vec::new(),
            notes: Vec::new(),
            removed: Vec::new(),
            sources: Vec::new(),
            confidence: 0.0,
        }
    }

    /// The parts of [`Article::published`]: `None` if there is no date, or if the field was set to
    /// a text that is no ISO 8601 date.
    ///
    /// ```
    /// # fn main() -> Result<(), copydesk::Error> {
    /// let page = "<meta name=date content='2026-03-11T08:30+01:00'><p>It rained all day.";
    /// let article = copydesk::Cleaner::new().page(page)?;
    /// let published = article.published_parts().unwrap();
    /// assert_eq!((published.year(), published.month(), published.day()), (2026, 3, 11));
    /// assert_eq!(published.offset_minutes(), Some(60));
    /// # Ok(())
    /// # }
    /// ```
    pub fn published_parts(&self) -> Option<DateParts> {
        self.published.as_ref()?.parse().ok()
    }

    /// The parts of [`Article::modified`]; see [`Article::published_parts`].
    ///
    /// ```
    /// let mut article = copydesk::Article::default();
    /// assert_eq!(article.modified_parts(), None);
    /// article.modified = Some("2026-03-11".to_string());
    /// assert_eq!(article.modified_parts().map(|date| date.hour()), Some(None));
    /// ```
    pub fn modified_parts(&self) -> Option<DateParts> {
        self.modified.as_ref()?.parse().ok()
    }

    /// The blocks that the text shows, in reading order.
    ///
    /// ```
    /// # fn main() -> Result<(), copydesk::Error> {
    /// let article = copydesk::Cleaner::new().lines("The ferry sank at noon, officials said.")?;
    /// assert_eq!(article.body().count(), 1);
    /// # Ok(())
    /// # }
    /// ```
    pub fn body(&self) -> impl Iterator<Item = &Block> {
        self.blocks.iter().filter(|block| block.shown)
    }

    /// What the text does not have, in order, each with its reason and rule: [`Article::removed`] the
    /// field, borrowed.
    ///
    /// ```
    /// # fn main() -> Result<(), copydesk::Error> {
    /// let article = copydesk::Cleaner::new().lines("It rained all day in Porto Azul.\n\nAdvertisement")?;
    /// for removal in article.removed() {
    ///     println!("{} by {}: {}", removal.reason, removal.rule, removal.text);
    /// }
    /// assert_eq!(article.removed(), article.removed);
    /// # Ok(())
    /// # }
    /// ```
    pub fn removed(&self) -> &[Removal] {
        &self.removed
    }

    /// Where the value of a field came from; `None` if the field is empty or its source is not
    /// known.
    ///
    /// ```
    /// # fn main() -> Result<(), copydesk::Error> {
    /// use copydesk::{Field, Source};
    ///
    /// let article = copydesk::Cleaner::new().page("<h1>Ferry sinks</h1><p>The ferry sank.")?;
    /// assert_eq!(article.source(Field::Title), Some(Source::Markup));
    ///
    /// let text = "Ferry sinks\n\nBy Ana Ruiz\n\nThe ferry sank off Porto Azul at noon on Monday, officials \
    ///             said, after it had struck a rock that no chart of the harbour shows.";
    /// let article = copydesk::Cleaner::new().lines(text)?;
    /// assert_eq!(article.source(Field::Authors), Some(Source::Text));
    /// # Ok(())
    /// # }
    /// ```
    pub fn source(&self, field: Field) -> Option<Source> {
        self.origin(field).map(|origin| origin.source)
    }

    /// How sure a field of the metadata is: the share of the fields with as much support that were right
    /// on labelled news pages. `None` where the article has no such field, and for fields of which no labels
    /// say how often they are right.
    ///
    /// On pages every place that names a title, an author or a day has a vote, and what they weigh together
    /// is the support. Of lines and flat text no such figure is given.
    ///
    /// ```
    /// # fn main() -> Result<(), copydesk::Error> {
    /// use copydesk::{Cleaner, Field};
    ///
    /// let twice = "<title>Ferry sinks at noon</title><h1>Ferry sinks at noon</h1><p>It sank.";
    /// let once = "<h1>Ferry sinks at noon</h1><p>It sank.";
    /// let sure = |page: &str| Cleaner::new().page(page).map(|article| article.field_confidence(Field::Title));
    /// assert!(sure(twice)? > sure(once)?);
    /// assert_eq!(Cleaner::new().page(once)?.field_confidence(Field::Authors), None);
    /// # Ok(())
    /// # }
    /// ```
    pub fn field_confidence(&self, field: Field) -> Option<f32> {
        self.origin(field)?.confidence
    }

    fn origin(&self, field: Field) -> Option<&Origin> {
        self.sources.iter().find(|origin| origin.field == field)
    }

    /// The F1 that the judge expects of the text, between 0 and 1, whatever the document came as: the
    /// harmonic mean of the share of the text that is the article's and the share of the article that is in
    /// the text, over words.
    ///
    /// ```
    /// # fn main() -> Result<(), copydesk::Error> {
    /// assert_eq!(copydesk::Cleaner::new().lines("")?.confidence(), 0.0);
    /// # Ok(())
    /// # }
    /// ```
    pub fn confidence(&self) -> f32 {
        self.confidence
    }

    /// Whether there is an article: a body block at all, and a confidence of at least one half.
    ///
    /// ```
    /// # fn main() -> Result<(), copydesk::Error> {
    /// assert!(!copydesk::Cleaner::new().lines("Share\n\nTweet")?.is_article());
    /// # Ok(())
    /// # }
    /// ```
    pub fn is_article(&self) -> bool {
        self.confidence >= 0.5 && self.body().next().is_some()
    }
}
