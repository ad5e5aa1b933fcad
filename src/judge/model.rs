//! The trained model of lines: its file, and the probability that each line is boilerplate.
//!
//! The file is `CDJL`, a `u8` version, the recipe's name (`u8` length and UTF-8), a token table of
//! one `i8` a bucket in sixteenths of log-odds, the thresholds (`f32`, see [`Thresholds`]), and two
//! forests: the first judges lines, the second sees what the first said of the neighbours. The
//! mean of the two was better than either on lines of unseen sites.

use std::sync::LazyLock;

use super::bytes::Reader;
use super::features::{BUCKETS, Context};
use super::line::Line;
use super::trees::Forest;
use crate::options::Focus;

const MAGIC: &[u8] = b"CDJL";
const VERSION: u8 = 1;

/// A forest of each stage, and what tokens tell.
#[derive(Debug, Default)]
pub(crate) struct Model {
    tokens: Vec<i8>,
    thresholds: [Thresholds; 3],
    lines: Forest,
    neighbours: Forest,
}

/// From which probability on a line goes.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Thresholds {
    /// Without a rule's word.
    pub alone: f32,
    /// Where a rule says so too.
    pub with_rule: f32,
}

impl Model {
    /// The model that comes with the crate.
    pub fn shipped() -> &'static Model {
        static SHIPPED: LazyLock<Model> = LazyLock::new(|| {
            // A test reads the file; a damaged one would leave the rules alone.
            Model::read(include_bytes!("lines.model")).unwrap_or_default()
        });
        &SHIPPED
    }

    /// Reads a model; `None` where the bytes are not one.
    pub fn read(bytes: &[u8]) -> Option<Model> {
        let mut reader = Reader::new(bytes);
        let version = (reader.slice(MAGIC.len())? == MAGIC).then(|| reader.u8())??;
        if version != VERSION {
            return None;
        }
        let recipe = reader.u8()?;
        std::str::from_utf8(reader.slice(usize::from(recipe))?).ok()?;
        let tokens = reader.slice(BUCKETS as usize)?;
        let mut thresholds = [Thresholds::default(); 3];
        for threshold in &mut thresholds {
            threshold.alone = reader.f32()?;
            threshold.with_rule = reader.f32()?;
        }
        Some(Model {
            tokens: tokens.iter().map(|&byte| byte.cast_signed()).collect(),
            thresholds,
            lines: Forest::read(&mut reader)?,
            neighbours: Forest::read(&mut reader)?,
        })
    }

    /// What the token table says of a bucket.
    pub fn token(&self, bucket: u32) -> f32 {
        let sixteenths = self.tokens.get(bucket as usize).copied().unwrap_or(0);
        f32::from(sixteenths) / 16.0
    }

    /// The thresholds for a document of which so much is boilerplate by the model's own word, and
    /// of whose lines so many have fewer than five words.
    pub fn thresholds(&self, focus: Focus, boilerplate: f32, short: f32) -> Thresholds {
        let [recall, balanced, precision] = self.thresholds;
        if boilerplate > DUMP_BOILERPLATE && short > DUMP_SHORT && focus != Focus::Recall {
            return DUMP;
        }
        match focus {
            Focus::Recall => recall,
            Focus::Balanced => balanced,
            Focus::Precision => precision,
        }
    }

    /// The probability that each line is boilerplate.
    pub fn probabilities(&self, context: &Context<'_>) -> Vec<f32> {
        let mut row = Vec::new();
        let count = context.lines().len();
        let alone: Vec<f32> = (0..count)
            .map(|at| {
                context.row(at, &mut row);
                self.lines.probability(&row)
            })
            .collect();
        let around = Around::new(context.lines(), &alone);
        alone
            .iter()
            .enumerate()
            .map(|(at, &alone)| {
                context.row(at, &mut row);
                around.extend(at, &mut row);
                (alone + self.neighbours.probability(&row)) / 2.0
            })
            .collect()
    }
}

/// What a page's whole visible text looks like, as against an extractor's output: seven of ten
/// dumps and one of twenty-five extracts are over both, on the labelled sets.
const DUMP_BOILERPLATE: f32 = 0.2;
const DUMP_SHORT: f32 = 0.4;
/// There the best F1 on sites left out of training is near one half.
const DUMP: Thresholds = Thresholds {
    alone: 0.52,
    with_rule: 0.4,
};

/// A line of so many words is a landmark where the first stage keeps it.
const LANDMARK_WORDS: usize = 8;
/// Lines to each side whose mean probability a line sees.
const WINDOW: usize = 10;

/// What the first stage said around each line.
struct Around<'a> {
    alone: &'a [f32],
    /// Words that stay, up to each line.
    kept: Vec<f64>,
    /// Probabilities up to each line.
    sums: Vec<f64>,
    above: Vec<f32>,
    below: Vec<f32>,
}

impl<'a> Around<'a> {
    fn new(lines: &[Line], alone: &'a [f32]) -> Around<'a> {
        let landmarks: Vec<bool> = lines
            .iter()
            .zip(alone)
            .map(|(line, &alone)| alone < 0.5 && line.words >= LANDMARK_WORDS)
            .collect();
        let mut below = distances(landmarks.iter().rev());
        below.reverse();
        let kept = lines
            .iter()
            .zip(alone)
            .map(|(line, &alone)| (1.0 - f64::from(alone)) * line.words as f64);
        Around {
            alone,
            kept: running(kept),
            sums: running(alone.iter().map(|&alone| f64::from(alone))),
            above: distances(landmarks.iter()),
            below,
        }
    }

    /// Adds the second stage's features to the line's row.
    fn extend(&self, at: usize, row: &mut Vec<f32>) {
        let sum = |sums: &[f64], at: usize| sums.get(at).copied().unwrap_or(0.0);
        let count = self.alone.len();
        row.push(self.alone.get(at).copied().unwrap_or(0.0));
        for distance in [-5, -4, -3, -2, -1, 1, 2, 3, 4, 5] {
            let there = at.checked_add_signed(distance);
            let there = there.and_then(|there| self.alone.get(there));
            row.push(there.copied().unwrap_or(-0.1));
        }
        let all = sum(&self.kept, count) + 1e-6;
        let before = sum(&self.kept, at);
        let after = sum(&self.kept, count) - sum(&self.kept, at + 1);
        row.extend([before / all, after / all, before, after, all].map(|value| value as f32));
        row.push(self.above.get(at).copied().unwrap_or(99.0));
        row.push(self.below.get(at).copied().unwrap_or(99.0));
        let mean = |from: usize, to: usize| {
            let lines = to.saturating_sub(from).max(1) as f64;
            ((sum(&self.sums, to) - sum(&self.sums, from)) / lines) as f32
        };
        row.push(mean(at.saturating_sub(WINDOW), at));
        row.push(mean(at + 1, (at + 1 + WINDOW).min(count)));
        row.push(mean(0, count));
    }
}

fn running(values: impl Iterator<Item = f64>) -> Vec<f64> {
    let mut sum = 0.0;
    std::iter::once(0.0)
        .chain(values.map(|value| {
            sum += value;
            sum
        }))
        .collect()
}

/// How many lines ago a landmark stood, 99 at most.
fn distances<'l>(landmarks: impl Iterator<Item = &'l bool>) -> Vec<f32> {
    let mut distance: f32 = 99.0;
    landmarks
        .map(|&landmark| {
            let here = distance;
            distance = if landmark {
                1.0
            } else {
                (distance + 1.0).min(99.0)
            };
            here
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shipped_model_is_read_whole_and_small() {
        let bytes = include_bytes!("lines.model");
        assert!(Model::read(bytes).is_some());
        assert!(bytes.len() < 200_000, "{} bytes", bytes.len());
    }

    #[test]
    fn a_damaged_file_is_no_model() {
        let bytes = include_bytes!("lines.model");
        for length in (0..bytes.len()).step_by(977) {
            assert!(Model::read(bytes.get(..length).unwrap()).is_none());
        }
    }

    #[test]
    fn landmarks_are_counted_from_the_next_line() {
        let found = distances([false, true, false, false].iter());
        assert_eq!(found, [99.0, 99.0, 1.0, 2.0]);
    }
}
