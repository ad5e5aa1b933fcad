//! The [`Cleaner`], and the way of a document through it in the order of the data flow. Its options
//! are set in `setters`.

mod setters;

use crate::article::{Article, State};
use crate::document::Document;
use crate::error::{Error, ErrorKind};
use crate::hidden::Page;
use crate::judge::Judgement;
use crate::lines::late_head;
use crate::metadata::{Field, Source};
use crate::options::Options;
use crate::{assemble, credits, hidden, input, judge, language, read, settle};

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
#[must_use = "a setter returns the cleaner that it has changed"]
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

    /// Cleans a document in whichever state it is: a page, lines or flat.
    ///
    /// # Errors
    /// [`ErrorKind::TooLarge`] where the document is over [`Cleaner::max_bytes`].
    ///
    /// ```
    /// # fn main() -> Result<(), copydesk::Error> {
    /// let article = copydesk::Cleaner::new().clean("<!doctype html><p>It rained all day in Porto Azul.")?;
    /// assert_eq!(article.state, copydesk::State::Page);
    /// # Ok(())
    /// # }
    /// ```
    pub fn clean(&self, text: &str) -> Result<Article, Error> {
        self.run(input::state(text), text, None)
    }

    /// Cleans a document whose address is known; a page's relative links are resolved against it.
    ///
    /// # Errors
    /// [`ErrorKind::TooLarge`] where the document is over [`Cleaner::max_bytes`].
    ///
    /// ```
    /// # fn main() -> Result<(), copydesk::Error> {
    /// let html = "<!doctype html><p>The ferry sank at noon, officials said.";
    /// let article = copydesk::Cleaner::new().clean_at(html, "https://example.org/ferry")?;
    /// assert_eq!(article.url.as_deref(), Some("https://example.org/ferry"));
    /// # Ok(())
    /// # }
    /// ```
    pub fn clean_at(&self, text: &str, url: &str) -> Result<Article, Error> {
        self.run(input::state(text), text, Some(url))
    }

    /// Cleans a page: HTML that is already text.
    ///
    /// # Errors
    /// [`ErrorKind::TooLarge`] where the page is over [`Cleaner::max_bytes`].
    ///
    /// ```
    /// # fn main() -> Result<(), copydesk::Error> {
    /// let article = copydesk::Cleaner::new().page("<title>Ferry sinks</title><p>The ferry sank.")?;
    /// assert_eq!(article.title.as_deref(), Some("Ferry sinks"));
    /// # Ok(())
    /// # }
    /// ```
    pub fn page(&self, html: &str) -> Result<Article, Error> {
        self.run(State::Page, html, None)
    }

    /// Cleans a page whose address is known; relative links are resolved against it.
    ///
    /// # Errors
    /// [`ErrorKind::TooLarge`] where the page is over [`Cleaner::max_bytes`].
    ///
    /// ```
    /// # fn main() -> Result<(), copydesk::Error> {
    /// let cleaner = copydesk::Cleaner::new();
    /// let article = cleaner.page_at("<p>The ferry sank.", "https://example.org/2026/03/ferry")?;
    /// assert_eq!(article.url.as_deref(), Some("https://example.org/2026/03/ferry"));
    /// # Ok(())
    /// # }
    /// ```
    pub fn page_at(&self, html: &str, url: &str) -> Result<Article, Error> {
        self.run(State::Page, html, Some(url))
    }

    /// Cleans a page as bytes. The encoding is that of the byte order mark, else the caller's
    /// (a label such as `windows-1252`, or a whole `Content-Type`), else the page's own, else a
    /// guess. Bytes that do not decode become U+FFFD and are counted in the article's notes.
    ///
    /// # Errors
    /// [`ErrorKind::TooLarge`] where the page is over [`Cleaner::max_bytes`].
    ///
    /// ```
    /// # fn main() -> Result<(), copydesk::Error> {
    /// let article = copydesk::Cleaner::new().page_bytes(b"<title>Caf\xe9 closes</title>", Some("latin1"))?;
    /// assert_eq!(article.title.as_deref(), Some("Café closes"));
    /// # Ok(())
    /// # }
    /// ```
    pub fn page_bytes(&self, bytes: &[u8], charset: Option<&str>) -> Result<Article, Error> {
        self.check_size(bytes.len())?;
        let decoded = input::decode(bytes, charset);
        let mut article = self.run(State::Page, &decoded.text, None)?;
        article.notes.extend(decoded.note);
        Ok(article)
    }

    /// Cleans text that an extractor left, with its line breaks.
    ///
    /// The result is read again until nothing more goes, six times at most, so that cleaning it once
    /// more with the same options changes nothing; no labelled document needs as many.
    ///
    /// # Errors
    /// [`ErrorKind::TooLarge`] where the text is over [`Cleaner::max_bytes`].
    ///
    /// ```
    /// # fn main() -> Result<(), copydesk::Error> {
    /// let article = copydesk::Cleaner::new().lines("It rained all day.\n\nSign up for our newsletter")?;
    /// assert_eq!(article.text(), "It rained all day.");
    /// # Ok(())
    /// # }
    /// ```
    pub fn lines(&self, text: &str) -> Result<Article, Error> {
        self.run(State::Lines, text, None)
    }

    /// Cleans and restores flat text: lowercase words on one line, the marks gone.
    ///
    /// # Errors
    /// [`ErrorKind::TooLarge`] where the text is over [`Cleaner::max_bytes`].
    ///
    /// ```
    /// # fn main() -> Result<(), copydesk::Error> {
    /// let article = copydesk::Cleaner::new().flat("the ferry sank at noon officials said")?;
    /// assert_eq!(article.state, copydesk::State::Flat);
    /// # Ok(())
    /// # }
    /// ```
    pub fn flat(&self, text: &str) -> Result<Article, Error> {
        self.run(State::Flat, text, None)
    }

    pub(crate) fn run(
        &self,
        state: State,
        text: &str,
        url: Option<&str>,
    ) -> Result<Article, Error> {
        self.check_size(text.len())?;
        let judge = |document: &Document<'_>| judge::judge(document, &self.options);
        Ok(run(state, text, url, &self.options, judge))
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

/// The way of a document through the house, in the order of the data flow. Cross-validation passes a
/// judge of its own.
pub(crate) fn run(
    state: State,
    text: &str,
    url: Option<&str>,
    options: &Options,
    judge: impl Fn(&Document<'_>) -> Judgement,
) -> Article {
    let once = |text: &str| {
        let document = read::read(state, text, url, options);
        let judgement = judge(&document);
        let page = Page { html: text, url };
        let (mut document, mut judgement) =
            hidden::or_shown((document, judgement), page, options, &judge);
        late_head::complete(&mut document, &mut judgement.verdicts);
        credits::set_aside(&document, &mut judgement.verdicts);
        assemble::article(document, judgement, options)
    };
    let mut article = once(text);
    if state == State::Lines {
        settle::settle(&mut article, text, once);
    }
    tell_language(&mut article);
    if state != State::Page {
        tell_sources(&mut article);
    }
    article
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
            article.sources.push((field, Source::Text));
        }
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
        .retain(|(field, _)| *field != Field::Language);
    article.sources.push((Field::Language, Source::Text));
}

fn told_language(article: &Article) -> Option<&'static str> {
    let texts = article.body().map(|block| block.text.as_str());
    match (article.state, article.language.as_deref()) {
        (State::Page, Some(claim)) => language::contradicted(claim, texts),
        (State::Page, None) => None,
        (State::Lines | State::Flat, _) => language::detect_in(texts),
    }
}
