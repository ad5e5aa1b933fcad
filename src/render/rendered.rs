//! The formats as methods of an article: as a `String`, or as a value that `write!` puts anywhere.

use std::fmt;

#[cfg(feature = "serde")]
use super::json;
use super::out::Out;
use super::{html, markdown, text};
use crate::article::Article;

/// An article in one of the formats, written by `Display`.
///
/// `write!` puts it into a file, a socket or a `String` piece by piece; the whole text is never in
/// memory. [`Article::display_text`] and the other `display_` methods return it.
///
/// ```
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// use std::io::Write;
///
/// let article = copydesk::Cleaner::new().lines("It rained all day in Porto Azul.")?;
/// let mut file = Vec::new();
/// write!(file, "{}", article.display_html())?;
/// assert_eq!(file, article.html().into_bytes());
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Rendered<'a> {
    article: &'a Article,
    format: Format,
}

#[derive(Clone, Copy, Debug)]
enum Format {
    Text,
    Markdown,
    Html,
    #[cfg(feature = "serde")]
    Json,
}

impl fmt::Display for Rendered<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut out = Out::new(formatter);
        match self.format {
            Format::Text => text::write(self.article, &mut out),
            Format::Markdown => markdown::write(self.article, &mut out),
            Format::Html => html::write(self.article, &mut out),
            #[cfg(feature = "serde")]
            Format::Json => json::write(self.article, &mut out),
        }
        out.finish()
    }
}

/// The article in each of the formats.
impl Article {
    /// The article's text: the blocks that are shown, one block a line. Items of ordered lists have
    /// their numbers.
    ///
    /// ```
    /// # fn main() -> Result<(), copydesk::Error> {
    /// let article = copydesk::Cleaner::new().lines("It rained.\n\nThe wind was strong.")?;
    /// assert_eq!(article.text(), "It rained.\nThe wind was strong.");
    /// # Ok(())
    /// # }
    /// ```
    pub fn text(&self) -> String {
        self.display_text().to_string()
    }

    /// The article as Markdown (CommonMark, with tables): the headline, then the blocks that the text
    /// shows.
    ///
    /// Text of the document is never taken for Markdown: it is escaped, and links that would run a
    /// script are written as plain text.
    ///
    /// ```
    /// # fn main() -> Result<(), copydesk::Error> {
    /// let article = copydesk::Cleaner::new().lines("It rained *hard*.\n\nThe wind was strong.")?;
    /// assert!(article.markdown().contains("It rained \\*hard\\*.\n\nThe wind was strong.\n"));
    /// # Ok(())
    /// # }
    /// ```
    pub fn markdown(&self) -> String {
        self.display_markdown().to_string()
    }

    /// The article as an HTML page: headline, byline and the blocks that the text shows.
    ///
    /// It has no scripts and no styles. Its only addresses are those of links.
    ///
    /// ```
    /// # fn main() -> Result<(), copydesk::Error> {
    /// let article = copydesk::Cleaner::new().lines("It rained in <Porto Azul>.")?;
    /// assert!(article.html().contains("<p>It rained in &lt;Porto Azul&gt;.</p>"));
    /// # Ok(())
    /// # }
    /// ```
    pub fn html(&self) -> String {
        self.display_html().to_string()
    }

    /// The article as a JSON object: its fields by name, `version`, `sources`, `confidence` and
    /// `text`. An article can be deserialised from it; `text` is then ignored, since it follows
    /// from the blocks.
    ///
    /// Roles, reasons and sources are written as their names (`list-item`). A place is `order`, and
    /// for lines and flat text `start` and `end` in bytes. What is not known is `null` or left out.
    /// Deserialising needs the feature `serde`.
    ///
    /// ```
    /// # fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// use copydesk::Article;
    ///
    /// let article = copydesk::Cleaner::new().lines("It rained all day in Porto Azul.")?;
    /// let json = article.json();
    /// assert!(json.contains(r#""text":"It rained all day in Porto Azul.""#));
    /// assert_eq!(serde_json::from_str::<Article>(&json)?, article);
    /// # Ok(())
    /// # }
    /// ```
    #[cfg(feature = "serde")]
    pub fn json(&self) -> String {
        self.display_json().to_string()
    }

    /// [`Article::text`] for `write!`, without a `String`.
    ///
    /// ```
    /// # fn main() -> Result<(), copydesk::Error> {
    /// let article = copydesk::Cleaner::new().lines("It rained.\n\nThe wind was strong.")?;
    /// assert_eq!(format!("{}\n", article.display_text()), "It rained.\nThe wind was strong.\n");
    /// # Ok(())
    /// # }
    /// ```
    pub fn display_text(&self) -> Rendered<'_> {
        self.rendered(Format::Text)
    }

    /// [`Article::markdown`], to be written without a `String`.
    ///
    /// ```
    /// # fn main() -> Result<(), copydesk::Error> {
    /// let article = copydesk::Cleaner::new().lines("It rained *hard*.")?;
    /// assert_eq!(article.display_markdown().to_string(), "It rained \\*hard\\*.\n");
    /// # Ok(())
    /// # }
    /// ```
    pub fn display_markdown(&self) -> Rendered<'_> {
        self.rendered(Format::Markdown)
    }

    /// [`Article::html`], to be written without a `String`.
    ///
    /// ```
    /// # fn main() -> Result<(), copydesk::Error> {
    /// let article = copydesk::Cleaner::new().lines("It rained.")?;
    /// assert!(article.display_html().to_string().starts_with("<!doctype html>"));
    /// # Ok(())
    /// # }
    /// ```
    pub fn display_html(&self) -> Rendered<'_> {
        self.rendered(Format::Html)
    }

    /// [`Article::json`], to be written without a `String`. Needs the feature `serde`.
    ///
    /// ```
    /// # fn main() -> Result<(), copydesk::Error> {
    /// let article = copydesk::Cleaner::new().lines("It rained.")?;
    /// assert!(article.display_json().to_string().starts_with(r#"{"version":1,"state":"lines""#));
    /// # Ok(())
    /// # }
    /// ```
    #[cfg(feature = "serde")]
    pub fn display_json(&self) -> Rendered<'_> {
        self.rendered(Format::Json)
    }

    fn rendered(&self, format: Format) -> Rendered<'_> {
        Rendered {
            article: self,
            format,
        }
    }
}
