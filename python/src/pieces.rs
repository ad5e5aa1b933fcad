//! The classes `Block` and `Removal`, and where pieces stand in characters, as Python counts them.

use pyo3::prelude::*;
use pyo3::types::PySlice;

/// A piece of the article under its role (`copydesk.ROLES`).
///
/// >>> import copydesk
/// >>> block = copydesk.Cleaner().lines('It rained all day.').blocks[0]
/// >>> block.role, block.text, block.shown
/// ('paragraph', 'It rained all day.', True)
#[pyclass(frozen, module = "copydesk")]
pub struct Block {
    block: copydesk::Block,
    span: Option<(usize, usize)>,
}

impl Block {
    pub fn new(block: copydesk::Block, characters: &Characters) -> Block {
        let span = characters.span(block.place.range.as_ref());
        Block { block, span }
    }
}

#[pymethods]
impl Block {
    /// What it is in the article.
    #[getter]
    fn role(&self) -> &'static str {
        self.block.role.name()
    }

    /// Its text, tidied.
    #[getter]
    fn text(&self) -> &str {
        &self.block.text
    }

    /// Heading level (1 to 6), or nesting depth of a list item or quote; 0 elsewhere.
    #[getter]
    fn level(&self) -> u8 {
        self.block.level
    }

    /// The number of an ordered list's item.
    #[getter]
    fn number(&self) -> Option<u32> {
        self.block.number
    }

    /// Whether the text has it.
    #[getter]
    fn shown(&self) -> bool {
        self.block.shown
    }

    /// Its number among all pieces of the document, kept and removed, from 0.
    #[getter]
    fn order(&self) -> usize {
        self.block.place.order
    }

    /// Where it starts in the document, in bytes of UTF-8; None for a page.
    #[getter]
    fn start(&self) -> Option<usize> {
        self.block.place.range.as_ref().map(|range| range.start)
    }

    /// Where it ends in the document, in bytes of UTF-8; None for a page.
    #[getter]
    fn end(&self) -> Option<usize> {
        self.block.place.range.as_ref().map(|range| range.end)
    }

    /// The slice of the text that came in, in characters; None for a page.
    #[getter]
    fn slice<'py>(&self, py: Python<'py>) -> Option<Bound<'py, PySlice>> {
        slice(py, self.span)
    }

    fn __repr__(&self) -> String {
        let text = short(&self.block.text);
        format!("<Block {}: {text:?}>", self.block.role)
    }
}

/// What the text does not have, and why.
///
/// >>> import copydesk
/// >>> removal = copydesk.Cleaner().lines('It rained.\n\nAdvertisement').removed[0]
/// >>> removal.reason, removal.rule, removal.decided_by, removal.start, removal.end
/// ('advertisement', 'advertisement/1', 'rule', 12, 25)
#[pyclass(frozen, module = "copydesk")]
pub struct Removal {
    removal: copydesk::Removal,
    span: Option<(usize, usize)>,
}

impl Removal {
    pub fn new(removal: copydesk::Removal, characters: &Characters) -> Removal {
        let span = characters.span(removal.place.range.as_ref());
        Removal { removal, span }
    }
}

#[pymethods]
impl Removal {
    /// Why (`copydesk.REASONS`).
    #[getter]
    fn reason(&self) -> &'static str {
        self.removal.reason.name()
    }

    /// By which rule; `copydesk rules NAME` tells what it strikes.
    #[getter]
    fn rule(&self) -> &str {
        self.removal.rule.as_str()
    }

    /// By whose word: `caller`, `rule`, `model`, `site` or `limit`.
    #[getter]
    fn decided_by(&self) -> &'static str {
        self.removal.decided_by.name()
    }

    /// How sure the model is that the text is none of the article's, from 0 to 1, where it had a say.
    #[getter]
    fn score(&self) -> Option<f32> {
        self.removal.score
    }

    /// The text, as it stood in the document.
    #[getter]
    fn text(&self) -> &str {
        &self.removal.text
    }

    /// The role under which it stands in the article's blocks too.
    #[getter]
    fn role(&self) -> Option<&'static str> {
        self.removal.role.map(copydesk::Role::name)
    }

    /// What decided, in words, where the rule's name does not say it all.
    #[getter]
    fn evidence(&self) -> Option<&str> {
        self.removal.evidence.as_deref()
    }

    /// Its number among all pieces of the document, kept and removed, from 0.
    #[getter]
    fn order(&self) -> usize {
        self.removal.place.order
    }

    /// Where it starts in the document, in bytes of UTF-8; None for a page.
    #[getter]
    fn start(&self) -> Option<usize> {
        self.removal.place.range.as_ref().map(|range| range.start)
    }

    /// Where it ends in the document, in bytes of UTF-8; None for a page.
    #[getter]
    fn end(&self) -> Option<usize> {
        self.removal.place.range.as_ref().map(|range| range.end)
    }

    /// The slice of the text that came in, in characters; None for a page.
    #[getter]
    fn slice<'py>(&self, py: Python<'py>) -> Option<Bound<'py, PySlice>> {
        slice(py, self.span)
    }

    fn __repr__(&self) -> String {
        let text = short(&self.removal.text);
        let removal = &self.removal;
        format!("<Removal {} {}: {text:?}>", removal.reason, removal.rule)
    }
}

fn slice(py: Python<'_>, span: Option<(usize, usize)>) -> Option<Bound<'_, PySlice>> {
    let (start, end) = span?;
    let (start, end) = (isize::try_from(start).ok()?, isize::try_from(end).ok()?);
    Some(PySlice::new(py, start, end, 1))
}

/// The beginning of a text.
pub fn short(text: &str) -> String {
    const LONGEST: usize = 60;
    let mut short: String = text.chars().take(LONGEST).collect();
    if short.len() < text.len() {
        short.push('…');
    }
    short
}

/// The places of an article's pieces in characters of the text that came in.
#[derive(PartialEq)]
pub struct Characters {
    /// Bytes and characters before each place, in order; `None` where they are the same.
    places: Option<Vec<(usize, usize)>>,
}

impl Characters {
    pub fn of(article: &copydesk::Article, text: &str) -> Characters {
        if text.is_ascii() {
            return Characters { places: None };
        }
        let blocks = article.blocks.iter().map(|block| &block.place);
        let places = blocks.chain(article.removed().iter().map(|removal| &removal.place));
        let ranges = places.filter_map(|place| place.range.as_ref());
        let mut bytes: Vec<usize> = ranges.flat_map(|range| [range.start, range.end]).collect();
        bytes.sort_unstable();
        bytes.dedup();
        let (mut at, mut characters) = (0, 0);
        let count = |place: usize| {
            characters += text.get(at..place).map_or(0, |text| text.chars().count());
            at = place;
            (place, characters)
        };
        Characters {
            places: Some(bytes.into_iter().map(count).collect()),
        }
    }

    pub fn from_places(places: Option<Vec<(usize, usize)>>) -> Characters {
        Characters { places }
    }

    pub fn places(&self) -> Option<&[(usize, usize)]> {
        self.places.as_deref()
    }

    fn span(&self, range: Option<&std::ops::Range<usize>>) -> Option<(usize, usize)> {
        let range = range?;
        Some((self.character(range.start)?, self.character(range.end)?))
    }

    fn character(&self, byte: usize) -> Option<usize> {
        let Some(places) = &self.places else {
            return Some(byte);
        };
        let found = places.binary_search_by_key(&byte, |&(place, _)| place);
        found.ok().and_then(|at| places.get(at)).map(|&(_, it)| it)
    }
}
