//! The model's arithmetic: products of small integers, exact on every machine, and float functions
//! of our own.
//!
//! The same bytes everywhere: integer sums have no order; floats are added, multiplied and divided
//! one operation at a time (never fused, never `libm`), and sums run over a fixed number of lanes.
//! Functions marked `autoversion` are compiled for several widths of vectors, and the processor's own
//! is picked at run time, which changes the speed alone.

use std::f32::consts::{LN_2, LOG2_E};

/// A float that this was added to has its nearest integer (ties to even) in its low bits.
pub(super) const SHIFT: f32 = 12_582_912.0;

/// e to the power x, within 2e-7 of it in relative terms, x clamped to ±25. A polynomial of degree
/// three, within 8e-5, costs .0007 of the comma F1 on restore/dev.
#[inline(always)]
pub(super) fn exp(x: f32) -> f32 {
    let y = x.clamp(-25.0, 25.0) * LOG2_E;
    let shifted = y + SHIFT;
    let f = y - (shifted - SHIFT);
    let p = 1.0
        + f * (LN_2
            + f * (0.240_226_5 + f * (0.055_503_57 + f * (0.009_618_13 + f * 0.001_333_36))));
    p * f32::from_bits(shifted.to_bits().wrapping_add(127) << 23)
}

#[inline(always)]
pub(super) fn sigmoid(x: f32) -> f32 {
    1.0 / (1.0 + exp(-x))
}

/// tanh(z), sigmoid(f), sigmoid(o) with one division for the three.
#[inline(always)]
pub(super) fn activations(z: f32, f: f32, o: f32) -> [f32; 3] {
    let (a, b, c) = (1.0 + exp(-2.0 * z), 1.0 + exp(-f), 1.0 + exp(-o));
    let (ab, bc) = (a * b, b * c);
    let all = 1.0 / (ab * c);
    [2.0 * (bc * all) - 1.0, a * c * all, ab * all]
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
