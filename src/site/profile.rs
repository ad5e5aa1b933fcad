//! The [`SiteProfile`] of one site.

use std::collections::BTreeMap;

use super::words_and_fingerprint;
use crate::article::State;
use crate::document::Document;
use crate::input;
use crate::options::Options;
use crate::read::read;

/// Lines that one profile keeps at most, under 1 MB.
const LINES: usize = 1 << 15;
/// A line recurs that stands in so many documents at least,
const DOCUMENTS: u64 = 4;
/// and in one of so many: section promos stand on a part of a site's pages only.
const ONE_IN: u64 = 50;
/// A recurring line goes if it has so many words. Subheads and labels that stories share have fewer
/// ("What happens next", "The details") and go at the document's beginning and end alone: with
/// those beside longer ones inside the story `tests/quality/site_memory.py` loses .2 % of it.
const WORDS: usize = 6;

/// Which lines recur on a site, learned from its documents.
///
/// It counts how many documents have a line. Lines that differ only in numbers, case and
/// punctuation count as one. Its memory is bounded: it keeps at most 32,768 different lines by the
/// method of Misra and Gries (1982; Agarwal et al., 2012). A count is therefore never too high, and
/// too low by a small share of the documents at most.
///
/// Pass it to [`CleanerBuilder::site_profile`](crate::CleanerBuilder::site_profile); without it
/// each document is cleaned by itself.
///
/// ```
/// use copydesk::{Cleaner, SiteProfile};
///
/// # fn main() -> Result<(), copydesk::Error> {
/// let mut profile = SiteProfile::new();
/// for day in ["Monday", "Tuesday", "Wednesday", "Thursday"] {
///     let story = format!("The harbour was quiet on {day}, its master said.");
///     let mark = "From the quays of Porto Azul since ninety years";
///     profile.learn(&format!("{story}\n\n{mark}"));
/// }
/// let cleaner = Cleaner::builder().site_profile(profile).build()?;
/// let text = "A crane fell on Friday, and nobody was hurt.\n\nFrom the quays of Porto Azul since ninety years";
/// assert_eq!(cleaner.lines(text)?.text(), "A crane fell on Friday, and nobody was hurt.");
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SiteProfile {
    pub(super) documents: u64,
    /// In how many documents a line stands, by its fingerprint.
    pub(super) lines: BTreeMap<u64, u64>,
}

impl SiteProfile {
    /// An empty profile.
    ///
    /// ```
    /// assert_eq!(copydesk::SiteProfile::new().documents(), 0);
    /// ```
    pub fn new() -> SiteProfile {
        SiteProfile::default()
    }

    /// Learns from a document of the site, a page or lines. A document whose lines are all known
    /// already, such as one that was fetched twice, is not counted. Nor is flat text, which has no
    /// lines.
    ///
    /// ```
    /// let mut profile = copydesk::SiteProfile::new();
    /// profile.learn("It rained all day.");
    /// profile.learn("It rained all day.");
    /// assert_eq!(profile.documents(), 1);
    /// ```
    pub fn learn(&mut self, text: &str) {
        let state = input::state(text);
        if state != State::Flat {
            self.learn_document(&read(state, text, None, &Options::default()));
        }
    }

    fn learn_document(&mut self, document: &Document<'_>) {
        let candidates = document.candidates.iter();
        let mut lines: Vec<u64> = candidates
            .filter_map(|candidate| Some(words_and_fingerprint(&candidate.text)?.1))
            .collect();
        lines.sort_unstable();
        lines.dedup();
        if lines.iter().all(|line| self.lines.contains_key(line)) {
            return;
        }
        self.documents = self.documents.saturating_add(1);
        for line in lines {
            let known = self.lines.entry(line).or_default();
            *known = known.saturating_add(1);
        }
        self.bound(LINES);
    }

    /// Adds what another profile of the same site has learned, so that parts of a corpus can be
    /// learned separately. A document that is in both counts twice.
    ///
    /// ```
    /// let mut one = copydesk::SiteProfile::new();
    /// one.learn("It rained all day.");
    /// let mut other = copydesk::SiteProfile::new();
    /// other.learn("The sun came out.");
    /// one.merge(&other);
    /// assert_eq!(one.documents(), 2);
    /// ```
    pub fn merge(&mut self, other: &SiteProfile) {
        self.documents = self.documents.saturating_add(other.documents);
        for (&line, count) in &other.lines {
            let known = self.lines.entry(line).or_default();
            *known = known.saturating_add(*count);
        }
        self.bound(LINES);
    }

    /// How many documents it has learned from.
    ///
    /// ```
    /// assert_eq!(copydesk::SiteProfile::new().documents(), 0);
    /// ```
    pub fn documents(&self) -> u64 {
        self.documents
    }

    /// How many of them have this line, at least.
    ///
    /// ```
    /// let mut profile = copydesk::SiteProfile::new();
    /// profile.learn("It rained all day.\n\n7 comments");
    /// assert_eq!(profile.count("12 Comments"), 1);
    /// ```
    pub fn count(&self, line: &str) -> u64 {
        let known = words_and_fingerprint(line).and_then(|(_, line)| self.lines.get(&line));
        known.copied().unwrap_or(0)
    }

    /// Forgets the lines that do not recur: cleaning does not use them. Learning or merging
    /// afterwards starts without them.
    ///
    /// ```
    /// let mut profile = copydesk::SiteProfile::new();
    /// profile.learn("It rained all day.");
    /// profile.prune();
    /// assert_eq!(profile.count("It rained all day."), 0);
    /// ```
    pub fn prune(&mut self) {
        let enough = self.enough();
        self.lines.retain(|_, count| *count >= enough);
    }

    /// How many documents a recurring line stands in.
    fn enough(&self) -> u64 {
        DOCUMENTS.max(self.documents.div_ceil(ONE_IN))
    }

    /// Keeps so many lines at most.
    fn bound(&mut self, most: usize) {
        if let Some(count) = first_left_out(self.lines.values().copied(), most) {
            self.lower(count);
        }
    }

    /// Lowers every count by this and forgets those at zero.
    pub(super) fn lower(&mut self, by: u64) {
        self.lines.retain(|_, count| {
            *count = count.saturating_sub(by);
            *count > 0
        });
    }

    /// Which of a document's lines go: recurring ones of six words or more, and all at the
    /// document's beginning and end. Each with the number of documents that have it.
    ///
    /// The headline never goes, although that of a daily column recurs, nor does the first line,
    /// which may be one.
    pub(crate) fn recurring<'l>(
        &self,
        lines: impl Iterator<Item = &'l str>,
        headline: Option<usize>,
    ) -> Vec<Option<u64>> {
        let lines: Vec<Seen> = lines.map(|line| self.seen(line)).collect();
        let stays = |(at, line): (usize, &Seen)| line.recurs.is_none() && Some(at) != headline;
        let first = lines.iter().enumerate().position(stays);
        let last = lines.iter().enumerate().rposition(stays);
        let goes = |at: usize, line: &Seen| {
            let is_inside =
                first.is_none_or(|first| first <= at) && last.is_some_and(|last| at <= last);
            let is_headline = at == 0 || Some(at) == headline;
            !is_headline && (line.words >= WORDS || !is_inside)
        };
        let lines = lines.iter().enumerate();
        lines
            .map(|(at, line)| line.recurs.filter(|_| goes(at, line)))
            .collect()
    }

    fn seen(&self, line: &str) -> Seen {
        let Some((words, fingerprint)) = words_and_fingerprint(line) else {
            return Seen {
                words: 0,
                recurs: None,
            };
        };
        let count = self.lines.get(&fingerprint).copied();
        Seen {
            words,
            recurs: count.filter(|&count| count >= self.enough()),
        }
    }
}

/// The largest count that has no place among so many; lowered by it, no more are left.
pub(super) fn first_left_out(counts: impl Iterator<Item = u64>, most: usize) -> Option<u64> {
    let mut counts: Vec<u64> = counts.collect();
    if counts.len() <= most {
        return None;
    }
    let (_, count, _) = counts.select_nth_unstable_by(most, |one, other| other.cmp(one));
    Some(*count)
}

/// A line, and in how many documents it stands where those are enough.
struct Seen {
    words: usize,
    recurs: Option<u64>,
}
