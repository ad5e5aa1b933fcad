//! Every candidate of a document read once: what can be counted in it, and which rules it meets.

use super::books::Books;
use crate::document::{Candidate, Shape};
use crate::words::{Words, ends_with_stop, form, hash};

/// A paragraph of the story has so many words and ends like a sentence, or
/// [`LONG_WITHOUT_STOP`] words: nine of ten such lines are content on the labelled extracts.
const LONG: usize = 15;
const LONG_WITHOUT_STOP: usize = 30;
/// A line of so many words that ends with a stop is a sentence.
const SENTENCE: usize = 8;

/// The share of words with a capital in prose of a language that gives names one.
const PROSE_CAPITALS: f32 = 0.13;

/// Letters of the longest word of [`WordKinds`].
const LONGEST_COMMON: usize = 9;

/// What is known of one candidate by itself.
#[derive(Clone, Debug)]
pub(crate) struct Line {
    pub shape: Shape,
    /// Words, comparable between languages.
    pub words: usize,
    /// Words as [`Lines::hashes`] has them: a letter each in scripts without spaces.
    units: usize,
    /// Words whose letters have a case; those of them with a capital, with a letter in lower case,
    /// in upper case throughout.
    pub cased: usize,
    pub capitals: usize,
    pub lowers: usize,
    pub uppers: usize,
    pub numbers: usize,
    /// Letters and digits, and digits among them.
    pub letters: usize,
    pub digits: usize,
    pub commas: usize,
    pub stops: usize,
    pub quotes: usize,
    pub bars: usize,
    /// Whether it ends as a sentence does.
    is_stopped: bool,
    /// Every mark of the line, those before its first word, those after its last.
    pub marks: u16,
    pub opening: u16,
    pub closing: u16,
    /// The forms of its first word and its last.
    pub first: u8,
    pub last: u8,
    /// Words before its first colon.
    pub first_colon: usize,
    pub function_words: usize,
    pub readers: usize,
    pub speech: usize,
    pub bytes: usize,
    pub fingerprint: u64,
    /// Where its words begin in [`Lines::hashes`].
    pub start: usize,
    /// The first rule that may fire anywhere, and the first that is bound to a place.
    pub anywhere: Option<u32>,
    pub placed: Option<u32>,
}

impl Line {
    /// Whether it reads as a paragraph of prose.
    pub fn is_long(&self) -> bool {
        self.words >= LONG_WITHOUT_STOP || self.words >= LONG && self.ends_with_stop()
    }

    /// Whether it reads as a sentence: several words and a stop.
    pub fn is_sentence(&self) -> bool {
        self.words >= SENTENCE && self.ends_with_stop()
    }

    /// Whether it reads as text: a sentence or a paragraph.
    pub fn is_text(&self) -> bool {
        self.is_sentence() || self.is_long()
    }

    pub fn ends_with_stop(&self) -> bool {
        self.is_stopped
    }

    /// Whether it is a mark and no word: "-", "•", "|".
    pub fn is_bare(&self) -> bool {
        self.words == 0
    }

    /// The share of its words that have a capital. In a script without case that cannot be told, and
    /// it is what prose has.
    pub fn capital_share(&self) -> f32 {
        match self.cased {
            0 if self.letters > self.digits => PROSE_CAPITALS,
            cased => self.capitals as f32 / cased.max(1) as f32,
        }
    }

    /// Whether it begins with a capital, or with a letter that has no case.
    pub fn begins_upper(&self) -> bool {
        self.first & (form::CAPITAL | form::CASELESS) != 0
    }

    /// Whether its letters are capitals throughout.
    pub fn is_upper(&self) -> bool {
        self.cased > 0 && self.lowers == 0
    }

    /// Most words have a capital and no stop closes it.
    pub fn is_title_case(&self) -> bool {
        self.words >= 2 && !self.ends_with_stop() && self.capitals * 10 >= self.words * 6
    }

    /// Somebody speaks in it.
    pub fn quotes_somebody(&self) -> bool {
        self.quotes > 0 || self.speech > 0
    }
}

/// A document's lines, and the hash of every word in order.
#[derive(Debug, Default)]
pub(crate) struct Lines {
    pub lines: Vec<Line>,
    pub hashes: Vec<u32>,
    /// How much every word tells, as letters, 255 at most.
    pub letters: Vec<u8>,
}

impl Lines {
    /// All words, those of scripts without spaces as many as they would be with.
    pub fn words(&self) -> usize {
        self.lines.iter().map(|line| line.words).sum()
    }

    /// How much each word of a line tells.
    pub fn letters_of(&self, line: &Line) -> &[u8] {
        self.letters
            .get(line.start..line.start + line.units)
            .unwrap_or_default()
    }

    /// The hashes of the words of the line with this number.
    pub fn words_at(&self, at: usize) -> &[u32] {
        self.lines.get(at).map_or(&[], |line| self.words_of(line))
    }

    /// How much each of them tells.
    pub fn letters_at(&self, at: usize) -> &[u8] {
        self.lines.get(at).map_or(&[], |line| self.letters_of(line))
    }

    /// The hashes of a line's words.
    pub fn words_of(&self, line: &Line) -> &[u32] {
        self.hashes
            .get(line.start..line.start + line.units)
            .unwrap_or_default()
    }
}

/// Reads every candidate. Rules of the caller's come first and are numbered from `0`; the
/// shipped ones follow.
pub(crate) fn read(candidates: &[Candidate<'_>], flat: bool, books: &Books<'_>) -> Lines {
    let mut reader = Reader::new(flat, books);
    for candidate in candidates {
        reader.read(candidate);
    }
    reader.lines
}

/// Reads candidates one after the other.
pub(super) struct Reader<'b> {
    pub lines: Lines,
    flat: bool,
    books: &'b Books<'b>,
    words: Words,
    scratch: Vec<u32>,
}

impl<'b> Reader<'b> {
    pub fn new(flat: bool, books: &'b Books<'b>) -> Reader<'b> {
        Reader {
            lines: Lines::default(),
            flat,
            books,
            words: Words::default(),
            scratch: Vec::new(),
        }
    }

    pub fn read(&mut self, candidate: &Candidate<'_>) {
        self.words.flat = self.flat && candidate.restored.is_none();
        let line = read_line(
            candidate,
            &mut self.words,
            &mut self.scratch,
            &mut self.lines,
            self.books,
        );
        self.lines.lines.push(line);
    }

    /// Takes a line that was read before, with the hashes and letters of its words.
    pub fn take(&mut self, shape: Shape, line: &Line, hashes: &[u32], letters: &[u8]) {
        let start = self.lines.hashes.len();
        self.lines.hashes.extend_from_slice(hashes);
        self.lines.letters.extend_from_slice(letters);
        self.lines.lines.push(Line {
            shape,
            start,
            ..line.clone()
        });
    }
}

fn read_line(
    candidate: &Candidate<'_>,
    words: &mut Words,
    scratch: &mut Vec<u32>,
    lines: &mut Lines,
    books: &Books<'_>,
) -> Line {
    // Restored text has the capitals and marks by which prose is told.
    let restored = candidate.restored.as_ref();
    let text: &str = restored.map_or(&*candidate.text, |restored| &restored.text);
    let start = lines.hashes.len();
    let (mut function_words, mut readers, mut speech) = (0, 0, 0);
    let kinds = WordKinds::shared();
    words.read(text, |hash, letters| {
        lines.hashes.push(hash);
        lines.letters.push(u8::try_from(letters).unwrap_or(u8::MAX));
        if letters <= LONGEST_COMMON {
            match kinds.of(hash) {
                Kind::Function => function_words += 1,
                Kind::Reader => readers += 1,
                Kind::Speech => speech += 1,
                Kind::Other => {}
            }
        }
    });
    let (anywhere, placed) = books.find(words, text, &candidate.text, scratch);
    Line {
        shape: candidate.shape,
        words: words.count,
        units: words.units,
        cased: words.cased,
        capitals: words.capitals,
        lowers: words.lowers,
        uppers: words.uppers,
        numbers: words.numbers,
        letters: words.letters,
        digits: words.digits,
        commas: words.commas,
        stops: words.stops,
        quotes: words.quotes,
        bars: words.bars,
        is_stopped: ends_with_stop(text),
        marks: words.marks,
        opening: words.seen.first().map_or(words.after, |word| word.before),
        closing: words.after,
        first: words.seen.first().map_or(0, |word| word.form),
        last: words.last,
        first_colon: words.first_colon,
        function_words,
        readers,
        speech,
        bytes: text.len(),
        fingerprint: words.fingerprint,
        start,
        anywhere,
        placed,
    }
}

/// What a common word tells of a line.
#[derive(Clone, Copy, PartialEq)]
enum Kind {
    Other,
    /// It holds sentences together.
    Function,
    /// It speaks to the reader.
    Reader,
    /// Somebody said something.
    Speech,
}

/// The common words, found by the low bits of their hash and then by the hash.
struct WordKinds {
    slots: Vec<(u32, Kind)>,
}

impl WordKinds {
    const SLOTS: usize = 1 << 12;

    fn shared() -> &'static WordKinds {
        static SHARED: std::sync::LazyLock<WordKinds> = std::sync::LazyLock::new(WordKinds::new);
        &SHARED
    }

    fn new() -> WordKinds {
        let mut slots = vec![(0, Kind::Other); WordKinds::SLOTS];
        for (list, kind) in [
            (FUNCTION_WORDS, Kind::Function),
            (READER_WORDS, Kind::Reader),
            (SPEECH_WORDS, Kind::Speech),
        ] {
            for word in list.split_whitespace() {
                let hash = hash::of(word);
                // Where two words meet in a slot the later one has it: a feature, not a promise.
                if let Some(slot) = slots.get_mut(hash as usize % WordKinds::SLOTS) {
                    *slot = (hash, kind);
                }
            }
        }
        WordKinds { slots }
    }

    fn of(&self, hash: u32) -> Kind {
        match self.slots.get(hash as usize % WordKinds::SLOTS) {
            Some(&(known, kind)) if known == hash => kind,
            _ => Kind::Other,
        }
    }
}

const FUNCTION_WORDS: &str = "the a an of to in and is are was were on for with that this it as at \
    by from or have has had not but they he she i his her their its which who what when where how \
    would could been if than then also about into over after more other some only because while \
    during there be will can der die das und den dem des ein eine einer nicht von zu auf für ist \
    mit sich auch als es an er hat aus bei sie nach wie noch über einem um am sind wird war dass \
    le la les de du et un une dans que qui pour pas sur avec est sont été il elle ce se el los las \
    y en del por con no una su al lo como más pero sus o e di che per non si da i gli ha sono con \
    het een van niet op te dat zijn voor met os as do um uma em para com não";
const READER_WORDS: &str = "you your yours we our us my me sie ihr ihre ihren ihnen wir uns unser \
    unsere vous votre vos nous notre nos usted tu tus su nuestro nuestra tuo vostro noi nostro \
    você seu nosso nossa je jij jouw uw wij onze ons";
const SPEECH_WORDS: &str = "said says told added according sagte sagt erklärte teilte dit déclaré \
    affirmé selon dijo afirmó explicó según detto spiegato disse afirmou segundo zei \
    zegt aldus wrote asked";

#[cfg(test)]
mod tests {
    use super::*;
    use crate::judge::phrases::Rulebook;

    pub(crate) fn line(text: &str) -> Line {
        let candidate = Candidate::plain(text, Shape::Paragraph);
        let books = Books {
            caller: &Rulebook::default(),
            shipped: Rulebook::shipped(),
        };
        let mut read = read(&[candidate], false, &books);
        read.lines.remove(0)
    }

    #[test]
    fn prose_is_long_and_headlines_are_title_case() {
        let prose = line(
            "The ferry to Porto Azul sank at noon on Monday, and all of its passengers were brought ashore.",
        );
        assert!(prose.is_long() && !prose.is_title_case());
        assert!(line("Harbour Fees Rise Again in Porto Azul").is_title_case());
        assert!(line("-").is_bare());
    }

    #[test]
    fn a_long_line_s_last_marks_are_known() {
        let text = "word ".repeat(200) + "and an end.";
        assert!(line(&text).ends_with_stop());
    }

    #[test]
    fn forms_of_the_first_word() {
        assert_eq!(line("Ferry").first & form::CAPITAL, form::CAPITAL);
        assert_eq!(line("12 boats").first, form::NUMBER);
    }
}
