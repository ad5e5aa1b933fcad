//! What the caller's profile of the site says of a document's lines.

use super::finding::{Finding, Findings};
use crate::document::Document;
use crate::removal::{Reason, Rule};
use crate::site::SiteProfile;
use crate::verdict::Strike;

const RULE: &str = "site/recurs";

/// How often a line that goes stands on the site's pages, one place a candidate.
pub(crate) fn recurring(
    document: &Document<'_>,
    profile: Option<&SiteProfile>,
) -> Vec<Option<u64>> {
    let lines = document.candidates.iter().map(|line| line.text.as_ref());
    profile.map_or_else(Vec::new, |profile| {
        profile.recurring(lines, document.head.title)
    })
}

/// Notes the recurring lines; the model has no say, since it sees one document alone.
pub(super) fn note(
    document: &Document<'_>,
    profile: Option<&SiteProfile>,
    findings: &mut Findings,
) {
    for (at, count) in recurring(document, profile).into_iter().enumerate() {
        if let Some(count) = count {
            findings.add(at, || {
                let mut finding = Finding::new(Reason::RepeatedOnSite, Rule::named(RULE));
                finding.is_final = true;
                finding.because(evidence(count, profile))
            });
        }
    }
}

/// The strike of a page's block that so many pages have.
pub(super) fn strike(count: u64, profile: Option<&SiteProfile>) -> Strike {
    let strike = Strike::new(Reason::RepeatedOnSite, Rule::named(RULE));
    strike.because(evidence(count, profile))
}

fn evidence(count: u64, profile: Option<&SiteProfile>) -> String {
    let documents = profile.map_or(0, SiteProfile::documents);
    format!("on {count} of the site's {documents} pages")
}
