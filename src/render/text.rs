//! Plain text: the blocks that the text shows, one a line.

use crate::article::{Article, Block};
use crate::lines::item_marker_length;

impl Article {
    /// The article's text: the blocks that are shown, one a line. Items of a page's ordered list
    /// have their numbers.
    ///
    /// ```
    /// # fn main() -> Result<(), copydesk::Error> {
    /// let article = copydesk::Cleaner::new().lines("It rained.\n\nThe wind was strong.")?;
    /// assert_eq!(article.text(), "It rained.\nThe wind was strong.");
    /// # Ok(())
    /// # }
    /// ```
    pub fn text(&self) -> String {
        let blocks: Vec<&Block> = self.body().collect();
        let mut text = String::new();
        for (at, block) in blocks.iter().enumerate() {
            if at > 0 {
                text.push('\n');
            }
            let before = at.checked_sub(1).and_then(|before| blocks.get(before));
            let neighbours = before.into_iter().chain(blocks.get(at + 1));
            if let Some(number) = unwritten_number(block, neighbours.copied()) {
                text.push_str(&format!("{number}. "));
            }
            text.push_str(&block.text);
        }
        text
    }
}

/// The number that a page draws before an item of an ordered list. Readers see it and the text goes
/// on from it ("see step 3"), so that it is written; an item that came as text has its own. One that
/// has no item of its list beside it is no list in plain text, and has none there, as with lines.
fn unwritten_number<'b>(
    block: &Block,
    mut neighbours: impl Iterator<Item = &'b Block>,
) -> Option<u32> {
    let number = block.number?;
    let is_drawn = block.place.range.is_none() && item_marker_length(&block.text) == 0;
    let is_beside = |other: &Block| {
        other.level == block.level && other.number.is_some_and(|n| n.abs_diff(number) == 1)
    };
    (is_drawn && neighbours.any(is_beside)).then_some(number)
}
