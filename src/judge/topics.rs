//! Topics: what a removed text is about, told by single words. They name the reason of a text that the model
//! strikes where no phrase, class or place does: a text about its author, a request for donations. The words
//! stand in `topics.txt`.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use crate::metadata::bylines;
use crate::removal::Reason;
use crate::words::hash::Spread;
use crate::words::hashes;

const LIST: &str = include_str!("topics.txt");

/// The least weight of a topic's words in a text about it.
const WORDS: u32 = 2;
/// The same where texts about the topic say "you", "we" or "our", and this one does not: news about a donation.
const UNSPOKEN: u32 = 3;
/// What a marked word counts.
const MARKED: u32 = 2;

/// The reason and the rule of each topic, and whether its texts speak to the reader.
const TOPICS: [(Reason, &str, bool); 12] = [
    (Reason::AuthorBio, "model/author-bio", false),
    (Reason::Donation, "model/donation", true),
    (Reason::Newsletter, "model/newsletter", true),
    (Reason::Legal, "model/legal", false),
    (Reason::Affiliate, "model/affiliate", true),
    (Reason::Comments, "model/comments", true),
    (Reason::Cookie, "model/cookie", false),
    (Reason::Subscription, "model/subscription", true),
    (Reason::Contact, "model/contact", true),
    (Reason::Advertisement, "model/advertisement", true),
    (Reason::AboutPublisher, "model/about-publisher", true),
    (Reason::Promotion, "model/promo", true),
];

/// The topic of each word and what the word counts, by its hash.
static TOPIC_OF: LazyLock<HashMap<u32, (usize, u32), Spread>> = LazyLock::new(|| {
    let mut topics = HashMap::default();
    for (reason, words) in entries() {
        let topic = TOPICS.iter().position(|&(of, _, _)| of == reason);
        for word in words.split_whitespace() {
            let weight = if word.ends_with('!') { MARKED } else { 1 };
            for hash in hashes(word) {
                topics.extend(topic.map(|topic| (hash, (topic, weight))));
            }
        }
    }
    topics
});

/// The lines of the list: a reason and its words.
pub(crate) fn entries() -> impl Iterator<Item = (Reason, &'static str)> {
    let lines = LIST.lines().filter(|line| !line.starts_with('#'));
    lines.filter_map(|line| {
        let (reason, words) = line.split_once(':')?;
        Some((reason.parse().ok()?, words.trim()))
    })
}

/// What a text with these words is about, and the name of the rule that says so. The topic with the most
/// different words is taken.
pub(crate) fn of(
    text: &str,
    words: &[u32],
    speaks_to_readers: bool,
) -> Option<(Reason, &'static str)> {
    let weights = weights(words, |_| true);
    let fitting = TOPICS
        .iter()
        .zip(weights)
        .filter(|((reason, _, speaks), weight)| {
            let needed = match *speaks && !speaks_to_readers {
                true => UNSPOKEN,
                false => WORDS,
            };
            *weight >= needed && (*reason != Reason::AuthorBio || opens_with_name(text))
        });
    // Of two topics with as many words the one that is listed first.
    let best = fitting.rev().max_by_key(|&(_, weight)| weight);
    best.map(|(&(reason, rule, _), _)| (reason, rule))
}

/// Topics of texts that ask the reader for something.
const APPEALS: [Reason; 5] = [
    Reason::Donation,
    Reason::Newsletter,
    Reason::Subscription,
    Reason::Contact,
    Reason::Promotion,
];

/// For what a text with these words asks the reader, and the weight of the words that count.
pub(crate) fn asked(words: &[u32], counts: impl Fn(u32) -> bool) -> Option<(Reason, u32)> {
    let weights = weights(words, counts);
    let asked = TOPICS.iter().zip(weights);
    let asked = asked.filter(|((reason, _, _), weight)| *weight > 0 && APPEALS.contains(reason));
    let weight = asked.clone().map(|(_, weight)| weight).sum();
    let best = asked.rev().max_by_key(|&(_, weight)| weight);
    best.map(|(&(reason, _, _), _)| (reason, weight))
}

/// What the different words that count weigh, by topic.
fn weights(words: &[u32], counts: impl Fn(u32) -> bool) -> [u32; TOPICS.len()] {
    let mut seen: HashSet<u32, Spread> = HashSet::default();
    let mut weights = [0; TOPICS.len()];
    for word in words {
        let Some(&(topic, weight)) = TOPIC_OF.get(word).filter(|_| seen.insert(*word)) else {
            continue;
        };
        if let Some(sum) = weights.get_mut(topic).filter(|_| counts(*word)) {
            *sum += weight;
        }
    }
    weights
}

/// Whether a text begins with the name of a person, or with a given name and what he or she is.
fn opens_with_name(text: &str) -> bool {
    const COPULAS: [&str; 17] = [
        "is", "was", "has", "ist", "war", "hat", "est", "es", "è", "é", "är", "er", "on", "jest",
        "je", "este", "ha",
    ];
    let mut words = text.split_whitespace();
    let (Some(first), Some(second)) = (words.next(), words.next()) else {
        return false;
    };
    let is_capital = |word: &str| word.chars().next().is_some_and(char::is_uppercase);
    let is_name = is_capital(first) && first.chars().all(|c| c.is_alphabetic() || c == '-');
    let name = format!("{first} {}", second.trim_end_matches(','));
    is_name && (COPULAS.contains(&second) || is_capital(second) && bylines::is_person(&name))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reason(text: &str, speaks: bool) -> Option<Reason> {
        of(text, &hashes(text), speaks).map(|(reason, _)| reason)
    }

    #[test]
    fn every_line_of_the_list_is_a_topic() {
        let lines = LIST.lines().filter(|line| !line.starts_with('#'));
        assert_eq!(lines.count(), TOPICS.len());
        for (reason, words) in entries() {
            assert!(TOPICS.iter().any(|&(of, _, _)| of == reason), "{reason:?}");
            assert!(words.split_whitespace().count() > 10, "{reason:?}");
        }
        let words: Vec<_> = entries().flat_map(|(_, words)| hashes(words)).collect();
        let different: std::collections::HashSet<_> = words.iter().collect();
        assert_eq!(
            words.len(),
            different.len(),
            "a word stands in the list twice"
        );
    }

    #[test]
    fn two_words_tell_a_topic() {
        let bio = "Rosa Lind is a veteran reporter and the author of three books about ferries.";
        assert_eq!(reason(bio, false), Some(Reason::AuthorBio));
        let german = "Gernot Pahl ist Redakteur im Lokalen. Er studierte in Ostmark.";
        assert_eq!(reason(german, false), Some(Reason::AuthorBio));
        let plea = "Your donations pay for our reporters. Every contribution counts.";
        assert_eq!(reason(plea, true), Some(Reason::Donation));
    }

    #[test]
    fn one_word_or_a_story_about_it_tells_none() {
        assert_eq!(reason("Your contribution pays for the boat.", true), None);
        let story = "The museum said donations of the county paid for it.";
        assert_eq!(reason(story, false), None);
        let teaser = "The reporter and author was released on Monday.";
        assert_eq!(reason(teaser, false), None);
    }
}
