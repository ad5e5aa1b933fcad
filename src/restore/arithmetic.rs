//! Functions of the network that only restoration needs, exact on every machine as those of
//! `dense::arithmetic` are.

use crate::dense::arithmetic::exp;

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
