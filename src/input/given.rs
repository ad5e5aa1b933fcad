//! A document as the caller passes it: its content, and what the caller knows about it.

use crate::article::State;

/// The content of a document: text, or bytes that are yet to be decoded.
///
/// It can be made from `&str`, `&String`, `&[u8]`, `&Vec<u8>` and `&[u8; N]`. The functions of
/// [`Input`] accept all of these.
///
/// ```
/// use copydesk::Content;
///
/// assert_eq!(Content::from("It rained."), Content::Text("It rained."));
/// assert_eq!(Content::from(b"It rained."), Content::Bytes(b"It rained."));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Content<'a> {
    /// Text. It is used as it is, whatever the page says about its encoding.
    Text(&'a str),
    /// Bytes in some encoding; [`decode`](crate::decode) makes text of them.
    Bytes(&'a [u8]),
}

impl Content<'_> {
    /// Its length in bytes.
    ///
    /// ```
    /// assert_eq!(copydesk::Content::from("Größe").len(), 7);
    /// ```
    pub fn len(&self) -> usize {
        match self {
            Content::Text(text) => text.len(),
            Content::Bytes(bytes) => bytes.len(),
        }
    }

    /// Whether there is nothing in it.
    ///
    /// ```
    /// assert!(copydesk::Content::from("").is_empty());
    /// ```
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

/// A document to clean: its content, its state, its encoding and its address, as far as they are
/// known.
///
/// ```
/// # fn main() -> Result<(), copydesk::Error> {
/// use copydesk::{Cleaner, Input};
///
/// let page = b"<title>Caf\xe9 closes</title><p>The caf\xe9 closes on Friday, its owner said.";
/// let input = Input::page(page).charset("windows-1252").url("https://post.example/cafe");
/// let article = Cleaner::new().clean(input)?;
/// assert_eq!(article.title.as_deref(), Some("Café closes"));
/// assert_eq!(article.url.as_deref(), Some("https://post.example/cafe"));
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[must_use = "an input does nothing until `Cleaner::clean` is given it"]
pub struct Input<'a> {
    pub(crate) content: Content<'a>,
    pub(crate) state: Option<State>,
    pub(crate) charset: Option<&'a str>,
    pub(crate) url: Option<&'a str>,
}

impl<'a> Input<'a> {
    /// A document in any state: [`Cleaner::clean`](crate::Cleaner::clean) detects which.
    ///
    /// ```
    /// # fn main() -> Result<(), copydesk::Error> {
    /// use copydesk::{Cleaner, Input, State};
    ///
    /// let article = Cleaner::new().clean(Input::auto(b"<!doctype html><p>It rained all day."))?;
    /// assert_eq!(article.state, State::Page);
    /// # Ok(())
    /// # }
    /// ```
    pub fn auto(content: impl Into<Content<'a>>) -> Input<'a> {
        Input {
            content: content.into(),
            state: None,
            charset: None,
            url: None,
        }
    }

    /// A page: HTML.
    ///
    /// ```
    /// # fn main() -> Result<(), copydesk::Error> {
    /// use copydesk::{Cleaner, Input};
    ///
    /// let article = Cleaner::new().clean(Input::page("<title>Ferry sinks</title><p>The ferry sank."))?;
    /// assert_eq!(article.title.as_deref(), Some("Ferry sinks"));
    /// # Ok(())
    /// # }
    /// ```
    pub fn page(content: impl Into<Content<'a>>) -> Input<'a> {
        Input::auto(content).state(State::Page)
    }

    /// Text that an extractor left, with its line breaks.
    ///
    /// ```
    /// # fn main() -> Result<(), copydesk::Error> {
    /// use copydesk::{Cleaner, Input};
    ///
    /// let article = Cleaner::new().clean(Input::lines(b"It rained all day.\n\nAdvertisement"))?;
    /// assert_eq!(article.text(), "It rained all day.");
    /// # Ok(())
    /// # }
    /// ```
    pub fn lines(content: impl Into<Content<'a>>) -> Input<'a> {
        Input::auto(content).state(State::Lines)
    }

    /// Flat text: lowercase words on one line, without punctuation.
    ///
    /// ```
    /// # fn main() -> Result<(), copydesk::Error> {
    /// use copydesk::{Cleaner, Input, State};
    ///
    /// let article = Cleaner::new().clean(Input::flat("the ferry sank at noon officials said"))?;
    /// assert_eq!(article.state, State::Flat);
    /// # Ok(())
    /// # }
    /// ```
    pub fn flat(content: impl Into<Content<'a>>) -> Input<'a> {
        Input::auto(content).state(State::Flat)
    }

    /// Sets the state of the document, if a program knows it only at run time.
    ///
    /// ```
    /// use copydesk::{Input, State};
    ///
    /// assert_eq!(Input::auto("It rained.").state(State::Lines), Input::lines("It rained."));
    /// ```
    pub fn state(mut self, state: State) -> Input<'a> {
        self.state = Some(state);
        self
    }

    /// Sets the encoding of the bytes: a label such as `windows-1252`, or a whole `Content-Type`.
    ///
    /// It overrules what the page declares about itself; a byte order mark overrules both. A label that
    /// the [Encoding Standard](https://encoding.spec.whatwg.org/) does not know is ignored, and so is
    /// UTF-16 where no byte is zero. Content that is text already is not decoded.
    ///
    /// ```
    /// # fn main() -> Result<(), copydesk::Error> {
    /// use copydesk::{Cleaner, Input};
    ///
    /// let input = Input::lines(b"The caf\xe9 closes on Friday.").charset("text/plain; charset=latin1");
    /// assert_eq!(Cleaner::new().clean(input)?.text(), "The café closes on Friday.");
    /// # Ok(())
    /// # }
    /// ```
    pub fn charset(mut self, label: &'a str) -> Input<'a> {
        self.charset = Some(label);
        self
    }

    /// Sets the address of the document. A page's relative links are resolved against it. It
    /// becomes the address of the article if the page does not give one. With
    /// [`CleanerBuilder::site_profiles`](crate::CleanerBuilder::site_profiles) it says which site's
    /// profile to use.
    ///
    /// ```
    /// # fn main() -> Result<(), copydesk::Error> {
    /// use copydesk::{Cleaner, Field, Input, Source};
    ///
    /// let input = Input::lines("It rained all day.").url("https://post.example/rain");
    /// let article = Cleaner::new().clean(input)?;
    /// assert_eq!(article.url.as_deref(), Some("https://post.example/rain"));
    /// assert_eq!(article.source(Field::Url), Some(Source::Address));
    /// # Ok(())
    /// # }
    /// ```
    pub fn url(mut self, url: &'a str) -> Input<'a> {
        self.url = Some(url);
        self
    }
}

/// Text and bytes of these kinds are content, and by itself a document whose state is told.
macro_rules! content {
    ($($kind:ty $(, $size:ident)? => $variant:ident;)*) => {$(
        impl<'a, $(const $size: usize)?> From<&'a $kind> for Content<'a> {
            fn from(content: &'a $kind) -> Content<'a> {
                Content::$variant(content)
            }
        }

        impl<'a, $(const $size: usize)?> From<&'a $kind> for Input<'a> {
            fn from(content: &'a $kind) -> Input<'a> {
                Input::auto(content)
            }
        }
    )*};
}

content! {
    str => Text;
    String => Text;
    [u8] => Bytes;
    Vec<u8> => Bytes;
    [u8; N], N => Bytes;
}

impl<'a> From<Content<'a>> for Input<'a> {
    fn from(content: Content<'a>) -> Input<'a> {
        Input::auto(content)
    }
}
