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
    /// Shows blocks of this role in the text. Headline, standfirst, byline, dates, captions, credits
    /// and author bios are not shown unless set.
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

    /// Turns the dial between losing article words and keeping boilerplate, [`Focus::Balanced`]
    /// unless set. Rules that are seldom wrong decide alike at every setting.
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

    /// Says how much the text of the blocks is tidied, [`Tidy::Full`] unless set.
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

    /// Adds phrases of the caller's own to the judge's rules; a line of up to 60 words that has
    /// one is removed for the reason given, by a rule named `caller/1`, `caller/2` and so on.
    ///
    /// They are asked before the crate's own rules and are part of the same decision: what they
    /// find can end the story, open a tail or make a list of teasers. A phrase is written as in the
    /// crate's lists: words in any case, `word*` for its beginning, `(a|b)` for alternatives,
    /// `word?` for one that may be missing, `...` for up to ten words and `..` for up to three, `^`
    /// and `$` for the line's start and end, `#` for a number and `####` for a year, `@Name` for a
    /// capitalised word and `@Names` for one to six, and marks such as `:` or `-` for themselves.
    /// [`Phrase::pattern`](crate::Phrase::pattern) has the crate's own in the same writing.
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

    /// Removes each block in which this regular expression is found, for the reason given. Its rule is
    /// named `caller/1`, `caller/2` and so on, in one count with the phrases of [`CleanerBuilder::phrases`].
    ///
    /// A block is a line, a paragraph of a page, or a sentence or so of flat text. It is searched as it
    /// stands in the document, without the white space around it: `^` and `$` are its start and end,
    /// and flat text has no capitals and no marks. A phrase skips lines of more than 60 words; an
    /// expression is asked of every block, so bind it where only short ones should go.
    ///
    /// What an expression finds is part of the same decision as what a phrase finds: it can end the
    /// story or make a list of teasers.
    ///
    /// Each block is searched once for each expression, in time linear in the block. How long that
    /// takes also depends on the size of the expression: where others write it, compile it with
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

    /// Removes the lines that recur on the document's site, for [`Reason::RepeatedOnSite`]: those of
    /// six words or more, and shorter ones before the first line that does not recur and after the
    /// last. The headline and the first line stay. A line recurs that stands in at least four of the
    /// documents learned from, and in one of fifty. Flat text has no lines and is cleaned as without
    /// a profile.
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

    /// Removes the lines that recur on a document's site, which the document's address tells: see
    /// [`Input::url`](crate::Input::url). A document without an address, or of a site that has no profile
    /// among these, is cleaned with the profile of [`CleanerBuilder::site_profile`], if there is one.
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

    /// Keeps what a CSS selector names on a page, whatever the judge makes of it.
    ///
    /// A selector decides on whole blocks: on those that stand in the element it names. Of two
    /// that meet, the one of the inner element counts, and of two on one element the later.
    ///
    /// So that no page is costly, what a selector says of siblings (`~`, `:nth-child`, `:has`) is
    /// told among 1,024 children of an element at a time.
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

    /// Removes what a CSS selector names on a page, by a rule named `selector/1`, `selector/2` and
    /// so on in the order in which the selectors were set. See [`CleanerBuilder::keep_selector`].
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

    /// Refuses documents of more bytes than this (256 MiB unless set, 4 GiB at most).
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

    /// Reads so many blocks of a document (65,536 unless set): lines, paragraphs, headings.
    /// What follows becomes one removal of the rule `limit/blocks`, and a [`Note::Limit`].
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

    /// Opens so many elements of a page inside one another (512 unless set, as browsers do; 16,384 at
    /// most). Deeper tags are left out, their text stays, and the article has a [`Note::Limit`]. A
    /// hostile page costs time that grows with its depth, as each tag may look at all open elements.
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

    /// Reads so many attributes of a tag (256 unless set, 4,096 at most) and leaves the others out, of
    /// which the article has a [`Note::Limit`]. No attribute holds text of the article. A value over 64 KiB is
    /// cut, with the same note.
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
