//! A text as the rules see it: folded words, the marks between them, and what can be counted.

use super::letter::{char_at, starts_word};
use super::mark;
use super::script;
use super::spelling::{Spelling, form};

/// Words of a line that the phrase rules can see; a longer line is prose and is only counted.
/// 120 keeps a set of positions inside a `u128`.
pub(crate) const SEEN: usize = 120;

/// A colon after so many words or more heads nothing.
pub(crate) const NO_COLON: usize = 12;

/// A run of letters and digits.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Word {
    /// Byte offsets into the line.
    pub start: u32,
    pub end: u32,
    /// Hash of the word in lower case.
    pub hash: u32,
    /// Hash of its first letters, for rules that name the beginning of a word; of a letter of a
    /// script without spaces, the hash of it and the next.
    pub stem: u32,
    /// Bits of [`form`].
    pub form: u8,
    /// Bits of [`mark`]: what stands between the word before and this one.
    pub before: u16,
    /// Whether it is a letter of a script without spaces.
    pub is_letter: bool,
}

/// A line read into words. The buffer is reused from line to line.
#[derive(Debug, Default)]
pub(crate) struct Words {
    /// The first [`SEEN`] words as the rules see them: in scripts that are written without spaces
    /// every letter is one.
    pub seen: Vec<Word>,
    /// Such words in all.
    pub units: usize,
    /// Bits of [`mark`] after the last seen word.
    pub after: u16,
    /// Words in all, comparable between scripts with and without spaces.
    pub count: usize,
    /// What they count, in units of [`script::WORD`].
    weight: usize,
    /// Letters and digits, and digits among them.
    pub letters: usize,
    pub digits: usize,
    /// Words whose letters have a case; those with a capital, with a letter in lower case, in upper
    /// case throughout; numbers.
    pub cased: usize,
    pub capitals: usize,
    pub lowers: usize,
    pub uppers: usize,
    pub numbers: usize,
    /// Commas, and ends of sentences inside the line and at its end.
    pub commas: usize,
    pub stops: usize,
    pub quotes: usize,
    pub bars: usize,
    /// Words before the first colon that stands after a word, [`NO_COLON`] at most.
    pub first_colon: usize,
    /// Bits of [`form`] of the last word.
    pub last: u8,
    /// Every mark that occurs.
    pub marks: u16,
    /// Hash of all words in order: equal for lines that say the same.
    pub fingerprint: u64,
    /// Whether the text has no case and no marks of its own, so that rules must not ask for them.
    pub flat: bool,
}

impl Words {
    pub fn is_whole(&self) -> bool {
        self.units == self.seen.len()
    }

    /// Reads a line; what the buffer held before is gone. Calls `each` with the hash that tells each
    /// word and how much it tells, as letters.
    pub fn read(&mut self, text: &str, mut each: impl FnMut(u32, usize)) {
        let flat = self.flat;
        let seen = std::mem::take(&mut self.seen);
        *self = Words {
            seen,
            flat,
            first_colon: NO_COLON,
            fingerprint: 0xcbf2_9ce4_8422_2325,
            ..Words::default()
        };
        self.seen.clear();
        let bytes = text.as_bytes();
        let mut at = 0;
        let mut gap = Gap::default();
        while let Some(&byte) = bytes.get(at) {
            if byte.is_ascii_alphanumeric() || (byte >= 0x80 && begins_word(text, at)) {
                let end = self.word(text, at, gap.close(true), &mut each);
                gap = Gap::default();
                at = end;
            } else {
                at += gap.step(text, at);
            }
        }
        self.after = gap.close(false);
        self.count_marks(self.after);
        self.count = script::words(self.weight);
    }

    /// Reads the word that starts here and returns its end.
    fn word(
        &mut self,
        text: &str,
        start: usize,
        before: u16,
        each: &mut impl FnMut(u32, usize),
    ) -> usize {
        let spelling = Spelling::read(text, start);
        let form = spelling.form();
        if before & mark::COLON != 0 && self.weight > 0 {
            let words = script::words(self.weight);
            self.first_colon = self.first_colon.min(words);
        }
        self.last = form;
        self.units += 1;
        self.weight += spelling.weight as usize;
        self.letters += spelling.letters;
        self.digits += spelling.digits;
        self.cased += usize::from(spelling.is_cased());
        self.lowers += usize::from(spelling.has_lower());
        self.capitals += usize::from(form & form::CAPITAL != 0);
        self.uppers += usize::from(form & form::UPPER != 0);
        self.numbers += usize::from(form & form::NUMBER != 0);
        self.count_marks(before);
        let hash = spelling.telling_hash();
        self.fingerprint = (self.fingerprint ^ u64::from(hash)).wrapping_mul(0x0000_0100_0000_01b3);
        each(hash, spelling.telling());
        if self.seen.len() < SEEN
            && let (Ok(start), Ok(end)) = (u32::try_from(start), u32::try_from(spelling.end))
        {
            self.seen.push(Word {
                start,
                end,
                hash: spelling.hash,
                stem: spelling.stem,
                form,
                before,
                is_letter: spelling.is_unspaced,
            });
        }
        spelling.end
    }

    fn count_marks(&mut self, marks: u16) {
        self.marks |= marks;
        self.commas += usize::from(marks & mark::COMMA != 0);
        self.stops += usize::from(marks & (mark::STOP | mark::BANG | mark::QUESTION) != 0);
        self.quotes += usize::from(marks & mark::QUOTE != 0);
        self.bars += usize::from(marks & mark::BAR != 0);
    }

    /// The marks before the word at this position, or after the last one.
    pub fn marks_at(&self, position: usize) -> u16 {
        match self.seen.get(position) {
            Some(word) => word.before,
            None if self.is_whole() => self.after,
            None => 0,
        }
    }
}

fn begins_word(text: &str, at: usize) -> bool {
    char_at(text, at).is_some_and(starts_word)
}

/// The hashes that tell a text's words, in order.
pub(crate) fn hashes(text: &str) -> Vec<u32> {
    let mut hashes = Vec::new();
    Words::default().read(text, |hash, _| hashes.push(hash));
    hashes
}

/// The marks between two words, as they are read.
#[derive(Default)]
struct Gap {
    marks: u16,
    hyphens: u16,
    joints: u16,
    spaces: usize,
}

impl Gap {
    /// Reads one character and returns its length.
    fn step(&mut self, text: &str, at: usize) -> usize {
        if text.as_bytes().get(at) == Some(&b' ') {
            self.spaces += 1;
            return 1;
        }
        let Some(letter) = char_at(text, at) else {
            return 1;
        };
        let length = letter.len_utf8();
        match letter {
            '\'' | '’' | '‘' => self.joints += 1,
            '-' | '‐' | '‑' => self.hyphens += 1,
            _ if letter.is_whitespace() => self.spaces += 1,
            _ => self.marks |= mark::of(letter),
        }
        length
    }

    /// The bits; `inside` where a word follows.
    fn close(&self, inside: bool) -> u16 {
        let alone = self.spaces == 0 && self.marks == 0 && self.hyphens + self.joints == 1;
        let mut marks = self.marks;
        if inside && alone {
            return marks | mark::JOINT;
        }
        if self.hyphens > 0 {
            marks |= mark::DASH;
        }
        if self.joints > 0 {
            marks |= mark::QUOTE;
        }
        marks
    }
}

#[cfg(test)]
mod tests {
    use super::super::hash;
    use super::*;

    fn read(text: &str) -> Words {
        let mut words = Words::default();
        words.read(text, |_, _| {});
        words
    }

    #[test]
    fn words_fold_case_and_part_at_apostrophes() {
        let words = read("We’ll SEND Ána’s e-mail");
        let hashes: Vec<u32> = words.seen.iter().map(|word| word.hash).collect();
        let expected: Vec<u32> = ["we", "ll", "send", "ána", "s", "e", "mail"]
            .iter()
            .map(|word| hash::of(word))
            .collect();
        assert_eq!(hashes, expected);
    }

    #[test]
    fn marks_stand_before_the_word_that_follows() {
        let words = read("Read more: “Ferry sinks” – (AP)");
        assert_eq!(words.marks_at(2), mark::COLON | mark::QUOTE);
        assert_eq!(words.marks_at(4), mark::QUOTE | mark::DASH | mark::OPEN);
        assert_eq!(words.after, mark::CLOSE);
    }

    #[test]
    fn a_joint_is_neither_dash_nor_quote() {
        let words = read("sign-up isn't - 'here'");
        assert_eq!(words.marks_at(1), mark::JOINT);
        assert_eq!(words.marks_at(3), mark::JOINT);
        assert_eq!(words.marks_at(4), mark::DASH | mark::QUOTE);
    }

    #[test]
    fn only_so_many_words_are_seen_but_all_are_counted() {
        let words = read(&"word ".repeat(500));
        assert_eq!((words.seen.len(), words.count), (SEEN, 500));
    }

    #[test]
    fn letters_without_spaces_are_words_to_the_rules() {
        let words = read("Reuters记者报道：港口 2026年");
        let seen: Vec<(usize, usize)> = words
            .seen
            .iter()
            .map(|word| (word.start as usize, word.end as usize))
            .collect();
        assert_eq!(seen.len(), 9);
        assert_eq!((seen[0], seen[1]), ((0, 7), (7, 10)));
        assert_eq!(words.count, 6);
        assert_eq!(words.marks_at(5), mark::COLON);
        assert_eq!(words.seen[1].stem, hash::of("记者"));
        assert_eq!(words.seen[4].stem, hash::of("道"));
        assert_eq!(words.seen[7].form, form::NUMBER);
    }
}
