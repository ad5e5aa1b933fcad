//! Markdown: headings, lists, quotes, tables and links as such.

use crate::article::Article;

impl Article {
    /// The article as Markdown.
    ///
    /// ```
    /// # fn main() -> Result<(), copydesk::Error> {
    /// let article = copydesk::Cleaner::new().lines("It rained.\n\nThe wind was strong.")?;
    /// assert_eq!(article.markdown(), "It rained.\n\nThe wind was strong.\n");
    /// # Ok(())
    /// # }
    /// ```
    pub fn markdown(&self) -> String {
        let mut markdown = String::new();
        for block in self.body() {
            if !markdown.is_empty() {
                markdown.push('\n');
            }
            markdown.push_str(&block.text);
            markdown.push('\n');
        }
        markdown
    }
}
