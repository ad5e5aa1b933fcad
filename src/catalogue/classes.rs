//! The rules of `class/`: what a page's own class, id and role tokens say of a block.

use super::entry::RuleEntry;
use crate::judge::page::classes;

/// A rule a line of the list, which is a reason and its tokens.
pub(super) fn entries() -> impl Iterator<Item = RuleEntry> {
    classes::entries().map(|(reason, tokens)| {
        RuleEntry::new(
            format!("class/{}", reason.name()),
            reason,
            "src/judge/page/classes.txt",
            format!(
                "A block that the model for pages removes, in an element whose class, id or role \
                 has one of the words: {tokens}."
            ),
        )
    })
}
