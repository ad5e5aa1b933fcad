//! The options of a [`Cleaner`], each a chained setter.

use std::sync::Arc;

use regex::Regex;

use super::Cleaner;
use crate::article::Role;
use crate::error::{Error, ErrorKind};
use crate::options::Focus;
use crate::page::selectors::CallerSelector;
use crate::removal::Reason;
use crate::site::SiteProfile;
use crate::tidy::Tidy;

/// The most that a caller may set: offsets are held in 32 bits, depths in 16.
const MOST_BYTES: usize = u32::MAX as usize;
const MOST_DEPTH: usize = 1 << 14;
const MOST_ATTRIBUTES: usize = 1 << 12;

/// The options, each a chained setter.
impl Cleaner {
    /// Shows blocks of this role in the text. Headline, standfirst, byline, dates, captions, credits
    /// and author bios are not shown unless set.
    ///
    /// ```
    /// # fn main() -> Result<(), copydesk::Error> {
    /// use copydesk::{Cleaner, Role};
    ///
    /// let text = "By Ana Prell\n\nThe ferry sank at noon, officials said on Monday.";
    /// let article = Cleaner::new().show(Role::Byline).lines(text)?;
    /// assert!(article.text().starts_with("By Ana Prell"));
    /// # Ok(())
    /// # }
    /// ```
    pub fn show(mut self, role: Role) -> Cleaner {
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
    /// let article = Cleaner::new().hide(Role::Correction).lines(text)?;
    /// assert_eq!(article.text(), "The ferry sank at noon.");
    /// # Ok(())
    /// # }
    /// ```
    pub fn hide(mut self, role: Role) -> Cleaner {
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
    /// let careful = Cleaner::new().focus(Focus::Recall).lines(text)?;
    /// let thorough = Cleaner::new().focus(Focus::Precision).lines(text)?;
    /// assert!(careful.text().len() >= thorough.text().len());
    /// # Ok(())
    /// # }
    /// ```
    pub fn focus(mut self, focus: Focus) -> Cleaner {
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
    /// let article = Cleaner::new().tidy(Tidy::Lossless).lines(text)?;
    /// assert_eq!(article.text(), text);
    /// # Ok(())
    /// # }
    /// ```
    pub fn tidy(mut self, tidy: Tidy) -> Cleaner {
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
    /// # Errors
    /// [`ErrorKind::Option`] where a phrase does not parse; the message says which and why.
    ///
    /// ```
    /// # fn main() -> Result<(), copydesk::Error> {
    /// use copydesk::{Cleaner, Reason};
    ///
    /// let cleaner = Cleaner::new().phrases(Reason::Promotion, ["^ the harbour post shop", "tide table*"])?;
    /// let article = cleaner.lines("The ferry sank at noon, officials said.\n\nBuy our tide tables")?;
    /// assert_eq!(article.removed()[0].rule.as_str(), "caller/2");
    /// # Ok(())
    /// # }
    /// ```
    pub fn phrases<P: AsRef<str>>(
        mut self,
        reason: Reason,
        phrases: impl IntoIterator<Item = P>,
    ) -> Result<Cleaner, Error> {
        let book = Arc::make_mut(&mut self.options.phrases);
        for phrase in phrases {
            book.add_phrase(reason, phrase.as_ref()).map_err(|error| {
                let phrase = phrase.as_ref();
                Error::new(ErrorKind::Option, format!("the phrase `{phrase}`: {error}"))
            })?;
        }
        Ok(self)
    }

    /// Removes each block in which this regular expression is found, for the reason given. Its rule is
    /// named `caller/1`, `caller/2` and so on, in one count with the phrases of [`Cleaner::phrases`].
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
    /// let cleaner = Cleaner::new().pattern(Reason::Promotion, Regex::new(r"(?i)^our picks\b")?);
    /// let article = cleaner.lines("The ferry sank at noon, officials said.\n\nOur picks for June")?;
    /// assert_eq!(article.text(), "The ferry sank at noon, officials said.");
    /// assert_eq!(article.removed()[0].rule.as_str(), "caller/1");
    /// # Ok(())
    /// # }
    /// ```
    pub fn pattern(mut self, reason: Reason, pattern: Regex) -> Cleaner {
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
    /// let cleaner = Cleaner::new().site_profile(profile);
    /// let article = cleaner.lines(&format!("A crane fell on Friday.\n\n{mark}"))?;
    /// assert_eq!(article.removed()[0].rule.as_str(), "site/recurs");
    /// # Ok(())
    /// # }
    /// ```
    pub fn site_profile(mut self, profile: impl Into<Arc<SiteProfile>>) -> Cleaner {
        self.options.site = Some(profile.into());
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
    /// # Errors
    /// [`ErrorKind::Option`] where the selector does not parse.
    ///
    /// ```
    /// # fn main() -> Result<(), copydesk::Error> {
    /// let cleaner = copydesk::Cleaner::new().keep_selector(".tide-table")?;
    /// let article = cleaner.page("<div class='tide-table'>High water 6:40</div>")?;
    /// assert_eq!(article.text(), "High water 6:40");
    /// # Ok(())
    /// # }
    /// ```
    pub fn keep_selector(self, selector: &str) -> Result<Cleaner, Error> {
        self.selector(selector, true)
    }

    /// Removes what a CSS selector names on a page, by a rule named `selector/1`, `selector/2` and
    /// so on in the order in which the selectors were set. See [`Cleaner::keep_selector`].
    ///
    /// # Errors
    /// [`ErrorKind::Option`] where the selector does not parse.
    ///
    /// ```
    /// # fn main() -> Result<(), copydesk::Error> {
    /// let cleaner = copydesk::Cleaner::new().remove_selector("aside > p")?;
    /// let article = cleaner.page("<aside><p>Our shop sells tide tables.</p></aside>")?;
    /// assert_eq!(article.removed()[0].rule.as_str(), "selector/1");
    /// # Ok(())
    /// # }
    /// ```
    pub fn remove_selector(self, selector: &str) -> Result<Cleaner, Error> {
        self.selector(selector, false)
    }

    fn selector(mut self, selector: &str, keeps: bool) -> Result<Cleaner, Error> {
        let parsed = CallerSelector::parse(selector, keeps).map_err(|error| {
            Error::new(
                ErrorKind::Option,
                format!("the selector `{selector}`: {error}"),
            )
        })?;
        Arc::make_mut(&mut self.options.selectors).push(parsed);
        Ok(self)
    }

    /// Refuses documents of more bytes than this (256 MiB unless set, 4 GiB at most).
    ///
    /// ```
    /// use copydesk::{Cleaner, ErrorKind};
    ///
    /// let error = Cleaner::new().max_bytes(4).lines("too long").unwrap_err();
    /// assert_eq!(error.kind(), ErrorKind::TooLarge);
    /// ```
    pub fn max_bytes(mut self, bytes: usize) -> Cleaner {
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
    /// let article = Cleaner::new().max_blocks(1).lines(text)?;
    /// let cut = article.removed().last().unwrap();
    /// assert_eq!(cut.reason, Reason::Limit);
    /// assert_eq!(cut.text, "Nobody was hurt.\nIt rained.");
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// [`Note::Limit`]: crate::Note::Limit
    pub fn max_blocks(mut self, blocks: usize) -> Cleaner {
        self.options.limits.blocks = blocks;
        self
    }

    /// Opens so many elements of a page inside one another (512 unless set, as browsers do; 16,384 at
    /// most). Deeper tags are left out, their text stays, and the article has a [`Note::Limit`]. A
    /// hostile page costs time that grows with its depth, as each tag may look at all open elements.
    ///
    /// ```
    /// # fn main() -> Result<(), copydesk::Error> {
    /// use copydesk::{Cleaner, Note};
    ///
    /// let article = Cleaner::new().max_depth(16).page(&"<div>".repeat(100))?;
    /// assert_eq!(article.notes, [Note::Limit("depth".to_string())]);
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// [`Note::Limit`]: crate::Note::Limit
    pub fn max_depth(mut self, elements: usize) -> Cleaner {
        self.options.limits.depth = elements.min(MOST_DEPTH);
        self
    }

    /// Reads so many attributes of a tag (256 unless set, 4,096 at most) and leaves the others out, of
    /// which the article has a [`Note::Limit`]. No attribute holds text of the article. A value over 64 KiB is
    /// cut, with the same note.
    ///
    /// ```
    /// # fn main() -> Result<(), copydesk::Error> {
    /// use copydesk::{Cleaner, Note};
    ///
    /// let article = Cleaner::new().max_attributes(1).page("<p id=a class=b>It rained.")?;
    /// assert_eq!(article.notes, [Note::Limit("attributes".to_string())]);
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// [`Note::Limit`]: crate::Note::Limit
    pub fn max_attributes(mut self, attributes: usize) -> Cleaner {
        self.options.limits.attributes = attributes.min(MOST_ATTRIBUTES);
        self
    }
}
