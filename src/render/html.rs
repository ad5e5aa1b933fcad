//! HTML: the clean article as a page of its own.

use crate::article::Article;

impl Article {
    /// The article as an HTML page.
    ///
    /// ```
    /// # fn main() -> Result<(), copydesk::Error> {
    /// let article = copydesk::Cleaner::new().lines("It rained in Porto Azul.")?;
    /// assert!(article.html().contains("<p>It rained in Porto Azul.</p>"));
    /// # Ok(())
    /// # }
    /// ```
    pub fn html(&self) -> String {
        let mut html = String::new();
        for block in self.body() {
            html.push_str("<p>");
            html.push_str(&block.text.replace('&', "&amp;").replace('<', "&lt;"));
            html.push_str("</p>\n");
        }
        html
    }
}
