//! The class `Cleaner`.

use std::num::NonZeroUsize;
use std::path::PathBuf;

use copydesk::{Input, State};
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyTuple};
use pyo3_arrow::{PyRecordBatch, PySchema, PyTable};

use crate::article::Article;
use crate::batches;
use crate::document::Document;
use crate::error;
use crate::options::{self, MAX_BYTES, Names, Options};
use crate::records::Records;

/// Cleans documents. Build it once and share it: any number of threads may use it at once, and it
/// pickles as its options.
///
/// `focus` is `balanced`, `recall` (spare the article) or `precision` (be strict with the rest).
/// `show` and `hide` name roles (`copydesk.ROLES`) that the text has or has not. `phrases` maps a
/// reason (`copydesk.REASONS`) to phrases whose lines go, `patterns` to regular expressions, which are
/// asked of each line, each paragraph of a page and each piece of flat text; they are written as for
/// Rust's `regex`, which has no look-around and no back-references. `keep_selector` and `remove_selector`
/// are CSS selectors for pages. `profiles` is a file that `copydesk learn` wrote. Wherever several names
/// can stand, one may stand alone.
///
/// >>> import copydesk
/// >>> cleaner = copydesk.Cleaner(hide='correction', phrases={'promotion': ['tide tables*']})
/// >>> article = cleaner.lines('The ferry sank at noon, officials said.\n\nTide tables for sale')
/// >>> article.text
/// 'The ferry sank at noon, officials said.'
/// >>> [(removal.reason, removal.rule) for removal in article.removed]
/// [('promotion', 'caller/1')]
/// >>> cleaner = copydesk.Cleaner(patterns={'promotion': r'(?i)^our picks\b'})
/// >>> cleaner.lines('The ferry sank at noon, officials said.\n\nOUR PICKS for June').text
/// 'The ferry sank at noon, officials said.'
#[pyclass(frozen, module = "copydesk")]
pub struct Cleaner {
    options: Options,
    cleaner: copydesk::Cleaner,
}

#[pymethods]
impl Cleaner {
    #[new]
    #[pyo3(signature = (*, focus="balanced".to_owned(), show=None, hide=None, phrases=None, patterns=None,
        keep_selector=None, remove_selector=None, tidy="full".to_owned(), profiles=None,
        max_bytes=MAX_BYTES, max_blocks=None, max_depth=None, max_attributes=None),
        text_signature = "(*, focus='balanced', show=None, hide=None, phrases=None, patterns=None, \
        keep_selector=None, remove_selector=None, tidy='full', profiles=None, \
        max_bytes=67108864, max_blocks=None, max_depth=None, max_attributes=None)")]
    // Python's keyword arguments are arguments here.
    #[allow(clippy::too_many_arguments)]
    fn new(
        py: Python<'_>,
        focus: String,
        show: Option<Names>,
        hide: Option<Names>,
        phrases: Option<&Bound<'_, PyDict>>,
        patterns: Option<&Bound<'_, PyDict>>,
        keep_selector: Option<Names>,
        remove_selector: Option<Names>,
        tidy: String,
        profiles: Option<PathBuf>,
        max_bytes: usize,
        max_blocks: Option<usize>,
        max_depth: Option<usize>,
        max_attributes: Option<usize>,
    ) -> PyResult<Cleaner> {
        let options = Options {
            focus,
            show: options::all(show),
            hide: options::all(hide),
            phrases: options::rules(phrases)?,
            patterns: options::rules(patterns)?,
            keep_selector: options::all(keep_selector),
            remove_selector: options::all(remove_selector),
            tidy,
            profiles,
            max_bytes,
            max_blocks,
            max_depth,
            max_attributes,
        };
        Ok(Cleaner {
            cleaner: options.cleaner(py)?,
            options,
        })
    }

    /// Cleans a page: HTML as text, or as bytes in the encoding of `charset` (a label or a whole
    /// Content-Type), else the page's own. `url` is its address, against which links are resolved.
    ///
    /// >>> import copydesk
    /// >>> page = '<title>Ferry sinks</title><p>The ferry sank at noon, officials said.</p>'
    /// >>> article = copydesk.Cleaner().page(page, url='https://example.org/ferry')
    /// >>> article.title, article.text
    /// ('Ferry sinks', 'The ferry sank at noon, officials said.')
    /// >>> copydesk.Cleaner().page(b'<title>Caf\xe9 closes</title>', charset='latin1').title
    /// 'Café closes'
    #[pyo3(signature = (html, url=None, charset=None))]
    fn page(
        &self,
        html: &Bound<'_, PyAny>,
        url: Option<&str>,
        charset: Option<&str>,
    ) -> PyResult<Article> {
        self.run(html, Some(State::Page), url, charset)
    }

    /// Cleans text that an extractor left, with its line breaks. `url` is its address, which also tells
    /// the site where the cleaner has profiles.
    ///
    /// >>> import copydesk
    /// >>> text = 'It rained all day.\n\nSign up for our newsletter'
    /// >>> article = copydesk.Cleaner().lines(text)
    /// >>> [text[removal.slice] for removal in article.removed]
    /// ['Sign up for our newsletter']
    #[pyo3(signature = (text, url=None))]
    fn lines(&self, text: &Bound<'_, PyAny>, url: Option<&str>) -> PyResult<Article> {
        self.run(text, Some(State::Lines), url, None)
    }

    /// Cleans and restores flat text: lowercase words on one line, the marks gone.
    ///
    /// >>> import copydesk
    /// >>> copydesk.Cleaner().flat('the ferry sank at noon officials said').text
    /// 'The ferry sank at noon, officials said.'
    #[pyo3(signature = (text, url=None))]
    fn flat(&self, text: &Bound<'_, PyAny>, url: Option<&str>) -> PyResult<Article> {
        self.run(text, Some(State::Flat), url, None)
    }

    /// Cleans a document in whichever state it is: a page, lines or flat.
    ///
    /// >>> import copydesk
    /// >>> copydesk.Cleaner().clean('<!doctype html><p>It rained all day in Porto Azul.').state
    /// 'page'
    #[pyo3(signature = (document, url=None, charset=None))]
    fn clean(
        &self,
        document: &Bound<'_, PyAny>,
        url: Option<&str>,
        charset: Option<&str>,
    ) -> PyResult<Article> {
        self.run(document, None, url, charset)
    }

    /// Cleans the rows of an Arrow record batch: one of pyarrow's, or any object that has
    /// `__arrow_c_array__`. The document of a row is in the column `html`, else `text`, else `flat`
    /// (or `field`), its address in `url`. Out come the other columns (or `columns`), and `text`,
    /// `title`, `authors`, `published`, `site` and `language`; with `sentences` and `removed` those
    /// too. A row that fails keeps its place, and the last column, `error`, has its kind and message.
    ///
    /// `state` (`page`, `lines`, `flat`) says what the documents are; `jobs` is the number of threads.
    ///
    /// >>> import copydesk, pyarrow
    /// >>> batch = pyarrow.record_batch({'id': [1, 2], 'text': ['It rained.\n\nAdvertisement', None]})
    /// >>> cleaned = copydesk.Cleaner().clean_batch(batch)
    /// >>> cleaned['text'].to_pylist()
    /// ['It rained.', None]
    /// >>> cleaned['error'][1]['kind'].as_py()
    /// 'field'
    #[pyo3(signature = (batch, *, jobs=NonZeroUsize::MIN, field=None, state=None, columns=None,
        keep_input=false, sentences=false, removed=false),
        text_signature = "($self, batch, *, jobs=1, field=None, state=None, columns=None, \
        keep_input=False, sentences=False, removed=False)")]
    #[allow(clippy::too_many_arguments)]
    fn clean_batch<'py>(
        &self,
        batch: &Bound<'py, PyAny>,
        jobs: NonZeroUsize,
        field: Option<String>,
        state: Option<&str>,
        columns: Option<Names>,
        keep_input: bool,
        sentences: bool,
        removed: bool,
    ) -> PyResult<Bound<'py, PyAny>> {
        let py = batch.py();
        let columns = options::all(columns);
        let records = Records::new(field, state, columns, keep_input, sentences, removed);
        let cleaner = records.cleaner(py, &self.cleaner)?;
        let rows: PyRecordBatch = batch.extract()?;
        let cleaned = batches::clean(py, &cleaner, vec![rows.into_inner()], jobs)?;
        let cleaned = cleaned
            .into_iter()
            .next()
            .ok_or_else(|| error::internal(py))?;
        let cleaned = PyRecordBatch::new(cleaned).into_pyobject(py)?;
        batches::like(batch, cleaned.as_any())
    }

    /// Cleans the rows of a table: one of pyarrow's, a DataFrame of polars or pandas, or any object
    /// that has `__arrow_c_stream__`; gives one of the same kind back. See `clean_batch`.
    ///
    /// >>> import copydesk, pyarrow
    /// >>> table = pyarrow.table({'id': [7], 'text': ['It rained.\n\nAdvertisement']})
    /// >>> copydesk.Cleaner().clean_table(table, columns='id').select(['id', 'text']).to_pylist()
    /// [{'id': 7, 'text': 'It rained.'}]
    #[pyo3(signature = (table, *, jobs=NonZeroUsize::MIN, field=None, state=None, columns=None,
        keep_input=false, sentences=false, removed=false),
        text_signature = "($self, table, *, jobs=1, field=None, state=None, columns=None, \
        keep_input=False, sentences=False, removed=False)")]
    #[allow(clippy::too_many_arguments)]
    fn clean_table<'py>(
        &self,
        table: &Bound<'py, PyAny>,
        jobs: NonZeroUsize,
        field: Option<String>,
        state: Option<&str>,
        columns: Option<Names>,
        keep_input: bool,
        sentences: bool,
        removed: bool,
    ) -> PyResult<Bound<'py, PyAny>> {
        let py = table.py();
        let columns = options::all(columns);
        let records = Records::new(field, state, columns, keep_input, sentences, removed);
        let cleaner = records.cleaner(py, &self.cleaner)?;
        let rows: PyTable = batches::opened(table)?.extract()?;
        let (rows, schema) = rows.into_inner();
        let schema = batches::schema(py, &cleaner, &schema)?;
        let cleaned = batches::clean(py, &cleaner, rows, jobs)?;
        let cleaned = PyTable::try_new(cleaned, schema)?.into_pyobject(py)?;
        batches::like(table, cleaned.as_any())
    }

    /// The schema of cleaned batches, for batches of this schema: what engines ask for beforehand.
    ///
    /// >>> import copydesk, pyarrow
    /// >>> schema = pyarrow.schema({'id': pyarrow.int64(), 'html': pyarrow.binary()})
    /// >>> copydesk.Cleaner().schema(schema).names
    /// ['id', 'text', 'title', 'authors', 'published', 'site', 'language', 'error']
    #[pyo3(signature = (schema, *, field=None, state=None, columns=None, keep_input=false,
        sentences=false, removed=false))]
    #[allow(clippy::too_many_arguments)]
    fn schema<'py>(
        &self,
        schema: &Bound<'py, PyAny>,
        field: Option<String>,
        state: Option<&str>,
        columns: Option<Names>,
        keep_input: bool,
        sentences: bool,
        removed: bool,
    ) -> PyResult<Bound<'py, PyAny>> {
        let py = schema.py();
        let columns = options::all(columns);
        let records = Records::new(field, state, columns, keep_input, sentences, removed);
        let cleaner = records.cleaner(py, &self.cleaner)?;
        let columns: PySchema = schema.extract()?;
        let cleaned = batches::schema(py, &cleaner, columns.as_ref())?;
        let cleaned = PySchema::new(cleaned).into_pyobject(py)?;
        batches::like(schema, cleaned.as_any())
    }

    fn __getnewargs_ex__<'py>(
        &self,
        py: Python<'py>,
    ) -> PyResult<(Bound<'py, PyTuple>, Bound<'py, PyDict>)> {
        Ok((PyTuple::empty(py), self.options.to_dict(py)?))
    }

    fn __repr__(&self, py: Python<'_>) -> PyResult<String> {
        let mut set = Vec::new();
        for (name, value) in self.options.to_dict(py)? {
            set.push(format!("{name}={}", value.repr()?));
        }
        Ok(format!("Cleaner({})", set.join(", ")))
    }
}

impl Cleaner {
    fn run(
        &self,
        document: &Bound<'_, PyAny>,
        state: Option<State>,
        url: Option<&str>,
        charset: Option<&str>,
    ) -> PyResult<Article> {
        let py = document.py();
        let document = Document::of(document)?;
        error::detached(py, || {
            let (text, note) = document.text(charset);
            let mut input = Input::auto(&*text);
            if let Some(state) = state {
                input = input.state(state);
            }
            if let Some(url) = url {
                input = input.url(url);
            }
            let mut article = self.cleaner.clean(input)?;
            article.notes.extend(note);
            Ok(Article::new(article, &text))
        })
    }
}
