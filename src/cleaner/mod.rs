//! The [`Cleaner`]; `run` takes a document through the steps of the data flow.
//! `setters` has the options, `builder` the builder that holds them.

mod builder;
mod selector_fault;
mod setters;

pub use builder::CleanerBuilder;

use url::Url;

use crate::article::{Article, State};
use crate::document::Document;
use crate::error::{Error, ErrorKind};
use crate::hidden::Page;
use crate::input::{Content, Input};
use crate::judge::{Earlier, Judgement};
use crate::lines::late_head;
use crate::metadata::{Field, Origin, Source};
use crate::options::Options;
use crate::{assemble, credits, hidden, input, judge, language, read, settle, written_by};

/// Cleans documents. Build it once, share it: it is `Send + Sync` and keeps nothing of any
/// document, so that what it returns depends on the document and the options alone.
///
/// ```
/// # fn main() -> Result<(), copydesk::Error> {
/// let cleaner = copydesk::Cleaner::new();
/// let article = cleaner.clean("The ferry sank at noon, officials said.\n\nAdvertisement")?;
/// assert_eq!(article.text(), "The ferry sank at noon, officials said.");
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Debug, Default)]
pub struct Cleaner {
    options: Options,
}

impl Cleaner {
    /// A cleaner with the default options.
    ///
    /// ```
    /// # fn main() -> Result<(), copydesk::Error> {
    /// let cleaner = copydesk::Cleaner::new();
    /// assert_eq!(cleaner.clean("It rained all day.")?.text(), "It rained all day.");
    /// # Ok(())
    /// # }
    /// ```
    pub fn new() -> Cleaner {
        Cleaner::default()
    }

    /// Cleans a document: text in whichever state it is, or an [`Input`], which can also be bytes and
    /// says what is known of it.
    ///
    /// Bytes are decoded as [`decode`](crate::decode) does it, in every state. Those that do not decode
    /// become U+FFFD and are counted in the article's notes, and byte ranges are those of the decoded text.
    ///
    /// # Errors
    /// [`ErrorKind::TooLarge`] where the document is over [`CleanerBuilder::max_bytes`].
    ///
    /// ```
    /// # fn main() -> Result<(), copydesk::Error> {
    /// use copydesk::{Cleaner, Input, State};
    ///
    /// let cleaner = Cleaner::new();
    /// let article = cleaner.clean("<!doctype html><p>It rained all day in Porto Azul.")?;
    /// assert_eq!(article.state, State::Page);
    ///
    /// let bytes = b"<title>Caf\xe9 closes</title><p>It closes on Friday.";
    /// let article = cleaner.clean(Input::page(bytes).charset("latin1").url("https://post.example/cafe"))?;
    /// assert_eq!(article.title.as_deref(), Some("Café closes"));
    /// # Ok(())
    /// # }
    /// ```
    pub fn clean<'a>(&self, document: impl Into<Input<'a>>) -> Result<Article, Error> {
        self.clean_input(document.into())
    }

    /// Cleans a page: HTML that is already text. [`Input::page`] takes bytes too.
    ///
    /// # Errors
    /// [`ErrorKind::TooLarge`] where the page is over [`CleanerBuilder::max_bytes`].
    ///
    /// ```
    /// # fn main() -> Result<(), copydesk::Error> {
    /// let article = copydesk::Cleaner::new().page("<title>Ferry sinks</title><p>The ferry sank.")?;
    /// assert_eq!(article.title.as_deref(), Some("Ferry sinks"));
    /// # Ok(())
    /// # }
    /// ```
    pub fn page(&self, html: &str) -> Result<Article, Error> {
        self.clean_input(Input::page(html))
    }

    /// Cleans text that an extractor left, with its line breaks.
    ///
    /// The result is read again until nothing more is removed, six times at most. Cleaning it once
    /// more with the same options changes nothing. No labelled document needs six rounds.
    ///
    /// # Errors
    /// [`ErrorKind::TooLarge`] where the text is over [`CleanerBuilder::max_bytes`].
    ///
    /// ```
    /// # fn main() -> Result<(), copydesk::Error> {
    /// let article = copydesk::Cleaner::new().lines("It rained all day.\n\nSign up for our newsletter")?;
    /// assert_eq!(article.text(), "It rained all day.");
    /// # Ok(())
    /// # }
    /// ```
    pub fn lines(&self, text: &str) -> Result<Article, Error> {
        self.clean_input(Input::lines(text))
    }

    /// Cleans and restores flat text: lowercase words on one line, without punctuation.
    ///
    /// # Errors
    /// [`ErrorKind::TooLarge`] where the text is over [`CleanerBuilder::max_bytes`].
    ///
    /// ```
    /// # fn main() -> Result<(), copydesk::Error> {
    /// let article = copydesk::Cleaner::new().flat("the ferry sank at noon officials said")?;
    /// assert_eq!(article.state, copydesk::State::Flat);
    /// # Ok(())
    /// # }
    /// ```
    pub fn flat(&self, text: &str) -> Result<Article, Error> {
        self.clean_input(Input::flat(text))
    }

    fn clean_input(&self, input: Input<'_>) -> Result<Article, Error> {
        let bytes = match input.content {
            Content::Text(text) => return self.clean_text(text, input),
            Content::Bytes(bytes) => bytes,
        };
        self.check_size(bytes.len())?;
        let decoded = input::decode(bytes, input.charset);
        let mut article = self.clean_text(&decoded.text, input)?;
        article.notes.extend(decoded.note);
        Ok(article)
    }

    fn clean_text(&self, text: &str, input: Input<'_>) -> Result<Article, Error> {
        self.check_size(text.len())?;
        let state = input.state.unwrap_or_else(|| input::state(text));
        let options = self.options.at(input.url);
        let judge = |document: &Document<'_>, earlier: &Earlier<'_>| {
            judge::judge(document, &options, earlier)
        };
        Ok(run(state, text, input.url, &options, judge))
    }

    fn check_size(&self, bytes: usize) -> Result<(), Error> {
        let limit = self.options.limits.bytes;
        if bytes <= limit {
            return Ok(());
        }
        Err(Error::new(
            ErrorKind::TooLarge,
            format!(
                "the document has {bytes} bytes, over the limit of {limit} bytes; raise it with max_bytes or skip the document"
            ),
        ))
    }
}

/// Takes a document through all steps, in the order of the data flow. Cross-validation passes a
/// judge of its own.
pub(crate) fn run(
    state: State,
    text: &str,
    url: Option<&str>,
    options: &Options,
    judge: impl Fn(&Document<'_>, &Earlier<'_>) -> Judgement,
) -> Article {
    let steps = Steps {
        state,
        url,
        options,
        judge,
    };
    let (mut article, lines) = steps.take(text, &Earlier::default());
    if state == State::Lines {
        settle::settle(&mut article, text, |text| steps.take(text, &lines).0);
    }
    tell_language(&mut article);
    if state != State::Page {
        tell_sources(&mut article);
        tell_address(&mut article, url);
    }
    article
}

/// The steps from a text to an article, as one reading takes them.
struct Steps<'o, J> {
    state: State,
    url: Option<&'o str>,
    options: &'o Options,
    judge: J,
}

impl<J: Fn(&Document<'_>, &Earlier<'_>) -> Judgement> Steps<'_, J> {
    /// The article, and the text's lines as they were read.
    fn take<'d>(&self, text: &'d str, earlier: &Earlier<'_>) -> (Article, Earlier<'d>) {
        let document = read::read(self.state, text, self.url, self.options);
        let judgement = (self.judge)(&document, earlier);
        let page = Page {
            html: text,
            url: self.url,
        };
        let judge = |document: &Document<'_>| (self.judge)(document, &Earlier::default());
        let (mut document, mut judgement) =
            hidden::or_shown((document, judgement), page, self.options, judge);
        judgement.tell(late_head::complete(&mut document, judgement.verdicts()));
        written_by::complete(&mut document, judgement.verdicts());
        judgement.tell(credits::bylines(&document, judgement.verdicts()));
        let lines = Earlier::of(&document, std::mem::take(&mut judgement.lines));
        (assemble::article(document, judgement, self.options), lines)
    }
}

/// What is known of a text without a page was read out of the text.
fn tell_sources(article: &mut Article) {
    let fields = [
        (Field::Title, article.title.is_some()),
        (Field::Standfirst, article.standfirst.is_some()),
        (Field::Authors, !article.authors.is_empty()),
        (Field::Published, article.published.is_some()),
        (Field::Modified, article.modified.is_some()),
    ];
    for (field, is_told) in fields {
        if is_told && article.source(field).is_none() {
            article.sources.push(Origin::of_text(field));
        }
    }
}

/// A text does not say where it is from, but its caller may know.
fn tell_address(article: &mut Article, url: Option<&str>) {
    article.url = url.and_then(|url| Url::parse(url).ok()).map(String::from);
    if article.url.is_some() {
        let origin = Origin::new(Field::Url, Source::Address);
        article.sources.push(origin);
    }
}

/// Fills the language of a text without a page from what the text says, and puts right a page's claim
/// that the text contradicts.
fn tell_language(article: &mut Article) {
    let Some(told) = told_language(article) else {
        return;
    };
    article.language = Some(told.to_owned());
    article
        .sources
        .retain(|origin| origin.field != Field::Language);
    let origin = Origin::new(Field::Language, Source::Text);
    article.sources.push(origin);
}

fn told_language(article: &Article) -> Option<&'static str> {
    let texts = article.body().map(|block| block.text.as_str());
    match (article.state, article.language.as_deref()) {
        (State::Page, Some(claim)) => language::contradicted(claim, texts),
        (State::Page, None) => None,
        (State::Lines | State::Flat, _) => language::detect_in(texts),
    }
}
