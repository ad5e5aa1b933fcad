//! Features of a line for the trained model: the line itself, its neighbours, its document.
//! Training reads them from here as well (`training/judge`), so that they cannot drift apart.

mod around;
mod evidence;
mod own;
mod runs;
mod sums;
mod tokens;
mod vocabulary;

use super::finding::Findings;
use super::line::{Line, Lines};
use crate::document::Shape;
use crate::removal::Reason;
use crate::words::form;
use around::Surroundings;
use evidence::{headings, number};
use own::{clamp, flag, own, shape, share};
use runs::Runs;
use sums::{nearest, running};
#[cfg(feature = "training")]
pub(crate) use tokens::tokens;
pub(crate) use tokens::{BUCKETS, TokenSum, TokenTable, WIDTH};
use tokens::{TokenScore, score};
use vocabulary::Vocabulary;

/// A headline has no more words; a first line that is none may be of any length.
const TITLE_WORDS: usize = 40;

/// How many features a line has.
pub(crate) const COLUMNS: usize = 136;

/// Where a line stands, seen from the story's paragraphs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Place {
    Head,
    Inside,
    Tail,
}

/// A document, prepared for features.
pub(crate) struct Context<'d> {
    read: &'d Lines,
    findings: &'d Findings,
    /// What the token table says of each line.
    scores: Vec<TokenScore>,
    /// For each line the sum of its tokens' vectors and their number, for the net.
    sums: Vec<TokenSum>,
    /// Words up to each line, and words of long lines.
    words_before: Vec<usize>,
    long_before: Vec<usize>,
    /// How many lines away the nearest long line above and below each line is, 99 at most.
    long_above: Vec<usize>,
    long_below: Vec<usize>,
    /// The nearest line above that heads something else.
    heading_above: Vec<Option<usize>>,
    surroundings: Surroundings,
    runs: Runs,
    vocabulary: Vocabulary,
    title: Vec<u32>,
    first_long: usize,
    last_long: usize,
    document: [f32; 8],
    said: [f32; 4],
}

impl<'d> Context<'d> {
    pub fn new(
        read: &'d Lines,
        findings: &'d Findings,
        title: Option<usize>,
        table: &impl TokenTable,
    ) -> Context<'d> {
        let lines = &read.lines;
        let (scores, sums): (Vec<TokenScore>, Vec<TokenSum>) = (0..)
            .zip(lines)
            .map(|(at, line)| score(read, line, findings.of(at), table))
            .unzip();
        let is_long = |at: &usize| lines.get(*at).is_some_and(Line::is_long);
        let first_long = (0..lines.len()).find(is_long).unwrap_or(0);
        let last_long = (0..lines.len()).rev().find(is_long).unwrap_or(lines.len());
        let title = title
            .and_then(|title| lines.get(title))
            .or_else(|| lines.first())
            .map(|line| {
                read.words_of(line)
                    .iter()
                    .take(TITLE_WORDS)
                    .copied()
                    .collect()
            })
            .unwrap_or_default();
        let mut context = Context {
            read,
            findings,
            surroundings: Surroundings::new(read, findings),
            runs: Runs::new(read, findings, &scores),
            scores,
            sums,
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
            said: [0.0; 4],
        };
        context.document = context.of_document();
        context.said = context.said_of_document();
        context
    }

    pub fn lines(&self) -> &[Line] {
        &self.read.lines
    }

    /// The hashes of a line's words.
    pub fn words_of(&self, line: &Line) -> &[u32] {
        self.read.words_of(line)
    }

    /// The tokens of each line.
    pub fn token_sums(&self) -> &[TokenSum] {
        &self.sums
    }

    /// The features of all lines, [`COLUMNS`] each.
    pub fn rows(&self) -> Vec<f32> {
        let mut rows = Vec::with_capacity(COLUMNS * self.lines().len());
        let mut row = Vec::with_capacity(COLUMNS);
        for at in 0..self.lines().len() {
            self.row(at, &mut row);
            row.resize(COLUMNS, 0.0);
            rows.extend_from_slice(&row);
        }
        rows
    }

    /// Where the line stands, seen from the first long line and the last.
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

    /// The reason found of a line.
    pub fn reason_at(&self, at: usize) -> Option<Reason> {
        self.findings.of(at).map(|finding| finding.reason)
    }

    /// How many of the ten lines around have a finding.
    pub fn near_findings(&self, at: usize) -> usize {
        (at.saturating_sub(5)..at + 6)
            .filter(|&near| near != at && self.findings.has(near))
            .count()
    }

    fn all_words(&self) -> f32 {
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

    /// What the token table and the rules say of the document as a whole.
    fn said_of_document(&self) -> [f32; 4] {
        let (mut all, mut long, mut found, mut short) = (0.0, 0.0, 0.0, 0.0);
        for (at, (line, score)) in self.lines().iter().zip(&self.scores).enumerate() {
            let words = line.words as f32;
            all += score.mean * words;
            long += if line.is_long() {
                score.mean * words
            } else {
                0.0
            };
            short += if line.is_long() { 0.0 } else { score.mean };
            found += if self.findings.has(at) { words } else { 0.0 };
        }
        let long_words = self.long_before.last().copied().unwrap_or(0) as f32;
        let lines = self.lines().len().max(1) as f32;
        [
            all / self.all_words(),
            long / long_words.max(1.0),
            found / self.all_words(),
            short / lines,
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
        row.extend([
            line.first_colon as f32,
            flag(line.last & form::CAPITAL != 0),
        ]);
        self.runs.extend(at, row);
        let beside = |lines: &[usize]| lines.get(at).copied().unwrap_or(99);
        let beside = (beside(&self.long_above), beside(&self.long_below));
        self.surroundings
            .extend(at, beside, self.findings, &self.scores, row);
        row.extend(self.said);
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
            line.capital_share(),
            share(line.function_words, line),
            number(self.findings.of(at)),
            shape(line.shape),
            self.scores.get(at).map_or(0.0, |score| score.mean),
            self.scores.get(at).map_or(0.0, |score| score.sum),
        ]);
    }
}
