//! The rules of `class/`: what a page's own class, id and role tokens say of a block.

use super::RuleEntry;
use crate::removal::Reason;

const LIST: &str = include_str!("../judge/page/classes.txt");

/// A rule a line of the list, which is a reason and its tokens.
pub(super) fn entries() -> impl Iterator<Item = RuleEntry> {
    LIST.lines().filter_map(|line| {
        let (reason, tokens) = line.split_once(':').filter(|_| !line.starts_with('#'))?;
        let reason: Reason = reason.trim().parse().ok()?;
        Some(RuleEntry::new(
            format!("class/{}", reason.name()),
            reason,
            "src/judge/page/classes.txt",
            format!(
                "A block that the model for pages strikes, in an element whose class, id or role \
                 has one of the words: {}.",
                tokens.trim()
            ),
        ))
    })
}
