//! The options of a [`Cleaner`](crate::Cleaner), as the modules read them.

use std::borrow::Cow;
use std::sync::Arc;

use crate::article::Role;
use crate::judge::phrases::Rulebook;
use crate::names::names;
use crate::page::selectors::CallerSelector;
use crate::site::{SiteProfile, SiteProfiles};
use crate::tidy::Tidy;

/// Everything that a caller can set.
#[derive(Clone, Debug)]
pub(crate) struct Options {
    pub shown: RoleSet,
    pub focus: Focus,
    /// The caller's phrase rules.
    pub phrases: Arc<Rulebook>,
    /// The caller's selectors, in the order in which they were set.
    pub selectors: Arc<Vec<CallerSelector>>,
    /// What recurs on the document's site.
    pub site: Option<Arc<SiteProfile>>,
    /// What recurs on the sites that documents' addresses name.
    pub sites: Option<Arc<SiteProfiles>>,
    pub tidy: Tidy,
    pub limits: Limits,
}

impl Default for Options {
    fn default() -> Options {
        Options {
            shown: RoleSet::shown_by_default(),
            focus: Focus::default(),
            phrases: Arc::default(),
            selectors: Arc::default(),
            site: None,
            sites: None,
            tidy: Tidy::default(),
            limits: Limits::default(),
        }
    }
}

impl Options {
    /// The options for a document of this address: with the profile of its site, if there is one.
    pub fn at(&self, url: Option<&str>) -> Cow<'_, Options> {
        let host = url.and_then(SiteProfiles::host);
        let profile = self.sites.as_deref().zip(host);
        match profile.and_then(|(sites, host)| sites.get(&host)) {
            Some(profile) => Cow::Owned(Options {
                site: Some(profile),
                ..self.clone()
            }),
            None => Cow::Borrowed(self),
        }
    }
}

names! {
    /// The balance between recall (lose no word of the article) and precision (keep no
    /// boilerplate).
    ///
    /// What each setting costs, measured on documents of outlets that no model was trained on: of pages the
    /// share of the article that is lost and the share of the text that is not the article's, by four-word
    /// shingles; of texts the share of the article's words that are lost and, after it, the share of the
    /// boilerplate's words that are removed.
    ///
    /// | setting | 215 pages | 827 extracts | 213 dumps of whole pages | 493 flat texts |
    /// |---|---|---|---|---|
    /// | `Recall` | 1.0 % lost, 2.5 % foreign | .18 %, 43 % | .5 %, 83 % | .23 %, 31 % |
    /// | `Balanced` | 1.2 % lost, 2.0 % foreign | .30 %, 54 % | 2.5 %, 92 % | .39 %, 45 % |
    /// | `Precision` | 1.6 % lost, 1.8 % foreign | .51 %, 57 % | 2.6 %, 92 % | .83 %, 57 % |
    ///
    /// ```
    /// use copydesk::{Cleaner, Focus};
    ///
    /// assert_eq!(Focus::default(), Focus::Balanced);
    /// assert!(Cleaner::builder().focus(Focus::Recall).build().is_ok());
    /// ```
    #[derive(Default)]
    #[non_exhaustive]
    pub enum Focus ("focus", "focuses") {
        /// Lose as little of the article as possible.
        Recall = "recall",
        /// The least loss on both sides.
        #[default]
        Balanced = "balanced",
        /// Keep as little boilerplate as possible.
        Precision = "precision",
    }
}

/// How much of a document is read. What is over a limit is an error, a removal or a note on the article.
#[derive(Clone, Debug)]
pub(crate) struct Limits {
    /// Bytes of the document; more is [`ErrorKind::TooLarge`](crate::ErrorKind::TooLarge).
    pub bytes: usize,
    /// Depth of nesting; browsers stop at 512 as well. Text below stays.
    pub depth: usize,
    /// Attributes of one tag; the rest are dropped.
    pub attributes: usize,
    /// Bytes of one attribute's value; the rest is dropped.
    pub attribute_bytes: usize,
    /// Blocks of one document; what follows becomes one removal. The judge holds some two
    /// kilobytes for each while it decides, and no article has a tenth as many.
    pub blocks: usize,
}

impl Default for Limits {
    fn default() -> Limits {
        Limits {
            bytes: 256 << 20,
            depth: 512,
            attributes: 256,
            attribute_bytes: 1 << 16,
            blocks: 1 << 16,
        }
    }
}

/// A set of roles, as bits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct RoleSet(u32);

impl RoleSet {
    fn shown_by_default() -> RoleSet {
        let mut set = RoleSet(0);
        for &role in Role::ALL {
            if role.in_text_by_default() {
                set.insert(role);
            }
        }
        set
    }

    pub fn insert(&mut self, role: Role) {
        self.0 |= 1 << role as u32;
    }

    pub fn remove(&mut self, role: Role) {
        self.0 &= !(1 << role as u32);
    }

    pub fn contains(self, role: Role) -> bool {
        self.0 & (1 << role as u32) != 0
    }
}
