//! Every place of a page that may name its authors, each with what it counts.

use super::evidence::{Credit, CreditSource, Evidence};
use super::search::Search;
use super::surroundings::is_aside;
use crate::metadata::{Source, bylines, vote};

/// Names that some place of the page gives.
pub(super) type Claim = vote::Claim<Vec<String>>;

/// What each place of a byline counts. Chosen on the news set, the hard pages and the blogs, and
/// confirmed on `news-validate`.
const JSON_LD: f32 = 3.0;
const CITATION: f32 = 2.6;
const TAG: f32 = 2.2;
const ITEMPROP: f32 = 2.0;
pub(super) const REL: f32 = 1.9;
const CLASS: f32 = 1.8;
pub(super) const LABELLED_LINE: f32 = 1.2;
pub(super) const LINK: f32 = 1.3;
const DATED_LINE: f32 = 0.9;
const UNDER_HEADLINE: f32 = 0.3;
const PAGE_ITEM: f32 = 1.0;
pub(super) const FAR: f32 = 0.7;
const LONE: f32 = 0.5;

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

/// Every place that names the authors, those first whose spelling is to be believed.
pub(super) fn claims(search: &Search<'_>) -> Vec<Claim> {
    let Search {
        evidence, json_ld, ..
    } = search;
    let mut claims = Vec::new();
    if let Some(item) = &json_ld.article {
        let mut names = all_names(&item.people);
        // An organisation's name may hold commas and slashes.
        names.extend(item.organisations.iter().cloned());
        claims.push(Claim::new(names, Source::JsonLd, JSON_LD));
    }
    let cited = evidence
        .meta("citation_author")
        .map(bylines::given_name_first);
    claims.push(Claim::new(all_names(cited), Source::MetaTag, CITATION));
    for tag in AUTHOR_TAGS {
        claims.push(Claim::new(
            all_names(evidence.meta(tag)),
            Source::MetaTag,
            TAG,
        ));
    }
    claims.push(Claim::new(
        all_names(labelled(evidence)),
        Source::MetaTag,
        TAG,
    ));
    let told = labelled_line(search);
    let near = |source, weight| {
        let names = credits(search, source, true);
        let is_part = !names.is_empty() && told.len() > names.len() && is_in(&names, &told);
        let names = match is_part && is_in(&told, &marked(search, source)) {
            true => told.clone(),
            false => names,
        };
        Claim::new(names, Source::Markup, weight)
    };
    let far = |source| Claim::new(credits(search, source, false), Source::Markup, FAR);
    let people_of_page = json_ld.page.iter().flat_map(|item| &item.people);
    // A tag that holds a whole name and no handle.
    let creators = evidence
        .meta("twitter:creator")
        .filter(|name| name.contains(' '));
    claims.extend([
        near(CreditSource::Itemprop, ITEMPROP),
        near(CreditSource::Rel, REL),
        near(CreditSource::Class, CLASS),
        near(CreditSource::Link, LINK),
        Claim::new(told.clone(), Source::Text, LABELLED_LINE),
        Claim::new(dated_line(search), Source::Text, DATED_LINE),
        Claim::new(line_under_headline(search), Source::Text, UNDER_HEADLINE),
        Claim::new(all_names(people_of_page), Source::JsonLd, PAGE_ITEM),
        far(CreditSource::Itemprop),
        far(CreditSource::Rel),
        far(CreditSource::Class),
        Claim::new(
            all_names(json_ld.lone_person.as_ref()),
            Source::JsonLd,
            LONE,
        ),
        Claim::new(all_names(creators), Source::MetaTag, LONE),
    ]);
    claims
}

/// The people whom a label of a line makes the authors, or one on the line above; and those in a
/// bracket of the story's text.
fn labelled_line(search: &Search<'_>) -> Vec<String> {
    let mut is_open = false;
    let mut label = "";
    for line in &search.lines.all {
        // Reading a line is slow, and most have no label.
        if !is_open && !bylines::may_have_label(&line.text) {
            label = &line.text;
            continue;
        }
        let credit = line.credit();
        if !credit.labelled.is_empty() {
            return credit.labelled.clone();
        }
        if is_open && credit.alone && !credit.bare.is_empty() {
            return credit.bare.clone();
        }
        // "By" / "Ana Ruiz/Reuters": read as one line. A line with the site's name alone is skipped,
        // since a person's name may follow.
        let is_house = |names: &Vec<String>| names.iter().all(|name| search.site.is_mostly(name));
        let joined = is_open.then(|| bylines::over_name(label, &line.text));
        if let Some(names) = joined.flatten().filter(|names| !is_house(names)) {
            return names;
        }
        is_open = credit.open && credit.alone;
        label = &line.text;
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
    let dates: Vec<usize> = lines
        .head()
        .filter(|(_, line)| line.may_have_date())
        .map(|(at, _)| at)
        .collect();
    // Reading a line is slow, and few are near a date.
    let may_be_near = |at: usize| {
        let near = at.saturating_sub(1)..=at + 1 + BETWEEN;
        dates.iter().any(|date| near.contains(date))
    };
    let head: Vec<_> = lines
        .head()
        .filter(|&(at, _)| may_be_near(at))
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

/// The person whose name alone stands between the headline and the story's first paragraph.
fn line_under_headline(search: &Search<'_>) -> Vec<String> {
    const PARAGRAPH_WORDS: usize = 12;
    let lines = &search.lines.all;
    let Some(under) = search.lines.headline.map(|headline| headline + 1) else {
        return Vec::new();
    };
    let (Some(line), Some(next)) = (lines.get(under), lines.get(under + 1)) else {
        return Vec::new();
    };
    let is_over_story = next.text.split_whitespace().count() >= PARAGRAPH_WORDS && !next.is_link;
    let is_name = |name: &String| {
        bylines::is_person(name) && !search.site.is_mostly(name) && !is_section(search, name)
    };
    let credit = line.credit();
    let is_alone = credit.alone && !line.is_link && line.level.is_none();
    match credit.bare.as_slice() {
        [name]
            if is_alone && is_over_story && is_name(name) && !search.lines.is_repeated(under) =>
        {
            vec![name.clone()]
        }
        _ => Vec::new(),
    }
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

/// The names of the first text that has any. If a later text lies inside that one and has as many names, its
/// names are taken: the outer element's text holds more than names.
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

/// Everybody whom the page marks in the same way and in the same element: "By [Ana Ruiz] and [Tom Beck]" has two
/// links.
fn marked(search: &Search<'_>, source: CreditSource) -> Vec<String> {
    let credits = search.evidence.credits.iter();
    let marked: Vec<&Credit> = credits.filter(|credit| credit.source == source).collect();
    let parent = |credit: &Credit| search.tree.parent(credit.node);
    let beside = marked
        .chunk_by(|one, next| parent(one) == parent(next))
        .find(|row| row.len() > 1)
        .unwrap_or_default();
    all_names(beside.iter().map(|credit| credit.text.as_str()))
}

/// Whether all of some names are among others.
fn is_in(names: &[String], all: &[String]) -> bool {
    let mut names = names.iter();
    names.all(|name| all.iter().any(|known| bylines::same(known, name)))
}

/// The credits of one source, near the headline or anywhere on the page.
fn credits(search: &Search<'_>, source: CreditSource, near: bool) -> Vec<String> {
    let is_near = |offset: usize| {
        search.headline.is_none_or(|headline| {
            offset + BEFORE_HEADLINE >= headline && offset <= headline + AFTER_HEADLINE
        })
    };
    let is_own = |credit: &&Credit| {
        let element = search.tree.element(credit.node);
        credit.source == source
            && (!near || is_near(credit.offset))
            && element.is_some_and(|element| !is_aside(&element, search.around_headline))
    };
    // A bar of other stories may stand over the headline: what is under it counts alone.
    let is_under = |credit: &Credit| search.headline.is_none_or(|at| credit.offset >= at);
    let all = search.evidence.credits.iter();
    let has_under = near && all.clone().filter(is_own).any(is_under);
    let mut credits = all
        .filter(is_own)
        .filter(|credit| !has_under || is_under(credit));
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
