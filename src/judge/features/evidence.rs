//! What the rules and the structure passes found, as numbers.

use crate::judge::finding::{Finding, Findings};
use crate::judge::line::Line;
use crate::removal::Reason;

/// The finding's reason as a number; the kinds of reason that keep a line come first.
pub(super) fn number(finding: Option<&Finding>) -> f32 {
    let Some(finding) = finding else { return -1.0 };
    let learned = as_learned(finding);
    let place = REASONS.iter().position(|reason| *reason == learned);
    place.map_or(REASONS.len() as f32, |place| place as f32)
}

/// The reason under which the models learned what has one of its own since.
fn as_learned(finding: &Finding) -> Reason {
    match (finding.reason, finding.rule.as_str()) {
        (Reason::Contact, "contact/1") => Reason::AboutPublisher,
        (Reason::Contact, "contact/2") => Reason::Share,
        (Reason::Contact, _) => Reason::Promotion,
        (Reason::Widget, _) => Reason::Cookie,
        (reason, _) => reason,
    }
}

/// Reasons in the order of how often a rule for them is wrong on the labelled sets.
const REASONS: [Reason; 30] = [
    Reason::Correction,
    Reason::Contributors,
    Reason::Headline,
    Reason::Repeated,
    Reason::InlineRelated,
    Reason::Legal,
    Reason::Affiliate,
    Reason::Form,
    Reason::Tags,
    Reason::Embed,
    Reason::Navigation,
    Reason::AboutPublisher,
    Reason::Promotion,
    Reason::Donation,
    Reason::Comments,
    Reason::Timestamp,
    Reason::RelatedTeaser,
    Reason::Standfirst,
    Reason::AuthorBio,
    Reason::Byline,
    Reason::Media,
    Reason::PhotoCaption,
    Reason::PhotoCredit,
    Reason::Share,
    Reason::SignIn,
    Reason::RelatedHeading,
    Reason::Subscription,
    Reason::Newsletter,
    Reason::Cookie,
    Reason::Advertisement,
];

/// The nearest heading above of something that is not the story.
pub(super) fn headings(lines: &[Line], findings: &Findings) -> Vec<Option<usize>> {
    let mut last = None;
    (0..lines.len())
        .map(|at| {
            let above = last;
            let heads = findings.of(at).is_some_and(|finding| {
                matches!(
                    as_learned(finding),
                    Reason::RelatedHeading
                        | Reason::Newsletter
                        | Reason::Comments
                        | Reason::Subscription
                        | Reason::AuthorBio
                        | Reason::Donation
                        | Reason::Legal
                        | Reason::Share
                )
            });
            if heads {
                last = Some(at);
            }
            above
        })
        .collect()
}
