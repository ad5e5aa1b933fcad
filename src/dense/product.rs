//! The product of a tile and a layer, with the widest vectors that the processor has.
//!
//! `archmage` lets a function that uses a set of instructions be called only once the processor is
//! known to have them, so that none of it is unsafe.

use archmage::prelude::*;

#[cfg(target_arch = "x86_64")]
use super::{Block, TILE};
use super::{Dense, INPUTS, LANES, Outputs, Tile};

/// `out[row] = dense * tile[row]` for every row.
pub(super) fn product(dense: &Dense, tile: Tile<'_>, out: &mut [f32]) {
    incant!(product(dense, tile, out), [v4x(cfg(restore)), v3, scalar]);
}

/// The place of a column in each row, with the row's scale.
#[inline(always)]
fn places<'a>(
    tile: Tile<'a>,
    out: &'a mut [f32],
    width: usize,
    column: usize,
) -> impl Iterator<Item = (&'a mut Outputs<f32>, f32)> {
    let place = move |row: &'a mut [f32]| {
        let vectors = row.as_chunks_mut().0.as_chunks_mut().0;
        vectors.get_mut(column)
    };
    let rows = out.chunks_exact_mut(width).filter_map(place);
    rows.zip(tile.scale.iter().copied())
}

/// Sixteen outputs a vector; four products and their sum are one instruction.
#[arcane(import_intrinsics)]
fn product_v4x(_token: X64V4xToken, dense: &Dense, tile: Tile<'_>, out: &mut [f32]) {
    for (at, (blocks, column)) in dense.columns().enumerate() {
        let mut sums = [[_mm512_setzero_si512(); 2]; TILE];
        for (Block([left, right]), step) in blocks.iter().zip(tile.steps) {
            let (left, right) = (_mm512_loadu_si512(left), _mm512_loadu_si512(right));
            for (sums, inputs) in sums.iter_mut().zip(step) {
                let inputs = _mm512_set1_epi32(i32::from_le_bytes(*inputs));
                sums[0] = _mm512_dpbusd_epi32(sums[0], inputs, left);
                sums[1] = _mm512_dpbusd_epi32(sums[1], inputs, right);
            }
        }
        let places = places(tile, out, dense.outputs(), at);
        for ((place, scale), sums) in places.zip(sums) {
            let mut integers = [[0; LANES]; 2];
            _mm512_storeu_si512(&mut integers[0], sums[0]);
            _mm512_storeu_si512(&mut integers[1], sums[1]);
            *place = column.finish(&integers, scale);
        }
    }
}

/// Rows whose sums fit in the registers at eight outputs a vector.
#[cfg(target_arch = "x86_64")]
const FEW: usize = 4;

/// Eight outputs a vector. A weight's limit leaves room for four products in 16 bits before they are
/// widened.
#[arcane(import_intrinsics)]
fn product_v3(token: X64V3Token, dense: &Dense, tile: Tile<'_>, out: &mut [f32]) {
    for (at, (blocks, column)) in dense.columns().enumerate() {
        let mut integers = [[[0; LANES]; 2]; TILE];
        for (part, integers) in integers.as_chunks_mut::<FEW>().0.iter_mut().enumerate() {
            for half in 0..2 {
                let sums = few_v3(token, blocks, tile, half, part * FEW);
                for (integers, sums) in integers.iter_mut().zip(sums) {
                    for (eight, sums) in integers[half].as_chunks_mut::<8>().0.iter_mut().zip(sums)
                    {
                        _mm256_storeu_si256(eight, sums);
                    }
                }
            }
        }
        let places = places(tile, out, dense.outputs(), at);
        for ((place, scale), integers) in places.zip(&integers) {
            *place = column.finish(integers, scale);
        }
    }
}

/// The sums of sixteen outputs for four rows.
#[rite(import_intrinsics)]
fn few_v3(
    _token: X64V3Token,
    blocks: &[Block],
    tile: Tile<'_>,
    half: usize,
    first: usize,
) -> [[__m256i; 2]; FEW] {
    let ones = _mm256_set1_epi16(1);
    let mut sums = [[_mm256_setzero_si256(); 2]; FEW];
    let pairs = blocks.as_chunks::<2>().0;
    for ([Block(one), Block(two)], [left, right]) in pairs.iter().zip(tile.steps.as_chunks::<2>().0)
    {
        let (one, two) = (one[half].as_chunks::<32>().0, two[half].as_chunks::<32>().0);
        for row in 0..FEW {
            let left = _mm256_set1_epi32(i32::from_le_bytes(left[first + row]));
            let right = _mm256_set1_epi32(i32::from_le_bytes(right[first + row]));
            for ((sum, one), two) in sums[row].iter_mut().zip(one).zip(two) {
                let one = _mm256_maddubs_epi16(left, _mm256_loadu_si256(one));
                let two = _mm256_maddubs_epi16(right, _mm256_loadu_si256(two));
                let pairs = _mm256_add_epi16(one, two);
                *sum = _mm256_add_epi32(*sum, _mm256_madd_epi16(pairs, ones));
            }
        }
    }
    sums
}

/// The same sums in plain code, for every other processor.
fn product_scalar(_token: ScalarToken, dense: &Dense, tile: Tile<'_>, out: &mut [f32]) {
    for (at, (blocks, column)) in dense.columns().enumerate() {
        let places = places(tile, out, dense.outputs(), at);
        for (row, (place, scale)) in places.enumerate() {
            let mut sums = [[0i32; LANES]; 2];
            for (block, step) in blocks.iter().zip(tile.steps) {
                let Some(inputs) = step.get(row) else {
                    continue;
                };
                for (sum, weights) in sums
                    .as_flattened_mut()
                    .iter_mut()
                    .zip(block.0.as_flattened().as_chunks::<INPUTS>().0)
                {
                    for (&w, &x) in weights.iter().zip(inputs) {
                        *sum += i32::from(w) * i32::from(x);
                    }
                }
            }
            *place = column.finish(&sums, scale);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dense::{OUTPUTS, Quantised, TILE, WEIGHT_LIMIT};

    const INPUTS: usize = 144;
    const ROWS: usize = 29;

    /// Numbers without a pattern, from 0 to below 1.
    fn numbers() -> impl Iterator<Item = f32> {
        let step = |x: &u32| Some(x.wrapping_mul(1_664_525).wrapping_add(1_013_904_223));
        std::iter::successors(Some(1), step).map(|x| (x >> 8) as f32 / (1 << 24) as f32)
    }

    #[test]
    fn every_set_of_instructions_gives_the_same_bits() {
        let limit = f32::from(WEIGHT_LIMIT);
        // The largest weights and inputs of all, which would overflow a sum that has no room.
        let weights: Vec<i8> = numbers()
            .map(|x| ((2.0 * x - 1.0) * 3.0 * limit).clamp(-limit, limit) as i8)
            .take(3 * OUTPUTS * INPUTS)
            .collect();
        let values: Vec<f32> = numbers().take(6 * OUTPUTS).collect();
        let (scale, bias) = values.split_at(3 * OUTPUTS);
        let dense = Dense::new(&weights, scale, bias).unwrap();
        let mut input = Quantised::default();
        input.start(INPUTS);
        let values: Vec<f32> = numbers()
            .map(|x| (3.0 * x).min(1.0))
            .take(ROWS * INPUTS)
            .collect();
        for row in values.chunks_exact(INPUTS) {
            input.push(&[row]);
        }
        for tile in input.tiles() {
            let run = |kernel: &dyn Fn(&mut [f32])| {
                let mut out = vec![0.0; TILE * 3 * OUTPUTS];
                kernel(&mut out);
                out
            };
            let plain = run(&|out| product_scalar(ScalarToken, &dense, tile, out));
            #[cfg(target_arch = "x86_64")]
            if let Some(token) = X64V3Token::summon() {
                assert_eq!(plain, run(&|out| product_v3(token, &dense, tile, out)));
            }
            #[cfg(target_arch = "x86_64")]
            if let Some(token) = X64V4xToken::summon() {
                assert_eq!(plain, run(&|out| product_v4x(token, &dense, tile, out)));
            }
        }
    }
}
