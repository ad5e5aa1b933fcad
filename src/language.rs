//! The language of a text: [`detect`] looks at the text, [`tag`] at what a page claims.

use crate::plain_words::{has_plain_words_of, is_plainly, unknown_to_detector};
use crate::text::start;
use whatlang::Lang;

/// How much of a text is looked at: the verdict on news prose is settled within a few sentences.
const SAMPLE_BYTES: usize = 4096;

/// Of clean text so many bytes of Latin letters are enough: 98.9 of 100 labelled extracts get their
/// language, 1 none, as with 1024. In other scripts a letter has two or three bytes, and languages that
/// share one are told apart by fewer letters.
const ENOUGH_BYTES: usize = 300;
const ENOUGH_WIDE_BYTES: usize = 900;

/// Below this, the detector is wrong more often than right (headlines, lists of names).
const SMALLEST_CONFIDENCE: f64 = 0.5;

/// Fewer letters say too little in any language.
const FEWEST_LETTERS: usize = 24;

/// The language of a text as an ISO 639 code (`en`, `de`), where there is text enough to tell.
pub(crate) fn detect(text: &str) -> Option<&'static str> {
    let sample = start(text, SAMPLE_BYTES);
    let letters = sample.chars().filter(|c| c.is_alphabetic()).count();
    // A character of Chinese, Japanese or Korean says as much as several letters.
    let wide = sample.chars().filter(|&c| c >= '\u{3040}').count();
    if letters + 4 * wide < FEWEST_LETTERS {
        return None;
    }
    let info = whatlang::detect(sample)?;
    (info.confidence() >= SMALLEST_CONFIDENCE).then(|| code(info.lang()))
}

/// Whether a text of some sentences is English.
fn is_plainly_english(sample: &str) -> bool {
    is_plainly("en", sample, 10, 3)
}

/// The language of a text in pieces, of which the first are enough.
pub(crate) fn detect_in<'t>(texts: impl Iterator<Item = &'t str>) -> Option<&'static str> {
    let mut sample = String::new();
    let mut enough = ENOUGH_BYTES;
    for text in texts {
        if sample.is_empty() && text.chars().next().is_some_and(|first| first >= '\u{370}') {
            enough = ENOUGH_WIDE_BYTES;
        }
        sample.push_str(start(text, SAMPLE_BYTES));
        sample.push(' ');
        if sample.len() >= enough {
            break;
        }
    }
    let sample = start(&sample, enough);
    match is_plainly_english(sample) {
        true => Some("en"),
        false => unknown_to_detector(sample)
            .or_else(|| detect(sample))
            .or_else(|| by_letters(sample)),
    }
}

/// Russian and Ukrainian by the letters that they alone have, where the detector wavers between the
/// languages of their script: "ы", "э" and "ё" beside no letter that Russian has not.
fn by_letters(sample: &str) -> Option<&'static str> {
    const LETTERS: [(&str, &str, &str); 2] = [
        ("ru", "абвгдеёжзийклмнопрстуфхцчшщъыьэюя", "ыэё"),
        ("uk", "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя", "їєі"),
    ];
    /// One of them may be a name's.
    const FEWEST: usize = 3;
    let is_cyrillic = |letter: &char| matches!(letter, '\u{400}'..='\u{52f}');
    let letters: Vec<char> = sample
        .chars()
        .flat_map(char::to_lowercase)
        .filter(is_cyrillic)
        .collect();
    let is_told = |(_, alphabet, own): &&(&str, &str, &str)| {
        letters.len() >= FEWEST_LETTERS
            && letters.iter().all(|&letter| alphabet.contains(letter))
            && letters
                .iter()
                .filter(|&&letter| own.contains(letter))
                .count()
                >= FEWEST
    };
    LETTERS.iter().find(is_told).map(|(language, ..)| *language)
}

/// The language of a text where the detector is sure. If the page claims English, a text with many
/// letters that English does not have needs only half the length.
fn detect_surely(sample: &str, claimed: &str) -> Option<&'static str> {
    const LETTERS: usize = 200;
    const CONFIDENCE: f64 = 0.9;
    let letters = sample.chars().filter(|c| c.is_alphabetic()).count();
    let wide = sample.chars().filter(|&c| c >= '\u{3040}').count();
    let foreign = sample
        .chars()
        .filter(|c| c.is_alphabetic() && !c.is_ascii());
    let is_strange = claimed == "en" && foreign.count() * 12 >= letters;
    let least = if is_strange { LETTERS / 2 } else { LETTERS };
    if letters + 2 * wide < least {
        return None;
    }
    let info = whatlang::detect(sample)?;
    (info.confidence() >= CONFIDENCE && info.is_reliable()).then(|| code(info.lang()))
}

/// Groups of similar languages. The detector may confuse them, or take a language that it does not know
/// for another of its group.
const KIN: [&str; 12] = [
    "nb nn no da sv fo is",
    "hr sr bs sh sl me cnr mk bg",
    "id ms jv su",
    "zh yue ja",
    "cs sk",
    "es gl ca pt eu ast oc an it",
    "ru uk be bg mk sr",
    "hi mr ne bho mai sa",
    "fa ur ps ku ckb ar sd ug",
    "af nl fy li nds lb de",
    "az tr tk tt kk ky uz",
    "tl fil ceb ilo en-PH",
];

/// The language of a page's text if it surely differs from the claimed one; `None` if the claim holds.
/// Themes and content systems often claim English for sites in other languages.
pub(crate) fn contradicted<'t>(
    claim: &str,
    texts: impl Iterator<Item = &'t str>,
) -> Option<&'static str> {
    const BYTES: usize = 2000;
    const PLAIN_BYTES: usize = 800;
    const ONE_WORD_IN: usize = 12;
    const KINDS: usize = 4;
    let mut sample = String::new();
    for text in texts {
        sample.push_str(start(text, BYTES));
        sample.push(' ');
        if sample.len() >= BYTES {
            break;
        }
    }
    let claimed = claim.split('-').next().unwrap_or_default();
    if is_plainly(claimed, start(&sample, PLAIN_BYTES), ONE_WORD_IN, KINDS) {
        return None;
    }
    let told = unknown_to_detector(&sample).or_else(|| detect_surely(&sample, claimed))?;
    let holds_both = |family: &&str| {
        let has = |language: &str| family.split(' ').any(|known| known == language);
        has(told) && has(claimed)
    };
    let is_kin = KIN.iter().any(holds_both);
    let is_known = whatlang::Lang::all()
        .iter()
        .any(|&lang| code(lang) == claimed);
    // Both languages have their words in the list: the claimed one's are missing, the other's are there.
    let is_plain = || {
        has_plain_words_of(claimed)
            && is_plainly(told, start(&sample, PLAIN_BYTES), ONE_WORD_IN, KINDS)
    };
    let differs = told != claimed && (!is_kin || is_plain());
    (differs && (is_known || told == "en")).then_some(told)
}

/// A claimed language as a BCP 47 tag in its usual case: `de_AT` is `de-AT`. `None` for what is no
/// such tag.
pub(crate) fn tag(claim: &str) -> Option<String> {
    let claim = claim.trim().split([',', ';', ' ']).next()?;
    let mut parts = claim.split(['-', '_']);
    let primary = parts.next()?.to_ascii_lowercase();
    let is_code =
        matches!(primary.len(), 2 | 3) && primary.bytes().all(|byte| byte.is_ascii_lowercase());
    // "und", "mul" and "zxx" say that the page does not know.
    if !is_code || matches!(primary.as_str(), "und" | "mul" | "zxx") {
        return None;
    }
    let mut tag = primary;
    for part in parts {
        let cased = match part.len() {
            2 if part.bytes().all(|byte| byte.is_ascii_alphabetic()) => part.to_ascii_uppercase(),
            4 if part.bytes().all(|byte| byte.is_ascii_alphabetic()) => {
                let (first, rest) = part.split_at(1);
                first.to_ascii_uppercase() + &rest.to_ascii_lowercase()
            }
            3 if part.bytes().all(|byte| byte.is_ascii_digit()) => part.to_string(),
            _ => break,
        };
        tag.push('-');
        tag.push_str(&cased);
    }
    Some(tag)
}

/// The shortest ISO 639 code of a language that the detector knows.
fn code(language: Lang) -> &'static str {
    match language {
        Lang::Epo => "eo",
        Lang::Eng => "en",
        Lang::Rus => "ru",
        Lang::Cmn => "zh",
        Lang::Spa => "es",
        Lang::Por => "pt",
        Lang::Ita => "it",
        Lang::Ben => "bn",
        Lang::Fra => "fr",
        Lang::Deu => "de",
        Lang::Ukr => "uk",
        Lang::Kat => "ka",
        Lang::Ara => "ar",
        Lang::Hin => "hi",
        Lang::Jpn => "ja",
        Lang::Heb => "he",
        Lang::Yid => "yi",
        Lang::Pol => "pl",
        Lang::Amh => "am",
        Lang::Jav => "jv",
        Lang::Kor => "ko",
        Lang::Nob => "nb",
        Lang::Dan => "da",
        Lang::Swe => "sv",
        Lang::Fin => "fi",
        Lang::Tur => "tr",
        Lang::Nld => "nl",
        Lang::Hun => "hu",
        Lang::Ces => "cs",
        Lang::Ell => "el",
        Lang::Bul => "bg",
        Lang::Bel => "be",
        Lang::Mar => "mr",
        Lang::Kan => "kn",
        Lang::Ron => "ro",
        Lang::Slv => "sl",
        Lang::Hrv => "hr",
        Lang::Srp => "sr",
        Lang::Mkd => "mk",
        Lang::Lit => "lt",
        Lang::Lav => "lv",
        Lang::Est => "et",
        Lang::Tam => "ta",
        Lang::Vie => "vi",
        Lang::Urd => "ur",
        Lang::Tha => "th",
        Lang::Guj => "gu",
        Lang::Uzb => "uz",
        Lang::Pan => "pa",
        Lang::Aze => "az",
        Lang::Ind => "id",
        Lang::Tel => "te",
        Lang::Pes => "fa",
        Lang::Mal => "ml",
        Lang::Ori => "or",
        Lang::Mya => "my",
        Lang::Nep => "ne",
        Lang::Sin => "si",
        Lang::Khm => "km",
        Lang::Tuk => "tk",
        Lang::Aka => "ak",
        Lang::Zul => "zu",
        Lang::Sna => "sn",
        Lang::Afr => "af",
        Lang::Lat => "la",
        Lang::Slk => "sk",
        Lang::Cat => "ca",
        Lang::Tgl => "tl",
        Lang::Hye => "hy",
        other => other.code(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn by_what_a_text_says() {
        let german =
            "Die Fähre sank am Mittag vor der Küste, wie die Hafenbehörde am Abend mitteilte.";
        assert_eq!(detect(german), Some("de"));
        assert_eq!(
            detect("the ferry sank off the coast at noon and the officials said nobody was hurt"),
            Some("en")
        );
        assert_eq!(detect("12:40"), None);
        assert_eq!(detect(""), None);
    }

    #[test]
    fn short_texts_are_told_by_letters() {
        let russian = "Мост выдержал 92 килограмма, а учитель — аплодисменты. Вы это видели?";
        assert_eq!(detect_in(std::iter::once(russian)), Some("ru"));
        assert_eq!(by_letters(russian), Some("ru"));
        assert_eq!(
            by_letters("Його звели її діти, і міст стоїть досі."),
            Some("uk")
        );
        assert_eq!(
            by_letters("Мостът беше открит вчера сутринта от кмета."),
            None
        );
        assert_eq!(
            by_letters("Көпір кеше таңертең ашылды, бұл әкімнің сөзі."),
            None
        );
    }

    #[test]
    fn english_is_told_by_its_words() {
        let english = "The pilot said that the ferry and its crew are safe.";
        assert!(is_plainly_english(english));
        assert!(!is_plainly_english("Die Band The Who war auf der Insel."));
        let dutch =
            "De Britse band The Cure was vrijdag te gast. Of de groep terugkomt, was onduidelijk.";
        assert!(!is_plainly_english(dutch));
        assert!(!is_plainly_english("Ferry sinks off Porto Azul"));
        let plain = "Het schip dat van de kust kwam, had een lek, zei de kapitein van het schip.";
        assert!(is_plainly("nl", plain, 8, 3) && !is_plainly("de", plain, 8, 3));
        assert_eq!(
            detect_in([english, "Die Fähre sank."].into_iter()),
            Some("en")
        );
        assert_eq!(detect_in(std::iter::empty()), None);
    }

    #[test]
    fn by_what_a_page_claims() {
        assert_eq!(tag("de_AT").as_deref(), Some("de-AT"));
        assert_eq!(tag("EN").as_deref(), Some("en"));
        assert_eq!(tag("zh-hans-cn").as_deref(), Some("zh-Hans-CN"));
        assert_eq!(tag("en-US,en;q=0.8").as_deref(), Some("en-US"));
        assert_eq!(tag("english"), None);
        assert_eq!(tag("und"), None);
        assert_eq!(tag(""), None);
    }
}
