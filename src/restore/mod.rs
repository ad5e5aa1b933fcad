//! Restoration of flat text: for every word a small network predicts its case and the mark that
//! follows.
//! Decoding combines that with what the word allows. The words themselves are never changed.

mod arithmetic;
mod decode;
mod features;
mod format;
#[cfg(test)]
mod golden;
mod lexicon;
mod mark;
mod network;
mod recognise;
mod spelling;
mod tagger;
mod words;
mod write;

use std::fmt;
use std::ops::Range;
use std::sync::OnceLock;

use crate::error::Error;

/// The weights in the package; `training/restore` made them.
const BUNDLED: &[u8] = include_bytes!("weights.bin");

/// A text with its sentences, punctuation and capitals restored.
///
/// ```
/// let restored = copydesk::restore("the ferry sank at noon nobody was hurt officials said");
/// assert!(restored.recognised);
/// assert!(restored.text.starts_with("The ferry"));
/// ```
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct Restored {
    /// The text: its sentences, with one space between them, and a line break after one that ends
    /// without a mark.
    pub text: String,
    /// Its sentences, in order.
    pub sentences: Vec<RestoredSentence>,
    /// Whether the text is in the language of the weights. If not, it is left as it was.
    pub recognised: bool,
}

/// A sentence of a [`Restored`] text, or a line without a mark at its end: a headline, a menu
/// entry.
///
/// ```
/// let flat = "the ferry sank at noon";
/// let restored = copydesk::restore(flat);
/// assert_eq!(restored.sentences[0].range, 0..flat.len());
/// assert_eq!(restored.sentences[0].confidence, 1.0);
/// ```
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct RestoredSentence {
    /// The sentence as restored.
    pub text: String,
    /// Its byte range in the input, from the start of its first word to the end of its last.
    pub range: Range<usize>,
    /// How sure the model is that the sentence ends here: between 0 and 1, and 1 at the end of the
    /// text.
    pub confidence: f32,
    /// Whether it ends with a mark; headlines, menu entries and captions do not.
    pub marked: bool,
}

/// Restores sentence ends, punctuation and capitals in flat English text. Marks and capitals that
/// the text still has are kept and used. Text in another language is left as it is.
///
/// Time and memory are linear in the length of the text, and the result is the same on every
/// machine.
///
/// ```
/// let restored = copydesk::restore("mr ruiz said he won t go he stayed in porto azul");
/// assert_eq!(restored.text.replace(|c: char| !c.is_alphanumeric(), "").to_lowercase(),
///     "mrruizsaidhewontgohestayedinportoazul");
/// ```
pub fn restore(text: &str) -> Restored {
    bundled().restore(text)
}

/// Restores text with weights of your own, made by `training/restore`; [`restore`] uses the bundled
/// ones.
///
/// ```
/// let error = copydesk::Restorer::from_bytes(b"not weights").unwrap_err();
/// assert_eq!(error.kind(), copydesk::ErrorKind::Data);
/// ```
#[derive(Clone)]
pub struct Restorer {
    header: String,
    lexicon: lexicon::Lexicon,
    network: network::Network,
}

impl fmt::Debug for Restorer {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Restorer")
            .field("header", &self.header)
            .finish_non_exhaustive()
    }
}

impl Default for Restorer {
    /// The restorer with the bundled weights.
    fn default() -> Restorer {
        bundled().clone()
    }
}

/// The bundled weights, unpacked at first use. A test reads them, so that no release has damaged
/// ones; those would know no word, and leave every text as it is.
fn bundled() -> &'static Restorer {
    static RESTORER: OnceLock<Restorer> = OnceLock::new();
    RESTORER.get_or_init(|| Restorer::of(format::read(BUNDLED).unwrap_or_default()))
}

impl Restorer {
    /// Reads a weights file.
    ///
    /// # Errors
    /// [`ErrorKind::Data`](crate::ErrorKind::Data) where the file is cut short, damaged or of
    /// another version.
    ///
    /// ```
    /// assert!(copydesk::Restorer::from_bytes(&[]).is_err());
    /// ```
    pub fn from_bytes(bytes: &[u8]) -> Result<Restorer, Error> {
        format::read(bytes).map(Restorer::of)
    }

    fn of(weights: format::Weights) -> Restorer {
        let format::Weights {
            header,
            lexicon,
            network,
        } = weights;
        Restorer {
            header,
            lexicon,
            network,
        }
    }

    /// The header of the weights file: recipe, words seen, hash of the training data, language.
    ///
    /// ```
    /// assert!(copydesk::Restorer::default().header().contains("recipe"));
    /// ```
    pub fn header(&self) -> &str {
        &self.header
    }

    /// Restores a text; see [`restore`].
    ///
    /// ```
    /// let restorer = copydesk::Restorer::default();
    /// assert!(restorer.restore("").sentences.is_empty());
    /// ```
    pub fn restore(&self, text: &str) -> Restored {
        let (lead, words) = words::split(text);
        let kept = words::kept(&words);
        let numbers: Vec<u32> = words
            .iter()
            .map(|word| self.lexicon.number(&word.lower))
            .collect();
        let recognised = recognise::recognise(&numbers);
        if words.is_empty() || !recognised || (kept.marks && kept.case) {
            return untouched(text, recognised);
        }
        let features: Vec<_> = words
            .iter()
            .zip(&numbers)
            .map(|(word, number)| features::Features::of(&word.lower, *number))
            .collect();
        let tags = tagger::tag(&self.network, &features);
        let decisions = decode::decide(&words, &tags, &numbers, kept, &self.lexicon);
        let sentences = write::sentences(lead, &words, &decisions, kept, &self.lexicon);
        Restored {
            text: join(&sentences),
            sentences,
            recognised,
        }
    }
}

fn join(sentences: &[RestoredSentence]) -> String {
    let mut text = String::with_capacity(sentences.iter().map(|s| s.text.len() + 1).sum());
    let mut separator = "";
    for sentence in sentences {
        text.push_str(separator);
        text.push_str(&sentence.text);
        separator = if sentence.marked { " " } else { "\n" };
    }
    text
}

/// The text as it is, its sentences found by the marks that it has.
fn untouched(text: &str, recognised: bool) -> Restored {
    let sentence = |range: Range<usize>| {
        let sentence = text.get(range.clone())?;
        Some(RestoredSentence {
            text: sentence.to_string(),
            range,
            confidence: 1.0,
            marked: sentence.ends_with(|c: char| !c.is_alphanumeric()),
        })
    };
    let mut sentences: Vec<RestoredSentence> = crate::sentences::sentences(text)
        .filter_map(sentence)
        .collect();
    if sentences.is_empty() && !text.trim().is_empty() {
        // Marks that make no word, as a vowel sign alone, are a sentence so that nothing is lost.
        sentences.extend(sentence(0..text.len()));
    }
    Restored {
        text: text.to_string(),
        sentences,
        recognised,
    }
}

#[cfg(test)]
mod tests {
    use super::{BUNDLED, Restorer, format};

    #[test]
    fn the_bundled_weights_are_whole() {
        assert!(format::read(BUNDLED).is_ok());
    }

    #[test]
    fn without_weights_text_stays_as_it_is() {
        let restored = Restorer::of(format::Weights::default()).restore("the ferry sank at noon");
        assert_eq!(restored.text, "the ferry sank at noon");
        assert!(!restored.recognised);
    }
}
