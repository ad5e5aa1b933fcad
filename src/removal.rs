//! What was removed, and why: [`Removal`], [`Reason`] and [`Rule`].

use std::borrow::Cow;
use std::fmt;

use crate::article::role::Role;
use crate::decided_by::DecidedBy;
use crate::names::names;
use crate::place::Place;

names! {
    /// Why a piece of the document is not in the text.
    ///
    /// ```
    /// use copydesk::Reason;
    ///
    /// assert_eq!(Reason::Newsletter.name(), "newsletter");
    /// assert_eq!("newsletter".parse(), Ok(Reason::Newsletter));
    /// ```
    #[non_exhaustive]
    pub enum Reason ("reason", "reasons") {
        /// An invitation to a newsletter.
        Newsletter = "newsletter",
        /// A paywall, or an invitation to subscribe.
        Subscription = "subscription",
        /// A request for donations.
        Donation = "donation",
        /// A heading over links to other stories.
        RelatedHeading = "related-heading",
        /// A link to another story, in a list of such.
        RelatedTeaser = "related-teaser",
        /// "Read more: …" inside the story.
        InlineRelated = "inline-related",
        /// What a picture or video shows.
        PhotoCaption = "photo-caption",
        /// Who made a picture or video.
        PhotoCredit = "photo-credit",
        /// Who wrote it.
        Byline = "byline",
        /// When it was published or changed, how long it takes to read.
        Timestamp = "timestamp",
        /// About the author.
        AuthorBio = "author-bio",
        /// The headline, where it stands in the text of a page.
        Headline = "headline",
        /// The summary under the headline.
        Standfirst = "standfirst",
        /// Buttons and appeals to share or follow.
        Share = "share",
        /// Notices of a comment system, and readers' comments.
        Comments = "comments",
        /// Copyright, reprint and other legal notices.
        Legal = "legal",
        /// A correction or update note (kept unless the role is hidden).
        Correction = "correction",
        /// Who else contributed (kept unless the role is hidden).
        Contributors = "contributors",
        /// "Advertisement" and the like.
        Advertisement = "advertisement",
        /// Cookie and consent notices.
        Cookie = "cookie",
        /// Menus, breadcrumbs, page numbers, skip links.
        Navigation = "navigation",
        /// Sign-in and registration.
        SignIn = "sign-in",
        /// Keywords and topics.
        Tags = "tags",
        /// What is left of a video player or gallery.
        Media = "media",
        /// What is left of an embedded post or widget.
        Embed = "embed",
        /// Disclosure of affiliate links, shopping offers.
        Affiliate = "affiliate",
        /// Apps, events, contests, products of the house.
        Promotion = "promotion",
        /// Polls, quizzes, forms.
        Form = "form",
        /// Text that the document has elsewhere too: pull quotes, doubled lines.
        Repeated = "repeated",
        /// Another story, after or beside this one.
        OtherStory = "other-story",
        /// Boilerplate about a company or the publisher.
        AboutPublisher = "about-publisher",
        /// How to reach the paper, its people or a press office.
        Contact = "contact",
        /// A box beside the story: the weather, stock prices, a placeholder until a reader consents.
        Widget = "widget",
        /// Lines that recur on the site's pages, according to the caller's profile.
        RepeatedOnSite = "repeated-on-site",
        /// Text that readers of the page do not see.
        Hidden = "hidden",
        /// Anything else that is not part of the article.
        Boilerplate = "boilerplate",
        /// A selector of the caller, or a role that the caller hid. The caller's phrases have
        /// reasons of their own.
        Caller = "caller",
        /// Cut because the document went over a limit.
        Limit = "limit",
    }
}

/// The stable name of what decided: `newsletter/12`, `structure/record-list`, `model/trailer`.
///
/// | name | what decided |
/// |---|---|
/// | a reason and a number: `newsletter/12` | that line of the phrase list of the reason; [`rules`](crate::rules) and `copydesk rules` show it, as all others |
/// | `flat/40` | that set phrase of menus, notices and footers in flat text (`src/flat/anchors.txt`) |
/// | `class/share` | a class or id name that says what an element of the page is for |
/// | `structure/…` | the layout: a record list, teasers under their heading, a line that is repeated |
/// | `model/…` | the trained judge; the name says what it took the piece for, by its place |
/// | `site/recurs` | the profile that [`CleanerBuilder::site_profile`](crate::CleanerBuilder::site_profile) was given |
/// | `role/correction` | the caller, who hid this role with [`CleanerBuilder::hide`](crate::CleanerBuilder::hide) |
/// | `limit/blocks` | the limit that [`CleanerBuilder::max_blocks`](crate::CleanerBuilder::max_blocks) sets |
/// | `caller/2`, `selector/1` | the caller's phrase or selector of that number |
///
/// ```
/// # fn main() -> Result<(), copydesk::Error> {
/// let article = copydesk::Cleaner::new().lines("It rained all day in Porto Azul.\n\nAdvertisement")?;
/// for removal in article.removed() {
///     assert!(removal.rule.as_str().contains('/'));
/// }
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(transparent))]
pub struct Rule(Cow<'static, str>);

impl Rule {
    pub(crate) const fn named(name: &'static str) -> Rule {
        Rule(Cow::Borrowed(name))
    }

    pub(crate) fn new(name: impl Into<Cow<'static, str>>) -> Rule {
        Rule(name.into())
    }

    /// Whether it is a phrase of a list or of the caller's: those have numbers.
    pub(crate) fn is_phrase(&self) -> bool {
        self.0.ends_with(|last: char| last.is_ascii_digit())
    }

    /// The name.
    ///
    /// ```
    /// # fn main() -> Result<(), copydesk::Error> {
    /// let article = copydesk::Cleaner::new().lines("Advertisement")?;
    /// assert_eq!(article.removed()[0].rule.as_str(), "advertisement/1");
    /// # Ok(())
    /// # }
    /// ```
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl AsRef<str> for Rule {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Rule {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

/// A piece of the document that the text does not have, and why.
///
/// ```
/// # fn main() -> Result<(), copydesk::Error> {
/// let article = copydesk::Cleaner::new().lines("It rained all day in Porto Azul.\n\nAdvertisement")?;
/// let removal = &article.removed()[0];
/// assert_eq!(removal.text, "Advertisement");
/// assert_eq!(removal.reason, copydesk::Reason::Advertisement);
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct Removal {
    /// Why.
    pub reason: Reason,
    /// By which rule.
    pub rule: Rule,
    /// Who decided.
    pub decided_by: DecidedBy,
    /// How sure the model is that the text is not part of the article, from 0 to 1; `None` if the
    /// model was not asked.
    #[cfg_attr(
        feature = "serde",
        serde(default, skip_serializing_if = "Option::is_none")
    )]
    pub score: Option<f32>,
    /// The text, as it stood in the input.
    pub text: String,
    /// Where it stood in the input.
    #[cfg_attr(feature = "serde", serde(flatten))]
    pub place: Place,
    /// The role under which it also stands in [`Article::blocks`](crate::Article::blocks),
    /// for captions and the like.
    #[cfg_attr(
        feature = "serde",
        serde(default, skip_serializing_if = "Option::is_none")
    )]
    pub role: Option<Role>,
    /// What decided, in words, where the rule's name does not say it all
    /// ("tail of the page, none of the story's names").
    #[cfg_attr(
        feature = "serde",
        serde(default, skip_serializing_if = "Option::is_none")
    )]
    pub evidence: Option<String>,
}
