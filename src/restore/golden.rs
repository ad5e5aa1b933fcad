//! Features and network held to what the Python side of `training/restore` computed.

use super::Restorer;
use super::features::{Features, pair};
use super::format::OUTPUTS;
use super::network::Scratch;

const GOLDEN: &str = include_str!("../../fixtures/restore/golden.txt");
/// Outputs may differ by what quantised activations and half-precision training arithmetic lose.
const TOLERANCE: f32 = 0.5;

struct Row {
    word: &'static str,
    numbers: Vec<u32>,
    outputs: Vec<f32>,
}

fn rows() -> Vec<Row> {
    let row = |line: &'static str| {
        let mut fields = line.split(' ');
        let word = fields.next().unwrap();
        let numbers = fields
            .by_ref()
            .take(7)
            .map(|x| x.parse().unwrap())
            .collect();
        let outputs = fields.map(|x| x.parse().unwrap()).collect();
        Row {
            word,
            numbers,
            outputs,
        }
    };
    GOLDEN.lines().map(row).collect()
}

fn padded(restorer: &Restorer, rows: &[Row]) -> Vec<Features> {
    let features = rows
        .iter()
        .map(|row| Features::of(row.word, restorer.lexicon.number(row.word)));
    let outside = Features::default();
    std::iter::once(outside)
        .chain(features)
        .chain([outside])
        .collect()
}

#[test]
fn features_are_those_of_training() {
    let restorer = Restorer::default();
    let rows = rows();
    let words = restorer.lexicon.rows();
    for (row, three) in rows.iter().zip(padded(&restorer, &rows).windows(3)) {
        let [left, word, right] = three else {
            panic!("three words")
        };
        let next = pair(*word, *right, words);
        let last = pair(*left, *word, words);
        let found = [
            word.number,
            word.suffix,
            word.prefix,
            word.shape,
            word.spelling,
            next,
            last,
        ];
        assert_eq!(found.as_slice(), row.numbers, "{}", row.word);
    }
}

#[test]
fn outputs_are_those_of_training() {
    let restorer = Restorer::default();
    let rows = rows();
    let mut scratch = Scratch::default();
    let outputs = restorer
        .network
        .forward(&padded(&restorer, &rows), &mut scratch);
    let (mut total, mut count) = (0.0, 0.0);
    for (row, found) in rows.iter().zip(outputs.as_chunks::<OUTPUTS>().0) {
        for (golden, found) in row.outputs.iter().zip(found) {
            total += (golden - found).abs();
            count += 1.0;
        }
        let best = |values: &[f32]| {
            let marks = values.iter().take(16).enumerate();
            marks.max_by(|a, b| a.1.total_cmp(b.1)).map(|(at, _)| at)
        };
        assert_eq!(
            best(&row.outputs),
            best(found),
            "the mark after {}",
            row.word
        );
    }
    assert!(
        total / count < TOLERANCE,
        "mean difference {}",
        total / count
    );
}
