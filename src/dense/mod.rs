//! Dense layers of the networks in small integers: activations of eight bits, weights of six bits.
//! The products are exact, whatever the order of the sums.

pub(crate) mod arithmetic;
mod product;
mod quantised;

pub(crate) use quantised::Quantised;

use product::product;

/// Rows whose products are taken together, so that a weight that is loaded serves them all.
pub(crate) const TILE: usize = 12;
/// Inputs that one step of a product takes.
const INPUTS: usize = 4;
/// Outputs that go together in a vector of sums.
const LANES: usize = 16;
/// Outputs of one column: two vectors.
const OUTPUTS: usize = 2 * LANES;
/// What is added to an activation (-127 to 127) to make it an unsigned byte.
const OFFSET: i32 = 128;
/// Weights are -31 to 31, so that four products of a weight and a byte fit in 16 bits.
pub(crate) const WEIGHT_LIMIT: i8 = 31;

/// The weights of four inputs for each output of a column: two lines of the cache.
#[repr(align(64))]
#[derive(Clone, Copy, Debug)]
struct Block([[i8; INPUTS * LANES]; 2]);
/// A value for each output of a column.
type Outputs<T> = [[T; LANES]; 2];
/// Four inputs of every row of a tile.
type Step = [[u8; INPUTS]; TILE];

/// A dense layer: 6-bit weights with one scale an output.
#[derive(Clone, Debug, Default)]
pub(crate) struct Dense {
    inputs: usize,
    /// A block for every four inputs of each column, all in the order of use, so that the processor
    /// reads ahead from column to column.
    blocks: Vec<Block>,
    columns: Vec<Column>,
}

/// Thirty-two outputs of a layer.
#[derive(Clone, Debug)]
struct Column {
    scale: Outputs<f32>,
    bias: Outputs<f32>,
    /// `OFFSET` times the sum of an output's weights, which its product has too much.
    excess: Outputs<i32>,
}

impl Dense {
    /// Packs row-major weights (`outputs` rows of `inputs`); `None` where a length is wrong.
    pub(crate) fn new(weights: &[i8], scale: &[f32], bias: &[f32]) -> Option<Dense> {
        let outputs = scale.len();
        let inputs = weights.len().checked_div(outputs)?;
        let whole = outputs.is_multiple_of(OUTPUTS) && inputs.is_multiple_of(2 * INPUTS);
        if !whole || inputs == 0 || inputs * outputs != weights.len() || bias.len() != outputs {
            return None;
        }
        let rows = weights.chunks_exact(inputs * OUTPUTS);
        let scale = scale.as_chunks().0.as_chunks().0;
        let bias = bias.as_chunks().0.as_chunks().0;
        let columns = rows.clone().zip(scale).zip(bias);
        let column = |((rows, scale), bias): ((&[i8], &_), &_)| Column {
            scale: *scale,
            bias: *bias,
            excess: excess(rows, inputs),
        };
        Some(Dense {
            inputs,
            columns: columns.map(column).collect(),
            blocks: rows.flat_map(|rows| blocks(rows, inputs)).collect(),
        })
    }

    #[cfg(feature = "restore")]
    /// Two layers of the same inputs: the first has each first half of `parts` equal parts of the
    /// outputs, the second each last half. `None` where a half is not whole columns.
    pub(crate) fn halves(self, parts: usize) -> Option<[Dense; 2]> {
        let half = self.columns.len().checked_div(2 * parts)?;
        if half == 0 || half * 2 * parts != self.columns.len() {
            return None;
        }
        let halves = [0, 1].map(|wanted| Dense {
            inputs: self.inputs,
            blocks: every_other(&self.blocks, half * self.inputs / INPUTS, wanted),
            columns: every_other(&self.columns, half, wanted),
        });
        Some(halves)
    }

    #[cfg(feature = "restore")]
    pub(crate) fn inputs(&self) -> usize {
        self.inputs
    }

    pub(crate) fn outputs(&self) -> usize {
        self.columns.len() * OUTPUTS
    }

    /// `out[row] = weights * input[row] + bias` for every row.
    pub(crate) fn forward(&self, input: &Quantised, out: &mut Vec<f32>) {
        let width = self.outputs();
        out.resize(input.rows() * width, 0.0);
        for (tile, out) in input.tiles().zip(out.chunks_mut(TILE * width)) {
            self.forward_tile(tile, out);
        }
    }

    /// The same for the rows of one tile.
    pub(crate) fn forward_tile(&self, tile: Tile<'_>, out: &mut [f32]) {
        if tile.steps.len() == self.inputs / INPUTS {
            product(self, tile, out);
        }
    }

    /// Each column with its blocks.
    #[inline(always)]
    fn columns(&self) -> impl Iterator<Item = (&[Block], &Column)> {
        let blocks = self.blocks.chunks_exact((self.inputs / INPUTS).max(1));
        blocks.zip(&self.columns)
    }
}

#[cfg(feature = "restore")]
/// Every other chunk of so many, from the first or from the second on.
fn every_other<T: Clone>(all: &[T], chunk: usize, first: usize) -> Vec<T> {
    let chunks = all.chunks_exact(chunk).skip(first).step_by(2);
    chunks.flatten().cloned().collect()
}

/// The weights of a column, row-major before, by four inputs after.
fn blocks(rows: &[i8], inputs: usize) -> Vec<Block> {
    let mut blocks = vec![Block([[0; INPUTS * LANES]; 2]); inputs / INPUTS];
    for (output, row) in rows.chunks_exact(inputs).enumerate() {
        for (block, four) in blocks.iter_mut().zip(row.as_chunks::<INPUTS>().0) {
            let places = block.0.as_flattened_mut().as_chunks_mut().0;
            if let Some(place) = places.get_mut(output) {
                *place = *four;
            }
        }
    }
    blocks
}

fn excess(rows: &[i8], inputs: usize) -> Outputs<i32> {
    let mut excess = [[0; LANES]; 2];
    let places = excess.as_flattened_mut().iter_mut();
    for (excess, row) in places.zip(rows.chunks_exact(inputs)) {
        *excess = OFFSET * row.iter().map(|&w| i32::from(w)).sum::<i32>();
    }
    excess
}

impl Column {
    /// The sums of one row as floats.
    #[inline(always)]
    fn finish(&self, sums: &Outputs<i32>, row_scale: f32) -> Outputs<f32> {
        let mut out = [[0.0; LANES]; 2];
        for half in 0..2 {
            for k in 0..LANES {
                let sum = (sums[half][k] - self.excess[half][k]) as f32;
                out[half][k] = sum * (row_scale * self.scale[half][k]) + self.bias[half][k];
            }
        }
        out
    }
}

/// Up to twelve rows of activations.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Tile<'a> {
    steps: &'a [Step],
    scale: &'a [f32],
}
