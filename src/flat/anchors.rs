//! Set phrases of menus, notices and footers, found in flat text.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::LazyLock;

use crate::catalogue::entry::{Phrase, RuleEntry};
use crate::catalogue::place::PhrasePlace;
use crate::removal::Reason;
use crate::text::is_year;
use crate::words::Run;

/// Where an anchor may stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    Start,
    Head,
    Inside,
    Tail,
}

impl Place {
    fn about(self) -> &'static str {
        match self {
            Place::Start => "at its first word, or right after another such phrase there",
            Place::Head => "among its first words",
            Place::Inside => "anywhere before its tail, up to the end of the sentence",
            Place::Tail => "among its last words, where the story is over with it",
        }
    }

    fn of_phrase(self) -> PhrasePlace {
        match self {
            Place::Start => PhrasePlace::Start,
            Place::Head => PhrasePlace::Head,
            Place::Inside => PhrasePlace::Inside,
            Place::Tail => PhrasePlace::Tail,
        }
    }
}

/// A set phrase.
#[derive(Clone, Debug)]
pub(super) struct Anchor {
    /// `flat/40`.
    pub rule: String,
    pub reason: Reason,
    pub place: Place,
    pattern: Vec<Vec<&'static str>>,
}

/// An anchor and the words where it stands.
#[derive(Clone, Debug)]
pub(super) struct Hit {
    pub anchor: &'static Anchor,
    pub words: Range<usize>,
}

/// The list, an anchor a line.
fn listed() -> impl Iterator<Item = Anchor> {
    include_str!("anchors.txt").lines().filter_map(|line| {
        let mut fields = line.split_whitespace();
        let (number, reason, place) = (fields.next()?, fields.next()?, fields.next()?);
        Some(Anchor {
            rule: format!("flat/{number}"),
            reason: reason.parse().ok()?,
            place: place_of(place)?,
            pattern: fields.map(|word| word.split('/').collect()).collect(),
        })
    })
}

/// The anchors by their first words.
static ANCHORS: LazyLock<HashMap<&'static str, Vec<Anchor>>> = LazyLock::new(|| {
    let mut anchors: HashMap<&'static str, Vec<Anchor>> = HashMap::new();
    for anchor in listed() {
        for first in anchor.pattern.first().into_iter().flatten() {
            anchors.entry(first).or_default().push(anchor.clone());
        }
    }
    anchors
});

/// The anchors as rules to look up, in the order of the list.
pub(crate) fn rules() -> impl Iterator<Item = RuleEntry> {
    listed().map(|anchor| {
        let words = anchor.pattern.iter().map(|options| options.join("/"));
        let pattern = words.collect::<Vec<_>>().join(" ");
        let about = format!(
            "The set phrase `{pattern}` in flat text: {}.",
            anchor.place.about()
        );
        RuleEntry {
            phrase: Some(Phrase {
                language: "en".to_string(),
                place: anchor.place.of_phrase(),
                most_words: None,
                pattern,
            }),
            ..RuleEntry::new(anchor.rule, anchor.reason, "src/flat/anchors.txt", about)
        }
    })
}

fn place_of(name: &str) -> Option<Place> {
    match name {
        "start" => Some(Place::Start),
        "head" => Some(Place::Head),
        "inside" => Some(Place::Inside),
        "tail" => Some(Place::Tail),
        _ => None,
    }
}

/// Words from the text's start among which its head is.
const HEAD_WORDS: usize = 60;
/// The last words, among which the tail begins: no more than so many, and than this share of the
/// text. On labelled flat extracts a tail within these bounds costs .2 % of the story's words; at
/// 40 % and 800 words it costs .7 % and takes little more.
const TAIL_WORDS: usize = 400;
const TAIL_SHARE: f64 = 0.3;

/// The anchors of a text, in order, none over another.
pub(super) fn find(words: &[Run<'_>]) -> Vec<Hit> {
    let share = (words.len() as f64 * TAIL_SHARE) as usize;
    let tail = words.len() - share.min(TAIL_WORDS);
    let mut hits: Vec<Hit> = Vec::new();
    let mut at = 0;
    let mut in_start = true;
    while at < words.len() {
        let allowed = |place| match place {
            Place::Start => in_start,
            Place::Head => at < HEAD_WORDS,
            Place::Inside => true,
            Place::Tail => at >= tail,
        };
        match longest(words, at, allowed) {
            Some(hit) => {
                at = hit.words.end;
                hits.push(hit);
            }
            None => {
                in_start = false;
                at += 1;
            }
        }
    }
    hits
}

/// The longest anchor that begins at a word.
fn longest(words: &[Run<'_>], at: usize, allowed: impl Fn(Place) -> bool) -> Option<Hit> {
    let anchors = ANCHORS.get(words.get(at)?.text)?;
    let matching = anchors.iter().filter(|anchor| {
        allowed(anchor.place) && words.get(at..).is_some_and(|rest| anchor.matches(rest))
    });
    let anchor = matching.max_by_key(|anchor| anchor.pattern.len())?;
    Some(Hit {
        anchor,
        words: at..at + anchor.pattern.len(),
    })
}

impl Anchor {
    fn matches(&self, words: &[Run<'_>]) -> bool {
        self.pattern.len() <= words.len()
            && self
                .pattern
                .iter()
                .zip(words)
                .all(|(options, word)| options.iter().any(|option| is_word(option, word.text)))
    }
}

fn is_word(option: &str, word: &str) -> bool {
    match option {
        "_" => true,
        "####" => is_year(word),
        _ => option == word,
    }
}
