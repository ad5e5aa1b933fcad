//! What the caller's profile of the site says of a document's lines.

use super::finding::Finding;
use crate::decided_by::DecidedBy;
use crate::document::Document;
use crate::removal::{Reason, Rule};
use crate::site::SiteProfile;

const RULE: &str = "site/recurs";

/// The candidates that go since they recur on the site, one place a candidate. The rule's word is
/// final: the models see one document alone.
pub(super) fn recurring(
    document: &Document<'_>,
    headline: Option<usize>,
    profile: &SiteProfile,
) -> Vec<Option<Finding>> {
    let lines = document.candidates.iter().map(|line| line.text.as_ref());
    let counts = profile.recurring(lines, headline).into_iter();
    let documents = profile.documents();
    counts
        .map(|count| {
            let evidence = format!("on {} of the site's {documents} pages", count?);
            let mut finding = Finding::new(Reason::RepeatedOnSite, Rule::named(RULE));
            finding.is_final = true;
            finding.decision = DecidedBy::Site.into();
            Some(finding.because(evidence))
        })
        .collect()
}
