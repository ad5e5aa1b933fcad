//! What a block is in the article, and whether the text shows it.

use std::fmt;
use std::str::FromStr;

use crate::error::{Error, ErrorKind};

/// What a kept block is in the article.
///
/// [`Role::in_text_by_default`] says which roles the text shows;
/// [`CleanerBuilder::show`](crate::CleanerBuilder::show) and [`CleanerBuilder::hide`](crate::CleanerBuilder::hide) change it.
///
/// ```
/// use copydesk::Role;
///
/// assert!(Role::Paragraph.in_text_by_default());
/// assert!(!Role::Caption.in_text_by_default());
/// assert_eq!("list-item".parse::<Role>().unwrap(), Role::ListItem);
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
    /// Who wrote it, and with it dates, times and places that stand as a line of their own
    /// ("LISBON, March 3").
    Byline,
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

impl fmt::Display for Role {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.name())
    }
}

impl FromStr for Role {
    type Err = Error;

    fn from_str(name: &str) -> Result<Role, Error> {
        let mut roles = Role::ALL.iter().copied();
        roles.find(|role| role.name() == name).ok_or_else(|| {
            let names: Vec<_> = Role::ALL.iter().map(|role| role.name()).collect();
            Error::new(
                ErrorKind::Option,
                format!(
                    "no role is named `{name}`; the roles are {}",
                    names.join(", ")
                ),
            )
        })
    }
}
