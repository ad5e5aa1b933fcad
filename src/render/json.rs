//! JSON: everything that is known of the article, its text included.

use serde::Serialize;

use crate::article::Article;

/// An article with the text that its blocks make.
#[derive(Serialize)]
struct Document<'a> {
    #[serde(flatten)]
    article: &'a Article,
    text: String,
}

impl Article {
    /// The article as a JSON object: its fields under their names, `removed`, `sources` and
    /// `text`.
    ///
    /// Roles, reasons and sources are their names in lower case (`list-item`), places are `order`,
    /// and `start` and `end` in bytes where the input was text. What is not known is `null` or left
    /// out. Needs the feature `serde`.
    ///
    /// ```
    /// # fn main() -> Result<(), copydesk::Error> {
    /// let article = copydesk::Cleaner::new().lines("It rained all day in Porto Azul.")?;
    /// assert!(article.json().contains(r#""text":"It rained all day in Porto Azul.""#));
    /// # Ok(())
    /// # }
    /// ```
    pub fn json(&self) -> String {
        let document = Document {
            article: self,
            text: self.text(),
        };
        // An article holds nothing that JSON cannot write.
        serde_json::to_string(&document).unwrap_or_default()
    }
}
