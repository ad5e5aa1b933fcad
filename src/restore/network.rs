//! The network: looked-up features, a gated window of three words, bidirectional gated recurrences,
//! four small heads. One call handles one window of words.

use super::arithmetic::{activations, normalise, sigmoid, vectorised};
use super::dense::{Dense, Quantised};
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
    #[inline(always)]
    fn apply(&self, rows: &[f32], out: &mut Vec<f32>) {
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
        look_up(self, words, scratch);
        self.enter.forward(&scratch.bytes, &mut scratch.x);
        window_in(&self.window_norm, scratch);
        self.window.forward(&scratch.bytes, &mut scratch.wide);
        gate(&scratch.wide, &self.enter.outputs(), &mut scratch.x);
        for layer in &self.layers {
            norm_in(&layer.norm, scratch);
            layer.up.forward(&scratch.bytes, &mut scratch.wide);
            recur(&(layer.down.inputs() / 2), scratch);
            layer.down.forward(&scratch.bytes, &mut scratch.step);
            add(&scratch.step, &mut scratch.x);
        }
        norm_in(&self.last_norm, scratch);
        self.hidden.forward(&scratch.bytes, &mut scratch.wide);
        smooth_in(&self.hidden.outputs(), scratch);
        self.out.forward(&scratch.bytes, &mut scratch.out);
        &scratch.out
    }
}

vectorised! {
    /// The features of each word side by side.
    fn look_up(network: &Network, words: &[Features]; scratch: &mut Scratch) {
        let [word, suffix, prefix, shape, spelling, pairs] = &network.tables;
        scratch.bytes.start(network.enter.inputs());
        for three in words.windows(3) {
            let [left, middle, right] = three else { continue };
            let row = &mut scratch.row;
            row.clear();
            word.append(middle.number, row);
            suffix.append(middle.suffix, row);
            prefix.append(middle.prefix, row);
            shape.append(middle.shape, row);
            spelling.append(middle.spelling, row);
            pairs.append(pair(*middle, *right, network.words), row);
            pairs.append(pair(*left, *middle, network.words), row);
            scratch.bytes.push(&[row]);
        }
    }
}

vectorised! {
    /// Each word with its neighbours at its sides, zeros outside.
    fn window_in(norm: &Norm; scratch: &mut Scratch) {
        let Scratch { bytes, x, normed, row, .. } = scratch;
        norm.apply(x, normed);
        let width = norm.gamma.len();
        bytes.start(3 * width);
        row.clear();
        row.resize(width, 0.0);
        let mut left = row.as_slice();
        let mut rows = normed.chunks_exact(width);
        let mut next = rows.next();
        while let Some(middle) = next {
            next = rows.next();
            bytes.push(&[left, middle, next.unwrap_or(row)]);
            left = middle;
        }
    }
}

vectorised! {
    fn norm_in(norm: &Norm; scratch: &mut Scratch) {
        norm.apply(&scratch.x, &mut scratch.normed);
        let width = norm.gamma.len();
        scratch.bytes.start(width);
        for row in scratch.normed.chunks_exact(width) {
            scratch.bytes.push(&[row]);
        }
    }
}

vectorised! {
    /// x + value * sigmoid(gate), the two side by side in `wide`.
    fn gate(wide: &[f32], width: &usize; x: &mut [f32]) {
        for (x, both) in x.chunks_exact_mut(*width).zip(wide.chunks_exact(2 * width)) {
            let (value, gate) = both.split_at(*width);
            for ((x, v), g) in x.iter_mut().zip(value).zip(gate) {
                *x += v * sigmoid(*g);
            }
        }
    }
}

vectorised! {
    fn add(step: &[f32]; x: &mut [f32]) {
        for (x, y) in x.iter_mut().zip(step) {
            *x += y;
        }
    }
}

vectorised! {
    /// x sigmoid(1.702 x)
    fn smooth_in(width: &usize; scratch: &mut Scratch) {
        for x in &mut scratch.wide {
            *x *= sigmoid(1.702 * *x);
        }
        scratch.bytes.start(*width);
        for row in scratch.wide.chunks_exact(*width) {
            scratch.bytes.push(&[row]);
        }
    }
}

vectorised! {
    /// Both directions of a recurrence: `state = z + f (state - z)`, out `state * o`.
    fn recur(channels: &usize; scratch: &mut Scratch) {
        let Scratch { wide, state, bytes, .. } = scratch;
        let width = 2 * channels;
        for row in wide.chunks_exact_mut(3 * width) {
            let (z, gates) = row.split_at_mut(width);
            let (forget, open) = gates.split_at_mut(width);
            for ((z, f), o) in z.iter_mut().zip(forget).zip(open) {
                [*z, *f, *o] = activations(*z, *f, *o);
            }
        }
        state.clear();
        state.resize(*channels, 0.0);
        for row in wide.chunks_exact_mut(3 * width) {
            step(row, state, 0);
        }
        state.fill(0.0);
        for row in wide.chunks_exact_mut(3 * width).rev() {
            step(row, state, *channels);
        }
        bytes.start(width);
        for row in wide.chunks_exact(3 * width) {
            bytes.push(&[row.get(..width).unwrap_or(&[])]);
        }
    }
}

/// One word of one direction; the output takes the place of z.
#[inline(always)]
fn step(row: &mut [f32], state: &mut [f32], from: usize) {
    let channels = state.len();
    let (z, gates) = row.split_at_mut(2 * channels);
    let (forget, open) = gates.split_at(2 * channels);
    let range = from..from + channels;
    let (Some(z), Some(forget), Some(open)) = (
        z.get_mut(range.clone()),
        forget.get(range.clone()),
        open.get(range),
    ) else {
        return;
    };
    for (((state, z), forget), open) in state.iter_mut().zip(z).zip(forget).zip(open) {
        *state = *z + forget * (*state - *z);
        *z = *state * open;
    }
}
