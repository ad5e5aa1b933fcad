//! Features of a line for the trained model: the line itself, its neighbours, its document.
//!
//! Training reads them from here as well (`training/judge`), so that they cannot drift apart.

use super::evidence::Place;
use super::finding::{Finding, Findings};
use super::line::{Line, Lines};
use super::words::{form, mark};
use crate::document::Shape;
use crate::removal::Reason;

/// Buckets of the token table: what hashed words and pairs of words tell of a line.
pub(crate) const BUCKETS: u32 = 1 << 15;

/// Lines of more words than this are known by their first and last words alone.
const WHOLE: usize = 40;

/// A document, prepared for features.
pub(crate) struct Context<'d> {
    read: &'d Lines,
    findings: &'d Findings,
    /// What the token table says of each line.
    scores: Vec<TokenScore>,
    /// Words up to each line, and words of long lines.
    words_before: Vec<usize>,
    long_before: Vec<usize>,
    /// The nearest long line before each line and after it.
    long_above: Vec<usize>,
    long_below: Vec<usize>,
    /// The nearest line above that heads something else.
    heading_above: Vec<Option<usize>>,
    vocabulary: Vocabulary,
    title: Vec<u32>,
    first_long: usize,
    last_long: usize,
    document: [f32; 8],
}

/// What the token table says of a line.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct TokenScore {
    pub sum: f32,
    pub mean: f32,
    pub least: f32,
    pub most: f32,
}

impl<'d> Context<'d> {
    pub fn new(
        read: &'d Lines,
        findings: &'d Findings,
        title: Option<usize>,
        weight: impl Fn(u32) -> f32,
    ) -> Context<'d> {
        let lines = &read.lines;
        let scores = lines
            .iter()
            .map(|line| score(read, line, &weight))
            .collect();
        let is_long = |at: &usize| lines.get(*at).is_some_and(Line::is_long);
        let first_long = (0..lines.len()).find(is_long).unwrap_or(0);
        let last_long = (0..lines.len()).rev().find(is_long).unwrap_or(lines.len());
        let title = title
            .and_then(|title| lines.get(title))
            .or_else(|| lines.first())
            .map(|line| read.words_of(line).to_vec())
            .unwrap_or_default();
        let mut context = Context {
            read,
            findings,
            scores,
            words_before: running(lines, |line| line.words),
            long_before: running(lines, |line| if line.is_long() { line.words } else { 0 }),
            long_above: nearest(lines.iter()),
            long_below: {
                let mut below = nearest(lines.iter().rev());
                below.reverse();
                below
            },
            heading_above: headings(lines, findings),
            vocabulary: Vocabulary::new(read),
            title,
            first_long,
            last_long,
            document: [0.0; 8],
        };
        context.document = context.of_document();
        context
    }

    pub fn lines(&self) -> &[Line] {
        &self.read.lines
    }

    /// Where the line stands, seen from the story's paragraphs: lines of which nothing was found.
    pub fn place_of(&self, at: usize) -> Place {
        if at < self.first_long {
            Place::Head
        } else if at > self.last_long || self.below_is_tail(at) {
            Place::Tail
        } else {
            Place::Inside
        }
    }

    /// No more than a tenth of the words in long lines follows.
    fn below_is_tail(&self, at: usize) -> bool {
        let long = self.long_before.last().copied().unwrap_or(0);
        let before = self.long_before.get(at).copied().unwrap_or(0);
        (long - before) * 10 <= long
    }

    /// The share of the line's longer words that the paragraphs have; `None` without such words.
    pub fn cohesion_of(&self, line: &Line) -> Option<f32> {
        let mut row = Vec::new();
        self.cohesion(line, &mut row);
        let &[telling, shared, ..] = row.as_slice() else {
            return None;
        };
        (telling >= 3.0).then_some(shared)
    }

    /// How many of the ten lines around have a finding.
    pub fn near_findings(&self, at: usize) -> usize {
        (at.saturating_sub(5)..at + 6)
            .filter(|&near| near != at && self.findings.has(near))
            .count()
    }

    /// The share of lines of fewer than five words.
    pub fn short_share(&self) -> f32 {
        let [_, _, _, short, ..] = self.document;
        short
    }

    pub fn all_words(&self) -> f32 {
        self.words_before.last().copied().unwrap_or(0).max(1) as f32
    }

    fn of_document(&self) -> [f32; 8] {
        let lines = self.lines();
        let count = lines.len().max(1) as f32;
        let share = |is: &dyn Fn(&Line) -> bool| {
            lines.iter().filter(|line| is(line)).count() as f32 / count
        };
        let found = (0..lines.len()).filter(|&at| self.findings.has(at)).count();
        let function: usize = lines.iter().map(|line| line.function_words).sum();
        let long = self.long_before.last().copied().unwrap_or(0) as f32;
        [
            count,
            self.all_words(),
            long / self.all_words(),
            share(&|line| line.words < 5),
            share(&|line| matches!(line.shape, Shape::ListItem { .. })),
            found as f32 / count,
            function as f32 / self.all_words(),
            share(&Line::is_title_case),
        ]
    }

    /// The features of a line, in the order that the model was trained with.
    pub fn row(&self, at: usize, row: &mut Vec<f32>) {
        row.clear();
        let Some(line) = self.lines().get(at) else {
            return;
        };
        own(line, row);
        self.rules(at, line, row);
        let score = self.scores.get(at).copied().unwrap_or_default();
        row.extend([score.sum, score.mean, score.least, score.most]);
        self.place(at, line, row);
        self.cohesion(line, row);
        row.extend(self.document);
        for distance in [-2, -1, 1, 2] {
            self.neighbour(at, distance, row);
        }
    }

    /// What the rules and the structure passes say.
    fn rules(&self, at: usize, line: &Line, row: &mut Vec<f32>) {
        let finding = self.findings.of(at);
        row.extend([
            number(finding),
            flag(finding.is_some_and(|finding| finding.rule.as_str().starts_with("structure/"))),
            flag(line.anywhere.is_some()),
            flag(line.placed.is_some()),
        ]);
        let near = |from: usize, to: usize| {
            (from..to.min(self.lines().len()))
                .filter(|&near| self.findings.has(near))
                .count() as f32
        };
        row.extend([near(at.saturating_sub(5), at), near(at + 1, at + 6)]);
        let heading = self.heading_above.get(at).copied().flatten();
        row.extend([
            heading.map_or(99.0, |heading| (at - heading).min(60) as f32),
            heading.map_or(-1.0, |heading| number(self.findings.of(heading))),
        ]);
    }

    /// Where in the document the line stands.
    fn place(&self, at: usize, line: &Line, row: &mut Vec<f32>) {
        let all = self.all_words();
        let long = self.long_before.last().copied().unwrap_or(0).max(1) as f32;
        let before = self.words_before.get(at).copied().unwrap_or(0) as f32;
        let after = all - before - line.words as f32;
        let long_before = self.long_before.get(at).copied().unwrap_or(0) as f32;
        let long_after = self.long_before.get(at + 1).copied().unwrap_or(0) as f32;
        let count = self.lines().len().max(1) as f32;
        let above = self.long_above.get(at).copied().unwrap_or(99);
        let below = self.long_below.get(at).copied().unwrap_or(99);
        row.extend([
            at as f32,
            count - at as f32,
            at as f32 / count,
            before / all,
            after / all,
            before,
            after,
            long_before / long,
            1.0 - long_after / long,
            long_before,
            long - long_after,
            above as f32,
            below as f32,
            (above + below).min(99) as f32,
            clamp(at as f32 - self.first_long as f32),
            clamp(at as f32 - self.last_long as f32),
        ]);
    }

    /// How many of its longer words the rest of the document has, and the headline.
    fn cohesion(&self, line: &Line, row: &mut Vec<f32>) {
        let words = self.read.words_of(line);
        let lengths = self.read.letters_of(line);
        let (mut telling, mut shared, mut weight, mut headline) = (0, 0, 0.0, 0);
        for (word, &letters) in words.iter().zip(lengths).take(120) {
            if letters < Vocabulary::LETTERS {
                continue;
            }
            telling += 1;
            let others = self
                .vocabulary
                .count(*word)
                .saturating_sub(u16::from(line.is_long()));
            shared += usize::from(others > 0);
            weight += f32::from(others.min(20));
            headline += usize::from(self.title.contains(word));
        }
        let telling = (telling as f32).max(1.0);
        row.extend([
            telling,
            shared as f32 / telling,
            weight / telling,
            headline as f32,
            headline as f32 / telling,
        ]);
    }

    /// A few features of the line at this distance.
    fn neighbour(&self, at: usize, distance: isize, row: &mut Vec<f32>) {
        let there = at
            .checked_add_signed(distance)
            .and_then(|at| Some((at, self.lines().get(at)?)));
        let Some((at, line)) = there else {
            row.extend([-1.0; 8]);
            return;
        };
        row.extend([
            line.words as f32,
            flag(line.ends_with_stop()),
            share(line.capitals, line),
            share(line.function_words, line),
            number(self.findings.of(at)),
            shape(line.shape),
            self.scores.get(at).map_or(0.0, |score| score.mean),
            self.scores.get(at).map_or(0.0, |score| score.sum),
        ]);
    }
}

fn own(line: &Line, row: &mut Vec<f32>) {
    let words = line.words.max(1) as f32;
    row.extend([
        line.words as f32,
        line.bytes as f32 / words,
        share(line.capitals, line),
        share(line.uppers, line),
        share(line.numbers, line),
        line.commas as f32 / words,
        line.stops as f32,
        words / (line.stops as f32 + 1.0),
        line.quotes as f32,
        flag(line.ends_with_stop()),
        share(line.function_words, line),
        share(line.readers, line),
        line.readers as f32,
        line.speech as f32,
        flag(line.first & form::CAPITAL != 0),
        flag(line.first & form::NUMBER != 0),
        flag(line.is_long()),
        shape(line.shape),
    ]);
    row.extend(
        [
            mark::COLON,
            mark::OPEN,
            mark::DASH,
            mark::BAR,
            mark::COPYRIGHT,
            mark::AT,
            mark::MONEY,
            mark::CODE,
            mark::HASH,
            mark::BANG,
            mark::QUESTION,
        ]
        .map(|mark| flag(line.marks & mark != 0)),
    );
    row.extend(
        [
            mark::COLON,
            mark::CLOSE,
            mark::QUESTION,
            mark::BANG,
            mark::BAR,
        ]
        .map(|mark| flag(line.closing & mark != 0)),
    );
    row.extend(
        [mark::QUOTE, mark::DASH, mark::OPEN, mark::BAR].map(|mark| flag(line.opening & mark != 0)),
    );
}

fn flag(is: bool) -> f32 {
    f32::from(u8::from(is))
}

fn share(part: usize, line: &Line) -> f32 {
    part as f32 / line.words.max(1) as f32
}

fn clamp(distance: f32) -> f32 {
    distance.clamp(-60.0, 60.0)
}

fn shape(shape: Shape) -> f32 {
    f32::from(match shape {
        Shape::Paragraph => 0u8,
        Shape::Heading(_) => 1,
        Shape::ListItem { number: None, .. } => 2,
        Shape::ListItem { .. } => 3,
        Shape::TableRow => 4,
        Shape::Quote(_) | Shape::QuotedPost => 5,
        Shape::Preformatted => 6,
        Shape::Caption => 7,
    })
}

/// The finding's reason as a number; the kinds of reason that keep a line come first.
fn number(finding: Option<&Finding>) -> f32 {
    let Some(finding) = finding else { return -1.0 };
    let place = REASONS.iter().position(|reason| *reason == finding.reason);
    place.map_or(REASONS.len() as f32, |place| place as f32)
}

/// Reasons in the order of how often a rule for them is wrong on the labelled sets.
const REASONS: [Reason; 30] = [
    Reason::Correction,
    Reason::Contributors,
    Reason::Headline,
    Reason::Repeated,
    Reason::InlineRelated,
    Reason::Legal,
    Reason::Affiliate,
    Reason::Form,
    Reason::Tags,
    Reason::Embed,
    Reason::Navigation,
    Reason::AboutPublisher,
    Reason::Promotion,
    Reason::Donation,
    Reason::Comments,
    Reason::Timestamp,
    Reason::RelatedTeaser,
    Reason::Standfirst,
    Reason::AuthorBio,
    Reason::Byline,
    Reason::Media,
    Reason::PhotoCaption,
    Reason::PhotoCredit,
    Reason::Share,
    Reason::SignIn,
    Reason::RelatedHeading,
    Reason::Subscription,
    Reason::Newsletter,
    Reason::Cookie,
    Reason::Advertisement,
];

/// Sums of `of` up to each line; one entry more than lines.
fn running(lines: &[Line], of: impl Fn(&Line) -> usize) -> Vec<usize> {
    let mut sums = Vec::with_capacity(lines.len() + 1);
    let mut sum = 0;
    sums.push(0);
    for line in lines {
        sum += of(line);
        sums.push(sum);
    }
    sums
}

/// How many lines ago a long line stood, 99 at most.
fn nearest<'l>(lines: impl Iterator<Item = &'l Line>) -> Vec<usize> {
    let mut distance = 98;
    lines
        .map(|line| {
            let here = (distance + 1).min(99);
            distance = if line.is_long() { 0 } else { here };
            here
        })
        .collect()
}

/// The nearest heading above of something that is not the story.
fn headings(lines: &[Line], findings: &Findings) -> Vec<Option<usize>> {
    let mut last = None;
    (0..lines.len())
        .map(|at| {
            let above = last;
            let heads = findings.of(at).is_some_and(|finding| {
                matches!(
                    finding.reason,
                    Reason::RelatedHeading
                        | Reason::Newsletter
                        | Reason::Comments
                        | Reason::Subscription
                        | Reason::AuthorBio
                        | Reason::Donation
                        | Reason::Legal
                        | Reason::Share
                )
            });
            if heads {
                last = Some(at);
            }
            above
        })
        .collect()
}

/// How many long lines have a word, by the low bits of its hash.
struct Vocabulary(Vec<u16>);

impl Vocabulary {
    const SLOTS: usize = 1 << 13;
    /// Shorter words are in every text.
    const LETTERS: u8 = 5;

    fn new(read: &Lines) -> Vocabulary {
        let mut counts = vec![0u16; Vocabulary::SLOTS];
        let mut seen_by = vec![usize::MAX; Vocabulary::SLOTS];
        for (at, line) in read
            .lines
            .iter()
            .enumerate()
            .filter(|(_, line)| line.is_long())
        {
            for (word, &letters) in read.words_of(line).iter().zip(read.letters_of(line)) {
                let slot = *word as usize % Vocabulary::SLOTS;
                if letters >= Vocabulary::LETTERS
                    && let (Some(count), Some(seen)) = (counts.get_mut(slot), seen_by.get_mut(slot))
                    && *seen != at
                {
                    *seen = at;
                    *count = count.saturating_add(1);
                }
            }
        }
        Vocabulary(counts)
    }

    fn count(&self, word: u32) -> u16 {
        let slot = word as usize % Vocabulary::SLOTS;
        self.0.get(slot).copied().unwrap_or(0)
    }
}

/// The line's tokens, as buckets of the table: words, pairs of words, the line's first words and
/// its last. A long line has only the latter.
pub(crate) fn tokens(read: &Lines, line: &Line, mut each: impl FnMut(u32)) {
    const OPENS: u32 = 0x51_7c_c1_b7;
    const CLOSES: u32 = 0x27_22_0a_95;
    let words = read.words_of(line);
    let bucket = |hash: u32| (hash ^ hash >> 15).wrapping_mul(0x2c1b_3c6d) >> 17;
    let pair = |one: u32, other: u32| one.rotate_left(7).wrapping_mul(0x9e37_79b1) ^ other;
    let ends = |words: &[u32], salt: u32, each: &mut dyn FnMut(u32)| {
        let hash = words.iter().fold(salt, |hash, &word| pair(hash, word));
        each(bucket(hash));
    };
    if line.words <= WHOLE {
        for &word in words {
            each(bucket(word));
        }
        for two in words.windows(2) {
            if let [one, other] = two {
                each(bucket(pair(*one, *other)));
            }
        }
    }
    for length in [1, 2, 3] {
        if let Some(first) = words.get(..length) {
            ends(first, OPENS, &mut each);
        }
        if let Some(from) = words.len().checked_sub(length)
            && let Some(last) = words.get(from..)
        {
            ends(last, CLOSES, &mut each);
        }
    }
}

fn score(read: &Lines, line: &Line, weight: &impl Fn(u32) -> f32) -> TokenScore {
    let mut score = TokenScore::default();
    let mut count = 0;
    tokens(read, line, |bucket| {
        let weight = weight(bucket);
        score.sum += weight;
        score.least = score.least.min(weight);
        score.most = score.most.max(weight);
        count += 1;
    });
    score.mean = score.sum / (count as f32).max(1.0);
    score
}
