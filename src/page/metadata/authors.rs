//! Who wrote it: JSON-LD, meta tags, microdata and the visible byline each name somebody, and what
//! independent places agree on wins; a place that names people counts more than one that names only
//! the site, a desk or an account.

use super::byline_claims::{Claim, FAR, LABELLED_LINE, LINK, REL, claims};
use super::search::Search;
use super::site::Site;
use super::surroundings::is_of_others;
use crate::metadata::vote::{self, Elected};
use crate::metadata::{Source, bylines};

/// What a claim keeps of its weight that names no person: a single name; a desk or an agency; an
/// account; the site itself.
const SOMEBODY: f32 = 0.6;
const HOUSE: f32 = 0.5;
const ACCOUNT: f32 = 0.4;
const NOBODY: f32 = 0.1;

/// Claims of no more weight are guesses, and must name a person.
const GUESS: f32 = LINK;
const GUESSED_NOBODY: f32 = 0.02;

/// Finds the authors.
pub(super) fn find(search: &Search<'_>) -> Option<Elected<Vec<String>>> {
    let mut claims = claims(search);
    claims.retain(|claim| !claim.value.is_empty());
    for claim in &mut claims {
        without_site(&mut claim.value, search.site);
        without_others(&mut claim.value);
    }
    without_accounts_and_companies(&mut claims, search);
    for claim in &mut claims {
        claim.weight *= share(claim, search.site);
    }
    claims.retain(|claim| !claim.value.is_empty());
    let claims = whole_lists(claims);
    elected(&claims, search.site).or_else(|| agreed(search))
}

/// The people with whom most places agree, and of the ways to write them the one with which most do.
fn elected(claims: &[Claim], site: &Site) -> Option<Elected<Vec<String>>> {
    let won = vote::elect(claims, |one, other| are_alike(one, other))?;
    let written = claims
        .iter()
        .filter(|claim| are_alike(&won.value, &claim.value));
    let written: Vec<Claim> = written.cloned().collect();
    let exact = vote::elect(&written, |one, other| are_same(one, other))?;
    // An account's name, "anaruiz", is the person's where another place spells it out.
    let mut spelled = written
        .iter()
        .filter(|claim| are_same(&exact.value, &claim.value));
    let is_spelled = |claim: &&Claim| claim.value.iter().all(|name| is_own_person(name, site));
    Some(match spelled.find(is_spelled) {
        Some(claim) => Elected {
            value: claim.value.clone(),
            source: claim.source,
            support: won.support,
        },
        None => Elected {
            support: won.support,
            ..exact
        },
    })
}

/// Replaces a list of authors by a longer list that holds all of its names: JSON-LD completes the other
/// sources, microdata the weaker ones, and a labelled byline of the text JSON-LD if it names several.
fn whole_lists(mut claims: Vec<Claim>) -> Vec<Claim> {
    let lists: Vec<Claim> = claims
        .iter()
        .filter(|claim| claim.value.len() > 1)
        .cloned()
        .collect();
    let is_whole = |list: &Claim, part: &Claim| {
        let are_people = list.value.iter().all(|name| bylines::is_person(name));
        let is_fuller = match list.source {
            Source::Text => part.source == Source::JsonLd && part.value.len() > 1,
            Source::Markup => list.weight >= REL && part.weight < REL,
            source => source == Source::JsonLd && part.source != Source::JsonLd,
        };
        let is_in = |name: &String| list.value.iter().any(|known| bylines::same(known, name));
        is_fuller
            && are_people
            && list.value.len() > part.value.len()
            && part.value.iter().all(is_in)
    };
    for claim in &mut claims {
        if let Some(list) = lists.iter().find(|list| is_whole(list, claim)) {
            claim.value.clone_from(&list.value);
        }
    }
    claims
}

fn is_own_person(name: &str, site: &Site) -> bool {
    bylines::is_person(name) && !site.is(name)
}

/// Whether two places name the same people, in whatever order.
fn are_same(one: &[String], other: &[String]) -> bool {
    agree(one, other, bylines::same)
}

/// The same, where one of them may tell more after the name: "Ana Ruiz" and "Ana Ruiz Gardener".
fn are_alike(one: &[String], other: &[String]) -> bool {
    let opens = |long: &str, short: &str| {
        long.strip_prefix(short)
            .is_some_and(|rest| rest.starts_with(' '))
    };
    agree(one, other, |one, other| {
        bylines::same(one, other) || opens(one, other) || opens(other, one)
    })
}

fn agree(one: &[String], other: &[String], same: impl Fn(&str, &str) -> bool) -> bool {
    let is_in = |name: &String| other.iter().any(|known| same(known, name));
    one.len() == other.len() && one.iter().all(is_in)
}

/// Leaves out places that name only accounts, desks and what JSON-LD calls an organisation, where a label of the
/// text names people: one account or one company stands in many tags of a page.
fn without_accounts_and_companies(claims: &mut Vec<Claim>, search: &Search<'_>) {
    let names_people = |claim: &&Claim| {
        let is_told = claim.source == Source::Text && claim.weight >= LABELLED_LINE;
        let mut names = claim.value.iter();
        is_told && names.any(|name| is_own_person(name, search.site))
    };
    let Some(told) = claims.iter().find(names_people) else {
        return;
    };
    let people = told.value.clone();
    let article = search.json_ld.article.as_ref();
    let organisations = article.map_or(&[][..], |item| &item.organisations);
    let is_in = |names: &[String], name: &str| names.iter().any(|one| bylines::same(one, name));
    let is_nobody = |name: &String| {
        is_account(name) && !bylines::is_person(name)
            || (is_in(organisations, name) || bylines::is_desk(name)) && !is_in(&people, name)
    };
    claims.retain(|claim| claim.value.is_empty() || !claim.value.iter().all(is_nobody));
}

/// Whether a name is that of an account: "webdesk2", "ana.ruiz", "newsroom".
fn is_account(name: &str) -> bool {
    name.contains(|c: char| c.is_ascii_digit() || "._".contains(c))
        || name.starts_with(char::is_lowercase)
}

/// What is left of a claim's weight for the kind of names that it has.
fn share(claim: &Claim, site: &Site) -> f32 {
    let is_person = |name: &String| is_own_person(name, site);
    let is_somebody = |name: &String| {
        let is_house = site.is_mostly(name) || bylines::is_organisation(name);
        !is_house || bylines::is_desk(name) && !site.is(name)
    };
    let names = &claim.value;
    match () {
        () if names.iter().any(is_person) => 1.0,
        () if claim.weight <= GUESS => GUESSED_NOBODY,
        () if !names.iter().any(is_somebody) => NOBODY,
        () if names.iter().all(|name| is_account(name)) => ACCOUNT,
        () if names
            .iter()
            .all(|name| bylines::is_desk(name) || bylines::is_agency(name)) =>
        {
            HOUSE
        }
        () => SOMEBODY,
    }
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

/// The one person whom all credits of the page name, in whatever corner of it.
fn agreed(search: &Search<'_>) -> Option<Elected<Vec<String>>> {
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
        .then(|| Elected {
            value: vec![first],
            source: Source::Markup,
            support: FAR,
        })
}
