//! Where each field of an article's metadata came from: [`Field`] and [`Source`].

use crate::names::names;

names! {
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
    #[non_exhaustive]
    pub enum Field ("field", "fields") {
        /// The headline.
        Title = "title",
        /// The summary under the headline.
        Standfirst = "standfirst",
        /// Who wrote it.
        Authors = "authors",
        /// When it was published.
        Published = "published",
        /// When it was last changed.
        Modified = "modified",
        /// The site's name.
        Site = "site",
        /// The canonical address.
        Url = "url",
        /// The language.
        Language = "language",
        /// The address of the main picture.
        Image = "image",
        /// The section of the paper.
        Section = "section",
        /// Keywords.
        Tags = "tags",
    }
}

names! {
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
    #[non_exhaustive]
    pub enum Source ("source", "sources") {
        /// A JSON-LD script.
        JsonLd = "json-ld",
        /// A tag in the head of the page: `<meta>`, `<title>`, `<link>`, `lang`.
        MetaTag = "meta-tag",
        /// An element that says by attribute, class or tag what it holds: microdata, `rel=author`,
        /// `<time>`, `class="byline"`, a heading.
        Markup = "markup",
        /// Plain text near the headline.
        Text = "text",
        /// The address of the page, its canonical one or the caller's.
        Address = "address",
    }
}
