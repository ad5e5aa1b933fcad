//! The headline as the reader sees it, without the site's name.
//!
//! Several voices name a headline: the page's headings, JSON-LD, and the head of the document (Open
//! Graph, Twitter and `<title>`, which come from one field of the publisher's system and count as
//! one voice). What independent voices agree on wins; alone, the first heading does.

use std::collections::HashSet;
use std::ops::RangeInclusive;

use super::bare_title::{is_masthead, without_site};
use super::evidence::{Evidence, Heading};
use super::json_ld::JsonLd;
use super::nearby::{Line, Lines};
use super::segments::{Segment, segments};
use super::site::Site;
use crate::metadata::Source;
use crate::page::tree::NodeId;
use crate::words::{count, ends_with_stop, letters, runs};

/// How much each voice counts. Chosen on half of the sites of the news set and the hard-page set,
/// confirmed on the other half.
const FIRST_H1: f32 = 3.0;
const OTHER_H1: f32 = 2.0;
const LONE_WORD: f32 = 1.3;
/// For a headline that a heading ends with: the heading shows it after a kicker.
const AFTER_KICKER: f32 = 1.5;
const NAMED_HEADING: f32 = 1.5;
const VISIBLE_AGAIN: f32 = 1.5;
const JSON_LD: f32 = 2.0;
const LAST_CRUMB: f32 = 0.6;
const OPEN_GRAPH: f32 = 1.5;
const TWITTER: f32 = 1.1;
const TITLE_TAG: f32 = 1.2;
/// A heading without its kicker is likelier the headline than with it, all else being equal.
const KICKER_CUT: f32 = 0.2;
/// What is left of a first-level heading's weight where it shares next to no words with the document's
/// titles.
const STRANGE: f32 = 0.35;

/// The support of a headline that only its place tells.
const LEAST: f32 = 0.5;

/// A headline, and the heading that shows it.
pub(super) struct Title {
    pub text: String,
    pub heading: Option<(NodeId, usize)>,
    pub source: Source,
    /// What the voices that name it weigh together.
    pub support: f32,
}

struct Candidate {
    text: String,
    key: String,
    voices: f32,
    /// The loudest voice of the document's head, which counts once.
    head: f32,
    /// Whether JSON-LD or the document's head names it, and not a heading alone.
    stated: bool,
}

#[derive(Default)]
struct Ballot {
    candidates: Vec<Candidate>,
}

impl Ballot {
    fn candidate(&mut self, text: &str) -> Option<&mut Candidate> {
        let key = letters(text);
        if key.is_empty() {
            return None;
        }
        let at = match self.candidates.iter().position(|known| known.key == key) {
            Some(at) => at,
            None => {
                self.candidates.push(Candidate {
                    text: text.to_string(),
                    key,
                    voices: 0.0,
                    head: 0.0,
                    stated: false,
                });
                self.candidates.len() - 1
            }
        };
        self.candidates.get_mut(at)
    }

    fn vote(&mut self, text: &str, weight: f32) {
        if let Some(candidate) = self.candidate(text) {
            candidate.voices += weight;
        }
    }

    fn vote_of_head(&mut self, text: &str, weight: f32) {
        if let Some(candidate) = self.candidate(text) {
            candidate.head = candidate.head.max(weight);
            candidate.stated = true;
        }
    }

    fn winner(self) -> Option<Candidate> {
        self.candidates
            .into_iter()
            .filter(|candidate| candidate.voices + candidate.head > 0.0)
            .reduce(|best, next| {
                let louder = next.voices + next.head > best.voices + best.head;
                if louder { next } else { best }
            })
    }
}

/// Finds the headline.
pub(super) fn find(evidence: &Evidence, json_ld: &JsonLd, site: &Site) -> Option<Title> {
    let mut ballot = Ballot::default();
    headings(&mut ballot, evidence, site);
    let item = json_ld.article.as_ref().or(json_ld.page.as_ref());
    if let Some(headline) = item.and_then(|item| item.headline.as_deref()) {
        let headline = without_site(headline, site, evidence);
        let weight = if json_ld.article.is_some() {
            JSON_LD
        } else {
            0.5
        };
        if !site.is(&headline) && !is_cut(&headline) {
            ballot.vote(&headline, weight);
            if let Some(candidate) = ballot.candidate(&headline) {
                candidate.stated = true;
            }
        }
    }
    if let Some(crumb) = &json_ld.last_crumb {
        let known = letters(crumb);
        if ballot
            .candidates
            .iter()
            .any(|candidate| candidate.key == known)
        {
            ballot.vote(crumb, LAST_CRUMB);
        }
    }
    head(&mut ballot, evidence, site);
    after_kickers(&mut ballot, evidence);
    let winner = ballot.winner()?;
    let heading = heading_of(evidence, &winner.key);
    let shown = heading.is_some_and(|heading| heading.shows(&winner.key));
    let source = match shown {
        true => Source::Markup,
        false if winner.head > 0.0 => Source::MetaTag,
        false => Source::JsonLd,
    };
    Some(Title {
        support: winner.voices + winner.head,
        text: winner.text,
        heading: heading.map(|heading| (heading.node, heading.offset)),
        source,
    })
}

/// The headline of a page that names none in its head and has no heading: the line above the byline or the date,
/// where it has several words and no stop.
pub(super) fn over_byline(lines: &Lines) -> Option<Title> {
    const WORDS: RangeInclusive<usize> = 3..=25;
    let head: Vec<&Line> = lines.head().map(|(_, line)| line).collect();
    let is_credit = |line: &&Line| {
        let credit = line.credit();
        credit.alone && (credit.dated || !credit.labelled.is_empty())
    };
    let under = head.iter().position(is_credit)?;
    let line = head.get(under.checked_sub(1)?)?;
    let is_title =
        !line.is_link && WORDS.contains(&count(&line.text)) && !ends_with_stop(&line.text);
    is_title.then(|| Title {
        text: line.text.clone(),
        heading: None,
        source: Source::Text,
        support: LEAST,
    })
}

/// A title that no heading shows, as the line above the byline has it: "The Norby Post - Ferry sinks" over a page
/// that writes its headlines in large type and in no heading.
pub(super) fn as_over_byline(title: Title, lines: &Lines) -> Title {
    if title.heading.is_some() {
        return title;
    }
    let Some(over) = over_byline(lines) else {
        return title;
    };
    let key = letters(&over.text);
    let segments = segments(&title.text);
    let is_end = |at: usize| {
        let (start, end) = segments.split_at(at);
        let text = |run: &[Segment<'_>]| {
            let (first, last) = (run.first()?, run.last()?);
            title.text.get(first.start..last.end()).map(letters)
        };
        [start, end]
            .into_iter()
            .any(|run| text(run).as_ref() == Some(&key))
    };
    match (1..segments.len()).any(is_end) {
        true => Title {
            support: title.support + over.support,
            ..over
        },
        false => title,
    }
}

fn headings(ballot: &mut Ballot, evidence: &Evidence, site: &Site) {
    let mut first = true;
    let mut named_first = true;
    for heading in &evidence.headings {
        let masthead = heading.level == 1 && is_masthead(heading, evidence);
        if site.is(&heading.text) || masthead || heading.aside && heading.level != 1 {
            continue;
        }
        let mut weight = match heading.level {
            // "News", "Details": what kind of page it is.
            1 if !heading.text.contains(' ') && heading.text.is_ascii() => LONE_WORD,
            1 if first => FIRST_H1,
            1 => OTHER_H1,
            _ => 0.0,
        };
        if heading.level == 1 {
            first = false;
        }
        if heading.aside {
            weight *= 0.5;
        }
        if heading.level == 1 && is_strange(heading, evidence) {
            weight *= STRANGE;
        }
        if heading.named && named_first && heading.level <= 3 {
            named_first = false;
            weight += NAMED_HEADING;
        }
        ballot.vote(&heading.text, weight);
        if heading.bare != heading.text {
            ballot.vote(&heading.bare, weight + KICKER_CUT);
        }
    }
}

/// Whether a heading shares next to no words with any title that the head of the document gives.
fn is_strange(heading: &Heading, evidence: &Evidence) -> bool {
    // A heading is strange if fewer than one in so many of its letters are in shared words.
    const SHARED: usize = 8;
    // "Preise" and "Preisliste" are the same.
    const LETTERS: usize = 5;
    const ARTICLES: [&str; 16] = [
        "the", "The", "and", "der", "Der", "die", "Die", "das", "Das", "les", "Les", "los", "Los",
        "las", "Las", "und",
    ];
    let words = |text: &str| -> HashSet<String> {
        runs(text)
            .map(|run| run.text)
            .filter(|word| word.chars().count() >= 3 && !ARTICLES.contains(word))
            .map(|word| {
                word.chars()
                    .flat_map(char::to_lowercase)
                    .take(LETTERS)
                    .collect()
            })
            .collect()
    };
    let shown = words(&heading.text);
    let titles = [
        evidence.title.as_deref(),
        evidence.first_meta(&["og:title", "twitter:title"]),
    ];
    let mut titles = titles.into_iter().flatten().peekable();
    let letters = |words: &mut dyn Iterator<Item = &String>| -> usize {
        words.map(|word| word.chars().count()).sum()
    };
    // A word such as "out" may stand in both by chance.
    let all = letters(&mut shown.iter());
    let is_other =
        |title: &str| letters(&mut words(title).intersection(&shown)) * SHARED < all.max(1);
    titles.peek().is_some() && titles.all(is_other)
}

/// Open Graph, Twitter and `<title>`.
fn head(ballot: &mut Ballot, evidence: &Evidence, site: &Site) {
    let tags: [(&[&str], f32); 3] = [
        (&["og:title"], OPEN_GRAPH),
        (&["twitter:title"], TWITTER),
        (
            &[
                "dc.title",
                "dcterms.title",
                "citation_title",
                "parsely-title",
                "sailthru.title",
                "headline",
            ],
            TWITTER,
        ),
    ];
    for (names, weight) in tags {
        if let Some(value) = evidence.first_meta(names) {
            let value = without_site(value, site, evidence);
            if !site.is(&value) {
                ballot.vote_of_head(&value, weight);
            }
        }
    }
    if let Some(title) = &evidence.title {
        let bare = without_site(title, site, evidence);
        if !site.is(&bare) {
            ballot.vote_of_head(&bare, TITLE_TAG);
        }
    }
    // A heading that another voice repeats is seen twice.
    for heading in evidence.headings.iter().filter(|heading| heading.level > 1) {
        let key = letters(&heading.bare);
        if let Some(candidate) = ballot.candidates.iter_mut().find(|known| known.key == key)
            && candidate.voices + candidate.head > 0.0
        {
            candidate.voices += VISIBLE_AGAIN;
            break;
        }
    }
}

/// Gives more voice to headlines with which the first heading ends.
fn after_kickers(ballot: &mut Ballot, evidence: &Evidence) {
    for heading in evidence
        .headings
        .iter()
        .filter(|heading| heading.level == 1)
        .take(3)
    {
        let key = letters(&heading.text);
        for candidate in &mut ballot.candidates {
            let ends = key.len() > candidate.key.len() && key.ends_with(&candidate.key);
            if ends && candidate.stated && candidate.key.len() * 2 >= key.len() {
                candidate.voices += AFTER_KICKER;
            }
        }
    }
}

/// Whether a headline was cut short by the publisher's system.
fn is_cut(headline: &str) -> bool {
    headline.ends_with("...") || headline.ends_with('…')
}

/// The heading that shows the headline, else the first, else one that shows a good part of it.
fn heading_of<'e>(evidence: &'e Evidence, key: &str) -> Option<&'e Heading> {
    let headings = || evidence.headings.iter();
    let is_part = |heading: &&Heading| {
        let shown = letters(&heading.bare);
        let (short, long) = if shown.len() < key.len() {
            (shown.as_str(), key)
        } else {
            (key, shown.as_str())
        };
        !heading.aside && short.len() * 2 >= long.len() && long.contains(short)
    };
    // A sticky header repeats the headline, mostly not as a heading of the first level.
    headings()
        .filter(|heading| heading.shows(key))
        .min_by_key(|heading| (heading.aside, heading.level > 1))
        .or_else(|| headings().find(|heading| heading.level == 1 && !heading.aside))
        .or_else(|| headings().find(is_part))
}
