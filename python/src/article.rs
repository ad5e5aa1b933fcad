//! The class `Article`.

use std::collections::BTreeMap;

use copydesk::Field;
use pyo3::prelude::*;
use pyo3::types::PyAny;

use crate::error;
use crate::notebook;
use crate::pieces::{Block, Characters, Removal};

/// A clean article: its text, its metadata, its blocks under their roles, and what was removed.
///
/// `str(article)` is its text.
///
/// >>> import copydesk
/// >>> text = 'Ferry sinks off Porto Azul\n\nBy Ana Prell\n\nThe ferry to Porto Azul sank at noon on Monday, and its passengers were brought ashore by fishing boats, officials said.\n\nSign up for our newsletter'
/// >>> article = copydesk.Cleaner().clean(text)
/// >>> article.title, article.authors, article.published
/// ('Ferry sinks off Porto Azul', ['Ana Prell'], None)
/// >>> for removal in article.removed:
/// ...     print(removal.reason, '|', removal.text)
/// byline | By Ana Prell
/// newsletter | Sign up for our newsletter
#[pyclass(frozen, eq, module = "copydesk")]
#[derive(PartialEq)]
pub struct Article {
    article: copydesk::Article,
    characters: Characters,
}

impl Article {
    pub fn new(article: copydesk::Article, text: &str) -> Article {
        let characters = Characters::of(&article, text);
        Article {
            article,
            characters,
        }
    }
}

#[pymethods]
impl Article {
    /// The text: the blocks that are shown, one a line.
    #[getter]
    fn text(&self, py: Python<'_>) -> PyResult<String> {
        error::detached(py, || Ok(self.article.text()))
    }

    /// The article as Markdown: headings, lists, quotes, tables, links.
    #[getter]
    fn markdown(&self, py: Python<'_>) -> PyResult<String> {
        error::detached(py, || Ok(self.article.markdown()))
    }

    /// The article as a page of its own.
    #[getter]
    fn html(&self, py: Python<'_>) -> PyResult<String> {
        error::detached(py, || Ok(self.article.html()))
    }

    /// The state in which it arrived: `page`, `lines` or `flat`.
    #[getter]
    fn state(&self) -> &'static str {
        self.article.state.name()
    }

    /// The headline as a reader sees it, without the site's name.
    #[getter]
    fn title(&self) -> Option<&str> {
        self.article.title.as_deref()
    }

    /// The summary under the headline.
    #[getter]
    fn standfirst(&self) -> Option<&str> {
        self.article.standfirst.as_deref()
    }

    /// The people who wrote it.
    #[getter]
    fn authors(&self) -> Vec<String> {
        self.article.authors.clone()
    }

    /// When it was published: an ISO 8601 date, with time and zone where they are known.
    #[getter]
    fn published(&self) -> Option<&str> {
        self.article.published.as_deref()
    }

    /// When it was last changed: an ISO 8601 date, with time and zone where they are known.
    #[getter]
    fn modified(&self) -> Option<&str> {
        self.article.modified.as_deref()
    }

    /// The site's name.
    #[getter]
    fn site(&self) -> Option<&str> {
        self.article.site.as_deref()
    }

    /// The canonical address.
    #[getter]
    fn url(&self) -> Option<&str> {
        self.article.url.as_deref()
    }

    /// The language as a BCP 47 tag (`en`, `pt-BR`).
    #[getter]
    fn language(&self) -> Option<&str> {
        self.article.language.as_deref()
    }

    /// The address of the main picture.
    #[getter]
    fn image(&self) -> Option<&str> {
        self.article.image.as_deref()
    }

    /// The section of the paper.
    #[getter]
    fn section(&self) -> Option<&str> {
        self.article.section.as_deref()
    }

    /// Keywords.
    #[getter]
    fn tags(&self) -> Vec<String> {
        self.article.tags.clone()
    }

    /// The sentences of the text.
    #[getter]
    fn sentences(&self) -> Vec<String> {
        let sentences = self.article.sentences();
        sentences.map(|sentence| sentence.text.to_owned()).collect()
    }

    /// The blocks in reading order, those that the text does not show included.
    #[getter]
    fn blocks(&self) -> Vec<Block> {
        let blocks = self.article.blocks.iter();
        blocks
            .map(|block| Block::new(block.clone(), &self.characters))
            .collect()
    }

    /// What the text does not have, in order, each with its reason and rule.
    #[getter]
    fn removed(&self) -> Vec<Removal> {
        let removed = self.article.removed().iter();
        removed
            .map(|removal| Removal::new(removal.clone(), &self.characters))
            .collect()
    }

    /// What a caller may want to know of this cleaning, in words.
    #[getter]
    fn notes(&self) -> Vec<String> {
        self.article.notes.iter().map(ToString::to_string).collect()
    }

    /// Where each field of the metadata came from: `json-ld`, `meta-tag`, `markup`, `text` or
    /// `address`.
    #[getter]
    fn sources(&self) -> BTreeMap<&'static str, &'static str> {
        let fields = Field::ALL.iter();
        fields
            .filter_map(|&field| Some((field.name(), self.article.source(field)?.name())))
            .collect()
    }

    /// How sure the title, the authors and the day of publication are, where the document gives them:
    /// the share of such fields that were right on labelled news pages.
    #[getter]
    fn field_confidences(&self) -> BTreeMap<&'static str, f32> {
        let fields = Field::ALL.iter();
        fields
            .filter_map(|&field| Some((field.name(), self.article.field_confidence(field)?)))
            .collect()
    }

    /// The F1 that the judge expects of the text, from 0 to 1, whatever the document came as.
    #[getter]
    fn confidence(&self) -> f32 {
        self.article.confidence()
    }

    /// Whether there is an article at all.
    #[getter]
    fn is_article(&self) -> bool {
        self.article.is_article()
    }

    /// Everything that is known, as `copydesk clean --to json` writes it.
    ///
    /// >>> import copydesk
    /// >>> copydesk.Cleaner().lines('It rained all day.').to_dict()['blocks'][0]['role']
    /// 'paragraph'
    fn to_dict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        py.import("json")?.call_method1("loads", (self.to_json(),))
    }

    /// The same as JSON.
    ///
    /// >>> import copydesk
    /// >>> article = copydesk.Cleaner().lines('It rained all day.')
    /// >>> '"text":"It rained all day."' in article.to_json()
    /// True
    fn to_json(&self) -> String {
        self.article.json()
    }

    fn __str__(&self) -> String {
        self.article.text()
    }

    fn __repr__(&self) -> String {
        notebook::line(&self.article)
    }

    fn _repr_html_(&self) -> String {
        notebook::html(&self.article)
    }

    /// An article from its JSON and the places of its pieces in characters: what a pickle holds.
    #[staticmethod]
    fn _unpickled(
        py: Python<'_>,
        json: &str,
        places: Option<Vec<(usize, usize)>>,
    ) -> PyResult<Article> {
        let article = serde_json::from_str(json);
        let article = article.map_err(|cause| error::new(py, "data", cause.to_string()))?;
        Ok(Article {
            article,
            characters: Characters::from_places(places),
        })
    }

    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<(Bound<'py, PyAny>, Pickled)> {
        let unpickled = py.get_type::<Article>().getattr("_unpickled")?;
        let places = self.characters.places().map(<[_]>::to_vec);
        Ok((unpickled, (self.to_json(), places)))
    }
}

/// The arguments of `_unpickled`.
type Pickled = (String, Option<Vec<(usize, usize)>>);
