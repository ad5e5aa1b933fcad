//! The table of reasons and roles: a piece that is removed for one of these reasons keeps a role.
//! Readers disagree about these roles, so that a caller can have them shown.

use crate::article::Role;
use crate::removal::Reason;

/// Where a block of a page that goes for the reason has the role. A line of text has it anywhere: its
/// findings are made with the place in mind.
#[derive(Clone, Copy, PartialEq)]
enum OnPage {
    Anywhere,
    /// Below the story it is another story's.
    AboveStory,
    /// What gives the role there is no reason to go.
    Nowhere,
}

use OnPage::{AboveStory, Anywhere, Nowhere};

/// A reason, its role, and where on a page it holds. Of two reasons of one role the first names what
/// goes since the caller hid the role.
const TABLE: [(Reason, Role, OnPage); 9] = [
    (Reason::Headline, Role::Title, Nowhere),
    (Reason::Standfirst, Role::Standfirst, AboveStory),
    (Reason::Byline, Role::Byline, Anywhere),
    (Reason::Timestamp, Role::Byline, AboveStory),
    (Reason::PhotoCaption, Role::Caption, Anywhere),
    (Reason::PhotoCredit, Role::Credit, Anywhere),
    (Reason::AuthorBio, Role::AuthorBio, Anywhere),
    (Reason::Correction, Role::Correction, Nowhere),
    (Reason::Contributors, Role::Contributors, Nowhere),
];

/// The role of a line that goes for this reason.
pub(crate) fn of(reason: Reason) -> Option<Role> {
    let entry = TABLE.iter().find(|(known, ..)| *known == reason);
    entry.map(|&(_, role, _)| role)
}

/// The role of a page's block that goes for this reason, above the story or elsewhere.
pub(crate) fn on_page(reason: Reason, above_story: bool) -> Option<Role> {
    let holds = |place: OnPage| place == Anywhere || place == AboveStory && above_story;
    let mut entries = TABLE.iter();
    let entry = entries.find(|&&(known, _, place)| known == reason && holds(place));
    entry.map(|&(_, role, _)| role)
}

/// Whether a line with this role stays although the table has a reason for the role: a headline, a
/// correction, a note on contributors.
pub(crate) fn stays(role: Role) -> bool {
    matches!(role, Role::Title | Role::Correction | Role::Contributors)
}

/// The reason that a role gives when the caller hides it.
pub(crate) fn reason_of(role: Role) -> Reason {
    if role == Role::QuotedPost {
        return Reason::Embed;
    }
    let entry = TABLE.iter().find(|(_, known, _)| *known == role);
    entry.map_or(Reason::Caller, |&(reason, ..)| reason)
}

/// The rule by which a role goes when the caller hides it.
pub(crate) fn rule_of(role: Role) -> String {
    format!("role/{}", role.name())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reason_has_its_role_where_it_holds() {
        for (reason, of_line, above, elsewhere) in [
            (
                Reason::Byline,
                Some(Role::Byline),
                Some(Role::Byline),
                Some(Role::Byline),
            ),
            (
                Reason::Timestamp,
                Some(Role::Byline),
                Some(Role::Byline),
                None,
            ),
            (
                Reason::Standfirst,
                Some(Role::Standfirst),
                Some(Role::Standfirst),
                None,
            ),
            (Reason::Correction, Some(Role::Correction), None, None),
            (Reason::Newsletter, None, None, None),
        ] {
            assert_eq!(of(reason), of_line, "{reason}");
            assert_eq!(on_page(reason, true), above, "{reason}");
            assert_eq!(on_page(reason, false), elsewhere, "{reason}");
        }
    }

    #[test]
    fn a_hidden_role_has_a_reason() {
        assert_eq!(reason_of(Role::Byline), Reason::Byline);
        assert_eq!(reason_of(Role::QuotedPost), Reason::Embed);
        assert_eq!(reason_of(Role::TableRow), Reason::Caller);
    }
}
