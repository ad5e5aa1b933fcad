//! The second look at each block: what the first made of its neighbours, its ancestors, its kind.

use super::draft::{DRAFT, Draft};
use super::outline::Outline;
use crate::article::Role;
use crate::options::Options;

/// How many features the second look adds: the context, the draft, the convention.
pub(crate) const CONTEXT: usize = 38 + DRAFT + 1;

/// Whether the text that is asked for has the standfirst in it. Labelled sets differ in this, so that a
/// model that is not told would learn their average.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Convention {
    /// The text leaves the standfirst out.
    WithoutStandfirst,
    /// The text has the standfirst.
    WithStandfirst,
    /// Nobody said. Only training knows such sets.
    #[cfg(feature = "training")]
    Unknown,
}

impl Convention {
    /// The convention of a caller's options.
    pub fn of(options: &Options) -> Convention {
        if options.shown.contains(Role::Standfirst) {
            Convention::WithStandfirst
        } else {
            Convention::WithoutStandfirst
        }
    }

    fn feature(self) -> f32 {
        match self {
            Convention::WithoutStandfirst => 0.0,
            Convention::WithStandfirst => 1.0,
            #[cfg(feature = "training")]
            Convention::Unknown => 0.5,
        }
    }
}

/// Blocks that the first look keeps: from this probability and this many words.
const KEPT: f32 = 0.5;
const KEPT_WORDS: u32 = 8;

/// Sums of probabilities below an element or over a kind.
#[derive(Clone, Copy, Default)]
struct Sum {
    words: f32,
    kept_words: f32,
    blocks: f32,
    kept_blocks: f32,
}

impl Sum {
    fn add(&mut self, other: Sum) {
        self.words += other.words;
        self.kept_words += other.kept_words;
        self.blocks += other.blocks;
        self.kept_blocks += other.kept_blocks;
    }

    fn without(self, own: Sum) -> (f32, f32) {
        (
            (self.kept_words - own.kept_words) / (self.words - own.words).max(1e-6),
            (self.kept_blocks - own.kept_blocks) / (self.blocks - own.blocks).max(1.0),
        )
    }
}

/// Rows of the second look: those of the first with the context behind each.
#[cfg(feature = "training")]
pub(crate) fn rows(
    outline: &Outline<'_>,
    first: &[f32],
    features: usize,
    probabilities: &[f32],
    convention: Convention,
) -> Vec<f32> {
    let context = Context::new(outline, probabilities, convention);
    let mut rows = Vec::with_capacity(probabilities.len() * (features + CONTEXT));
    for (at, row) in first.chunks_exact(features).enumerate() {
        rows.extend_from_slice(row);
        context.features(outline, at, &mut rows);
    }
    rows
}

/// What the first look made of a page.
pub(super) struct Context<'p> {
    probabilities: &'p [f32],
    elements: Vec<Sum>,
    kinds: Vec<Sum>,
    /// Kept words before each block, and words.
    kept: Vec<f32>,
    words: Vec<f32>,
    /// Blocks since and until the nearest kept one.
    since: Vec<f32>,
    until: Vec<f32>,
    /// The last heading before each block, the next after it.
    heading: Vec<Option<usize>>,
    next_heading: Vec<usize>,
    greatest: f32,
    draft: Draft,
    convention: Convention,
}

impl<'p> Context<'p> {
    pub fn new(
        outline: &Outline<'_>,
        probabilities: &'p [f32],
        convention: Convention,
    ) -> Context<'p> {
        let count = outline.blocks.len();
        let kept = (0..count).map(|at| is_kept(outline, probabilities, at));
        let mut context = Context {
            probabilities,
            elements: vec![Sum::default(); outline.elements.len()],
            kinds: vec![Sum::default(); outline.kinds.len()],
            kept: vec![0.0],
            words: vec![0.0],
            since: Vec::with_capacity(count),
            until: vec![99.0; count],
            heading: Vec::with_capacity(count),
            next_heading: vec![count; count],
            draft: Draft::new(outline, kept.collect()),
            greatest: probabilities.iter().copied().fold(0.0, f32::max),
            convention,
        };
        context.sum(outline);
        context.look_back(outline);
        context.look_ahead(outline);
        context
    }

    fn probability(&self, at: i64) -> f32 {
        usize::try_from(at)
            .ok()
            .and_then(|at| self.probabilities.get(at))
            .copied()
            .unwrap_or(-0.1)
    }

    fn own(&self, outline: &Outline<'_>, at: usize) -> Sum {
        let words = outline
            .blocks
            .get(at)
            .map_or(0.0, |block| block.info.words as f32);
        let probability = self.probability(at as i64).max(0.0);
        Sum {
            words,
            kept_words: words * probability,
            blocks: 1.0,
            kept_blocks: probability,
        }
    }

    fn sum(&mut self, outline: &Outline<'_>) {
        let (mut kept, mut words) = (0.0, 0.0);
        for (at, block) in outline.blocks.iter().enumerate() {
            let own = self.own(outline, at);
            if let Some(sum) = self.elements.get_mut(block.info.element as usize) {
                sum.add(own);
            }
            if let Some(sum) = self.kinds.get_mut(block.kind as usize) {
                sum.add(own);
            }
            kept += own.kept_words;
            words += own.words;
            self.kept.push(kept);
            self.words.push(words);
        }
        for at in (0..self.elements.len()).rev() {
            let parent = outline.info(at as u32).map_or(u32::MAX, |info| info.parent);
            let own = self.elements.get(at).copied().unwrap_or_default();
            if let Some(sum) = self.elements.get_mut(parent as usize) {
                sum.add(own);
            }
        }
    }

    fn look_back(&mut self, outline: &Outline<'_>) {
        let (mut last, mut heading): (Option<usize>, _) = (None, None);
        for (at, block) in outline.blocks.iter().enumerate() {
            self.since
                .push(last.map_or(99.0, |last| (at - last).min(99) as f32));
            self.heading.push(heading);
            if is_kept(outline, self.probabilities, at) {
                last = Some(at);
            }
            if block.is_heading() {
                heading = Some(at);
            }
        }
    }

    fn look_ahead(&mut self, outline: &Outline<'_>) {
        let (mut next, mut heading): (Option<usize>, _) = (None, outline.blocks.len());
        for (at, block) in outline.blocks.iter().enumerate().rev() {
            if let (Some(until), Some(next)) = (self.until.get_mut(at), next) {
                *until = (next - at).min(99) as f32;
            }
            if let Some(next_heading) = self.next_heading.get_mut(at) {
                *next_heading = heading;
            }
            if is_kept(outline, self.probabilities, at) {
                next = Some(at);
            }
            if block.is_heading() {
                heading = at;
            }
        }
    }

    /// The mean probability of the words of the blocks from `start` to before `end`.
    fn mean(&self, start: usize, end: usize) -> f32 {
        let at = |sums: &[f32], at: usize| sums.get(at).copied().unwrap_or(0.0);
        if end <= start {
            return -1.0;
        }
        let words = at(&self.words, end) - at(&self.words, start);
        (at(&self.kept, end) - at(&self.kept, start)) / words.max(1.0)
    }

    /// Puts a block's context behind its features.
    pub fn features(&self, outline: &Outline<'_>, at: usize, row: &mut Vec<f32>) {
        let Some(block) = outline.blocks.get(at) else {
            return;
        };
        let own = self.own(outline, at);
        let all = self.kept.last().copied().unwrap_or(0.0) + 1e-6;
        let here = at as i64;
        row.push(self.probability(here));
        row.extend([-5, -4, -3, -2, -1, 1, 2, 3, 4, 5].map(|step| self.probability(here + step)));
        self.ancestors(outline, block.element, own, all, row);
        let kind = self
            .kinds
            .get(block.kind as usize)
            .copied()
            .unwrap_or_default();
        row.push(if kind.blocks > 1.5 {
            kind.without(own).0
        } else {
            -1.0
        });
        row.push(kind.kept_words / all);
        let kept = |at: usize| {
            self.kept
                .get(at)
                .or(self.kept.last())
                .copied()
                .unwrap_or(0.0)
        };
        let heading = self.heading.get(at).copied().flatten();
        let next_heading = self.next_heading.get(at).copied().unwrap_or(at);
        row.extend([
            kept(at) / all,
            1.0 - kept(at + 1) / all,
            self.since.get(at).copied().unwrap_or(99.0),
            self.until.get(at).copied().unwrap_or(99.0),
            self.mean(at + 1, next_heading),
            heading.map_or(-1.0, |heading| self.mean(heading, at)),
            heading.map_or(-1.0, |heading| self.probability(heading as i64)),
            (kept(at) - kept(at.saturating_sub(10))) / all,
            (kept(at + 11) - kept(at + 1)) / all,
            (-10..0)
                .map(|step| self.probability(here + step))
                .fold(0.0, f32::max),
            (1..11)
                .map(|step| self.probability(here + step))
                .fold(0.0, f32::max),
            all,
            self.greatest,
        ]);
        self.draft.features(outline, at, row);
        row.push(self.convention.feature());
    }

    /// Four ancestors, each with more blocks than the one before.
    fn ancestors(
        &self,
        outline: &Outline<'_>,
        element: u32,
        own: Sum,
        all: f32,
        row: &mut Vec<f32>,
    ) {
        let has_more = outline.element(element).is_some_and(|e| e.below.blocks > 1);
        let mut number = if has_more {
            element
        } else {
            outline.element(element).map_or(u32::MAX, |e| e.wider)
        };
        for _ in 0..4 {
            match self.elements.get(number as usize) {
                Some(sum) => {
                    let (by_words, by_blocks) = sum.without(own);
                    row.extend([by_words, sum.kept_words / all, by_blocks]);
                }
                None => row.extend([-1.0, 1.0, -1.0]),
            }
            number = outline.element(number).map_or(u32::MAX, |e| e.wider);
        }
    }
}

fn is_kept(outline: &Outline<'_>, probabilities: &[f32], at: usize) -> bool {
    probabilities.get(at).is_some_and(|&p| p > KEPT)
        && outline
            .blocks
            .get(at)
            .is_some_and(|block| block.info.words >= KEPT_WORDS)
}
