//! Sentences of ordinary text, as byte ranges: where a full stop ends a sentence, and where it does
//! not.
//! The lists of abbreviations and of words that begin sentences are data files, one for each
//! language.

mod item;
mod next;
mod speaker;
mod splitter;
mod stop;
mod words;

use std::ops::Range;

use crate::article::{Article, Block};

/// A sentence of an article.
///
/// ```
/// # fn main() -> Result<(), copydesk::Error> {
/// let article = copydesk::Cleaner::new().lines("The ferry sank at noon. Nobody was hurt, officials said.")?;
/// let sentences: Vec<_> = article.sentences().collect();
/// assert_eq!(sentences[0].text, "The ferry sank at noon.");
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct Sentence<'a> {
    /// The sentence.
    pub text: &'a str,
    /// The number of its block in [`Article::blocks`].
    pub block: usize,
    /// Its byte range in the block's text.
    pub range: Range<usize>,
}

/// The byte ranges of the sentences of a text, without the white space around them.
///
/// A full stop ends a sentence unless it belongs to an abbreviation, an initial, a number or an
/// address, or the text continues in lower case. A blank line always ends a sentence. A line end
/// does if the next line looks like a new beginning.
///
/// ```
/// let text = "It rained. Mr. Ruiz stayed home.";
/// let sentences: Vec<_> = copydesk::sentences(text).map(|range| &text[range]).collect();
/// assert_eq!(sentences, ["It rained.", "Mr. Ruiz stayed home."]);
/// ```
pub fn sentences(text: &str) -> impl Iterator<Item = Range<usize>> {
    splitter::Splitter::new(text)
}

impl Article {
    /// The sentences of the blocks that the text shows.
    ///
    /// ```
    /// # fn main() -> Result<(), copydesk::Error> {
    /// let article = copydesk::Cleaner::new().lines("It rained in Porto Azul. The wind was strong.")?;
    /// assert_eq!(article.sentences().count(), 2);
    /// # Ok(())
    /// # }
    /// ```
    pub fn sentences(&self) -> impl Iterator<Item = Sentence<'_>> {
        let blocks = self.blocks.iter().enumerate();
        blocks
            .filter(|(_, block)| block.shown)
            .flat_map(|(number, block)| {
                ranges(block).filter_map(move |range| {
                    Some(Sentence {
                        text: block.text.get(range.clone())?,
                        block: number,
                        range,
                    })
                })
            })
    }
}

/// The sentences of a block: those that restoration made, else those that the text shows.
fn ranges(block: &Block) -> impl Iterator<Item = Range<usize>> {
    let ends = &block.sentence_ends;
    let found = sentences(&block.text).filter(|_| ends.is_empty());
    let starts = std::iter::once(0).chain(ends.iter().copied());
    let restored = starts.zip(ends).filter_map(|(start, &end)| {
        let text = block.text.get(start..end)?;
        Some(end - text.trim_start().len()..end)
    });
    restored.chain(found)
}

#[cfg(test)]
mod tests;
