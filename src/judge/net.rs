//! The net of lines: hashed tokens and features of each line, three dilated convolutions over the
//! lines of a document, and the document's mean. `training/judge/net.py` trains it.
//!
//! Sums are of small integers, and floats are added, multiplied and divided one operation at a time,
//! so that every machine gives the same bytes.
//!
//! The file, little-endian: `u16` count of columns, then for each its number (`u16`), mean and factor
//! (`f32`); the reasons' vectors (`f32`); `f32` step of the tokens' vectors, and those (`i8`); the
//! dense layers, each as weights (`i8`, row-major), a scale an output and a bias an output (`f32`);
//! the last layer's weights and bias (`f32`).

use archmage::autoversion;

use super::bytes::Reader;
use super::features::{BUCKETS, COLUMNS, TokenSum, WIDTH};
use crate::dense::{Dense, Quantised, WEIGHT_LIMIT};

/// Channels of a line, and outputs of the last hidden layer.
const CHANNELS: usize = 64;
const HIDDEN: usize = 32;
/// How far apart the lines are that each convolution sees together.
const DISTANCES: [usize; 3] = [1, 2, 4];
/// Reasons that a finding may have, the first for none, and the width of their vectors.
const REASONS: usize = 32;
const REASON_WIDTH: usize = 8;
/// The column of the finding's reason, from -1 on.
const REASON: usize = 38;
/// Inputs of a line, padded for the dense layers.
const INPUTS: usize = 120;
/// A standardised feature is no larger.
const LIMIT: f32 = 4.0;

/// The weights.
#[derive(Debug, Default)]
pub(super) struct Net {
    columns: Vec<Column>,
    reasons: Vec<[f32; REASON_WIDTH]>,
    step: f32,
    tokens: Vec<[i8; WIDTH]>,
    enter: Dense,
    document: Dense,
    convolutions: [Dense; DISTANCES.len()],
    hidden: Dense,
    out: Vec<f32>,
    bias: f32,
}

/// A feature that the net gets, and how it is standardised.
#[derive(Clone, Copy, Debug)]
struct Column {
    number: usize,
    mean: f32,
    factor: f32,
}

impl Net {
    /// Reads a net; `None` where the bytes are not one.
    pub fn read(reader: &mut Reader<'_>) -> Option<Net> {
        let count = usize::from(reader.u16()?);
        let columns = (0..count).map(|_| {
            Some(Column {
                number: usize::from(reader.u16()?),
                mean: finite(reader)?,
                factor: finite(reader)?,
            })
        });
        let columns: Vec<Column> = columns.collect::<Option<_>>()?;
        let fits = WIDTH + REASON_WIDTH + count <= INPUTS;
        if !fits || columns.iter().any(|column| column.number >= COLUMNS) {
            return None;
        }
        let mut reasons = vec![[0.0; REASON_WIDTH]; REASONS];
        for value in reasons.as_flattened_mut() {
            *value = finite(reader)?;
        }
        let step = finite(reader)?;
        let tokens = reader.slice(BUCKETS as usize * WIDTH)?;
        Some(Net {
            columns,
            reasons,
            step,
            tokens: tokens.as_chunks().0.iter().map(signed).collect(),
            enter: dense(reader, CHANNELS, INPUTS)?,
            document: dense(reader, CHANNELS, CHANNELS)?,
            convolutions: [
                dense(reader, CHANNELS, 3 * CHANNELS)?,
                dense(reader, CHANNELS, 3 * CHANNELS)?,
                dense(reader, CHANNELS, 3 * CHANNELS)?,
            ],
            hidden: dense(reader, HIDDEN, 2 * CHANNELS)?,
            out: floats(reader, HIDDEN)?,
            bias: finite(reader)?,
        })
    }

    /// The vector of a token, in steps.
    pub fn vector(&self, bucket: u32) -> Option<&[i8; WIDTH]> {
        self.tokens.get(bucket as usize)
    }

    /// The log-odds that each line is boilerplate, by its features and its tokens.
    pub fn log_odds(&self, rows: &[f32], sums: &[TokenSum]) -> Vec<f32> {
        let mut bytes = Quantised::default();
        let (mut own, mut step) = (Vec::new(), Vec::new());
        inputs(self, rows, sums, &mut bytes);
        self.enter.forward(&bytes, &mut own);
        own.truncate(sums.len() * CHANNELS);
        let mean = positive_mean(&mut own);
        quantise(CHANNELS, &mean, &mut bytes);
        self.document.forward(&bytes, &mut step);
        let mut state = own.clone();
        add_to_each(step.get(..CHANNELS).unwrap_or_default(), &mut state);
        for (convolution, distance) in self.convolutions.iter().zip(DISTANCES) {
            beside(&state, distance, &mut bytes);
            convolution.forward(&bytes, &mut step);
            add_positive(&step, &mut state);
        }
        side_by_side(&own, &state, &mut bytes);
        self.hidden.forward(&bytes, &mut step);
        let rows = step.chunks_exact(HIDDEN).take(sums.len());
        rows.map(|row| self.bias + weighted(&self.out, row))
            .collect()
    }
}

fn signed(bytes: &[u8; WIDTH]) -> [i8; WIDTH] {
    bytes.map(u8::cast_signed)
}

fn finite(reader: &mut Reader<'_>) -> Option<f32> {
    reader.f32().filter(|value| value.is_finite())
}

fn floats(reader: &mut Reader<'_>, count: usize) -> Option<Vec<f32>> {
    (0..count).map(|_| finite(reader)).collect()
}

fn dense(reader: &mut Reader<'_>, outputs: usize, inputs: usize) -> Option<Dense> {
    let weights = reader.slice(outputs * inputs)?.iter();
    let weights: Vec<i8> = weights.map(|&byte| byte.cast_signed()).collect();
    if weights
        .iter()
        .any(|w| !(-WEIGHT_LIMIT..=WEIGHT_LIMIT).contains(w))
    {
        return None;
    }
    Dense::new(
        &weights,
        &floats(reader, outputs)?,
        &floats(reader, outputs)?,
    )
}

/// `log2(1 + |x|)`, interpolated between powers of two, with the sign of `x`.
#[inline(always)]
fn squashed(x: f32) -> f32 {
    let bits = (x.abs() + 1.0).to_bits().wrapping_sub(1f32.to_bits());
    (bits as f32 / (1 << 23) as f32).copysign(x)
}

/// Each line's tokens, its finding's reason and its features side by side.
#[autoversion(v4(cfg(restore)), v3, neon)]
fn inputs(net: &Net, rows: &[f32], sums: &[TokenSum], bytes: &mut Quantised) {
    bytes.start(INPUTS);
    let mut input = [0.0; INPUTS];
    for (row, sum_of_line) in rows.chunks_exact(COLUMNS).zip(sums) {
        let (tokens, rest) = input.split_at_mut(WIDTH);
        let (reason, numbers) = rest.split_at_mut(REASON_WIDTH);
        let step = net.step / (sum_of_line.count as f32).max(1.0);
        for (value, sum) in tokens.iter_mut().zip(sum_of_line.vector) {
            *value = sum as f32 * step;
        }
        let number = row.get(REASON).map_or(0, |number| (number + 1.0) as usize);
        if let Some(vector) = net.reasons.get(number) {
            reason.copy_from_slice(vector);
        }
        for (value, column) in numbers.iter_mut().zip(&net.columns) {
            let x = row.get(column.number).copied().unwrap_or(0.0);
            *value = ((squashed(x) - column.mean) * column.factor).clamp(-LIMIT, LIMIT);
        }
        bytes.push(&[&input]);
    }
}

/// Applies ReLU to every value, and returns the mean of all rows.
#[autoversion(v4(cfg(restore)), v3, neon)]
fn positive_mean(rows: &mut [f32]) -> [f32; CHANNELS] {
    let count = rows.len() / CHANNELS;
    let mut mean = [0.0; CHANNELS];
    for row in rows.as_chunks_mut::<CHANNELS>().0 {
        for (sum, x) in mean.iter_mut().zip(row) {
            *x = positive(*x);
            *sum += *x;
        }
    }
    mean.map(|sum| sum / count.max(1) as f32)
}

#[inline(always)]
fn positive(x: f32) -> f32 {
    if x > 0.0 { x } else { 0.0 }
}

#[autoversion(v4(cfg(restore)), v3, neon)]
fn quantise(width: usize, rows: &[f32], bytes: &mut Quantised) {
    bytes.start(width);
    for row in rows.chunks_exact(width) {
        bytes.push(&[row]);
    }
}

/// Adds the ReLU of one row to each of the rows.
#[autoversion(v4(cfg(restore)), v3, neon)]
fn add_to_each(one: &[f32], rows: &mut [f32]) {
    for row in rows.chunks_exact_mut(CHANNELS) {
        for (x, y) in row.iter_mut().zip(one) {
            *x += positive(*y);
        }
    }
}

#[autoversion(v4(cfg(restore)), v3, neon)]
fn add_positive(step: &[f32], rows: &mut [f32]) {
    for (x, y) in rows.iter_mut().zip(step) {
        *x += positive(*y);
    }
}

/// Each row with those so far above and below at its sides, zeros outside.
#[autoversion(v4(cfg(restore)), v3, neon)]
fn beside(state: &[f32], distance: usize, bytes: &mut Quantised) {
    const NONE: [f32; CHANNELS] = [0.0; CHANNELS];
    bytes.start(3 * CHANNELS);
    let rows = state.as_chunks::<CHANNELS>().0;
    for (at, row) in rows.iter().enumerate() {
        let above = at.checked_sub(distance).and_then(|above| rows.get(above));
        let below = rows.get(at + distance);
        bytes.push(&[above.unwrap_or(&NONE), row, below.unwrap_or(&NONE)]);
    }
}

#[autoversion(v4(cfg(restore)), v3, neon)]
fn side_by_side(own: &[f32], state: &[f32], bytes: &mut Quantised) {
    bytes.start(2 * CHANNELS);
    for (own, state) in own.chunks_exact(CHANNELS).zip(state.chunks_exact(CHANNELS)) {
        bytes.push(&[own, state]);
    }
}

/// The sum of the products, the positive part of each value taken, in order.
fn weighted(weights: &[f32], row: &[f32]) -> f32 {
    let products = weights.iter().zip(row);
    products.fold(0.0, |sum, (weight, x)| sum + weight * positive(*x))
}
