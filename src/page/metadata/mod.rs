//! What a page says about itself: JSON-LD, meta tags, microdata, visible text.
//! Each field is one file; each source is asked in the order in which it is to be believed.

mod authors;
mod dates;
mod evidence;
mod json_ld;
mod json_repair;
mod nearby;
mod site;
mod text;
mod title;
mod values;

use url::Url;

use super::tree::Tree;
use crate::language;
use crate::metadata::Metadata;
use crate::metadata::dates::NumericOrder;
use authors::Search;
use evidence::Evidence;
use json_ld::JsonLd;
use site::Site;

/// Finds the page's metadata.
pub(crate) fn extract(tree: &Tree, url: Option<&str>) -> Metadata {
    let evidence = evidence::collect(tree);
    let json_ld = json_ld::read(tree);
    let address = address(&evidence, url);
    let site = Site::of(&evidence, &json_ld, address.as_ref());
    let title = title::find(&evidence, &json_ld, &site);
    let heading = title.as_ref().and_then(|title| title.heading);
    let offset = heading.map(|(_, offset)| offset);
    let lines = heading
        .map(|(node, _)| nearby::lines(tree, node))
        .unwrap_or_default();
    let language = language_of(&evidence, &json_ld);
    let order = NumericOrder::of(language.as_deref());
    let around_headline = heading
        .map(|(node, _)| evidence::around(tree, node))
        .unwrap_or_default();
    let search = Search {
        tree,
        evidence: &evidence,
        json_ld: &json_ld,
        site: &site,
        headline: offset,
        around_headline: &around_headline,
        lines: &lines,
    };
    Metadata {
        authors: authors::find(&search),
        published: dates::published(&search, address.as_ref(), order).map(|date| date.to_string()),
        modified: dates::modified(&search, order).map(|date| date.to_string()),
        standfirst: standfirst(&evidence, &json_ld),
        image: image(&evidence, &json_ld, address.as_ref()),
        section: section(&evidence, &json_ld),
        tags: tags(&evidence, &json_ld),
        title: title.map(|title| title.text),
        site: site.name,
        url: address.map(String::from),
        language,
    }
}

/// The canonical address, else the caller's.
fn address(evidence: &Evidence, url: Option<&str>) -> Option<Url> {
    let given = url.and_then(|url| Url::parse(url).ok());
    let claims = [
        evidence.canonical.as_deref(),
        evidence.first_meta(&["og:url"]),
    ];
    let resolve = |claim: &str| match &given {
        Some(base) => base.join(claim).ok(),
        None => Url::parse(claim).ok(),
    };
    claims
        .into_iter()
        .flatten()
        .filter_map(resolve)
        .find(|url| matches!(url.scheme(), "http" | "https"))
        .or_else(|| given.clone())
}

fn language_of(evidence: &Evidence, json_ld: &JsonLd) -> Option<String> {
    let item = json_ld
        .article
        .as_ref()
        .and_then(|item| item.language.as_deref());
    let claims = [
        evidence.language.as_deref(),
        item,
        evidence.first_meta(&[
            "content-language",
            "og:locale",
            "language",
            "dc.language",
            "dcterms.language",
        ]),
    ];
    claims.into_iter().flatten().find_map(language::tag)
}

fn standfirst(evidence: &Evidence, json_ld: &JsonLd) -> Option<String> {
    evidence
        .first_meta(&["og:description", "description", "twitter:description"])
        .map(str::to_string)
        .or_else(|| json_ld.article.as_ref()?.description.clone())
}

fn image(evidence: &Evidence, json_ld: &JsonLd, address: Option<&Url>) -> Option<String> {
    let claims = evidence
        .first_meta(&[
            "og:image",
            "og:image:url",
            "og:image:secure_url",
            "twitter:image",
            "twitter:image:src",
        ])
        .into_iter()
        .chain(
            json_ld
                .article
                .as_ref()
                .and_then(|item| item.image.as_deref()),
        );
    let resolve = |claim: &str| match address {
        Some(base) => base.join(claim).ok(),
        None => Url::parse(claim).ok(),
    };
    claims
        .filter_map(resolve)
        .find(|url| matches!(url.scheme(), "http" | "https"))
        .map(String::from)
}

fn section(evidence: &Evidence, json_ld: &JsonLd) -> Option<String> {
    evidence
        .first_meta(&["article:section", "parsely-section", "og:article:section"])
        .map(str::to_string)
        .or_else(|| json_ld.article.as_ref()?.sections.first().cloned())
}

fn tags(evidence: &Evidence, json_ld: &JsonLd) -> Vec<String> {
    const MOST: usize = 64;
    let mut tags: Vec<String> = Vec::new();
    let listed = evidence
        .meta("article:tag")
        .chain(evidence.meta("og:article:tag"));
    let split = ["news_keywords", "parsely-tags", "sailthru.tags", "keywords"]
        .iter()
        .flat_map(|name| evidence.meta(name))
        .chain(listed)
        .flat_map(|value| value.split(','));
    let named = json_ld.article.iter().flat_map(|item| &item.keywords);
    for tag in named.map(String::as_str).chain(split) {
        let tag = tag.trim();
        let known = tags
            .iter()
            .any(|known| known.to_lowercase() == tag.to_lowercase());
        if !tag.is_empty() && !known && tags.len() < MOST {
            tags.push(tag.to_string());
        }
    }
    tags
}
