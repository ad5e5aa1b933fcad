//! The hash of words and tokens: 32-bit FNV-1a. Models are trained on its values, so it is written
//! out and the same for ever.

/// The hash of nothing.
pub(crate) const START: u32 = 0x811C_9DC5;

/// The hash of what was hashed before and one byte more.
#[inline(always)]
pub(crate) fn step(hash: u32, byte: u8) -> u32 {
    (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)
}

/// The hash of two pieces, one after the other.
#[inline]
pub(crate) fn fnv1a(first: &[u8], second: &[u8]) -> u32 {
    first.iter().chain(second).copied().fold(START, step)
}
