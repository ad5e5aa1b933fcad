//! Languages that are told by their commonest words.

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

/// The language of a text that is plainly in one that the detector does not know.
pub(crate) fn unknown_to_detector(sample: &str) -> Option<&'static str> {
    const ONE_WORD_IN: usize = 8;
    const KINDS: usize = 3;
    let mut languages = UNKNOWN_WORDS.iter();
    let found = languages.find(|(_, words)| has_plain_words(words, sample, ONE_WORD_IN, KINDS));
    found.map(|(language, _)| *language)
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
