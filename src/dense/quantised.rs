//! Rows of activations as bytes, laid out as products take them.

use super::arithmetic::SHIFT;
use super::{INPUTS, OFFSET, Step, TILE, Tile};

/// Rows of activations as bytes, with a scale a row.
#[derive(Clone, Debug, Default)]
pub(crate) struct Quantised {
    /// Steps of one tile.
    width: usize,
    steps: Vec<Step>,
    scale: Vec<f32>,
    /// The bytes of the row that is being added.
    row: Vec<u8>,
}

impl Quantised {
    /// Empties it for rows of `width` values, a multiple of four.
    pub(crate) fn start(&mut self, width: usize) {
        self.width = width / INPUTS;
        self.steps.clear();
        self.scale.clear();
        self.row.resize(width, 0);
    }

    pub(crate) fn rows(&self) -> usize {
        self.scale.len()
    }

    /// The rows, a tile at a time.
    pub(crate) fn tiles(&self) -> impl DoubleEndedIterator<Item = Tile<'_>> + ExactSizeIterator {
        let steps = self.steps.chunks_exact(self.width.max(1));
        let tile = |(steps, scale)| Tile { steps, scale };
        steps.zip(self.scale.chunks(TILE)).map(tile)
    }

    /// Adds a row made of several pieces side by side.
    #[inline(always)]
    pub(crate) fn push(&mut self, pieces: &[&[f32]]) {
        let largest = largest(pieces);
        let (factor, scale) = if largest > 0.0 {
            (127.0 / largest, largest / 127.0)
        } else {
            (0.0, 0.0)
        };
        let mut free = self.row.as_mut_slice();
        for piece in pieces {
            let (bytes, rest) = free.split_at_mut(piece.len().min(free.len()));
            for (to, x) in bytes.iter_mut().zip(*piece) {
                *to = byte(x * factor);
            }
            free = rest;
        }
        let place = self.scale.len() % TILE;
        if place == 0 {
            let end = self.steps.len() + self.width;
            self.steps.resize(end, Step::default());
        }
        let start = self.steps.len() - self.width;
        let tile = self.steps.get_mut(start..).unwrap_or_default();
        for (step, four) in tile.iter_mut().zip(self.row.as_chunks().0) {
            step[place] = *four;
        }
        self.scale.push(scale);
    }
}

/// The largest magnitude (the order does not matter to a maximum).
#[inline(always)]
fn largest(pieces: &[&[f32]]) -> f32 {
    let mut lanes = [0.0f32; 16];
    for piece in pieces {
        let (chunks, rest) = piece.as_chunks::<16>();
        for chunk in chunks {
            for (lane, x) in lanes.iter_mut().zip(chunk) {
                *lane = larger(*lane, x.abs());
            }
        }
        for (lane, x) in lanes.iter_mut().zip(rest) {
            *lane = larger(*lane, x.abs());
        }
    }
    for half in [8, 4, 2, 1] {
        let (left, right) = lanes.split_at_mut(half);
        for (left, right) in left.iter_mut().zip(right) {
            *left = larger(*left, *right);
        }
    }
    lanes[0]
}

/// A comparison that is one instruction, as `f32::max` with its care for NaN is not.
#[inline(always)]
fn larger(a: f32, b: f32) -> f32 {
    if b > a { b } else { a }
}

/// The nearest integer, made unsigned by [`OFFSET`].
#[inline(always)]
fn byte(x: f32) -> u8 {
    (x + (SHIFT + OFFSET as f32)).to_bits() as u8
}
