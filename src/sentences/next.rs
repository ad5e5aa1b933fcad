//! What stands after a stop.

use super::words;
use crate::words::is_stop;

/// The beginning of the text after a stop.
#[derive(Clone, Copy, Debug)]
pub(super) struct Next<'t> {
    /// The text from the first word on, brackets and quotation marks before it left out.
    pub text: &'t str,
    /// Its first character.
    pub first: char,
    /// Whether it begins after an opening quotation mark or bracket.
    pub opened: bool,
}

/// Words of a clause that tells who spoke, at most.
const CLAUSE_WORDS: usize = 6;

/// A word looked at is no longer than this, so that each stop costs the same.
const LONGEST_WORD: usize = 32;

impl<'t> Next<'t> {
    /// The next word's beginning; `None` where nothing but marks follows.
    pub fn of(rest: &'t str) -> Option<Next<'t>> {
        let shown = rest.trim_start();
        let text = shown.trim_start_matches(is_opener);
        Some(Next {
            text,
            first: text.chars().next()?,
            opened: text.len() < shown.len(),
        })
    }

    /// The first word.
    pub fn word(self) -> &'t str {
        word(self.text)
    }

    /// Whether a sentence can begin here.
    pub fn begins_anew(self) -> bool {
        if self.first.is_lowercase() {
            // iPhone, eBay.
            let mut letters = self.word().chars();
            return letters.nth(1).is_some_and(char::is_uppercase);
        }
        if matches!(self.first, '-' | '–' | '—') {
            let after = self.text.trim_start_matches(['-', '–', '—', ' ']);
            return after
                .chars()
                .next()
                .is_some_and(|first| !first.is_lowercase());
        }
        !matches!(
            self.first,
            ',' | ';'
                | ':'
                | ')'
                | ']'
                | '%'
                | '/'
                | '&'
                | '+'
                | '='
                | '.'
                | '…'
                | '?'
                | '!'
                | '|'
                | '，'
                | '、'
                | '；'
                | '：'
                | '）'
                | '،'
                | '؛'
        )
    }

    /// Whether it is one letter with a stop: "А. С. Пушкин".
    pub fn is_initial(self) -> bool {
        let mut letters = self.text.chars();
        letters.next().is_some_and(char::is_uppercase) && letters.next() == Some('.')
    }

    pub fn is_number(self) -> bool {
        self.first.is_ascii_digit()
    }

    /// Whether it is a number with a stop: the month after "3. ".
    pub fn is_number_with_stop(self) -> bool {
        let digits = self.text.bytes().take(3);
        let length = digits.take_while(u8::is_ascii_digit).count();
        matches!(length, 1 | 2) && self.text.as_bytes().get(length) == Some(&b'.')
    }

    /// "s. XIX", "sec. XVI"; one letter may be a word.
    pub fn is_roman_number(self) -> bool {
        is_roman_number(self.word())
    }

    /// Whether the letter before it and this word are one abbreviation: "z. Zt."
    pub fn shortens(self, letter: &str) -> bool {
        let word = self.word();
        let has_stop = self
            .text
            .get(word.len()..)
            .is_some_and(|rest| rest.starts_with('.'));
        has_stop && words::abbreviation(&format!("{letter}.{word}")).is_some()
    }

    /// Whether a short clause follows whose last word is one of speech, in a script without
    /// capitals: there the verb stands last in many languages ("उन्होंने पूछा।").
    pub fn ends_in_speech(self) -> bool {
        if self.opened || self.first.is_uppercase() || !self.first.is_alphabetic() {
            return false;
        }
        let mut clause = self.text.split(is_clause_end);
        let clause = clause.next().unwrap_or_default();
        let mut words = clause.split_whitespace();
        let few = words.by_ref().take(CLAUSE_WORDS).last();
        few.is_some_and(words::is_speech) && words.next().is_none()
    }

    /// The second word.
    pub fn second_word(self) -> &'t str {
        self.later_words().next().unwrap_or_default()
    }

    /// The second and third words.
    pub fn later_words(self) -> impl Iterator<Item = &'t str> {
        self.text.split(' ').skip(1).take(2).map(word)
    }
}

/// Whether a word is a Roman number of two letters or more.
pub(super) fn is_roman_number(word: &str) -> bool {
    word.len() >= 2
        && word
            .bytes()
            .all(|letter| matches!(letter, b'I' | b'V' | b'X' | b'L' | b'C'))
}

fn is_clause_end(letter: char) -> bool {
    is_stop(letter) || matches!(letter, ',' | ':' | '،' | '፣')
}

/// The word at the start of a text; apostrophes belong to it.
fn word(text: &str) -> &str {
    let end = text
        .char_indices()
        .take(LONGEST_WORD)
        .find(|&(_, c)| !c.is_alphanumeric() && !matches!(c, '\'' | '’'))
        .map(|(at, _)| at);
    let end = end.unwrap_or_else(|| {
        let longest = text.char_indices().nth(LONGEST_WORD);
        longest.map_or(text.len(), |(at, _)| at)
    });
    text.get(..end).unwrap_or_default()
}

/// Brackets and quotation marks before a word.
pub(super) fn is_opener(character: char) -> bool {
    matches!(
        character,
        '"' | '\''
            | '“'
            | '‘'
            | '„'
            | '‚'
            | '«'
            | '»'
            | '‹'
            | '('
            | '['
            | '{'
            | '¿'
            | '¡'
            | '「'
            | '『'
            | '《'
            | '（'
            | '【'
            | '*'
            | '_'
            | '”'
    )
}

/// Brackets and quotation marks after a stop.
pub(super) fn is_closer(character: char) -> bool {
    matches!(
        character,
        '"' | '\''
            | '”'
            | '’'
            | '“'
            | '»'
            | '«'
            | '›'
            | ')'
            | ']'
            | '}'
            | '」'
            | '』'
            | '》'
            | '】'
            | '）'
            | '*'
            | '_'
    )
}

/// Marks that open in every language.
const OPENING: [char; 7] = ['‘', '「', '『', '《', '（', '(', '„'];

/// The text after the quotation marks and brackets that close before it. A mark that opens in one
/// language and closes in another opens where a word follows at once: "。“桥", "Mann.“ Dann".
pub(super) fn after_closers(text: &str) -> &str {
    let mut rest = text.trim_start_matches(is_closer);
    let begins_word = |letter: char| letter.is_alphanumeric() || OPENING.contains(&letter);
    while rest.starts_with(begins_word) {
        let closed = text.get(..text.len() - rest.len()).unwrap_or_default();
        let Some(mark) = closed.chars().next_back() else {
            break;
        };
        if !matches!(mark, '“' | '‘' | '«') {
            break;
        }
        let opened = closed.trim_end_matches(['“', '‘', '«']);
        rest = text.get(opened.len()..).unwrap_or_default();
    }
    rest
}
