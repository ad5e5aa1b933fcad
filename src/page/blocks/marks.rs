//! The marks of footnotes, and what is raised for another reason: powers, ordinals.

use super::aside::Found;
use super::names::class_words;
use crate::document::Aside;
use crate::removal::Reason;

/// The most characters of a mark.
const MOST: usize = 14;
/// Letters from which a word before a raised number is no unit: "km²", but not "railway²".
const NO_UNIT: usize = 4;

const GOES: Found = Found::Goes(Reason::Navigation, Aside::NOTE_MARK);

/// An element that may be a mark.
pub(super) struct Mark<'m> {
    pub text: &'m str,
    /// Its class, its id or its target speaks of a note.
    pub is_note: bool,
    pub is_raised: bool,
    pub is_link: bool,
    /// It says that it leads back from a note.
    pub is_back: bool,
    pub in_sentence: bool,
    /// The text of the block so far.
    pub before: &'m str,
}

impl Mark<'_> {
    /// What it is; `None` where it belongs to the text.
    pub fn found(&self) -> Option<Found> {
        if self.is_link && (self.is_back || !self.text.contains(char::is_alphanumeric)) {
            return Some(GOES);
        }
        if !is_mark(self.text) {
            return None;
        }
        if self.is_link {
            let is_set_off =
                self.is_raised || self.is_note || self.is_bracketed() || self.is_glued();
            return (is_set_off && (self.in_sentence || self.is_note)).then_some(GOES);
        }
        if !self.is_raised {
            return None;
        }
        match self.before.chars().next_back() {
            _ if self.is_note || self.is_bracketed() => Some(GOES),
            Some(last) if last.is_numeric() && starts_with_number(self.text) => Some(Found::Raised),
            Some(last) if last.is_alphabetic() => {
                let letters = self.before.chars().rev().take_while(|c| c.is_alphabetic());
                (letters.take(NO_UNIT).count() >= NO_UNIT).then_some(GOES)
            }
            Some(last) if is_end(last) => Some(GOES),
            _ => None,
        }
    }

    fn is_bracketed(&self) -> bool {
        self.text.starts_with(['[', '(']) && self.text.ends_with([']', ')'])
    }

    /// Whether it follows a word or a mark without a space: references in prose have one.
    fn is_glued(&self) -> bool {
        let last = self.before.chars().next_back();
        last.is_some_and(|last| !last.is_whitespace() && !matches!(last, '(' | '[' | '"' | '“'))
    }
}

/// What ends a sentence, a clause or a quotation.
fn is_end(character: char) -> bool {
    matches!(
        character,
        '.' | ','
            | ';'
            | ':'
            | '!'
            | '?'
            | '…'
            | '"'
            | '\''
            | '”'
            | '’'
            | '»'
            | '“'
            | ')'
            | '。'
            | '，'
            | '」'
    )
}

fn starts_with_number(text: &str) -> bool {
    text.trim_start_matches(['-', '−', '+'])
        .starts_with(|c: char| c.is_ascii_digit())
}

/// Whether a text is a mark: numbers of up to three digits, a letter, a sign, in brackets or not,
/// and several of them.
fn is_mark(text: &str) -> bool {
    let inner = text.trim_matches(['[', ']', '(', ')', '{', '}', ' ']);
    if inner.is_empty() || text.chars().count() > MOST {
        return false;
    }
    inner
        .split([',', ' ', '–', '-', '−', ';', '\u{a0}'])
        .filter(|part| !part.is_empty())
        .all(is_one_mark)
}

fn is_one_mark(part: &str) -> bool {
    let part = part.trim_matches(['[', ']', '(', ')', '.', ':']);
    let is_number = part.chars().count() <= 3 && part.chars().all(char::is_numeric);
    let is_sign = part
        .chars()
        .all(|c| matches!(c, '*' | '†' | '‡' | '§' | '¶' | '#' | '^' | '↑' | '※'));
    let mut characters = part.chars();
    let is_letter =
        characters.next().is_some_and(char::is_lowercase) && characters.next().is_none();
    is_number || is_sign || is_letter || is_label(part)
}

/// "note", "nb", "n" before a number.
fn is_label(part: &str) -> bool {
    let digits = part.trim_start_matches(|c: char| c.is_alphabetic());
    let label = part.get(..part.len() - digits.len()).unwrap_or_default();
    matches!(label, "note" | "Note" | "nb" | "n" | "fn" | "ref" | "Anm")
        && digits.chars().all(|c| c.is_ascii_digit())
}

/// Whether a class, an id or a target speaks of a note.
pub(super) fn names_note(name: &str) -> bool {
    const WORDS: &[&str] = &[
        "footnote",
        "footnotes",
        "footnoteref",
        "fn",
        "fnref",
        "fnote",
        "ftn",
        "ftnref",
        "ftnt",
        "noteref",
        "endnote",
        "endnotes",
        "edn",
        "ednref",
        "sdfootnote",
        "reference",
        "references",
        "cite",
        "citation",
        "citeref",
        "fussnote",
        "fußnote",
        "sidenote",
    ];
    may_name_note(name)
        && class_words(name)
            .filter_map(|word| word.split(|c: char| c.is_ascii_digit()).next())
            .any(|word| WORDS.iter().any(|known| word.eq_ignore_ascii_case(known)))
}

/// Whether a name has two or three letters that each word for a note has: a quick test that most names fail.
fn may_name_note(name: &str) -> bool {
    let bytes = name.as_bytes();
    bytes.windows(2).enumerate().any(|(at, pair)| {
        let &[first, second] = pair else {
            return false;
        };
        let third = bytes.get(at + 2).map(|byte| byte | 0x20);
        match [first | 0x20, second | 0x20] {
            [b'f', b'n' | b't'] => true,
            [b'n', b'o'] => third == Some(b't'),
            [b'e', b'd'] => third == Some(b'n'),
            [b'r', b'e'] => third == Some(b'f'),
            [b'c', b'i'] => third == Some(b't'),
            _ => false,
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(before: &str, text: &str, kind: &str) -> Option<Found> {
        Mark {
            text,
            is_note: kind.contains("note"),
            is_raised: kind.contains("sup"),
            is_link: kind.contains("link"),
            is_back: false,
            in_sentence: true,
            before,
        }
        .found()
    }

    #[test]
    fn marks_go_and_powers_and_references_stay() {
        for (before, text, kind, expected) in [
            ("it needed one", "1", "sup link", Some(GOES)),
            ("it needed one", "[2]", "link", Some(GOES)),
            ("it needed one.", "3", "sup", Some(GOES)),
            ("the railway", "3", "sup", Some(GOES)),
            ("in 1911", "3", "sup", Some(Found::Raised)),
            ("in 1911", "3", "sup link", Some(GOES)),
            ("10", "−6", "sup", Some(Found::Raised)),
            ("61 km", "2", "sup", None),
            ("the 21", "st", "sup", None),
            ("M", "me", "sup", None),
            ("as told in chapter ", "3", "link", None),
            ("as told in chapter ", "three", "link", None),
            ("barges.", "*", "link note", Some(GOES)),
            ("barges.", "1, 2", "sup link", Some(GOES)),
            ("barges.", "note 3", "sup link", Some(GOES)),
            ("never read.", "↩︎", "link", Some(GOES)),
        ] {
            assert_eq!(found(before, text, kind), expected, "{before}{text} {kind}");
        }
    }

    #[test]
    fn names_of_notes_are_known_with_their_numbers() {
        for name in [
            "fn1",
            "fnref:2",
            "footnote-anchor-1",
            "cite_ref-3",
            "_ftn4",
            "sdfootnote1anc",
        ] {
            assert!(names_note(name), "{name}");
        }
        for name in ["note", "fnord", "chapter-3", "", "section2"] {
            assert!(!names_note(name), "{name}");
        }
    }
}
