//! Where each field of an article's metadata came from: [`Field`] and [`Source`].

/// A field of an [`Article`](crate::Article)'s metadata.
///
/// ```
/// # fn main() -> Result<(), copydesk::Error> {
/// use copydesk::{Field, Source};
///
/// let page = "<title>Ferry sinks</title><meta name=author content='Ana Ruiz'><p>The ferry sank.";
/// let article = copydesk::Cleaner::new().page(page)?;
/// assert_eq!(article.source(Field::Authors), Some(Source::MetaTag));
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
#[non_exhaustive]
pub enum Field {
    /// The headline.
    Title,
    /// The summary under the headline.
    Standfirst,
    /// Who wrote it.
    Authors,
    /// When it was published.
    Published,
    /// When it was last changed.
    Modified,
    /// The site's name.
    Site,
    /// The canonical address.
    Url,
    /// The language.
    Language,
    /// The address of the main picture.
    Image,
    /// The section of the paper.
    Section,
    /// Keywords.
    Tags,
}

/// Where the value of a [`Field`] came from.
///
/// ```
/// # fn main() -> Result<(), copydesk::Error> {
/// use copydesk::{Cleaner, Field, Input, Source};
///
/// let input = Input::page("<p>It rained.").url("https://gazette.example/2026/03/11/rain");
/// let article = Cleaner::new().clean(input)?;
/// assert_eq!(article.source(Field::Published), Some(Source::Address));
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
#[non_exhaustive]
pub enum Source {
    /// A JSON-LD script.
    JsonLd,
    /// A tag in the head of the page: `<meta>`, `<title>`, `<link>`, `lang`.
    MetaTag,
    /// An element that says by attribute, class or tag what it holds: microdata, `rel=author`,
    /// `<time>`, `class="byline"`, a heading.
    Markup,
    /// Plain text near the headline.
    Text,
    /// The address of the page, its canonical one or the caller's.
    Address,
}

impl Source {
    /// The name that serde and the command use: `json-ld`, `meta-tag`, `markup`, `text`, `address`.
    ///
    /// ```
    /// assert_eq!(copydesk::Source::JsonLd.name(), "json-ld");
    /// ```
    pub fn name(self) -> &'static str {
        match self {
            Source::JsonLd => "json-ld",
            Source::MetaTag => "meta-tag",
            Source::Markup => "markup",
            Source::Text => "text",
            Source::Address => "address",
        }
    }
}
