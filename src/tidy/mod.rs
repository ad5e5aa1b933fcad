//! Unicode and white space: steps that lose nothing, and steps that repair what scraping broke.
//! Each step is a file that lists its edits. One place applies them and moves the spans.

mod compose;
mod edit;
mod entities;
mod mojibake;
mod need;
mod space;
mod unseen;

use crate::article::Span;
use crate::names::names;
use edit::Edit;
use need::Need;

names! {
    /// How much the text of a block is tidied.
    ///
    /// ```
    /// use copydesk::{Cleaner, Tidy};
    ///
    /// # fn main() -> Result<(), copydesk::Error> {
    /// let scraped = "The mayor&#39;s office said itâ€™s open.";
    /// let article = Cleaner::new().lines(scraped)?;
    /// assert_eq!(article.blocks[0].text, "The mayor's office said it’s open.");
    ///
    /// let article = Cleaner::builder().tidy(Tidy::Lossless).build()?.lines(scraped)?;
    /// assert_eq!(article.blocks[0].text, scraped);
    /// # Ok(())
    /// # }
    /// ```
    #[derive(Default)]
    #[non_exhaustive]
    pub enum Tidy ("degree of tidying", "degrees of tidying") {
        /// White space is folded, so that a block is one line. Nothing else changes.
        Off = "off",
        /// As `Off`. Letters are composed (NFC), and invisible characters are removed: controls,
        /// soft hyphens, zero-width spaces, byte order marks. Joiners stay if a script or an emoji
        /// needs them.
        Lossless = "lossless",
        /// As `Lossless`. What scraping broke is repaired if it is certain: entities (`&amp;`,
        /// `&#39;`) and UTF-8 that was read as Windows-1252 (`â€™`).
        #[default]
        Full = "full",
    }
}

/// What is known of a block besides its text.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Form {
    pub tidy: Tidy,
    /// The lines of the block are part of it: verse, code.
    pub keep_lines: bool,
    /// A tab parts the cells of a row.
    pub keep_tabs: bool,
    /// Words are broken at the ends of lines, with a hyphen that is not part of the word.
    pub hyphenated: bool,
}

/// A step: what to replace in a text.
type Step = fn(&str, Form) -> Vec<Edit>;

/// The steps in their order. What mends comes first, since entities and broken letters may stand
/// for spaces, controls and letters yet to be composed; entities come twice, since some scrapers
/// escape twice (`&amp;#39;`).
const STEPS: &[(Need, Step)] = &[
    (Need::MOJIBAKE, mojibake::edits),
    (Need::ENTITIES, entities::edits),
    (Need::ENTITIES, entities::edits),
    (Need::UNSEEN, unseen::edits),
    (Need::COMPOSE, compose::edits),
    (Need::SPACE, space::edits),
];

/// A block's text, tidied, and its spans moved along.
pub(crate) fn block(raw: &str, mut spans: Vec<Span>, form: Form) -> (String, Vec<Span>) {
    let need = Need::of(raw, form);
    if need == Need::NOTHING {
        return (raw.to_string(), spans);
    }
    let mut text = raw.to_string();
    for &(_, step) in STEPS.iter().filter(|&&(when, _)| need.has(when)) {
        let edits = step(&text, form);
        if !edits.is_empty() {
            text = edit::apply(&text, &edits, &mut spans);
        }
    }
    edit::trim_spans(&text, &mut spans);
    (text, spans)
}

#[cfg(test)]
mod tests;
