//! The trained model of lines: its file, and the probability that each line is boilerplate.
//!
//! The file is `CDJL`, a `u8` version, the recipe's name (`u8` length and UTF-8), a token table of
//! one `i8` a bucket in sixteenths of log-odds, and a forest (see [`trees`](super::trees)).

use std::sync::LazyLock;

use super::bytes::Reader;
use super::features::{BUCKETS, COLUMNS, Context, TokenTable, WIDTH};
use super::net::Net;
use super::trees::{Forest, Sure};
use crate::article::State;
use crate::dense::arithmetic::sigmoid;

const LINES_FILE: &[u8] = include_bytes!("lines.model");
const FLAT_FILE: &[u8] = include_bytes!("flat.model");

const MAGIC: &[u8] = b"CDJL";
const VERSION: u8 = 3;

/// Where the forest of lines stops early, by the sum of its log-odds and the net's. The lowest threshold,
/// .25, is a sum of -2.2, the highest, .97, a sum of 7; the margins are those that the forest needed before
/// there was a net. How many lines change sides by stopping early has not been measured.
const SURE_OF_LINES: [Sure; 4] = [
    Sure::beyond(32, -4.2, f32::INFINITY),
    Sure::beyond(64, -4.4, 8.8),
    Sure::beyond(96, -4.3, 8.6),
    Sure::beyond(128, -4.2, 8.4),
];

/// The same for pieces of flat text.
const SURE_OF_FLAT: [Sure; 2] = [Sure::of_no(32, -2.8), Sure::of_no(64, -3.3)];

/// A forest, what tokens tell it, and a net where there is one.
#[derive(Debug, Default)]
pub(crate) struct Model {
    tokens: Vec<i8>,
    forest: Forest,
    net: Option<Net>,
}

impl Model {
    /// The model that comes with the crate for text in this state.
    pub fn shipped(state: State) -> &'static Model {
        // A test reads both files. With one that cannot be read, every line would get the probability .5.
        static LINES: LazyLock<Model> =
            LazyLock::new(|| Model::read(LINES_FILE, State::Lines).unwrap_or_default());
        static FLAT: LazyLock<Model> =
            LazyLock::new(|| Model::read(FLAT_FILE, State::Flat).unwrap_or_default());
        match state {
            State::Flat => &FLAT,
            _ => &LINES,
        }
    }

    /// The model that takes no line for boilerplate.
    #[cfg(test)]
    pub fn keeping() -> Model {
        Model {
            forest: Forest::constant(-30.0),
            ..Model::default()
        }
    }

    /// Reads a model for text in this state; `None` where the bytes are not one.
    pub fn read(bytes: &[u8], state: State) -> Option<Model> {
        let sure: &'static [Sure] = match state {
            State::Flat => &SURE_OF_FLAT,
            _ => &SURE_OF_LINES,
        };
        let mut reader = Reader::new(bytes);
        let version = (reader.slice(MAGIC.len())? == MAGIC).then(|| reader.u8())??;
        if version != VERSION {
            return None;
        }
        let recipe = reader.u8()?;
        std::str::from_utf8(reader.slice(usize::from(recipe))?).ok()?;
        let tokens = reader.slice(BUCKETS as usize)?;
        let forest = Forest::read(&mut reader, sure)?;
        let has_net = reader.u8()? != 0;
        Some(Model {
            tokens: tokens.iter().map(|&byte| byte.cast_signed()).collect(),
            forest,
            net: if has_net {
                Some(Net::read(&mut reader)?)
            } else {
                None
            },
        })
    }

    /// The probability that each line is boilerplate: by the mean of the log-odds of forest and net.
    pub fn probabilities(&self, context: &Context<'_>) -> Vec<f32> {
        let rows = context.rows();
        let each = rows.chunks_exact(COLUMNS);
        let Some(net) = &self.net else {
            return each.map(|row| self.forest.probability(row)).collect();
        };
        each.zip(net.log_odds(&rows, context.token_sums()))
            .map(|(row, of_net)| sigmoid(self.forest.log_odds(row, of_net) / 2.0))
            .collect()
    }
}

impl TokenTable for Model {
    fn weight(&self, bucket: u32) -> f32 {
        let sixteenths = self.tokens.get(bucket as usize).copied().unwrap_or(0);
        f32::from(sixteenths) / 16.0
    }

    fn vector(&self, bucket: u32) -> Option<&[i8; WIDTH]> {
        self.net.as_ref()?.vector(bucket)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shipped_model_is_read_whole_and_small() {
        for (bytes, state) in [(LINES_FILE, State::Lines), (FLAT_FILE, State::Flat)] {
            assert!(Model::read(bytes, state).is_some());
            assert!(bytes.len() < 900_000, "{} bytes", bytes.len());
        }
    }

    #[test]
    fn a_damaged_file_is_no_model() {
        let bytes = include_bytes!("lines.model");
        for length in (0..bytes.len()).step_by(977) {
            assert!(Model::read(bytes.get(..length).unwrap(), State::Lines).is_none());
        }
    }
}
