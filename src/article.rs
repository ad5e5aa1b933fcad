//! What comes out: an [`Article`] of [`Block`]s, each under a [`Role`].

use crate::metadata::{Field, Source};
use crate::place::Place;
use crate::removal::Removal;

/// The state in which a document arrived.
///
/// ```
/// assert_eq!(copydesk::State::Lines.name(), "lines");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
pub enum State {
    /// HTML.
    Page,
    /// Text that an extractor left, with its line breaks.
    Lines,
    /// Lowercase words on one line, the marks gone.
    Flat,
}

impl State {
    /// The state's name as the command takes and writes it.
    ///
    /// ```
    /// assert_eq!(copydesk::State::Flat.name(), "flat");
    /// ```
    pub fn name(self) -> &'static str {
        match self {
            State::Page => "page",
            State::Lines => "lines",
            State::Flat => "flat",
        }
    }
}

/// What a kept block is in the article.
///
/// [`Role::in_text_by_default`] says which roles the text shows;
/// [`Cleaner::show`](crate::Cleaner::show) and [`Cleaner::hide`](crate::Cleaner::hide) change it.
///
/// ```
/// use copydesk::Role;
///
/// assert!(Role::Paragraph.in_text_by_default());
/// assert!(!Role::Caption.in_text_by_default());
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
#[non_exhaustive]
pub enum Role {
    /// The headline, where it stands in the document.
    Title,
    /// The summary under the headline (deck, dek).
    Standfirst,
    /// Who wrote it, and with it dates and times that stand as a line of their own.
    Byline,
    /// Place and date as a line of its own ("LISBON, March 3").
    Dateline,
    /// A paragraph of the story.
    Paragraph,
    /// A heading inside the story.
    Subhead,
    /// An item of a list of the story.
    ListItem,
    /// A block quotation.
    Quote,
    /// A post quoted from a social network.
    QuotedPost,
    /// A row of a table, its cells separated by tabs.
    TableRow,
    /// Text whose line breaks matter: verse, code.
    Preformatted,
    /// What a picture or video shows.
    Caption,
    /// Who made a picture or video.
    Credit,
    /// A correction, clarification or update note.
    Correction,
    /// Who else contributed ("Additional reporting by …").
    Contributors,
    /// A few sentences about the author.
    AuthorBio,
}

impl Role {
    /// Every role, in the order of the documentation.
    ///
    /// ```
    /// assert!(copydesk::Role::ALL.contains(&copydesk::Role::Quote));
    /// ```
    pub const ALL: &'static [Role] = &[
        Role::Title,
        Role::Standfirst,
        Role::Byline,
        Role::Dateline,
        Role::Paragraph,
        Role::Subhead,
        Role::ListItem,
        Role::Quote,
        Role::QuotedPost,
        Role::TableRow,
        Role::Preformatted,
        Role::Caption,
        Role::Credit,
        Role::Correction,
        Role::Contributors,
        Role::AuthorBio,
    ];

    /// Whether [`Article::text`] shows blocks of this role unless told otherwise.
    ///
    /// ```
    /// assert!(copydesk::Role::Correction.in_text_by_default());
    /// assert!(!copydesk::Role::Standfirst.in_text_by_default());
    /// ```
    pub fn in_text_by_default(self) -> bool {
        !matches!(
            self,
            Role::Title
                | Role::Standfirst
                | Role::Byline
                | Role::Caption
                | Role::Credit
                | Role::AuthorBio
        )
    }

    /// The role's stable name: `paragraph`, `list-item`, `author-bio`.
    ///
    /// ```
    /// assert_eq!(copydesk::Role::ListItem.name(), "list-item");
    /// ```
    pub fn name(self) -> &'static str {
        match self {
            Role::Title => "title",
            Role::Standfirst => "standfirst",
            Role::Byline => "byline",
            Role::Dateline => "dateline",
            Role::Paragraph => "paragraph",
            Role::Subhead => "subhead",
            Role::ListItem => "list-item",
            Role::Quote => "quote",
            Role::QuotedPost => "quoted-post",
            Role::TableRow => "table-row",
            Role::Preformatted => "preformatted",
            Role::Caption => "caption",
            Role::Credit => "credit",
            Role::Correction => "correction",
            Role::Contributors => "contributors",
            Role::AuthorBio => "author-bio",
        }
    }
}

/// A stretch of a block's text that is more than plain: a link, emphasis, code.
///
/// ```
/// # fn main() -> Result<(), copydesk::Error> {
/// let page = "<article><p>The council met for three hours on <em>Monday</em> night, and then it voted.</p></article>";
/// let article = copydesk::Cleaner::new().page(page)?;
/// for block in &article.blocks {
///     for span in &block.spans {
///         println!("{:?}: {}", span.kind, &block.text[span.start..span.end]);
///     }
/// }
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

/// A piece of the article: text under a [`Role`].
///
/// ```
/// # fn main() -> Result<(), copydesk::Error> {
/// let article = copydesk::Cleaner::new().lines("The ferry sank at noon.\n\nNobody was hurt, the harbour master said.")?;
/// assert_eq!(article.blocks[0].text, "The ferry sank at noon.");
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Debug, PartialEq)]
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
    /// Links, emphasis and code inside the text, in order of their starts.
    #[cfg_attr(
        feature = "serde",
        serde(default, skip_serializing_if = "Vec::is_empty")
    )]
    pub spans: Vec<Span>,
    /// Where it stood in the input.
    #[cfg_attr(feature = "serde", serde(flatten))]
    pub place: Place,
    /// Where its sentences end in the text, where restoration said so; empty elsewhere.
    #[cfg_attr(feature = "serde", serde(skip))]
    pub(crate) sentence_ends: Vec<usize>,
    /// Whether the text shows it; where not, [`Article::removed`] has it too unless it is the
    /// headline or the standfirst, which have fields of their own.
    pub shown: bool,
}

/// Something about the cleaning of one document that its caller may want to know.
///
/// ```
/// # fn main() -> Result<(), copydesk::Error> {
/// let article = copydesk::Cleaner::new().page_bytes(b"<p>caf\xe9 \xff", Some("utf-8"))?;
/// assert!(article.notes.iter().any(|note| matches!(note, copydesk::Note::UndecodableBytes(_))));
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
#[non_exhaustive]
pub enum Note {
    /// So many bytes were not valid in the document's encoding and became U+FFFD.
    UndecodableBytes(usize),
    /// The document went over a limit; the name says which, the removals say what was cut.
    Limit(String),
    /// Flat text in a language that the restoration model does not know was left as it is.
    NotRestored,
}

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
    /// # Ok(())
    /// # }
    /// ```
    pub fn source(&self, field: Field) -> Option<Source> {
        let known = self.sources.iter().find(|(known, _)| *known == field);
        known.map(|&(_, source)| source)
    }

    /// How sure the judge is that the document holds an article and that the body is right:
    /// between 0 and 1.
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
