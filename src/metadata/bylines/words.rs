//! The list of words that bylines are made of.

use std::collections::HashSet;
use std::sync::LazyLock;

/// The words of `words.txt` by their kind, in lower case.
#[derive(Default)]
pub(super) struct Words {
    pub labels: HashSet<&'static str>,
    pub colons: HashSet<&'static str>,
    pub ands: HashSet<&'static str>,
    pub joints: HashSet<&'static str>,
    pub roles: HashSet<&'static str>,
    pub desks: HashSet<&'static str>,
    pub agencies: HashSet<&'static str>,
    pub particles: HashSet<&'static str>,
    pub junk: HashSet<&'static str>,
    pub openings: HashSet<&'static str>,
    pub links: HashSet<&'static str>,
    pub stamps: HashSet<&'static str>,
    pub organisations: HashSet<&'static str>,
    pub lines: HashSet<&'static str>,
    pub afters: HashSet<&'static str>,
    pub others: HashSet<&'static str>,
    pub fillers: HashSet<&'static str>,
    pub days: HashSet<&'static str>,
}

/// The longest label has so many words.
pub(super) const LONGEST_LABEL: usize = 4;

pub(super) static WORDS: LazyLock<Words> = LazyLock::new(|| {
    let mut words = Words::default();
    for line in include_str!("words.txt").lines() {
        let Some((kind, phrase)) = line.split_once(' ') else {
            continue;
        };
        let list = match kind {
            "label" => &mut words.labels,
            "colon" => &mut words.colons,
            "and" => &mut words.ands,
            "joint" => &mut words.joints,
            "role" => &mut words.roles,
            "desk" => &mut words.desks,
            "agency" => &mut words.agencies,
            "particle" => &mut words.particles,
            "junk" => &mut words.junk,
            "opening" => &mut words.openings,
            "link" => &mut words.links,
            "stamp" => &mut words.stamps,
            "organisation" => &mut words.organisations,
            "line" => &mut words.lines,
            "after" => &mut words.afters,
            "other" => &mut words.others,
            "filler" => &mut words.fillers,
            "day" => &mut words.days,
            _ => continue,
        };
        list.insert(phrase.trim());
    }
    words
});
