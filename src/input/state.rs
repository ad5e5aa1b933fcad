//! Which of the three states a text is in.

use crate::article::State;
use crate::text::start;

/// Bytes looked at; a longer document goes on as it began.
const SAMPLE: usize = 1 << 16;

/// Tells a page from lines from flat text.
pub(crate) fn state(text: &str) -> State {
    let sample = sample(text);
    if is_page(sample) {
        State::Page
    } else if is_flat(sample) {
        State::Flat
    } else {
        State::Lines
    }
}

/// The text's beginning, white space and byte order mark left out.
fn sample(text: &str) -> &str {
    let text = text.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
    start(text, SAMPLE)
}

/// Elements that a page has and that a sentence about a tag seldom opens with.
const BLOCKS: &[&str] = &[
    "html",
    "head",
    "body",
    "title",
    "meta",
    "link",
    "base",
    "script",
    "style",
    "noscript",
    "template",
    "div",
    "p",
    "article",
    "section",
    "main",
    "header",
    "footer",
    "nav",
    "aside",
    "figure",
    "ul",
    "ol",
    "li",
    "dl",
    "table",
    "tr",
    "td",
    "th",
    "tbody",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "blockquote",
    "pre",
    "form",
    "iframe",
    "svg",
    "hr",
    "br",
    "img",
    "center",
    "font",
];
/// Elements inside sentences.
const INLINE: &[&str] = &[
    "a", "b", "i", "em", "strong", "span", "u", "s", "small", "sub", "sup", "code", "q", "cite",
    "abbr", "time", "mark", "button", "label", "input",
];
/// A fragment of a page has at least so many tags, and one in so many bytes: text that mentions
/// tags has fewer, and an HTML fragment of an article one in about 60.
const LEAST_TAGS: usize = 4;
const BYTES_A_TAG: usize = 300;

/// A page begins as one, or holds as many tags as one.
fn is_page(sample: &str) -> bool {
    if let Some(rest) = sample.strip_prefix('<') {
        let begins = ["!doctype", "!--", "?xml"].iter().any(|opening| {
            let head = rest.get(..opening.len()).unwrap_or_default();
            head.eq_ignore_ascii_case(opening)
        });
        if begins || tag(rest).is_some_and(|name| is_among(name, BLOCKS)) {
            return true;
        }
    }
    let mut tags = 0;
    let mut blocks = 0;
    for (at, _) in sample.match_indices('<') {
        let Some(name) = tag(sample.get(at + 1..).unwrap_or_default()) else {
            continue;
        };
        let block = is_among(name, BLOCKS);
        blocks += usize::from(block);
        tags += usize::from(block || is_among(name, INLINE));
    }
    let dense = tags * BYTES_A_TAG >= sample.len();
    // Marked-up words in a line of text are no page.
    tags >= LEAST_TAGS && blocks > 0 && dense
}

/// The name of the tag that begins after `<`, where it is whole: `p>`, `/p>`, `a href=…`.
fn tag(rest: &str) -> Option<&str> {
    let rest = rest.strip_prefix('/').unwrap_or(rest);
    let end = rest
        .bytes()
        .take(12)
        .position(|byte| !byte.is_ascii_alphanumeric())?;
    let (name, after) = rest.split_at_checked(end)?;
    after
        .starts_with(['>', ' ', '\n', '\t', '\r', '/'])
        .then_some(name)
}

fn is_among(name: &str, names: &[&str]) -> bool {
    names.iter().any(|known| known.eq_ignore_ascii_case(name))
}

/// Fewer words say nothing: a headline, a search query.
const LEAST_WORDS: usize = 12;
/// So many words to a capital, a mark or a line end at least. Flat text keeps one now and then;
/// ordinary text has a mark every ten words.
const WORDS_A_SIGN: usize = 60;

/// Flat text has neither capitals nor marks nor line ends, in a script that has capitals.
fn is_flat(sample: &str) -> bool {
    let sample = sample.trim_end();
    // Of two bytes one at least stands between words. Most texts are told here, early on.
    let most_words = sample.len() / 2 + 1;
    let (mut lower, mut other, mut signs) = (0, 0, 0);
    for character in sample.chars() {
        if character.is_lowercase() {
            lower += 1;
        } else if character.is_uppercase() || is_mark(character) {
            signs += 1;
            if signs * WORDS_A_SIGN > most_words {
                return false;
            }
        } else if character.is_alphabetic() {
            other += 1;
        }
    }
    let words = sample.split_whitespace().count();
    words >= LEAST_WORDS && signs * WORDS_A_SIGN <= words && lower > other * 4
}

fn is_mark(character: char) -> bool {
    matches!(
        character,
        '.' | ','
            | ';'
            | ':'
            | '!'
            | '?'
            | '"'
            | '“'
            | '”'
            | '„'
            | '«'
            | '»'
            | '…'
            | '('
            | ')'
            | '\n'
            | '|'
            | '•'
    )
}

#[cfg(test)]
mod tests {
    use super::state;
    use crate::article::State::{Flat, Lines, Page};

    const FLAT: &str = "the ferry sank at noon a mile off the coast officials said on monday and all of its passengers were saved";

    #[test]
    fn states() {
        let long = FLAT.repeat(5000);
        let cases = [
            ("", Lines),
            (" \n ", Lines),
            ("<!DOCTYPE html><p>It rained", Page),
            ("\u{feff}\n <html lang=en>", Page),
            ("<?xml version='1.0'?><html>", Page),
            ("<!-- saved --><div>", Page),
            ("<p>It rained.", Page),
            ("<DIV\nclass=a>It rained.</DIV>", Page),
            (
                "It rained. <br>The wind was <i>strong</i>, <b>very</b> strong.<p>Then it stopped.",
                Page,
            ),
            (
                "Write <b> for bold and <p> for a paragraph, and close each of them again.",
                Lines,
            ),
            ("<3 is a heart, and 2 < 3 is true.", Lines),
            ("<b>Ferry sinks</b> off the coast.", Lines),
            ("<Ana> Where is the ferry?", Lines),
            (FLAT, Flat),
            (&long, Flat),
            ("ferry sinks off porto azul", Lines),
            ("FERRY SINKS OFF PORTO AZUL", Lines),
            (
                "The ferry sank at noon a mile off the coast, officials said on Monday.",
                Lines,
            ),
            (
                "i was on the ferry, it sank. we all got off and then it was gone, just like that. wow",
                Lines,
            ),
            (
                "渡轮在中午沉没 四十名乘客获救 船长说 真幸运 一 二 三 四 五 六 七 八 九",
                Lines,
            ),
            (
                "غرقت العبارة ظهرا على بعد ميل من الساحل وقال المسؤولون إن جميع الركاب نجوا من الحادث اليوم",
                Lines,
            ),
            (
                "паром затонул в полдень в миле от берега сообщили власти в понедельник все пассажиры спасены",
                Flat,
            ),
            (
                "one\ntwo\nthree\nfour\nfive\nsix\nseven\neight\nnine\nten\neleven\ntwelve\nthirteen",
                Lines,
            ),
        ];
        for (text, expected) in cases {
            let shown: String = text.chars().take(40).collect();
            assert_eq!(state(text), expected, "{shown:?}");
        }
        assert_eq!(state(&format!("{FLAT}\n")), Flat);
    }
}
