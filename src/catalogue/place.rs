//! Where in a document a phrase may fire.

use crate::names::names;

names! {
    /// Where in a document a [`Phrase`](crate::Phrase) may fire.
    ///
    /// ```
    /// use copydesk::{PhrasePlace, RuleEntry};
    ///
    /// let phrase = RuleEntry::named("newsletter/1").and_then(|entry| entry.phrase).unwrap();
    /// assert_eq!(phrase.place, PhrasePlace::Anywhere);
    /// ```
    #[non_exhaustive]
    pub enum PhrasePlace ("place", "places") {
        /// Anywhere in the document.
        Anywhere = "anywhere",
        /// Before the body; in flat text among the first words.
        Head = "head",
        /// Inside the body.
        Body = "body",
        /// After the body; in flat text among the last words.
        Tail = "tail",
        /// Before the body or after it.
        Edge = "edge",
        /// At the start of flat text.
        Start = "start",
        /// Anywhere in flat text before its tail.
        Inside = "inside",
    }
}
