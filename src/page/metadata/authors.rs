//! Who wrote it: JSON-LD, meta tags, microdata and the visible byline, in this order; but a source
//! that names people goes before one that names only the site, a desk or an account.

use std::collections::HashSet;

use url::Url;

use super::evidence::{CreditSource, Evidence};
use super::json_ld::JsonLd;
use super::nearby::Lines;
use super::site::Site;
use super::surroundings::{is_aside, is_of_others};
use crate::metadata::{Source, bylines};
use crate::page::tree::{NodeId, Tree};

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

/// Tags that hold pairs of a label and a value, as WordPress writes them.
const LABELLED: [(&str, &str); 2] = [
    ("twitter:label1", "twitter:data1"),
    ("twitter:label2", "twitter:data2"),
];

/// What is known when the authors are looked for.
pub(super) struct Search<'p> {
    pub tree: &'p Tree,
    pub evidence: &'p Evidence,
    pub json_ld: &'p JsonLd,
    pub site: &'p Site,
    /// The address that the caller gave.
    pub given: Option<&'p Url>,
    /// Where the headline is: its offset, and every element around it.
    pub headline: Option<usize>,
    pub around_headline: &'p HashSet<NodeId>,
    /// The lines of text about the headline.
    pub lines: &'p Lines,
}

/// Names, and where they stand.
pub(super) struct Claim {
    pub names: Vec<String>,
    pub source: Source,
}

impl Claim {
    fn new(source: Source, names: Vec<String>) -> Claim {
        Claim { names, source }
    }
}

/// Finds the authors.
pub(super) fn find(search: &Search<'_>) -> Option<Claim> {
    let mut stated = stated(search);
    let mut guessed = guessed(search);
    for claims in [&mut stated, &mut guessed] {
        for claim in claims.iter_mut() {
            without_site(&mut claim.names, search.site);
            without_others(&mut claim.names);
        }
        claims.retain(|claim| !claim.names.is_empty());
    }
    choose(stated, guessed, search.site).or_else(|| agreed(search))
}

/// What the page states in so many words, the likeliest first.
fn stated(search: &Search<'_>) -> Vec<Claim> {
    let Search {
        evidence, json_ld, ..
    } = search;
    let mut claims = Vec::new();
    if let Some(item) = &json_ld.article {
        let mut names = all_names(&item.people);
        // An organisation's name may hold commas and slashes.
        names.extend(item.organisations.iter().cloned());
        claims.push(Claim::new(Source::JsonLd, names));
    }
    let cited = evidence
        .meta("citation_author")
        .map(bylines::given_name_first);
    claims.push(Claim::new(Source::MetaTag, all_names(cited)));
    for tag in AUTHOR_TAGS {
        claims.push(Claim::new(Source::MetaTag, all_names(evidence.meta(tag))));
    }
    claims.push(Claim::new(Source::MetaTag, all_names(labelled(evidence))));
    for source in [
        CreditSource::Itemprop,
        CreditSource::Rel,
        CreditSource::Class,
    ] {
        claims.push(Claim::new(Source::Markup, credits(search, source, true)));
    }
    claims
}

/// What else may be the authors, where the page states none.
fn guessed(search: &Search<'_>) -> Vec<Claim> {
    let Search {
        evidence, json_ld, ..
    } = search;
    let people_of_page = json_ld.page.iter().flat_map(|item| &item.people);
    let handles = evidence.meta("twitter:creator");
    vec![
        Claim::new(Source::Markup, credits(search, CreditSource::Link, true)),
        Claim::new(Source::Text, labelled_line(search)),
        Claim::new(Source::Text, dated_line(search)),
        Claim::new(Source::JsonLd, all_names(people_of_page)),
        Claim::new(
            Source::Markup,
            credits(search, CreditSource::Itemprop, false),
        ),
        Claim::new(Source::Markup, credits(search, CreditSource::Rel, false)),
        Claim::new(Source::Markup, credits(search, CreditSource::Class, false)),
        Claim::new(Source::JsonLd, all_names(json_ld.lone_person.as_ref())),
        Claim::new(
            Source::MetaTag,
            all_names(handles.filter(|name| name.contains(' '))),
        ),
    ]
}

/// The people whom a label of a line makes the authors, or one on the line above; and those in a
/// bracket of the story's text.
fn labelled_line(search: &Search<'_>) -> Vec<String> {
    let mut is_open = false;
    for line in &search.lines.all {
        let credit = line.credit();
        if !credit.labelled.is_empty() {
            return credit.labelled.clone();
        }
        if is_open && credit.alone && !credit.bare.is_empty() {
            return credit.bare.clone();
        }
        is_open = credit.open && credit.alone;
    }
    let lines = search.lines.all.iter();
    let mut bracketed = lines.map(|line| bylines::in_brackets(&line.text));
    bracketed
        .find(|names| !names.is_empty())
        .unwrap_or_default()
}

/// The people who are named without a label in the head, in a line with the date or beside one. Of
/// several such lines the first has the person, others the outlet: "Ana Ruiz", "Porto Azul",
/// "3 March 2026".
fn dated_line(search: &Search<'_>) -> Vec<String> {
    // So many lines may stand between the person and the date.
    const BETWEEN: usize = 2;
    let lines = search.lines;
    let head: Vec<_> = lines
        .head()
        .map(|(at, line)| (at, line, line.credit()))
        .collect();
    let is_small = |at: usize| {
        let credit = head.iter().find(|(known, _, _)| *known == at);
        credit.is_some_and(|(_, _, credit)| credit.alone)
    };
    let is_dated = |at: usize| {
        let credit = head.iter().find(|(known, _, _)| *known == at);
        credit.is_some_and(|(_, _, credit)| credit.dated && credit.alone)
    };
    let is_near = |at: usize| {
        let after = (at + 1..=at + 1 + BETWEEN).take_while(|&at| is_small(at));
        after.clone().any(is_dated) || at > 0 && is_dated(at - 1)
    };
    let is_own = |name: &String| !search.site.is_mostly(name) && !is_section(search, name);
    let mut found = head.iter().filter(|(at, line, credit)| {
        let named = credit.alone && !credit.bare.is_empty() && credit.bare.iter().all(is_own);
        named && !line.is_link && (credit.dated || is_near(*at)) && !lines.is_repeated(*at)
    });
    found
        .next()
        .map(|(_, _, credit)| credit.bare.clone())
        .unwrap_or_default()
}

/// Whether the page calls a section so.
fn is_section(search: &Search<'_>, name: &str) -> bool {
    let tagged = search.evidence.meta("article:section");
    let items = search
        .json_ld
        .article
        .iter()
        .flat_map(|item| &item.sections);
    let mut sections = tagged.chain(items.map(String::as_str));
    sections.any(|section| bylines::same(section, name))
}

/// The one person whom all credits of the page name, in whatever corner of it.
fn agreed(search: &Search<'_>) -> Option<Claim> {
    let credits = search.evidence.credits.iter().filter(|credit| {
        let element = search.tree.element(credit.node);
        element.is_some_and(|element| !is_of_others(&element))
    });
    let mut people = credits
        .flat_map(|credit| bylines::names(&credit.text))
        .filter(|name| bylines::is_person(name));
    let first = people.next()?;
    people
        .all(|name| bylines::same(&first, &name))
        .then(|| Claim::new(Source::Markup, vec![first]))
}

/// "Written by" and the name, in two tags.
fn labelled(evidence: &Evidence) -> Vec<&str> {
    let pairs = LABELLED.iter().filter_map(|(label, data)| {
        let label = evidence.first_meta(&[label])?;
        bylines::is_label(label).then(|| evidence.first_meta(&[data]))?
    });
    pairs
        .chain(evidence.meta("twitter:misc:written by"))
        .collect()
}

/// A statement that names a person; else one that names an account or a desk, but not the site or
/// some organisation; else a guess that names a person; else whatever is stated.
fn choose(stated: Vec<Claim>, guessed: Vec<Claim>, site: &Site) -> Option<Claim> {
    let is_person = |name: &String| bylines::is_person(name) && !site.is(name);
    let is_somebody = |name: &String| !site.is_mostly(name) && !bylines::is_organisation(name);
    let person = |claim: &Claim| claim.names.iter().any(is_person);
    let somebody = |claim: &Claim| claim.names.iter().any(is_somebody);
    let count = stated.len();
    let at = stated
        .iter()
        .position(person)
        .or_else(|| stated.iter().position(somebody))
        .or_else(|| guessed.iter().position(person).map(|at| count + at))
        .unwrap_or(0);
    stated.into_iter().chain(guessed).nth(at)
}

/// The names of the first text that has any; where the texts after it lie inside it and name as
/// many, theirs, since an outer element's text holds more than the names.
fn innermost<'t>(texts: impl Iterator<Item = &'t str>) -> Vec<String> {
    let mut best: Option<(&str, Vec<String>)> = None;
    for text in texts {
        let names = bylines::names(text);
        match &mut best {
            _ if names.is_empty() => {}
            None => best = Some((text, names)),
            Some((outer, known)) if outer.contains(text) => {
                if names.len() == known.len() {
                    (*outer, *known) = (text, names);
                }
            }
            Some(_) => break,
        }
    }
    best.map(|(_, names)| names).unwrap_or_default()
}

/// Leaves the site's name out beside other names.
fn without_site(claim: &mut Vec<String>, site: &Site) {
    if claim.iter().any(|name| !site.is(name)) {
        claim.retain(|name| !site.is(name));
    }
}

/// Leaves out, beside people, the agencies, desks and outlets that they write for.
fn without_others(claim: &mut Vec<String>) {
    if claim.iter().any(|name| bylines::is_person(name)) {
        claim.retain(|name| {
            let is_single = !name.contains(' ') && !bylines::is_desk(name);
            bylines::is_person(name) || bylines::is_agency(name) || is_single
        });
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

/// The credits of one source, near the headline or anywhere on the page.
fn credits(search: &Search<'_>, source: CreditSource, near: bool) -> Vec<String> {
    let is_near = |offset: usize| {
        search.headline.is_none_or(|headline| {
            offset + BEFORE_HEADLINE >= headline && offset <= headline + AFTER_HEADLINE
        })
    };
    let mut credits = search.evidence.credits.iter().filter(|credit| {
        let element = search.tree.element(credit.node);
        credit.source == source
            && (!near || is_near(credit.offset))
            && element.is_some_and(|element| !is_aside(&element, search.around_headline))
    });
    match source {
        CreditSource::Itemprop | CreditSource::Rel if near => {
            all_names(credits.by_ref().map(|credit| credit.text.as_str()))
        }
        CreditSource::Link => credits
            .map(|credit| bylines::names(&credit.text))
            .find(|names| names.iter().any(|name| bylines::is_person(name)))
            .unwrap_or_default(),
        _ => innermost(credits.map(|credit| credit.text.as_str())),
    }
}
