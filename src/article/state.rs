//! The three states in which a document arrives.

use std::fmt;

/// The state in which a document arrived. There will be no fourth.
///
/// ```
/// assert_eq!(copydesk::State::Lines.name(), "lines");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
pub enum State {
    /// HTML.
    Page,
    /// Text that an extractor left, with its line breaks.
    Lines,
    /// Lowercase words on one line, the marks gone.
    Flat,
}

impl State {
    /// The state's name as the command takes and writes it.
    ///
    /// ```
    /// assert_eq!(copydesk::State::Flat.name(), "flat");
    /// ```
    pub fn name(self) -> &'static str {
        match self {
            State::Page => "page",
            State::Lines => "lines",
            State::Flat => "flat",
        }
    }
}

impl fmt::Display for State {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.name())
    }
}
