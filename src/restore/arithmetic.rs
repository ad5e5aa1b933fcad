//! The model's arithmetic: products of small integers, exact on every machine, and float functions
//! of our own.
//!
//! The same bytes everywhere: integer sums have no order; floats are added, multiplied and divided
//! one operation at a time (never fused, never `libm`), and sums run over a fixed number of lanes.
//! Functions marked `autoversion` are compiled for several widths of vectors, and the processor's own
//! is picked at run time, which changes the speed alone.

use std::f32::consts::LOG2_E;

/// A float that this was added to has its nearest integer (ties to even) in its low bits.
pub(super) const SHIFT: f32 = 12_582_912.0;

/// e to the power x, within 3e-6 of it in relative terms, x clamped to ±25. At degree three, within 8e-5,
/// comma F1 on restore/dev falls by .0007.
#[inline(always)]
pub(super) fn exp(x: f32) -> f32 {
    let y = x.clamp(-25.0, 25.0) * LOG2_E;
    let shifted = y + SHIFT;
    let f = y - (shifted - SHIFT);
    // The polynomial of degree four with the smallest relative error for 2^f between -1/2 and 1/2.
    let p = 0.999_999_3
        + f * (0.693_121_8 + f * (0.240_247_44 + f * (0.055_917_86 + f * 0.009_570_102)));
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

/// Sum over 16 lanes, and then over the lanes, one half and the other until one is left.
#[inline(always)]
fn sum(values: impl Iterator<Item = [f32; 16]>) -> f32 {
    let mut lanes = [0.0f32; 16];
    for chunk in values {
        for (lane, x) in lanes.iter_mut().zip(chunk) {
            *lane += x;
        }
    }
    halve(lanes, |a, b| a + b)
}

/// Sixteen lanes to one: each of the first half with its like in the second.
#[inline(always)]
pub(super) fn halve(mut lanes: [f32; 16], join: impl Fn(f32, f32) -> f32) -> f32 {
    for half in [8, 4, 2, 1] {
        let (left, right) = lanes.split_at_mut(half);
        for (left, right) in left.iter_mut().zip(right) {
            *left = join(*left, *right);
        }
    }
    lanes[0]
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
