//! What a page says about itself: JSON-LD, meta tags, microdata, visible text.
//! Each field is one file; each source is asked in the order in which it is to be believed.

mod author_marks;
mod authors;
mod bare_title;
mod byline_claims;
mod class_words;
mod data_dates;
mod dates;
mod evidence;
mod json_ld;
pub(crate) mod json_repair;
mod nearby;
mod search;
mod segments;
mod shown_dates;
mod site;
mod site_marks;
mod standfirst;
mod surroundings;
mod text;
mod title;
mod values;

use std::collections::HashSet;

use url::Url;

use super::tree::Tree;
use crate::language;
use crate::metadata::dates::NumericOrder;
use crate::metadata::vote::Elected;
use crate::metadata::{Field, Metadata, Origin, Source};
use evidence::Evidence;
use json_ld::JsonLd;
use search::Search;
use shown_dates::ShownDates;
use site::Site;
use title::Title;

/// Finds the page's metadata.
pub(crate) fn extract(tree: &Tree, url: Option<&str>) -> Metadata {
    let evidence = evidence::collect(tree);
    let json_ld = json_ld::read(tree, &titles(&evidence));
    let given = url.and_then(|url| Url::parse(url).ok());
    let base = base(&evidence, given.as_ref());
    let address = address(&evidence, &json_ld, given.clone(), base.as_ref());
    let known = address.as_ref().map(|(address, _)| address);
    let site = Site::of(&evidence, &json_ld, known);
    let title = title::find(&evidence, &json_ld, &site);
    let image = image(&evidence, &json_ld, base.as_ref().or(known));
    let heading = title.as_ref().and_then(|title| title.heading);
    let around_headline = heading
        .map(|(node, _)| surroundings::around(tree, node))
        .unwrap_or_default();
    let text = title.as_ref().map(|title| title.text.as_str());
    let lines = nearby::lines(tree, heading.map(|(node, _)| node), &around_headline, text);
    let title = match title {
        Some(title) => Some(title::as_over_byline(title, &lines)),
        None => title::over_byline(&lines),
    };
    let search = Search {
        tree,
        evidence: &evidence,
        json_ld: &json_ld,
        site: &site,
        given: given.as_ref(),
        headline: heading.map(|(_, offset)| offset),
        around_headline: &around_headline,
        lines: &lines,
    };
    metadata(&search, title, address, image)
}

/// The fields, each with its source.
fn metadata(
    search: &Search<'_>,
    title: Option<Title>,
    address: Option<(Url, Source)>,
    image: Option<(String, Source)>,
) -> Metadata {
    let (evidence, json_ld) = (search.evidence, search.json_ld);
    let language = language(search);
    let order = NumericOrder::of(language.as_ref().map(|(tag, _)| tag.as_str()));
    let known = address.as_ref().map(|(address, _)| address);
    let shown = ShownDates::of(search, order);
    let published = dates::published(search, &shown, known, order);
    let modified = dates::modified(search, &shown, order);
    let authors = authors::find(search);
    let standfirst = standfirst::find(search).map(|text| (text.value, text.source));
    let title = title.map(|title| Elected {
        value: title.text,
        source: title.source,
        support: title.support,
    });
    let mut found = Found::default();
    Metadata {
        title: found.elected(Field::Title, title),
        authors: found.elected(Field::Authors, authors).unwrap_or_default(),
        published: found
            .elected(Field::Published, published)
            .map(|date| date.to_string()),
        modified: found
            .elected(Field::Modified, modified)
            .map(|date| date.to_string()),
        standfirst: found.field(Field::Standfirst, standfirst),
        image: found.field(Field::Image, image),
        section: found.field(Field::Section, section(evidence, json_ld)),
        tags: found
            .field(Field::Tags, tags(evidence, json_ld))
            .unwrap_or_default(),
        site: found.elected(Field::Site, search.site.name.clone()),
        url: found.field(Field::Url, address).map(String::from),
        language: found.field(Field::Language, language),
        sources: found.sources,
    }
}

/// The language that the page claims, else that of the lines about its headline.
fn language(search: &Search<'_>) -> Option<(String, Source)> {
    language_of(search.evidence, search.json_ld).or_else(|| {
        let text = search.lines.text();
        Some((language::detect(&text)?.to_string(), Source::Text))
    })
}

/// The sources of the fields, as they are found.
#[derive(Default)]
struct Found {
    sources: Vec<Origin>,
}

impl Found {
    /// Keeps the source and hands on the value.
    fn field<T>(&mut self, field: Field, found: Option<(T, Source)>) -> Option<T> {
        let (value, source) = found?;
        self.sources.push(Origin::new(field, source));
        Some(value)
    }

    /// The same for a field that places of the page voted for.
    fn elected<T>(&mut self, field: Field, found: Option<Elected<T>>) -> Option<T> {
        let won = found?;
        self.sources
            .push(Origin::supported(field, won.source, won.support));
        Some(won.value)
    }
}

/// The address against which the page's relative ones resolve.
fn base(evidence: &Evidence, given: Option<&Url>) -> Option<Url> {
    let base = evidence.base.as_deref();
    base.and_then(|base| resolved(base, given))
        .or_else(|| given.cloned())
}

/// What the page gives as its title, and its first headings.
fn titles(evidence: &Evidence) -> Vec<&str> {
    const HEADINGS: usize = 3;
    let tags = [
        evidence.title.as_deref(),
        evidence.first_meta(&["og:title"]),
    ];
    let headings = evidence
        .headings
        .iter()
        .filter(|heading| heading.level == 1);
    let headings = headings.take(HEADINGS).map(|heading| heading.text.as_str());
    tags.into_iter().flatten().chain(headings).collect()
}

/// The canonical address, else the caller's, else that of JSON-LD. One that names the site's first page comes
/// last: no article has that address, and some systems write it on every page.
fn address(
    evidence: &Evidence,
    json_ld: &JsonLd,
    given: Option<Url>,
    base: Option<&Url>,
) -> Option<(Url, Source)> {
    let claims = [
        evidence.canonical.as_deref(),
        evidence.first_meta(&["og:url"]),
        evidence.first_meta(&["mainentityofpage"]),
        evidence.main_entity.as_deref(),
    ];
    let claims = claims.into_iter().flatten();
    let claims = claims.filter_map(|claim| Some((resolved(claim, base)?, Source::MetaTag)));
    let given = given.map(|url| (url, Source::Address));
    let of_item = json_ld.article.as_ref().and_then(|item| {
        let url = item.url.as_deref()?;
        Some((resolved(url, base)?, Source::JsonLd))
    });
    let claims: Vec<_> = claims.chain(given).chain(of_item).collect();
    let of_article = claims.iter().find(|(url, _)| !is_first_page(url));
    of_article.or(claims.first()).cloned()
}

/// Whether an address is that of a site and no page of it.
fn is_first_page(url: &Url) -> bool {
    url.path() == "/" && url.query().is_none()
}

/// An address as a web address, relative ones against the base.
fn resolved(address: &str, base: Option<&Url>) -> Option<Url> {
    let url = match base {
        Some(base) => base.join(address.trim()).ok()?,
        None => Url::parse(address.trim()).ok()?,
    };
    matches!(url.scheme(), "http" | "https").then_some(url)
}

fn language_of(evidence: &Evidence, json_ld: &JsonLd) -> Option<(String, Source)> {
    const TAGS: [&str; 5] = [
        "content-language",
        "og:locale",
        "language",
        "dc.language",
        "dcterms.language",
    ];
    let item = json_ld.article.as_ref();
    let claims = [
        (evidence.language.as_deref(), Source::MetaTag),
        (
            item.and_then(|item| item.language.as_deref()),
            Source::JsonLd,
        ),
        (evidence.first_meta(&TAGS), Source::MetaTag),
    ];
    claims
        .into_iter()
        .find_map(|(claim, source)| Some((language::tag(claim?)?, source)))
}

fn image(evidence: &Evidence, json_ld: &JsonLd, address: Option<&Url>) -> Option<(String, Source)> {
    const TAGS: [&str; 5] = [
        "og:image",
        "og:image:url",
        "og:image:secure_url",
        "twitter:image",
        "twitter:image:src",
    ];
    let item = json_ld.article.as_ref();
    let claims = [
        (evidence.first_meta(&TAGS), Source::MetaTag),
        (item.and_then(|item| item.image.as_deref()), Source::JsonLd),
    ];
    claims
        .into_iter()
        .find_map(|(claim, source)| Some((String::from(resolved(claim?, address)?), source)))
}

fn section(evidence: &Evidence, json_ld: &JsonLd) -> Option<(String, Source)> {
    let tag = evidence.first_meta(&["article:section", "parsely-section", "og:article:section"]);
    match tag {
        Some(name) => Some((name.to_string(), Source::MetaTag)),
        None => Some((
            json_ld.article.as_ref()?.sections.first()?.clone(),
            Source::JsonLd,
        )),
    }
}

/// The keywords of JSON-LD and of the tags together, each once.
fn tags(evidence: &Evidence, json_ld: &JsonLd) -> Option<(Vec<String>, Source)> {
    const MOST: usize = 64;
    const LISTS: [&str; 6] = [
        "news_keywords",
        "parsely-tags",
        "sailthru.tags",
        "keywords",
        "article:tag",
        "og:article:tag",
    ];
    let named = json_ld.article.iter().flat_map(|item| &item.keywords);
    let listed = LISTS.iter().flat_map(|name| evidence.meta(name));
    let source = match named.clone().next() {
        Some(_) => Source::JsonLd,
        None => Source::MetaTag,
    };
    let mut known = HashSet::new();
    let mut tags = Vec::new();
    for tag in named
        .map(String::as_str)
        .chain(listed.flat_map(|list| list.split(',')))
    {
        let tag = tag.trim();
        if !tag.is_empty() && tags.len() < MOST && known.insert(tag.to_lowercase()) {
            tags.push(tag.to_string());
        }
    }
    (!tags.is_empty()).then_some((tags, source))
}
