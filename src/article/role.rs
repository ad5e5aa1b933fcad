//! What a block is in the article, and whether the text shows it.

use crate::names::names;

names! {
    /// What a kept block is in the article.
    ///
    /// [`Role::in_text_by_default`] says which roles the text shows by default;
    /// [`CleanerBuilder::show`](crate::CleanerBuilder::show) and [`CleanerBuilder::hide`](crate::CleanerBuilder::hide) change it.
    ///
    /// ```
    /// use copydesk::Role;
    ///
    /// assert!(Role::Paragraph.in_text_by_default());
    /// assert!(!Role::Caption.in_text_by_default());
    /// assert_eq!("list-item".parse::<Role>().unwrap(), Role::ListItem);
    /// ```
    #[non_exhaustive]
    pub enum Role ("role", "roles") {
        /// The headline, where it stands in the document.
        Title = "title",
        /// The summary under the headline (deck, dek).
        Standfirst = "standfirst",
        /// Who wrote it. Dates, times and places that have a line of their own ("LISBON, March 3")
        /// belong to it.
        Byline = "byline",
        /// A paragraph of the story.
        Paragraph = "paragraph",
        /// A heading inside the story.
        Subhead = "subhead",
        /// An item of a list of the story.
        ListItem = "list-item",
        /// A block quotation.
        Quote = "quote",
        /// A post quoted from a social network.
        QuotedPost = "quoted-post",
        /// A row of a table, its cells separated by tabs.
        TableRow = "table-row",
        /// Text whose line breaks matter: verse, code.
        Preformatted = "preformatted",
        /// What a picture or video shows.
        Caption = "caption",
        /// Who made a picture or video.
        Credit = "credit",
        /// A correction, clarification or update note.
        Correction = "correction",
        /// Who else contributed ("Additional reporting by …").
        Contributors = "contributors",
        /// A few sentences about the author.
        AuthorBio = "author-bio",
    }
}

impl Role {
    /// Whether [`Article::text`](crate::Article::text) shows blocks of this role unless told otherwise.
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
}
