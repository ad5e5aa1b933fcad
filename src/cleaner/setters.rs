//! The options of a cleaner, each a setter of the [`CleanerBuilder`].

use std::sync::Arc;

use regex::Regex;

use super::CleanerBuilder;
use crate::article::Role;
use crate::options::Focus;
use crate::removal::Reason;
use crate::site::{SiteProfile, SiteProfiles};
use crate::tidy::Tidy;

/// The most that a caller may set: offsets are held in 32 bits, depths in 16.
const MOST_BYTES: usize = u32::MAX as usize;
const MOST_DEPTH: usize = 1 << 14;
const MOST_ATTRIBUTES: usize = 1 << 12;

/// The options.
impl CleanerBuilder {
    /// Shows blocks of this role in the text. By default the text has no headline, standfirst,
    /// byline, dates, captions, credits and author bios.
    ///
    /// ```
    /// # fn main() -> Result<(), copydesk::Error> {
    /// use copydesk::{Cleaner, Role};
    ///
    /// let text = "By Ana Prell\n\nThe ferry sank at noon, officials said on Monday.";
    /// let article = Cleaner::builder().show(Role::Byline).build()?.lines(text)?;
    /// assert!(article.text().starts_with("By Ana Prell"));
    /// # Ok(())
    /// # }
    /// ```
    pub fn show(&mut self, role: Role) -> &mut CleanerBuilder {
        self.options.shown.insert(role);
        self
    }

    /// Leaves blocks of this role out of the text; they stay in the article's blocks.
    ///
    /// ```
    /// # fn main() -> Result<(), copydesk::Error> {
    /// use copydesk::{Cleaner, Role};
    ///
    /// let text = "The ferry sank at noon.\n\nCorrection: The ferry had one crane, not two.";
    /// assert_eq!(Cleaner::new().lines(text)?.body().count(), 2);
    /// let article = Cleaner::builder().hide(Role::Correction).build()?.lines(text)?;
    /// assert_eq!(article.text(), "The ferry sank at noon.");
    /// # Ok(())
    /// # }
    /// ```
    pub fn hide(&mut self, role: Role) -> &mut CleanerBuilder {
        self.options.shown.remove(role);
        self
    }

    /// Sets the balance between recall (lose no word of the article) and precision (keep no
    /// boilerplate); [`Focus::Balanced`] by default. Rules that are seldom wrong decide alike at
    /// every setting.
    ///
    /// ```
    /// # fn main() -> Result<(), copydesk::Error> {
    /// use copydesk::{Cleaner, Focus};
    ///
    /// let text = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/fixtures/demo/harbour.txt"));
    /// let careful = Cleaner::builder().focus(Focus::Recall).build()?.lines(text)?;
    /// let thorough = Cleaner::builder().focus(Focus::Precision).build()?.lines(text)?;
    /// assert!(careful.text().len() >= thorough.text().len());
    /// # Ok(())
    /// # }
    /// ```
    pub fn focus(&mut self, focus: Focus) -> &mut CleanerBuilder {
        self.options.focus = focus;
        self
    }

    /// Sets how much the text of the blocks is tidied; [`Tidy::Full`] by default.
    ///
    /// ```
    /// # fn main() -> Result<(), copydesk::Error> {
    /// use copydesk::{Cleaner, Tidy};
    ///
    /// let text = "The harbour&#39;s ferry sank at noon.";
    /// assert_eq!(Cleaner::new().lines(text)?.text(), "The harbour's ferry sank at noon.");
    /// let article = Cleaner::builder().tidy(Tidy::Lossless).build()?.lines(text)?;
    /// assert_eq!(article.text(), text);
    /// # Ok(())
    /// # }
    /// ```
    pub fn tidy(&mut self, tidy: Tidy) -> &mut CleanerBuilder {
        self.options.tidy = tidy;
        self
    }

    /// Adds phrases of your own. A line of up to 60 words that has one of them is removed for the
    /// given reason, by a rule named `caller/1`, `caller/2` and so on.
    ///
    /// They are tried before the crate's own rules and count as much: what they find can mark the
    /// end of the story or a list of teasers.
    ///
    /// A phrase is written as in the crate's lists: words in any case, `word*` for its beginning,
    /// `(a|b)` for alternatives,
    /// `word?` for one that may be missing, `...` for up to ten words and `..` for up to three, `^`
    /// and `$` for the line's start and end, `#` for a number and `####` for a year, `@Name` for a
    /// capitalised word and `@Names` for one to six, and marks such as `:` or `-` for themselves.
    /// [`Phrase::pattern`](crate::Phrase::pattern) shows the crate's own phrases in the same
    /// syntax.
    ///
    /// A phrase that cannot be read is an error of [`CleanerBuilder::build`].
    ///
    /// ```
    /// # fn main() -> Result<(), copydesk::Error> {
    /// use copydesk::{Cleaner, Reason};
    ///
    /// let cleaner = Cleaner::builder()
    ///     .phrases(Reason::Promotion, ["^ the harbour post shop", "tide table*"])
    ///     .build()?;
    /// let article = cleaner.lines("The ferry sank at noon, officials said.\n\nBuy our tide tables")?;
    /// assert_eq!(article.removed()[0].rule.as_str(), "caller/2");
    /// # Ok(())
    /// # }
    /// ```
    pub fn phrases(
        &mut self,
        reason: Reason,
        phrases: impl IntoIterator<Item: AsRef<str>>,
    ) -> &mut CleanerBuilder {
        for phrase in phrases {
            self.add_phrase(reason, phrase.as_ref());
        }
        self
    }

    /// Removes each block in which this regular expression matches, for the given reason. Its rule
    /// is named `caller/1`, `caller/2` and so on; phrases of [`CleanerBuilder::phrases`] and
    /// expressions are numbered together.
    ///
    /// A block is a line, a paragraph of a page, or about a sentence of flat text. The expression
    /// is searched in the block as the document has it, without the white space around it: `^` and
    /// `$` are its start and end. Flat text has no capitals and no punctuation. A phrase skips
    /// lines of more than 60 words; an expression is tried on every block, so limit it if it should
    /// match short ones only.
    ///
    /// What an expression finds counts as much as what a phrase finds: it can mark the end of the
    /// story or a list of teasers.
    ///
    /// Each block is searched once for each expression, in time linear in the block. The time also
    /// depends on the size of the expression: if other people write it, compile it with
    /// [`RegexBuilder::size_limit`](regex::RegexBuilder::size_limit).
    ///
    /// ```
    /// # fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// use copydesk::{Cleaner, Reason};
    /// use regex::Regex;
    ///
    /// let cleaner = Cleaner::builder()
    ///     .pattern(Reason::Promotion, Regex::new(r"(?i)^our picks\b")?)
    ///     .build()?;
    /// let article = cleaner.lines("The ferry sank at noon, officials said.\n\nOur picks for June")?;
    /// assert_eq!(article.text(), "The ferry sank at noon, officials said.");
    /// assert_eq!(article.removed()[0].rule.as_str(), "caller/1");
    /// # Ok(())
    /// # }
    /// ```
    pub fn pattern(&mut self, reason: Reason, pattern: Regex) -> &mut CleanerBuilder {
        Arc::make_mut(&mut self.options.phrases).add_expression(reason, pattern);
        self
    }

    /// Removes the lines that recur on the document's site, for [`Reason::RepeatedOnSite`].
    ///
    /// A line recurs if at least four of the learned documents have it, and at least one in fifty.
    /// Recurring lines of six words or more are removed everywhere, shorter ones only at the
    /// beginning and the end of the document. The headline and the first line stay. A profile
    /// changes nothing for flat text, which has no lines.
    ///
    /// ```
    /// # fn main() -> Result<(), copydesk::Error> {
    /// use copydesk::{Cleaner, SiteProfile};
    ///
    /// let mark = "From the quays of Porto Azul since ninety years";
    /// let mut profile = SiteProfile::new();
    /// for day in ["Monday", "Tuesday", "Wednesday", "Thursday"] {
    ///     profile.learn(&format!("The harbour was quiet on {day}.\n\n{mark}"));
    /// }
    /// let cleaner = Cleaner::builder().site_profile(profile).build()?;
    /// let article = cleaner.lines(&format!("A crane fell on Friday.\n\n{mark}"))?;
    /// assert_eq!(article.removed()[0].rule.as_str(), "site/recurs");
    /// # Ok(())
    /// # }
    /// ```
    pub fn site_profile(&mut self, profile: impl Into<Arc<SiteProfile>>) -> &mut CleanerBuilder {
        self.options.site = Some(profile.into());
        self
    }

    /// Removes the lines that recur on a document's site. The document's address says which site it
    /// is: see [`Input::url`](crate::Input::url). A document without an address, or of a site that
    /// has no profile here, is cleaned with the profile of [`CleanerBuilder::site_profile`], if
    /// there is one.
    ///
    /// ```
    /// # fn main() -> Result<(), copydesk::Error> {
    /// use copydesk::{Cleaner, Input, SiteProfiles};
    ///
    /// let mark = "From the quays of Porto Azul since ninety years";
    /// let mut profiles = SiteProfiles::new();
    /// for day in ["Monday", "Tuesday", "Wednesday", "Thursday"] {
    ///     profiles.learn("post.example", &format!("The harbour was quiet on {day}.\n\n{mark}"));
    /// }
    /// let cleaner = Cleaner::builder().site_profiles(profiles).build()?;
    /// let text = format!("A crane fell on Friday.\n\n{mark}");
    /// let article = cleaner.clean(Input::lines(&text).url("https://post.example/2026/crane"))?;
    /// assert_eq!(article.text(), "A crane fell on Friday.");
    /// # Ok(())
    /// # }
    /// ```
    pub fn site_profiles(&mut self, profiles: impl Into<Arc<SiteProfiles>>) -> &mut CleanerBuilder {
        self.options.sites = Some(profiles.into());
        self
    }

    /// Keeps what a CSS selector matches on a page, whatever the rules and the model say.
    ///
    /// A selector decides about whole blocks: those inside the element that it matches. If two
    /// selectors match nested elements, the inner element's counts. If two match the same element,
    /// the later one counts.
    ///
    /// Selectors that depend on siblings (`~`, `:nth-child`, `:has`) see 1,024 children of an
    /// element at a time, so that no page is too costly.
    ///
    /// A selector that cannot be read is an error of [`CleanerBuilder::build`].
    ///
    /// ```
    /// # fn main() -> Result<(), copydesk::Error> {
    /// let cleaner = copydesk::Cleaner::builder().keep_selector(".tide-table").build()?;
    /// let article = cleaner.page("<div class='tide-table'>High water 6:40</div>")?;
    /// assert_eq!(article.text(), "High water 6:40");
    /// # Ok(())
    /// # }
    /// ```
    pub fn keep_selector(&mut self, selector: &str) -> &mut CleanerBuilder {
        self.add_selector(selector, true);
        self
    }

    /// Removes what a CSS selector matches on a page, by a rule named `selector/1`, `selector/2`
    /// and so on, in the order in which the selectors were set. See
    /// [`CleanerBuilder::keep_selector`].
    ///
    /// ```
    /// # fn main() -> Result<(), copydesk::Error> {
    /// let cleaner = copydesk::Cleaner::builder().remove_selector("aside > p").build()?;
    /// let article = cleaner.page("<aside><p>Our shop sells tide tables.</p></aside>")?;
    /// assert_eq!(article.removed()[0].rule.as_str(), "selector/1");
    /// # Ok(())
    /// # }
    /// ```
    pub fn remove_selector(&mut self, selector: &str) -> &mut CleanerBuilder {
        self.add_selector(selector, false);
        self
    }

    /// Refuses documents of more bytes than this (by default 256 MiB; at most 4 GiB).
    ///
    /// ```
    /// # fn main() -> Result<(), copydesk::Error> {
    /// use copydesk::{Cleaner, ErrorKind};
    ///
    /// let cleaner = Cleaner::builder().max_bytes(4).build()?;
    /// assert_eq!(cleaner.lines("too long").unwrap_err().kind(), ErrorKind::TooLarge);
    /// # Ok(())
    /// # }
    /// ```
    pub fn max_bytes(&mut self, bytes: usize) -> &mut CleanerBuilder {
        self.options.limits.bytes = bytes.min(MOST_BYTES);
        self
    }

    /// Reads at most this many blocks of a document (by default 65,536): lines, paragraphs,
    /// headings. The rest becomes one removal by the rule `limit/blocks`, and the article gets a
    /// [`Note::Limit`].
    ///
    /// ```
    /// # fn main() -> Result<(), copydesk::Error> {
    /// use copydesk::{Cleaner, Reason};
    ///
    /// let text = "The ferry sank at noon.\nNobody was hurt.\nIt rained.";
    /// let article = Cleaner::builder().max_blocks(1).build()?.lines(text)?;
    /// let cut = article.removed().last().unwrap();
    /// assert_eq!(cut.reason, Reason::Limit);
    /// assert_eq!(cut.text, "Nobody was hurt.\nIt rained.");
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// [`Note::Limit`]: crate::Note::Limit
    pub fn max_blocks(&mut self, blocks: usize) -> &mut CleanerBuilder {
        self.options.limits.blocks = blocks;
        self
    }

    /// Nests at most this many elements of a page (by default 512, as browsers do; at most 16,384).
    /// Deeper tags are ignored, their text stays, and the article gets a [`Note::Limit`]. The time
    /// for a hostile page grows with its depth, since each tag may look at all open elements.
    ///
    /// ```
    /// # fn main() -> Result<(), copydesk::Error> {
    /// use copydesk::{Cleaner, Limit, Note};
    ///
    /// let article = Cleaner::builder().max_depth(16).build()?.page(&"<div>".repeat(100))?;
    /// assert_eq!(article.notes, [Note::Limit(Limit::Depth)]);
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// [`Note::Limit`]: crate::Note::Limit
    pub fn max_depth(&mut self, elements: usize) -> &mut CleanerBuilder {
        self.options.limits.depth = elements.min(MOST_DEPTH);
        self
    }

    /// Reads at most this many attributes of a tag (by default 256; at most 4,096). The others are
    /// ignored, and the article gets a [`Note::Limit`]. No attribute holds text of the article. A
    /// value over 64 KiB is cut, with the same note.
    ///
    /// ```
    /// # fn main() -> Result<(), copydesk::Error> {
    /// use copydesk::{Cleaner, Limit, Note};
    ///
    /// let article = Cleaner::builder().max_attributes(1).build()?.page("<p id=a class=b>It rained.")?;
    /// assert_eq!(article.notes, [Note::Limit(Limit::Attributes)]);
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// [`Note::Limit`]: crate::Note::Limit
    pub fn max_attributes(&mut self, attributes: usize) -> &mut CleanerBuilder {
        self.options.limits.attributes = attributes.min(MOST_ATTRIBUTES);
        self
    }
}
