//! The network: looked-up features, a gated window of three words, bidirectional gated recurrences,
//! four small heads. One call handles one window of words.

use super::arithmetic::{Dense, Quantised, normalise, sigmoid, tanh};
use super::features::{Features, pair};

/// A table of 4-bit rows with a scale a row.
#[derive(Clone, Debug)]
pub(super) struct Table {
    pub(super) width: usize,
    /// Two values a byte, the first in the low half, each -7 to 7 plus 8.
    pub(super) halves: Vec<u8>,
    pub(super) scale: Vec<f32>,
}

impl Table {
    #[inline(always)]
    fn append(&self, row: u32, out: &mut Vec<f32>) {
        let (row, width) = (row as usize, self.width / 2);
        let start = row * width;
        let (Some(bytes), Some(scale)) =
            (self.halves.get(start..start + width), self.scale.get(row))
        else {
            out.resize(out.len() + self.width, 0.0);
            return;
        };
        for byte in bytes {
            out.push((f32::from(byte & 15) - 8.0) * scale);
            out.push((f32::from(byte >> 4) - 8.0) * scale);
        }
    }
}

/// Scale and shift of a layer normalisation.
#[derive(Clone, Debug)]
pub(super) struct Norm {
    pub(super) gamma: Vec<f32>,
    pub(super) beta: Vec<f32>,
}

impl Norm {
    fn apply(&self, rows: &[f32], out: &mut Vec<f32>) {
        out.clear();
        out.resize(rows.len(), 0.0);
        let width = self.gamma.len();
        for (row, out) in rows.chunks_exact(width).zip(out.chunks_exact_mut(width)) {
            normalise(row, &self.gamma, &self.beta, out);
        }
    }
}

/// One bidirectional recurrence with the way in and out.
#[derive(Clone, Debug)]
pub(super) struct Layer {
    pub(super) norm: Norm,
    pub(super) up: Dense,
    pub(super) down: Dense,
}

/// The whole network.
#[derive(Clone, Debug)]
pub(super) struct Network {
    /// Rows of the table of words, the one for unknown words included.
    pub(super) words: u32,
    /// Words, suffixes, prefixes, shapes, spellings, pairs.
    pub(super) tables: [Table; 6],
    pub(super) enter: Dense,
    pub(super) window_norm: Norm,
    pub(super) window: Dense,
    pub(super) layers: Vec<Layer>,
    pub(super) last_norm: Norm,
    pub(super) hidden: Dense,
    pub(super) out: Dense,
}

/// Memory that is used again from window to window.
#[derive(Debug, Default)]
pub(super) struct Scratch {
    bytes: Quantised,
    row: Vec<f32>,
    x: Vec<f32>,
    normed: Vec<f32>,
    wide: Vec<f32>,
    state: Vec<f32>,
    step: Vec<f32>,
    out: Vec<f32>,
}

impl Network {
    /// The outputs of a head row for every word but the first and the last, which are context for
    /// the pairs alone.
    pub(super) fn forward<'s>(&self, words: &[Features], scratch: &'s mut Scratch) -> &'s [f32] {
        pulp::Arch::new().dispatch(|| self.look_up(words, scratch));
        self.enter.forward(&scratch.bytes, &mut scratch.x);
        pulp::Arch::new().dispatch(|| self.window_in(scratch));
        self.window.forward(&scratch.bytes, &mut scratch.wide);
        pulp::Arch::new().dispatch(|| gate(&mut scratch.x, &scratch.wide, self.enter.outputs()));
        for layer in &self.layers {
            pulp::Arch::new().dispatch(|| norm_in(&layer.norm, scratch));
            layer.up.forward(&scratch.bytes, &mut scratch.wide);
            pulp::Arch::new().dispatch(|| recur(layer.down.inputs() / 2, scratch));
            layer.down.forward(&scratch.bytes, &mut scratch.step);
            pulp::Arch::new().dispatch(|| add(&mut scratch.x, &scratch.step));
        }
        pulp::Arch::new().dispatch(|| norm_in(&self.last_norm, scratch));
        self.hidden.forward(&scratch.bytes, &mut scratch.wide);
        pulp::Arch::new().dispatch(|| smooth_in(self.hidden.outputs(), scratch));
        self.out.forward(&scratch.bytes, &mut scratch.out);
        &scratch.out
    }

    #[inline(always)]
    fn look_up(&self, words: &[Features], scratch: &mut Scratch) {
        let [word, suffix, prefix, shape, spelling, pairs] = &self.tables;
        scratch.bytes.start(self.enter.inputs());
        for three in words.windows(3) {
            let [left, middle, right] = three else {
                continue;
            };
            let row = &mut scratch.row;
            row.clear();
            word.append(middle.number, row);
            suffix.append(middle.suffix, row);
            prefix.append(middle.prefix, row);
            shape.append(middle.shape, row);
            spelling.append(middle.spelling, row);
            pairs.append(pair(*middle, *right, self.words), row);
            pairs.append(pair(*left, *middle, self.words), row);
            scratch.bytes.push(&[row]);
        }
    }

    #[inline(always)]
    fn window_in(&self, scratch: &mut Scratch) {
        self.window_norm.apply(&scratch.x, &mut scratch.normed);
        let width = self.enter.outputs();
        let outside = vec![0.0; width];
        scratch.bytes.start(3 * width);
        let rows: Vec<&[f32]> = scratch.normed.chunks_exact(width).collect();
        for (at, row) in rows.iter().enumerate() {
            let left = at.checked_sub(1).and_then(|k| rows.get(k)).copied();
            let right = rows.get(at + 1).copied();
            scratch
                .bytes
                .push(&[left.unwrap_or(&outside), row, right.unwrap_or(&outside)]);
        }
    }
}

#[inline(always)]
fn norm_in(norm: &Norm, scratch: &mut Scratch) {
    norm.apply(&scratch.x, &mut scratch.normed);
    let width = norm.gamma.len();
    scratch.bytes.start(width);
    for row in scratch.normed.chunks_exact(width) {
        scratch.bytes.push(&[row]);
    }
}

/// x + value * sigmoid(gate)
#[inline(always)]
fn gate(x: &mut [f32], wide: &[f32], width: usize) {
    for (x, both) in x.chunks_exact_mut(width).zip(wide.chunks_exact(2 * width)) {
        let (value, gate) = both.split_at(width);
        for ((x, v), g) in x.iter_mut().zip(value).zip(gate) {
            *x += v * sigmoid(*g);
        }
    }
}

#[inline(always)]
fn add(x: &mut [f32], step: &[f32]) {
    for (x, y) in x.iter_mut().zip(step) {
        *x += y;
    }
}

/// x sigmoid(1.702 x)
#[inline(always)]
fn smooth_in(width: usize, scratch: &mut Scratch) {
    for x in &mut scratch.wide {
        *x *= sigmoid(1.702 * *x);
    }
    scratch.bytes.start(width);
    for row in scratch.wide.chunks_exact(width) {
        scratch.bytes.push(&[row]);
    }
}

/// Both directions of a recurrence: `state = z + f (state - z)`, out `state * o`.
#[inline(always)]
fn recur(channels: usize, scratch: &mut Scratch) {
    let Scratch {
        wide, state, bytes, ..
    } = scratch;
    let width = 2 * channels;
    for row in wide.chunks_exact_mut(3 * width) {
        let (z, gates) = row.split_at_mut(width);
        z.iter_mut().for_each(|z| *z = tanh(*z));
        gates.iter_mut().for_each(|g| *g = sigmoid(*g));
    }
    state.clear();
    state.resize(channels, 0.0);
    for row in wide.chunks_exact_mut(3 * width) {
        step(row, state, 0, channels);
    }
    state.fill(0.0);
    for row in wide.chunks_exact_mut(3 * width).rev() {
        step(row, state, channels, channels);
    }
    bytes.start(width);
    for row in wide.chunks_exact(3 * width) {
        bytes.push(&[row.get(..width).unwrap_or(&[])]);
    }
}

/// One word of one direction; the output takes the place of z.
#[inline(always)]
fn step(row: &mut [f32], state: &mut [f32], from: usize, channels: usize) {
    let (z, gates) = row.split_at_mut(2 * channels);
    let (forget, open) = gates.split_at(2 * channels);
    let z = z.iter_mut().skip(from);
    let gates = forget.iter().skip(from).zip(open.iter().skip(from));
    for ((state, z), (forget, open)) in state.iter_mut().zip(z).zip(gates) {
        *state = *z + forget * (*state - *z);
        *z = *state * open;
    }
}
