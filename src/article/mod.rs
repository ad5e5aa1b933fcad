//! What comes out: an [`Article`] of [`Block`]s, each under a [`Role`].
//! `block` has the blocks and the spans inside them, `role` what a block can be, `state` how it came,
//! `note` what a reader of it should know.

mod block;
mod note;
mod role;
mod state;

pub use block::{Block, Item, Row, Span, SpanKind};
pub use note::{HiddenPlace, Limit, Note};
pub use role::Role;
pub use state::State;

use crate::metadata::{Field, Source};
use crate::removal::Removal;

/// A clean article: metadata, body blocks under their roles, and every removal with its reason.
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
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct Article {
    /// The state in which it arrived.
    pub state: State,
    /// The headline as a reader sees it, without the site's name.
    pub title: Option<String>,
    /// The summary under the headline.
    pub standfirst: Option<String>,
    /// The people who wrote it.
    pub authors: Vec<String>,
    /// When it was published: an ISO 8601 date, with time and zone where they are known.
    pub published: Option<String>,
    /// When it was last changed: an ISO 8601 date, with time and zone where they are known.
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
    /// Things about this cleaning that its caller may want to know.
    pub notes: Vec<Note>,
    pub(crate) removed: Vec<Removal>,
    pub(crate) sources: Vec<(Field, Source)>,
    pub(crate) confidence: f32,
}

impl Article {
    pub(crate) fn empty(state: State) -> Article {
        Article {
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

    /// What the text does not have, in order, each with its reason and rule.
    ///
    /// ```
    /// # fn main() -> Result<(), copydesk::Error> {
    /// let article = copydesk::Cleaner::new().lines("It rained all day in Porto Azul.\n\nAdvertisement")?;
    /// for removal in article.removed() {
    ///     println!("{:?} {}: {}", removal.reason, removal.rule, removal.text);
    /// }
    /// # Ok(())
    /// # }
    /// ```
    pub fn removed(&self) -> &[Removal] {
        &self.removed
    }

    /// Where the value of a field came from; `None` where the field is empty or nobody knows.
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
        let known = self.sources.iter().find(|(known, _)| *known == field);
        known.map(|&(_, source)| source)
    }

    /// How sure the judge is of the body, between 0 and 1.
    ///
    /// For a page it is the F1 that the model expects of its own cut. For lines and flat text it is
    /// the share of the text that stayed when it was first read: it says how clean the document came,
    /// and not whether it is an article. The two are not to be compared.
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

    /// Whether there is an article: a body block at all, and a confidence of at least one half. Of
    /// lines and flat text that says no more than that most of it stays.
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
