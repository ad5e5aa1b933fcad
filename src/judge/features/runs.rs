//! Runs of short lines: what stands together between two paragraphs is of a kind more often than
//! not, a list of teasers or a list of the story's.

use super::tokens::TokenScore;
use crate::document::Shape;
use crate::judge::finding::Findings;
use crate::judge::line::{Line, Lines};

/// What a run's lines have in common; a paragraph is a run of its own.
#[derive(Clone, Copy, Debug, Default)]
struct Run {
    start: usize,
    lines: f32,
    words: f32,
    stops: f32,
    title_case: f32,
    found: f32,
    listed: f32,
    readers: f32,
    score: f32,
}

/// The runs of a document, and the run of every line.
pub(super) struct Runs {
    runs: Vec<Run>,
    of_line: Vec<u32>,
}

impl Runs {
    pub fn new(read: &Lines, findings: &Findings, scores: &[TokenScore]) -> Runs {
        let mut runs: Vec<Run> = Vec::new();
        let mut of_line = Vec::with_capacity(read.lines.len());
        let mut before_is_long = true;
        for (at, (line, score)) in read.lines.iter().zip(scores).enumerate() {
            let is_long = line.is_long();
            if is_long || before_is_long {
                runs.push(Run {
                    start: at,
                    ..Run::default()
                });
            }
            before_is_long = is_long;
            of_line.push(runs.len().saturating_sub(1) as u32);
            if let Some(run) = runs.last_mut() {
                run.add(line, findings.has(at), score);
            }
        }
        Runs { runs, of_line }
    }

    /// The features of the run that the line stands in.
    pub fn extend(&self, at: usize, row: &mut Vec<f32>) {
        let number = self.of_line.get(at).copied().unwrap_or(0);
        let run = self.runs.get(number as usize).copied().unwrap_or_default();
        let lines = run.lines.max(1.0);
        row.extend([
            run.lines,
            (at - run.start.min(at)) as f32 / lines,
            run.words,
            run.stops / lines,
            run.title_case / lines,
            run.found / lines,
            run.listed / lines,
            run.readers / run.words.max(1.0),
            run.score / lines,
        ]);
    }
}

impl Run {
    fn add(&mut self, line: &Line, found: bool, score: &TokenScore) {
        let one = |is: bool| f32::from(u8::from(is));
        self.lines += 1.0;
        self.words += line.words as f32;
        self.stops += one(line.ends_with_stop());
        self.title_case += one(line.is_title_case());
        self.found += one(found);
        self.listed += one(matches!(line.shape, Shape::ListItem { .. }));
        self.readers += line.readers as f32;
        self.score += score.mean;
    }
}
