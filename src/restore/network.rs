//! The network: looked-up features, a gated window of three words, bidirectional gated recurrences,
//! four small heads. One call handles one window of words.

use archmage::autoversion;

use super::arithmetic::{activations, normalise};
use super::features::{Features, pair};
use crate::dense::arithmetic::sigmoid;
use crate::dense::{Dense, Quantised, TILE};

/// A table of 4-bit rows with a scale a row.
#[derive(Clone, Debug, Default)]
pub(super) struct Table {
    pub(super) width: usize,
    /// Two values a byte, the first in the low half, each -7 to 7 plus 8.
    pub(super) halves: Vec<u8>,
    pub(super) scale: Vec<f32>,
}

impl Table {
    /// Writes a row's values; zeros where there is no such row.
    #[inline(always)]
    fn write(&self, row: u32, out: &mut [f32]) {
        let (row, width) = (row as usize, self.width / 2);
        let start = row * width;
        let (Some(bytes), Some(&scale)) =
            (self.halves.get(start..start + width), self.scale.get(row))
        else {
            out.fill(0.0);
            return;
        };
        for (pair, byte) in out.as_chunks_mut().0.iter_mut().zip(bytes) {
            *pair = [byte & 15, byte >> 4].map(|half| (f32::from(half) - 8.0) * scale);
        }
    }
}

/// Scale and shift of a layer normalisation.
#[derive(Clone, Debug, Default)]
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

/// One bidirectional recurrence with the ways in and the way out.
#[derive(Clone, Debug)]
pub(super) struct Layer {
    pub(super) norm: Norm,
    /// The way into the direction that runs forwards, and into the one that runs backwards.
    pub(super) up: [Dense; 2],
    pub(super) down: Dense,
}

/// The whole network.
#[derive(Clone, Debug, Default)]
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
    gated: Vec<f32>,
    /// One tile of what a direction takes in.
    tile: Vec<f32>,
    state: Vec<f32>,
    /// Both directions of a recurrence, side by side.
    both: Vec<f32>,
    step: Vec<f32>,
    hidden: Vec<f32>,
    out: Vec<f32>,
}

impl Network {
    /// The outputs of a head row for every word but the first and the last, which are context for
    /// the pairs alone.
    pub(super) fn forward<'s>(&self, words: &[Features], scratch: &'s mut Scratch) -> &'s [f32] {
        look_up(self, words, scratch);
        self.enter.forward(&scratch.bytes, &mut scratch.x);
        window_in(&self.window_norm, scratch);
        self.window.forward(&scratch.bytes, &mut scratch.gated);
        gate(&scratch.gated, self.enter.outputs(), &mut scratch.x);
        for layer in &self.layers {
            norm_in(&layer.norm, scratch);
            layer.recur(scratch);
            layer.down.forward(&scratch.bytes, &mut scratch.step);
            add(&scratch.step, &mut scratch.x);
        }
        norm_in(&self.last_norm, scratch);
        self.hidden.forward(&scratch.bytes, &mut scratch.hidden);
        smooth_in(self.hidden.outputs(), scratch);
        self.out.forward(&scratch.bytes, &mut scratch.out);
        &scratch.out
    }
}

impl Layer {
    /// Both directions of the recurrence over a window, from `scratch.bytes` to `scratch.bytes`, each
    /// a tile at a time, so that what it takes in stays in the nearest cache.
    fn recur(&self, scratch: &mut Scratch) {
        let Scratch {
            bytes,
            tile,
            state,
            both,
            ..
        } = scratch;
        let [ahead, back] = &self.up;
        let channels = self.down.inputs() / 2;
        both.resize(bytes.rows() * 2 * channels, 0.0);
        tile.resize(TILE * 3 * channels, 0.0);
        state.clear();
        state.resize(channels, 0.0);
        let outs = both.chunks_mut(TILE * 2 * channels);
        for (rows, both) in bytes.tiles().zip(outs) {
            ahead.forward_tile(rows, tile);
            activate(channels, tile);
            forwards(tile, state, both);
        }
        state.fill(0.0);
        let outs = both.chunks_mut(TILE * 2 * channels);
        for (rows, both) in bytes.tiles().zip(outs).rev() {
            back.forward_tile(rows, tile);
            activate(channels, tile);
            backwards(tile, state, both);
        }
        quantise(2 * channels, both, bytes);
    }
}

/// The features of each word side by side.
#[autoversion(v4(cfg(restore)), v3, neon)]
fn look_up(network: &Network, words: &[Features], scratch: &mut Scratch) {
    let [word, suffix, prefix, shape, spelling, pairs] = &network.tables;
    scratch.bytes.start(network.enter.inputs());
    scratch.row.resize(network.enter.inputs(), 0.0);
    for three in words.windows(3) {
        let [left, middle, right] = three else {
            continue;
        };
        let rows = [
            (word, middle.number),
            (suffix, middle.suffix),
            (prefix, middle.prefix),
            (shape, middle.shape),
            (spelling, middle.spelling),
            (pairs, pair(*middle, *right, network.words)),
            (pairs, pair(*left, *middle, network.words)),
        ];
        let mut free = scratch.row.as_mut_slice();
        for (table, row) in rows {
            let (place, rest) = free.split_at_mut(table.width.min(free.len()));
            table.write(row, place);
            free = rest;
        }
        scratch.bytes.push(&[&scratch.row]);
    }
}

/// Each word with its neighbours at its sides, zeros outside.
#[autoversion(v4(cfg(restore)), v3, neon)]
fn window_in(norm: &Norm, scratch: &mut Scratch) {
    let Scratch {
        bytes,
        x,
        normed,
        row,
        ..
    } = scratch;
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

#[autoversion(v4(cfg(restore)), v3, neon)]
fn norm_in(norm: &Norm, scratch: &mut Scratch) {
    norm.apply(&scratch.x, &mut scratch.normed);
    quantise_rows(norm.gamma.len(), &scratch.normed, &mut scratch.bytes);
}

#[autoversion(v4(cfg(restore)), v3, neon)]
fn quantise(width: usize, rows: &[f32], bytes: &mut Quantised) {
    quantise_rows(width, rows, bytes);
}

#[inline(always)]
fn quantise_rows(width: usize, rows: &[f32], bytes: &mut Quantised) {
    bytes.start(width);
    for row in rows.chunks_exact(width) {
        bytes.push(&[row]);
    }
}

/// x + value * sigmoid(gate), the two side by side in `wide`.
#[autoversion(v4(cfg(restore)), v3, neon)]
fn gate(wide: &[f32], width: usize, x: &mut [f32]) {
    for (x, both) in x.chunks_exact_mut(width).zip(wide.chunks_exact(2 * width)) {
        let (value, gate) = both.split_at(width);
        for ((x, v), g) in x.iter_mut().zip(value).zip(gate) {
            *x += v * sigmoid(*g);
        }
    }
}

#[autoversion(v4(cfg(restore)), v3, neon)]
fn add(step: &[f32], x: &mut [f32]) {
    for (x, y) in x.iter_mut().zip(step) {
        *x += y;
    }
}

/// x sigmoid(1.702 x)
#[autoversion(v4(cfg(restore)), v3, neon)]
fn smooth_in(width: usize, scratch: &mut Scratch) {
    for x in &mut scratch.hidden {
        *x *= sigmoid(1.702 * *x);
    }
    quantise_rows(width, &scratch.hidden, &mut scratch.bytes);
}

/// z, f and o, side by side in each row, through their functions.
#[autoversion(v4(cfg(restore)), v3, neon)]
fn activate(channels: usize, rows: &mut [f32]) {
    for row in rows.chunks_exact_mut(3 * channels) {
        let (z, gates) = row.split_at_mut(channels);
        let (forget, open) = gates.split_at_mut(channels);
        for ((z, f), o) in z.iter_mut().zip(forget).zip(open) {
            [*z, *f, *o] = activations(*z, *f, *o);
        }
    }
}

/// The direction that runs forwards, over the rows of one tile.
#[autoversion(v4(cfg(restore)), v3, neon)]
fn forwards(rows: &[f32], state: &mut [f32], both: &mut [f32]) {
    let channels = state.len();
    let outs = both.chunks_exact_mut(2 * channels);
    for (row, out) in rows.chunks_exact(3 * channels).zip(outs) {
        step(row, state, out);
    }
}

/// The direction that runs backwards, over the rows of one tile.
#[autoversion(v4(cfg(restore)), v3, neon)]
fn backwards(rows: &[f32], state: &mut [f32], both: &mut [f32]) {
    let channels = state.len();
    let outs = both.chunks_exact_mut(2 * channels);
    for (row, out) in rows.chunks_exact(3 * channels).zip(outs).rev() {
        step(row, state, out.split_at_mut(channels).1);
    }
}

/// One word of one direction: `state = z + f (state - z)`, out `state * o`.
#[inline(always)]
fn step(row: &[f32], state: &mut [f32], out: &mut [f32]) {
    let (z, gates) = row.split_at(state.len());
    let (forget, open) = gates.split_at(state.len());
    let gates = z.iter().zip(forget).zip(open);
    for ((state, ((z, forget), open)), out) in state.iter_mut().zip(gates).zip(out) {
        *state = *z + forget * (*state - *z);
        *out = *state * open;
    }
}
