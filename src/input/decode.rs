//! Bytes to text.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{
    DecoderResult, Encoding, ISO_8859_15, REPLACEMENT, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252,
};

use super::prescan;
use crate::article::Note;

/// How many bytes the guess looks at. The detector's verdict on news pages is settled long before;
/// it costs about as much per byte as the parse does.
const GUESS_BYTES: usize = 256 << 10;

/// How many bytes are looked at for the zeros that UTF-16 markup has in every other place.
const UTF_16_BYTES: usize = 512;

/// A document's text, and a note where bytes were lost.
///
/// ```
/// let decoded = copydesk::decode(b"caf\xe9", Some("windows-1252"));
/// assert_eq!(decoded.text, "café");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct Decoded {
    /// The text.
    pub text: String,
    /// How many bytes could not be decoded, if any.
    pub note: Option<Note>,
}

/// Decodes a document's bytes, as [`Cleaner::clean`](crate::Cleaner::clean) does with those of an [`Input`](crate::Input).
///
/// The encoding comes from the byte order mark, else from the caller (a label such as `latin1`, or
/// a whole `Content-Type`), else from the page's own `<meta>`, else it is guessed. A label that no
/// browser knows, such as `utf-7`, is ignored. So is a `<meta>` that the bytes contradict: it names
/// UTF-8 and most bytes are not UTF-8, or it names something else and they are, or it names Latin-1 on a
/// page whose `lang` is a language with other letters. The guess takes the `lang` for a hint.
///
/// ```
/// let decoded = copydesk::decode(b"\xef\xbb\xbfIt rained.", None);
/// assert_eq!(decoded.text, "It rained.");
///
/// let german = copydesk::decode(b"<meta charset=iso-8859-1><p>Stra\xdfe", None);
/// assert!(german.text.ends_with("Straße"));
/// ```
pub fn decode(bytes: &[u8], charset: Option<&str>) -> Decoded {
    let (encoding, mark) = match Encoding::for_bom(bytes) {
        Some((encoding, length)) => (encoding, length),
        None => (encoding_of(bytes, charset), 0),
    };
    let bytes = bytes.get(mark..).unwrap_or_default();
    match encoding.decode_without_bom_handling_and_without_replacement(bytes) {
        Some(text) => Decoded {
            text: text.into_owned(),
            note: None,
        },
        None => decode_with_losses(encoding, bytes),
    }
}

/// The encoding of bytes without a byte order mark.
fn encoding_of(bytes: &[u8], charset: Option<&str>) -> &'static Encoding {
    charset
        .and_then(callers_encoding)
        .or_else(|| prescan::prescan(bytes).map(|declared| corrected(declared, bytes)))
        .filter(|&encoding| fits(encoding, bytes))
        .or_else(|| utf_16_by_zeros(bytes))
        .unwrap_or_else(|| with_euro(guess(bytes, Utf8Detection::Allow), bytes))
}

/// A bare label or a whole `Content-Type` header.
fn callers_encoding(charset: &str) -> Option<&'static Encoding> {
    Encoding::for_label(charset.trim().as_bytes()).or_else(|| prescan::charset_parameter(charset))
}

/// Characters of several bytes from which a text that reads as UTF-8 is UTF-8: few bytes of another
/// encoding may read so by chance.
const UTF_8_CHARACTERS: usize = 8;

/// What a page declares, unless its bytes clearly say otherwise: UTF-8 under the label of another
/// encoding, another encoding under the label of UTF-8.
fn corrected(declared: &'static Encoding, bytes: &[u8]) -> &'static Encoding {
    let sample = bytes.get(..GUESS_BYTES).unwrap_or(bytes);
    let (mut characters, mut damaged) = (0, 0);
    let mut chunks = sample.utf8_chunks().peekable();
    while let Some(chunk) = chunks.next() {
        let wide = chunk.valid().bytes().filter(|byte| *byte >= 0xc0);
        characters += wide.count();
        // The sample may end inside a character.
        let is_cut = chunks.peek().is_none() && sample.len() < bytes.len();
        damaged += usize::from(!is_cut && !chunk.invalid().is_empty());
    }
    if declared == UTF_8 && damaged > characters {
        return guess(bytes, Utf8Detection::Deny);
    }
    let is_utf_8 = damaged == 0 && characters >= UTF_8_CHARACTERS;
    if is_utf_8 && declared.is_ascii_compatible() {
        return UTF_8;
    }
    if declared == WINDOWS_1252 && is_of_other_letters(sample) {
        return guess(bytes, Utf8Detection::Deny);
    }
    with_euro(declared, bytes)
}

/// Bytes beyond ASCII from which the guess at an encoding is worth more than "latin1", which stands on
/// pages in every language.
const TOLD_BYTES: usize = 8;

/// Whether a page says that it is in a language that Windows-1252 has not all letters for.
fn is_of_other_letters(bytes: &[u8]) -> bool {
    let beyond = bytes.iter().filter(|byte| **byte >= 0x80);
    let hint = country(bytes);
    OTHER.iter().any(|(_, country)| hint == Some(*country))
        && beyond.take(TOLD_BYTES).count() == TOLD_BYTES
}

/// ISO 8859-15 in place of Windows-1252, where the text has the French ligature in a word or the euro sign
/// behind a number. In Windows-1252 those bytes are fractions and a currency sign that nobody writes.
fn with_euro(encoding: &'static Encoding, bytes: &[u8]) -> &'static Encoding {
    let has_controls = || bytes.iter().any(|byte| (0x80..0xa0).contains(byte));
    let is_ligature = |near: &[u8]| match near {
        [before, 0xbc | 0xbd, after, ..] if before.is_ascii_alphabetic() => {
            after.is_ascii_lowercase()
        }
        // "œuf", "œil", and not "a ½in bolt".
        [_, 0xbc | 0xbd, b'u', _] | [_, 0xbc | 0xbd, b'i', b'l'] => true,
        _ => false,
    };
    let is_euro = |near: &[u8]| {
        matches!(
            near,
            [b'0'..=b'9', 0xa4, ..] | [b'0'..=b'9', b' ' | 0xa0, 0xa4, _]
        )
    };
    let sample = bytes.get(..GUESS_BYTES).unwrap_or(bytes);
    let mut near = sample.windows(4);
    let is_told = encoding == WINDOWS_1252 && near.any(|near| is_ligature(near) || is_euro(near));
    match is_told && !has_controls() {
        true => ISO_8859_15,
        false => encoding,
    }
}

/// Whether text can come of it: the standard's "replacement" encoding turns every document into a
/// single mark, and a page without a zero byte is not UTF-16, whatever its server says.
fn fits(encoding: &'static Encoding, bytes: &[u8]) -> bool {
    let is_utf_16 = encoding == UTF_16LE || encoding == UTF_16BE;
    encoding != REPLACEMENT
        && (!is_utf_16 || bytes.iter().take(UTF_16_BYTES).any(|&byte| byte == 0))
}

/// UTF-16 without mark or label: markup starts with "<" and a zero, in one order or the other.
fn utf_16_by_zeros(bytes: &[u8]) -> Option<&'static Encoding> {
    match bytes {
        [b'<', 0, _, 0, ..] => Some(UTF_16LE),
        [0, b'<', 0, _, ..] => Some(UTF_16BE),
        _ => None,
    }
}

fn guess(bytes: &[u8], utf_8: Utf8Detection) -> &'static Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    let sample = bytes.get(..GUESS_BYTES).unwrap_or(bytes);
    detector.feed(sample, sample.len() == bytes.len());
    detector.guess(country(sample), utf_8)
}

/// Where the `lang` of a page's first element is looked for.
const LANGUAGE_BYTES: usize = 4 << 10;

/// Languages whose letters Windows-1252 has, and top-level domains for them, which the detector takes for a
/// hint at what a page's letters are.
const WESTERN: [(&str, &[u8]); 14] = [
    ("en", b"uk"),
    ("de", b"de"),
    ("fr", b"fr"),
    ("es", b"es"),
    ("it", b"it"),
    ("pt", b"pt"),
    ("nl", b"nl"),
    ("sv", b"se"),
    ("da", b"dk"),
    ("nb", b"no"),
    ("no", b"no"),
    ("nn", b"no"),
    ("fi", b"fi"),
    ("is", b"is"),
];

/// The same of other languages.
const OTHER: [(&str, &[u8]); 22] = [
    ("hu", b"hu"),
    ("pl", b"pl"),
    ("cs", b"cz"),
    ("sk", b"sk"),
    ("sl", b"si"),
    ("hr", b"hr"),
    ("ro", b"ro"),
    ("tr", b"tr"),
    ("el", b"gr"),
    ("ru", b"ru"),
    ("uk", b"ua"),
    ("bg", b"bg"),
    ("sr", b"rs"),
    ("he", b"il"),
    ("ar", b"eg"),
    ("fa", b"ir"),
    ("lt", b"lt"),
    ("lv", b"lv"),
    ("et", b"ee"),
    ("vi", b"vn"),
    ("ko", b"kr"),
    ("ja", b"jp"),
];

/// The top-level domain of a country in whose language a page says that it is. On 867 labelled pages in
/// Windows-1252 the detector alone takes 25 for another encoding, and with this hint 1.
fn country(bytes: &[u8]) -> Option<&'static [u8]> {
    let start = bytes.get(..LANGUAGE_BYTES).unwrap_or(bytes);
    let start = String::from_utf8_lossy(start).to_ascii_lowercase();
    let (_, rest) = start.split_once("<html")?;
    let (attributes, _) = rest.split_once('>')?;
    let (_, value) = attributes.split_once("lang=")?;
    let value = value.trim_start_matches(['"', '\'']);
    let language = value.split(|c: char| !c.is_ascii_alphabetic()).next()?;
    let mut countries = WESTERN.iter().chain(&OTHER);
    let known = countries.find(|(known, _)| *known == language);
    known.map(|(_, country)| *country)
}

/// What is decoded at a time. `Decoder::decode_to_string` would clear all the room that a string has
/// left, at every byte that does not decode.
const BUFFER: usize = 8 << 10;

/// Every run of bytes that does not decode becomes U+FFFD; the bytes are counted.
fn decode_with_losses(encoding: &'static Encoding, bytes: &[u8]) -> Decoded {
    let mut decoder = encoding.new_decoder_without_bom_handling();
    let mut buffer = [0; BUFFER];
    let mut text = String::with_capacity(bytes.len() + bytes.len() / 8);
    let mut rest = bytes;
    let mut lost = 0;
    loop {
        let (result, read, written) =
            decoder.decode_to_utf8_without_replacement(rest, &mut buffer, true);
        let decoded = buffer.get(..written).unwrap_or_default();
        text.push_str(&String::from_utf8_lossy(decoded));
        rest = rest.get(read..).unwrap_or_default();
        match result {
            DecoderResult::InputEmpty => break,
            DecoderResult::OutputFull => {}
            DecoderResult::Malformed(length, _) => {
                lost += usize::from(length);
                text.push(char::REPLACEMENT_CHARACTER);
            }
        }
    }
    Decoded {
        text,
        note: (lost > 0).then_some(Note::UndecodableBytes(lost)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(bytes: &[u8], charset: Option<&str>) -> String {
        decode(bytes, charset).text
    }

    #[test]
    fn the_mark_wins_over_the_caller() {
        assert_eq!(text(b"\xef\xbb\xbfna\xc3\xafve", Some("latin1")), "naïve");
        assert_eq!(text(b"\xff\xfeH\0i\0", Some("utf-8")), "Hi");
        assert_eq!(text(b"\xfe\xff\0H\0i", None), "Hi");
    }

    #[test]
    fn the_caller_wins_over_the_page() {
        let page = b"<meta charset=utf-8><p>caf\xe9";
        assert!(text(page, Some("latin1")).ends_with("café"));
        assert!(text(page, Some("text/html; charset=\"ISO-8859-1\"")).ends_with("café"));
    }

    #[test]
    fn the_page_s_language_tells_which_letters_its_bytes_are() {
        let page = b"<html lang=\"hu\"><meta charset=iso-8859-1><p>Az els\xf5 h\xf5s t\xfbz mellett \xfcl, s a f\xfcst k\xf6zben sz\xfbr\xf5dik a t\xe9ren";
        assert!(text(page, None).contains("Az első hős tűz mellett ül"));
        let english =
            b"<html lang=en><p>It costs \xa35, or \x93five pounds\x94, caf\xe9 owners say";
        assert!(text(english, None).contains("costs £5, or “five pounds”, café"));
    }

    #[test]
    fn ligatures_and_the_euro_tell_the_younger_latin() {
        let page = b"<meta charset=iso-8859-1><p>Un \xbduf d'or co\xfbte 12 \xa4, dit sa s\xbdur";
        assert!(text(page, None).contains("Un œuf d'or coûte 12 €, dit sa sœur"));
        let fraction =
            b"<meta charset=iso-8859-1><p>\xa4 Take \xbd cup of caf\xe9 and a 2\xbdin tin";
        assert!(text(fraction, None).contains("¤ Take ½ cup of café and a 2½in tin"));
    }

    #[test]
    fn labels_that_help_nobody_are_passed_over() {
        for label in ["utf-7", "no-such-thing", "", "hz-gb-2312", "utf-16"] {
            let page = b"<meta charset=windows-1252><p>caf\xe9";
            assert!(text(page, Some(label)).contains("<p>caf"), "{label}");
        }
        assert!(text(b"<meta charset=utf-7><p>caf\xc3\xa9", None).ends_with("café"));
    }

    #[test]
    fn utf_16_without_a_mark() {
        let little: Vec<u8> = "<p>Hi".bytes().flat_map(|byte| [byte, 0]).collect();
        let big: Vec<u8> = "<p>Hi".bytes().flat_map(|byte| [0, byte]).collect();
        assert_eq!(text(&little, None), "<p>Hi");
        assert_eq!(text(&big, None), "<p>Hi");
        assert_eq!(text(&big, Some("utf-16be")), "<p>Hi");
    }

    #[test]
    fn a_page_s_own_label_may_be_wrong() {
        let story = "<p>Последний паром ушёл от причала в полдень.";
        let (russian, _, _) = encoding_rs::WINDOWS_1251.encode(story);
        let mut page = b"<meta charset=utf-8>".to_vec();
        page.extend_from_slice(&russian);
        assert!(text(&page, None).ends_with(story));
        for label in ["iso-8859-1", "gbk", "windows-1251", "utf-8"] {
            let page = format!("<meta charset={label}>{story}");
            assert!(text(page.as_bytes(), None).ends_with(story), "{label}");
        }
        // Two damaged bytes in a page of UTF-8 make it no other encoding.
        let mut page = format!("<meta charset=utf-8>{story}").into_bytes();
        page.extend_from_slice(b"\xe9 \xe9");
        assert!(text(&page, None).contains(story));
    }

    #[test]
    fn the_guess() {
        let russian = encoding_rs::WINDOWS_1251
            .encode("<p>Паром затонул в полдень, сообщили власти порта. Никто не пострадал.")
            .0;
        assert!(text(&russian, None).contains("Паром затонул"));
        assert_eq!(
            text("<p>größer — naïve".as_bytes(), None),
            "<p>größer — naïve"
        );
    }

    #[test]
    fn lost_bytes_are_counted_and_never_fatal() {
        let decoded = decode(b"<p>caf\xe9 \xff\xfe end", Some("utf-8"));
        assert_eq!(decoded.text, "<p>caf\u{fffd} \u{fffd}\u{fffd} end");
        assert_eq!(decoded.note, Some(Note::UndecodableBytes(3)));
        assert_eq!(decode(b"", None).text, "");
        assert!(decode(&[0xff; 4096], Some("utf-8")).note.is_some());
    }
}
