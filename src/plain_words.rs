//! Languages that are told by their commonest words.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::words::hash::Spread;
use crate::words::runs;

/// Words that stand in most texts of a language, after the languages' codes. The first stands in every text
/// of some length. No other language has those of English.
const PLAIN_WORDS: [(&str, &str); 11] = [
    (
        "en",
        "the and to that with are from have has this his their they which about said",
    ),
    ("de", "die der und das den mit ist nicht"),
    ("fr", "les des est une dans pour que qui"),
    ("es", "que los las una del por con para"),
    ("ca", "que els una amb del per dels als"),
    ("it", "che della per una con non sono gli"),
    ("pt", "que uma não com dos para por mais"),
    ("nl", "het een van dat zijn met voor niet"),
    ("sv", "och att som det är för med inte"),
    ("da nb no", "og at som det er til med ikke"),
    ("ru", "в и на не что по как это"),
];

/// The same of languages that the detector does not know, and takes for others. No other language of the
/// detector has the first.
const UNKNOWN_WORDS: [(&str, &str); 9] = [
    (
        "eu",
        "eta da ez dira izan dute du zuen baina ere dela dituzte",
    ),
    ("sw", "ya na wa kwa ni katika za la kuwa hiyo alisema"),
    ("is", "að og í á sem um ekki við því það hann"),
    ("sq", "dhe të në që një për me është nga nuk"),
    ("cy", "yn y ac ar mae wedi gan oedd ei"),
    ("ga", "agus an na ar tá sé bhí leis ag"),
    ("tl", "ang ng mga sa na ay si nang ito"),
    ("mt", "li ta u il f din kien ma biex"),
    ("gl", "unha e na non o que da coa dun"),
];

/// The place of each word of [`UNKNOWN_WORDS`] in the lists that have it, from 1; 0 in the others.
static UNKNOWN: LazyLock<HashMap<&str, [u8; UNKNOWN_WORDS.len()], Spread>> = LazyLock::new(|| {
    let mut places: HashMap<&str, [u8; UNKNOWN_WORDS.len()], Spread> = HashMap::default();
    for (language, (_, words)) in UNKNOWN_WORDS.iter().enumerate() {
        for (place, word) in (1..).zip(words.split(' ')) {
            if let Some(known) = places.entry(word).or_default().get_mut(language) {
                *known = place;
            }
        }
    }
    places
});

/// Bytes of the longest of those words.
const LONGEST: usize = 8;

/// What a text has of the words of one language.
#[derive(Clone, Copy, Default)]
struct Found {
    words: usize,
    /// A bit for each different word, the first word's the lowest.
    kinds: u32,
}

/// The language of a text that is plainly in one that the detector does not know.
pub(crate) fn unknown_to_detector(sample: &str) -> Option<&'static str> {
    const ONE_WORD_IN: usize = 8;
    const KINDS: u32 = 3;
    let mut found = [Found::default(); UNKNOWN_WORDS.len()];
    let mut all = 0;
    for word in runs(sample) {
        all += 1;
        let mut lower = [0; LONGEST];
        let Some(lower) = lower.get_mut(..word.text.len()) else {
            continue;
        };
        lower.copy_from_slice(word.text.as_bytes());
        lower.make_ascii_lowercase();
        let places = str::from_utf8(lower)
            .ok()
            .and_then(|word| UNKNOWN.get(word));
        for (found, place) in found.iter_mut().zip(places.into_iter().flatten()) {
            if let Some(bit) = place.checked_sub(1) {
                found.words += 1;
                found.kinds |= 1 << bit;
            }
        }
    }
    let is_plain = |found: &Found| {
        found.kinds & 1 == 1
            && found.kinds.count_ones() >= KINDS
            && found.words * ONE_WORD_IN >= all
    };
    let told = UNKNOWN_WORDS.iter().zip(&found);
    told.filter(|(_, found)| is_plain(found))
        .map(|((language, _), _)| *language)
        .next()
}

/// Whether at least one word in `one_in` of a sample is a plain word of the language, and at least so many
/// different ones occur. It spares most texts the detector, which costs as much as a fifth of cleaning them.
pub(crate) fn is_plainly(language: &str, sample: &str, one_in: usize, least_kinds: usize) -> bool {
    let is_of = |codes: &str| codes.split(' ').any(|code| code == language);
    let known = PLAIN_WORDS.iter().find(|(codes, _)| is_of(codes));
    known.is_some_and(|(_, plain)| has_plain_words(plain, sample, one_in, least_kinds))
}

/// Whether the plain words of a language are known.
pub(crate) fn has_plain_words_of(language: &str) -> bool {
    let mut known = PLAIN_WORDS.iter();
    known.any(|(codes, _)| codes.split(' ').any(|code| code == language))
}

/// The same for a list of words.
fn has_plain_words(plain: &str, sample: &str, one_in: usize, least_kinds: usize) -> bool {
    let mut counts: Vec<(&str, usize)> = plain.split(' ').map(|word| (word, 0)).collect();
    let longest = counts.iter().map(|(word, _)| word.len()).max().unwrap_or(0);
    let mut all = 0;
    for word in runs(sample) {
        all += 1;
        if word.text.len() > longest {
            continue;
        }
        let mut known = counts.iter_mut();
        if let Some((_, count)) = known.find(|(known, _)| known.eq_ignore_ascii_case(word.text)) {
            *count += 1;
        }
    }
    let found: usize = counts.iter().map(|(_, count)| count).sum();
    let kinds = counts.iter().filter(|(_, count)| *count > 0).count();
    let has_first = counts.first().is_some_and(|(_, count)| *count > 0);
    has_first && kinds >= least_kinds && found * one_in >= all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_of_an_unknown_language_can_be_found() {
        for (language, words) in UNKNOWN_WORDS {
            assert!(words.split(' ').count() <= 32, "{language}");
            assert!(
                words.split(' ').all(|word| word.len() <= LONGEST),
                "{language}"
            );
            assert_eq!(unknown_to_detector(words), Some(language));
        }
    }
}
