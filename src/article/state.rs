//! The three states in which a document arrives.

use crate::names::names;

names! {
    /// The state in which a document arrived. No fourth state will be added.
    ///
    /// ```
    /// assert_eq!(copydesk::State::Lines.name(), "lines");
    /// ```
    pub enum State ("state", "states") {
        /// HTML.
        Page = "page",
        /// Text that an extractor left, with its line breaks.
        Lines = "lines",
        /// Lowercase words on one line, without punctuation.
        Flat = "flat",
    }
}
