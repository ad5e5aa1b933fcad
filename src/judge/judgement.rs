//! What a judge hands on: the verdicts, and how sure it is of them.

use super::line::Lines;
use crate::document::Document;
use crate::verdict::Verdict;

/// The verdicts on a document's candidates, one each, in order.
pub(crate) struct Judgement {
    pub verdicts: Vec<Verdict>,
    /// The F1 that the judge expects of the text, from 0 to 1.
    pub confidence: f32,
    /// The lines as they were read, of a text that is no page.
    pub lines: Lines,
}

impl Judgement {
    /// How many bytes of text stay.
    pub fn bytes_kept(&self, document: &Document<'_>) -> usize {
        let kept = document.candidates.iter().zip(&self.verdicts);
        let kept = kept.filter(|(_, verdict)| verdict.is_kept());
        kept.map(|(candidate, _)| candidate.text.len()).sum()
    }
}
