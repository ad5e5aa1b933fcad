//! The model's arithmetic: products of small integers, exact on every machine, and float functions
//! of our own.
//!
//! The same bytes everywhere: integer sums have no order; floats are added, multiplied and divided
//! one operation at a time (never fused, never `libm`), and sums run over a fixed number of lanes.
//! `pulp` picks the widest vectors that the processor has at run time, which changes the speed
//! alone.

use std::f32::consts::{LN_2, LOG2_E};

use pulp::Arch;

/// Values a block of packed weights holds: 16 outputs by 4 inputs.
const BLOCK: usize = 64;
/// Outputs of one block.
const OUTPUTS: usize = 16;
/// Inputs of one block.
const INPUTS: usize = 4;
/// What is added to an activation (-127 to 127) to make it an unsigned byte.
const OFFSET: i32 = 128;
/// Weights are -31 to 31, so that four products of a weight and a byte fit in 16 bits.
pub(super) const WEIGHT_LIMIT: i8 = 31;

/// A dense layer: 6-bit weights with one scale an output.
#[derive(Clone, Debug)]
pub(super) struct Dense {
    inputs: usize,
    outputs: usize,
    /// `[outputs / 16][inputs / 4]` blocks of `[16 outputs][4 inputs]`.
    blocks: Vec<[i8; BLOCK]>,
    scale: Vec<f32>,
    bias: Vec<f32>,
    /// `OFFSET` times the sum of an output's weights, which its product has too much.
    excess: Vec<i32>,
}

/// Rows of activations as bytes, with a scale a row.
#[derive(Clone, Debug, Default)]
pub(super) struct Quantised {
    width: usize,
    bytes: Vec<u8>,
    scale: Vec<f32>,
}

impl Quantised {
    /// Empties it for rows of `width` values.
    pub(super) fn start(&mut self, width: usize) {
        self.width = width;
        self.bytes.clear();
        self.scale.clear();
    }

    /// Adds a row made of several pieces side by side.
    pub(super) fn push(&mut self, pieces: &[&[f32]]) {
        let largest = pieces
            .iter()
            .map(|piece| largest(piece))
            .fold(0.0, f32::max);
        let (factor, scale) = if largest > 0.0 {
            (127.0 / largest, largest / 127.0)
        } else {
            (0.0, 0.0)
        };
        for piece in pieces {
            self.bytes.extend(piece.iter().map(|&x| byte(x * factor)));
        }
        self.scale.push(scale);
    }
}

/// The largest magnitude (the order does not matter to a maximum).
#[inline(always)]
fn largest(values: &[f32]) -> f32 {
    let mut lanes = [0.0f32; 16];
    let (chunks, rest) = values.as_chunks::<16>();
    for chunk in chunks {
        for (lane, x) in lanes.iter_mut().zip(chunk) {
            *lane = if x.abs() > *lane { x.abs() } else { *lane };
        }
    }
    lanes
        .iter()
        .chain(rest)
        .fold(0.0, |a, x| if x.abs() > a { x.abs() } else { a })
}

/// Rounds to the nearest integer, ties to even, without a library call.
#[inline(always)]
fn nearest(x: f32) -> f32 {
    const SHIFT: f32 = 12_582_912.0;
    (x + SHIFT) - SHIFT
}

#[inline(always)]
fn byte(x: f32) -> u8 {
    (nearest(x) as i32 + OFFSET) as u8
}

impl Dense {
    /// Packs row-major weights (`outputs` rows of `inputs`); `None` where a length is wrong.
    pub(super) fn new(weights: &[i8], scale: Vec<f32>, bias: Vec<f32>) -> Option<Dense> {
        let outputs = scale.len();
        let inputs = weights.len().checked_div(outputs)?;
        let whole = outputs.is_multiple_of(OUTPUTS) && inputs.is_multiple_of(2 * INPUTS);
        if !whole || inputs * outputs != weights.len() || bias.len() != outputs || inputs == 0 {
            return None;
        }
        let mut blocks = Vec::with_capacity(weights.len() / BLOCK);
        for rows in weights.chunks_exact(inputs * OUTPUTS) {
            for at in (0..inputs).step_by(INPUTS) {
                let mut block = [0; BLOCK];
                for (cell, row) in block
                    .chunks_exact_mut(INPUTS)
                    .zip(rows.chunks_exact(inputs))
                {
                    cell.copy_from_slice(row.get(at..at + INPUTS)?);
                }
                blocks.push(block);
            }
        }
        let sum = |row: &[i8]| OFFSET * row.iter().map(|&w| i32::from(w)).sum::<i32>();
        Some(Dense {
            inputs,
            outputs,
            blocks,
            scale,
            bias,
            excess: weights.chunks_exact(inputs).map(sum).collect(),
        })
    }

    pub(super) fn inputs(&self) -> usize {
        self.inputs
    }

    pub(super) fn outputs(&self) -> usize {
        self.outputs
    }

    /// `out[row] = weights * input[row] + bias` for every row.
    pub(super) fn forward(&self, input: &Quantised, out: &mut Vec<f32>) {
        let rows = input.scale.len();
        out.clear();
        out.resize(rows * self.outputs, 0.0);
        if input.width != self.inputs {
            return;
        }
        let job = Product {
            dense: self,
            input,
            out,
        };
        #[cfg(target_arch = "x86_64")]
        {
            if let Some(simd) = pulp::x86::V4::try_new() {
                return simd.vectorize(wide::Kernel(simd, job));
            }
            if let Some(simd) = pulp::x86::V3::try_new() {
                return simd.vectorize(half::Kernel(simd, job));
            }
        }
        Arch::new().dispatch(|| plain::product(job));
    }
}

/// One product of rows and a layer.
struct Product<'a> {
    dense: &'a Dense,
    input: &'a Quantised,
    out: &'a mut [f32],
}

impl Product<'_> {
    /// Writes 16 sums of one row as floats.
    #[inline(always)]
    fn store(&mut self, row: usize, column: usize, sums: &[i32; OUTPUTS]) {
        let dense = self.dense;
        let Some(&row_scale) = self.input.scale.get(row) else {
            return;
        };
        let range = column..column + OUTPUTS;
        let start = row * dense.outputs + column;
        let (Some(scale), Some(bias), Some(excess), Some(out)) = (
            dense.scale.get(range.clone()),
            dense.bias.get(range.clone()),
            dense.excess.get(range),
            self.out.get_mut(start..start + OUTPUTS),
        ) else {
            return;
        };
        for ((((out, sum), scale), bias), excess) in
            out.iter_mut().zip(sums).zip(scale).zip(bias).zip(excess)
        {
            *out = (sum - excess) as f32 * (row_scale * scale) + bias;
        }
    }
}

/// Four bytes of a row as one integer.
#[inline(always)]
fn four(bytes: &[u8; INPUTS]) -> i32 {
    i32::from_le_bytes(*bytes)
}

/// The kernel for vectors of `$bytes` bytes: `$tile` rows at a time against 16 outputs by `$vectors`
/// vectors.
#[cfg(target_arch = "x86_64")]
macro_rules! kernel {
    ($name:ident, $simd:ident, $byte_vector:ident, $short_vector:ident, $int_vector:ident, $vectors:literal, $tile:literal,
     $splat:ident, $splat_short:ident, $add_short:ident, $add:ident, $pairs:ident, $quads:ident) => {
        mod $name {
            use super::{BLOCK, INPUTS, OUTPUTS, Product, four};
            use pulp::x86::$simd as Simd;
            use pulp::{NullaryFnOnce, cast, $byte_vector, $int_vector, $short_vector};

            /// The product as an operation of its own: a closure would be compiled without the
            /// vectors.
            pub(super) struct Kernel<'a>(pub(super) Simd, pub(super) Product<'a>);

            impl NullaryFnOnce for Kernel<'_> {
                type Output = ();

                #[inline(always)]
                fn call(self) {
                    product(self.0, self.1);
                }
            }

            #[inline(always)]
            fn product(simd: Simd, mut job: Product<'_>) {
                let (inputs, rows) = (job.dense.inputs, job.input.scale.len());
                let (dense, input) = (job.dense, job.input);
                for (n, blocks) in dense.blocks.chunks_exact(inputs / INPUTS).enumerate() {
                    let mut row = 0;
                    for tile in input.bytes.chunks(inputs * $tile) {
                        let sums = sums(simd, blocks, tile, inputs);
                        for (k, sums) in sums.iter().enumerate().take(rows - row) {
                            job.store(row + k, n * OUTPUTS, &cast(*sums));
                        }
                        row += $tile;
                    }
                }
            }

            #[inline(always)]
            fn sums(
                simd: Simd,
                blocks: &[[i8; BLOCK]],
                tile: &[u8],
                inputs: usize,
            ) -> [[$int_vector; $vectors]; $tile] {
                let none: [[u8; INPUTS]; 0] = [];
                let mut rows: [&[[u8; INPUTS]]; $tile] = [&none; $tile];
                for (slot, row) in rows.iter_mut().zip(tile.chunks_exact(inputs)) {
                    *slot = row.as_chunks::<INPUTS>().0;
                }
                // A short tile repeats its first row; the sums are not stored.
                let first = rows[0];
                for slot in rows.iter_mut() {
                    if slot.is_empty() {
                        *slot = first;
                    }
                    *slot = slot.get(..blocks.len()).unwrap_or(&none);
                }
                let ones: $short_vector = simd.$splat_short(1);
                let mut sums = [[simd.$splat(0); $vectors]; $tile];
                if rows.iter().any(|row| row.len() != blocks.len()) {
                    return sums;
                }
                let (pairs, _) = blocks.as_chunks::<2>();
                for (at, [one, two]) in pairs.iter().enumerate() {
                    let one: [$byte_vector; $vectors] = cast(*one);
                    let two: [$byte_vector; $vectors] = cast(*two);
                    for (sums, row) in sums.iter_mut().zip(&rows) {
                        let (Some(a), Some(b)) = (row.get(2 * at), row.get(2 * at + 1)) else {
                            continue;
                        };
                        let a: $byte_vector = cast(simd.$splat(four(a)));
                        let b: $byte_vector = cast(simd.$splat(four(b)));
                        for v in 0..$vectors {
                            let short =
                                simd.$add_short(simd.$pairs(a, one[v]), simd.$pairs(b, two[v]));
                            sums[v] = simd.$add(sums[v], simd.$quads(short, ones));
                        }
                    }
                }
                sums
            }
        }
    };
}

#[cfg(target_arch = "x86_64")]
kernel!(
    wide,
    V4,
    i8x64,
    i16x32,
    i32x16,
    1,
    12,
    splat_i32x16,
    splat_i16x32,
    wrapping_add_i16x32,
    wrapping_add_i32x16,
    multiply_saturating_add_adjacent_i8x64,
    multiply_wrapping_add_adjacent_i16x32
);
#[cfg(target_arch = "x86_64")]
kernel!(
    half,
    V3,
    i8x32,
    i16x16,
    i32x8,
    2,
    4,
    splat_i32x8,
    splat_i16x16,
    wrapping_add_i16x16,
    wrapping_add_i32x8,
    multiply_saturating_add_adjacent_i8x32,
    multiply_wrapping_add_adjacent_i16x16
);

/// The same sums in plain code, for every other processor.
mod plain {
    use super::{INPUTS, OUTPUTS, Product};

    #[inline(always)]
    pub(super) fn product(mut job: Product<'_>) {
        let (dense, input) = (job.dense, job.input);
        for (n, blocks) in dense.blocks.chunks_exact(dense.inputs / INPUTS).enumerate() {
            for (row, bytes) in input.bytes.chunks_exact(dense.inputs).enumerate() {
                let mut sums = [0i32; OUTPUTS];
                for (block, bytes) in blocks.iter().zip(bytes.as_chunks::<INPUTS>().0) {
                    for (sum, weights) in sums.iter_mut().zip(block.as_chunks::<INPUTS>().0) {
                        for (&w, &x) in weights.iter().zip(bytes) {
                            *sum += i32::from(w) * i32::from(x);
                        }
                    }
                }
                job.store(row, n * OUTPUTS, &sums);
            }
        }
    }
}

/// e to the power x, within 2e-7 of it in relative terms, x clamped to ±30.
#[inline(always)]
pub(super) fn exp(x: f32) -> f32 {
    let y = x.clamp(-30.0, 30.0) * LOG2_E;
    let whole = nearest(y);
    let f = y - whole;
    let p = 1.0
        + f * (LN_2
            + f * (0.240_226_5 + f * (0.055_503_57 + f * (0.009_618_13 + f * 0.001_333_36))));
    p * f32::from_bits(((whole as i32 + 127) as u32) << 23)
}

#[inline(always)]
pub(super) fn sigmoid(x: f32) -> f32 {
    1.0 / (1.0 + exp(-x))
}

#[inline(always)]
pub(super) fn tanh(x: f32) -> f32 {
    2.0 / (1.0 + exp(-2.0 * x)) - 1.0
}

/// Sum over 16 lanes and then over the lanes in order.
#[inline(always)]
fn sum(values: impl Iterator<Item = [f32; 16]>) -> f32 {
    let mut lanes = [0.0f32; 16];
    for chunk in values {
        for (lane, x) in lanes.iter_mut().zip(chunk) {
            *lane += x;
        }
    }
    lanes.iter().fold(0.0, |a, x| a + x)
}

/// Each row to mean 0 and deviation 1, then scaled and shifted (layer normalisation). The width is
/// a multiple of 16.
#[inline(always)]
pub(super) fn normalise(row: &[f32], gamma: &[f32], beta: &[f32], out: &mut [f32]) {
    let width = row.len() as f32;
    let chunks = row.as_chunks::<16>().0;
    let mean = sum(chunks.iter().copied()) / width;
    let square = |chunk: &[f32; 16]| chunk.map(|x| (x - mean) * (x - mean));
    let factor = 1.0 / (sum(chunks.iter().map(square)) / width + 1e-5).sqrt();
    for (((out, x), gamma), beta) in out.iter_mut().zip(row).zip(gamma).zip(beta) {
        *out = (x - mean) * factor * gamma + beta;
    }
}
