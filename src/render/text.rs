//! Plain text: the blocks that the text shows, one a line.

use crate::article::Article;

impl Article {
    /// The article's text: the blocks that are shown, one a line.
    ///
    /// ```
    /// # fn main() -> Result<(), copydesk::Error> {
    /// let article = copydesk::Cleaner::new().lines("It rained.\n\nThe wind was strong.")?;
    /// assert_eq!(article.text(), "It rained.\nThe wind was strong.");
    /// # Ok(())
    /// # }
    /// ```
    pub fn text(&self) -> String {
        let mut text = String::new();
        for block in self.body() {
            if !text.is_empty() {
                text.push('\n');
            }
            text.push_str(&block.text);
        }
        text
    }
}
