//! The arithmetic of the networks: products of small integers, exact on every machine, and float functions
//! of our own.
//!
//! The same bytes everywhere: integer sums have no order; floats are added, multiplied and divided
//! one operation at a time (never fused, never `libm`), and sums run over a fixed number of lanes.
//! Functions marked `autoversion` are compiled for several widths of vectors, and the processor's own
//! is picked at run time, which changes the speed alone.

use std::f32::consts::{LN_2, LOG2_E};

/// A float that this was added to has its nearest integer (ties to even) in its low bits.
pub(crate) const SHIFT: f32 = 12_582_912.0;

/// e to the power x, within 2e-7 of it in relative terms, x clamped to ±25. A polynomial of degree
/// three, within 8e-5, costs .0007 of the comma F1 on restore/dev.
#[inline(always)]
pub(crate) fn exp(x: f32) -> f32 {
    let y = x.clamp(-25.0, 25.0) * LOG2_E;
    let shifted = y + SHIFT;
    let f = y - (shifted - SHIFT);
    let p = 1.0
        + f * (LN_2
            + f * (0.240_226_5 + f * (0.055_503_57 + f * (0.009_618_13 + f * 0.001_333_36))));
    p * f32::from_bits(shifted.to_bits().wrapping_add(127) << 23)
}

#[inline(always)]
pub(crate) fn sigmoid(x: f32) -> f32 {
    1.0 / (1.0 + exp(-x))
}
