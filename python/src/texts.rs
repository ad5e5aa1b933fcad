//! The functions: flat text restored, and the sentences of any text.

use pyo3::prelude::*;

use crate::document::Document;
use crate::error;

/// A text with its sentences, marks and capitals restored. `str(restored)` is the text.
#[pyclass(frozen, module = "copydesk")]
pub struct Restored {
    restored: copydesk::Restored,
}

#[pymethods]
impl Restored {
    /// The text.
    #[getter]
    fn text(&self) -> &str {
        &self.restored.text
    }

    /// Its sentences.
    #[getter]
    fn sentences(&self) -> Vec<String> {
        let sentences = self.restored.sentences.iter();
        sentences.map(|sentence| sentence.text.clone()).collect()
    }

    /// Whether the text is in a language that can be restored; where not, it is as it was.
    #[getter]
    fn recognised(&self) -> bool {
        self.restored.recognised
    }

    fn __str__(&self) -> &str {
        &self.restored.text
    }

    fn __repr__(&self) -> String {
        let text = crate::pieces::short(&self.restored.text);
        let sentences = self.restored.sentences.len();
        format!("<Restored, {sentences} sentences: {text:?}>")
    }
}

/// Restores sentence ends, marks and capitals in flat English text; no word is changed or removed.
///
/// >>> import copydesk
/// >>> copydesk.restore('the ferry sank at noon nobody was hurt officials said').sentences[0]
/// 'The ferry sank at noon.'
#[pyfunction]
pub fn restore(text: &Bound<'_, PyAny>) -> PyResult<Restored> {
    let document = Document::of(text)?;
    error::detached(text.py(), || {
        let (text, _) = document.text(None);
        let restored = copydesk::restore(&text);
        Ok(Restored { restored })
    })
}

/// The sentences of a text, without the white space around them.
///
/// >>> import copydesk
/// >>> copydesk.sentences('It rained. Mr. Ruiz stayed home.')
/// ['It rained.', 'Mr. Ruiz stayed home.']
#[pyfunction]
pub fn sentences(text: &Bound<'_, PyAny>) -> PyResult<Vec<String>> {
    let document = Document::of(text)?;
    error::detached(text.py(), || {
        let (text, _) = document.text(None);
        let ranges = copydesk::sentences(&text);
        let sentences = ranges.filter_map(|range| text.get(range).map(str::to_owned));
        Ok(sentences.collect())
    })
}
