//! The rules of `role/`: blocks that stay in the article, under a role that its text does not show.

use super::entry::RuleEntry;
use crate::article::Role;
use crate::roles;

/// A rule for every role that the text shows unless told otherwise; blocks of the others go by the
/// rule that found them.
pub(super) fn entries() -> impl Iterator<Item = RuleEntry> {
    let roles = Role::ALL.iter().copied();
    roles.filter(|role| role.in_text_by_default()).map(entry)
}

fn entry(role: Role) -> RuleEntry {
    RuleEntry::new(
        roles::rule_of(role),
        roles::reason_of(role),
        "src/roles.rs",
        format!(
            "A block of the role `{}` where that is hidden.",
            role.name()
        ),
    )
}
