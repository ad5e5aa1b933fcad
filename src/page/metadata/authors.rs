//! Who wrote it: JSON-LD, meta tags, microdata and the visible byline, in this order; but a source
//! that names people goes before one that names only the site, a desk or an account.

use super::evidence::{CreditSource, Evidence};
use super::json_ld::JsonLd;
use super::site::Site;
use crate::metadata::bylines;

/// How far from the headline a byline may stand, in bytes of visible text.
const BEFORE_HEADLINE: usize = 400;
const AFTER_HEADLINE: usize = 1500;

const AUTHOR_TAGS: [&str; 14] = [
    "author",
    "article:author",
    "parsely-author",
    "sailthru.author",
    "dc.creator",
    "dcterms.creator",
    "dc.creator.personalname",
    "byl",
    "cxenseparse:author",
    "article:author_name",
    "rbauthors",
    "authors",
    "creator",
    "og:article:author",
];

/// Finds the authors.
pub(super) fn find(
    evidence: &Evidence,
    json_ld: &JsonLd,
    site: &Site,
    headline: Option<usize>,
    lines: &[String],
) -> Vec<String> {
    let mut claims: Vec<Vec<String>> = Vec::new();
    if let Some(item) = &json_ld.article {
        claims.push(all_names(item.people.iter().chain(&item.organisations)));
    }
    claims.push(all_names(evidence.meta("citation_author")));
    for tag in AUTHOR_TAGS {
        claims.push(all_names(evidence.meta(tag)));
    }
    for source in [
        CreditSource::Itemprop,
        CreditSource::Rel,
        CreditSource::Class,
    ] {
        claims.push(credits(evidence, source, headline));
    }
    claims.push(
        lines
            .iter()
            .find_map(|line| bylines::from_line(line))
            .unwrap_or_default(),
    );
    if let Some(item) = &json_ld.page {
        claims.push(all_names(&item.people));
    }
    claims.push(all_names(
        evidence
            .meta("twitter:creator")
            .filter(|name| name.contains(' ')),
    ));
    for claim in &mut claims {
        without_site(claim, site);
    }
    choose(claims, site)
}

/// The first claim that names a person, else the first.
fn choose(claims: Vec<Vec<String>>, site: &Site) -> Vec<String> {
    let names_people = |claim: &&Vec<String>| {
        claim
            .iter()
            .any(|name| bylines::is_person(name) && !site.is(name))
    };
    let claims: Vec<Vec<String>> = claims
        .into_iter()
        .filter(|claim| !claim.is_empty())
        .collect();
    let best = claims.iter().find(names_people).or_else(|| claims.first());
    best.cloned().unwrap_or_default()
}

/// Leaves the site's name out beside other names.
fn without_site(claim: &mut Vec<String>, site: &Site) {
    if claim.iter().any(|name| !site.is(name)) {
        claim.retain(|name| !site.is(name));
    }
}

fn all_names(values: impl IntoIterator<Item = impl AsRef<str>>) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    for value in values {
        for name in bylines::names(value.as_ref()) {
            if !all.iter().any(|known| bylines::same(known, &name)) && all.len() < 64 {
                all.push(name);
            }
        }
    }
    all
}

/// The credits of one source, near the headline where there is one.
fn credits(evidence: &Evidence, source: CreditSource, headline: Option<usize>) -> Vec<String> {
    let near = |offset: usize| {
        headline.is_none_or(|headline| {
            offset + BEFORE_HEADLINE >= headline && offset <= headline + AFTER_HEADLINE
        })
    };
    let mut credits = evidence
        .credits
        .iter()
        .filter(|credit| credit.source == source && !credit.aside && near(credit.offset));
    match source {
        // An outer element's text holds the inner ones': the first with a name will do.
        CreditSource::Class => credits
            .map(|credit| bylines::names(&credit.text))
            .find(|names| !names.is_empty())
            .unwrap_or_default(),
        _ => all_names(credits.by_ref().map(|credit| credit.text.as_str())),
    }
}
