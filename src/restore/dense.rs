//! Products of rows of activations and dense layers in small integers: exact, whatever the order
//! of the sums.

use super::arithmetic::SHIFT;

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
    columns: Vec<Column>,
}

/// What turns the sums of 16 outputs into floats.
#[derive(Clone, Copy, Debug)]
struct Column {
    scale: [f32; OUTPUTS],
    bias: [f32; OUTPUTS],
    /// `OFFSET` times the sum of an output's weights, which its product has too much.
    excess: [i32; OUTPUTS],
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
    #[inline(always)]
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
        let start = self.bytes.len();
        self.bytes.resize(start + self.width, 0);
        let mut row = self.bytes.get_mut(start..).unwrap_or_default();
        for piece in pieces {
            let (bytes, rest) = row.split_at_mut(piece.len().min(row.len()));
            for (to, x) in bytes.iter_mut().zip(*piece) {
                *to = byte(x * factor);
            }
            row = rest;
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

/// The nearest integer, made unsigned by [`OFFSET`].
#[inline(always)]
fn byte(x: f32) -> u8 {
    (x + (SHIFT + OFFSET as f32)).to_bits() as u8
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
        let excess: Vec<i32> = weights.chunks_exact(inputs).map(sum).collect();
        let (scale, bias) = (scale.as_chunks().0.iter(), bias.as_chunks().0);
        let columns = scale.zip(bias).zip(excess.as_chunks().0);
        let column = |((&scale, &bias), &excess)| Column {
            scale,
            bias,
            excess,
        };
        let columns = columns.map(column).collect();
        Some(Dense {
            inputs,
            outputs,
            blocks,
            columns,
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
        plain::product(job);
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
        let Some(&row_scale) = self.input.scale.get(row) else {
            return;
        };
        let Some(&Column {
            scale,
            bias,
            excess,
        }) = self.dense.columns.get(column)
        else {
            return;
        };
        let start = row * self.dense.outputs + column * OUTPUTS;
        let place = self.out.get_mut(start..start + OUTPUTS);
        let Some(Ok(out)) = place.map(<&mut [f32; OUTPUTS]>::try_from) else {
            return;
        };
        for k in 0..OUTPUTS {
            out[k] = (sums[k] - excess[k]) as f32 * (row_scale * scale[k]) + bias[k];
        }
    }
}

/// The kernel for vectors of `$bytes` bytes: `$tile` rows at a time against 16 outputs by `$vectors`
/// vectors.
#[cfg(target_arch = "x86_64")]
macro_rules! kernel {
    ($name:ident, $simd:ident, $byte_vector:ident, $short_vector:ident, $int_vector:ident, $vectors:literal, $tile:literal,
     $splat:ident, $splat_short:ident, $add_short:ident, $add:ident, $pairs:ident, $quads:ident) => {
        mod $name {
            use super::{BLOCK, INPUTS, Product};
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

            /// Eight inputs of every row of a tile, ready to be spread over a vector.
            type Packed = [[[u8; INPUTS]; 2]; $tile];

            #[inline(always)]
            fn product(simd: Simd, mut job: Product<'_>) {
                let (dense, input) = (job.dense, job.input);
                let mut packed: Vec<Packed> = vec![Packed::default(); dense.inputs / (2 * INPUTS)];
                for (at, tile) in input.bytes.chunks(dense.inputs * $tile).enumerate() {
                    for (row, bytes) in tile.chunks_exact(dense.inputs).enumerate() {
                        let fours = bytes.as_chunks::<INPUTS>().0.as_chunks::<2>().0;
                        for (packed, eight) in packed.iter_mut().zip(fours) {
                            if let Some(place) = packed.get_mut(row) {
                                *place = *eight;
                            }
                        }
                    }
                    let rows = at * $tile..input.scale.len().min((at + 1) * $tile);
                    let columns = dense.blocks.chunks_exact(dense.inputs / INPUTS);
                    for (column, blocks) in columns.enumerate() {
                        let sums = sums(simd, blocks, &packed);
                        for (row, sums) in rows.clone().zip(sums) {
                            job.store(row, column, &cast(sums));
                        }
                    }
                }
            }

            /// The sums of 16 outputs for every row of a tile.
            #[inline(always)]
            fn sums(
                simd: Simd,
                blocks: &[[i8; BLOCK]],
                packed: &[Packed],
            ) -> [[$int_vector; $vectors]; $tile] {
                let ones: $short_vector = simd.$splat_short(1);
                let mut sums = [[simd.$splat(0); $vectors]; $tile];
                for ([one, two], inputs) in blocks.as_chunks::<2>().0.iter().zip(packed) {
                    let one: [$byte_vector; $vectors] = cast(*one);
                    let two: [$byte_vector; $vectors] = cast(*two);
                    for row in 0..$tile {
                        let [a, b] = inputs[row];
                        let a: $byte_vector = cast(simd.$splat(i32::from_le_bytes(a)));
                        let b: $byte_vector = cast(simd.$splat(i32::from_le_bytes(b)));
                        for v in 0..$vectors {
                            let short =
                                simd.$add_short(simd.$pairs(a, one[v]), simd.$pairs(b, two[v]));
                            sums[row][v] = simd.$add(sums[row][v], simd.$quads(short, ones));
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
                job.store(row, n, &sums);
            }
        }
    }
}
