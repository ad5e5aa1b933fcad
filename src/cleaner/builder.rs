//! The [`CleanerBuilder`]: the options, and the first of them that cannot be used.

use std::sync::Arc;

use super::{Cleaner, selector_fault};
use crate::error::{Error, ErrorKind};
use crate::options::Options;
use crate::page::selectors::CallerSelector;
use crate::removal::Reason;
use crate::text::start;

/// Selectors that one cleaner can have; each block of a page holds the number of its own in 16 bits.
const MOST_SELECTORS: usize = u16::MAX as usize;

/// Bytes of a phrase or selector that an error message quotes.
const QUOTED_BYTES: usize = 200;

/// Sets the options of a [`Cleaner`].
///
/// No setter fails. An option that cannot be used, such as a selector that is not CSS, is an error
/// of [`CleanerBuilder::build`]. One builder can build several cleaners and can be changed in
/// between.
///
/// ```
/// use copydesk::{Cleaner, Focus, Reason, Role};
/// use regex::Regex;
///
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let cleaner = Cleaner::builder()
///     .show(Role::Standfirst)
///     .focus(Focus::Recall)
///     .pattern(Reason::Promotion, Regex::new(r"(?i)^our picks\b")?)
///     .build()?;
/// let article = cleaner.lines("The ferry sank at noon, officials said.\n\nOur picks for June")?;
/// assert_eq!(article.text(), "The ferry sank at noon, officials said.");
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Debug, Default)]
pub struct CleanerBuilder {
    pub(super) options: Options,
    /// The first setting that cannot be used.
    unusable: Option<Error>,
}

impl Cleaner {
    /// A builder with the default options.
    ///
    /// ```
    /// # fn main() -> Result<(), copydesk::Error> {
    /// use copydesk::{Cleaner, Role};
    ///
    /// let cleaner = Cleaner::builder().hide(Role::Correction).build()?;
    /// let article = cleaner.lines("It rained.\n\nCorrection: The ferry had one crane, not two.")?;
    /// assert_eq!(article.text(), "It rained.");
    /// # Ok(())
    /// # }
    /// ```
    pub fn builder() -> CleanerBuilder {
        CleanerBuilder::default()
    }
}

impl CleanerBuilder {
    /// A cleaner with the options that have been set so far.
    ///
    /// # Errors
    /// [`ErrorKind::Option`] if a phrase or selector cannot be used. The message quotes the first
    /// one and says why. A setting cannot be taken back: to try one that may be unusable, set it on
    /// a clone of the builder.
    ///
    /// ```
    /// use copydesk::{Cleaner, ErrorKind};
    ///
    /// let mut builder = Cleaner::builder();
    /// builder.remove_selector("aside");
    /// let error = builder.clone().remove_selector("p[").build().unwrap_err();
    /// assert_eq!(error.kind(), ErrorKind::Option);
    /// assert!(error.to_string().contains("p["));
    /// assert!(builder.build().is_ok());
    /// ```
    pub fn build(&self) -> Result<Cleaner, Error> {
        match &self.unusable {
            Some(error) => Err(error.clone()),
            None => Ok(Cleaner {
                options: self.options.clone(),
            }),
        }
    }

    pub(super) fn add_phrase(&mut self, reason: Reason, phrase: &str) {
        let book = Arc::make_mut(&mut self.options.phrases);
        if let Err(cause) = book.add_phrase(reason, phrase) {
            let message = format!("the phrase {}: {cause}", quoted(phrase));
            self.refuse(Error::new(ErrorKind::Option, message));
        }
    }

    pub(super) fn add_selector(&mut self, selector: &str, keeps: bool) {
        let selectors = Arc::make_mut(&mut self.options.selectors);
        match CallerSelector::parse(selector, keeps) {
            Ok(parsed) if selectors.len() < MOST_SELECTORS => selectors.push(parsed),
            Ok(_) => {
                let message =
                    format!("there are more than {MOST_SELECTORS} selectors; join some by commas");
                self.refuse(Error::new(ErrorKind::Option, message));
            }
            Err(cause) => {
                let (selector, fault) = (quoted(selector), selector_fault::of(&cause, selector));
                let message = format!(
                    "the selector {selector}: {fault}; write a CSS selector such as `aside.shop > p`"
                );
                self.refuse(Error::new(ErrorKind::Option, message).due_to(cause));
            }
        }
    }

    /// Notes a setting that cannot be used, unless one is noted already.
    fn refuse(&mut self, error: Error) {
        self.unusable.get_or_insert(error);
    }
}

/// What the caller wrote, in quotation marks and cut where it is long.
fn quoted(text: &str) -> String {
    let beginning = start(text, QUOTED_BYTES);
    let cut = if beginning.len() < text.len() {
        "…"
    } else {
        ""
    };
    format!("`{beginning}{cut}`")
}
