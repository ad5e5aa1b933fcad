//! The trained model of pages: its file, and the probabilities it gives.
//!
//! The file: `CDPG`, `u16` version, `u16` length of the recipe's name and the name, the two token
//! tables, the two forests, and the cut's parameters. `training/pages/README.md` says how it is made.

use std::sync::OnceLock;

use super::context::{CONTEXT, Context};
use super::features::{self, FEATURES};
use super::outline::Outline;
use super::tokens::{TokenTable, Tokens};
use crate::judge::bytes::Reader;
use crate::judge::trees::Forest;

/// Blocks to which the first look gives less are not looked at again. That is three in five; of
/// 220,000 such blocks in cross-validation the second look gave none as much as 0.3.
const OUT: f32 = 0.02;

/// The version that this code reads.
const VERSION: u16 = 1;

/// What decides which blocks of a page stay.
#[derive(Debug, Default)]
pub(crate) struct PageModel {
    pub tokens: Tokens,
    first: Forest,
    second: Forest,
}

impl PageModel {
    /// The model that the crate carries. Its file is checked by a test; a file that cannot be
    /// read is a model that knows nothing and keeps no block from any other.
    pub fn bundled() -> &'static PageModel {
        static MODEL: OnceLock<PageModel> = OnceLock::new();
        MODEL.get_or_init(|| PageModel::read(include_bytes!("page.model")).unwrap_or_default())
    }

    /// Reads a model; `None` where the bytes are not one of this version.
    pub fn read(bytes: &[u8]) -> Option<PageModel> {
        let mut reader = Reader::new(bytes);
        if reader.slice(4)? != b"CDPG" || reader.u16()? != VERSION {
            return None;
        }
        let name = reader.u16()?;
        reader.slice(usize::from(name))?;
        Some(PageModel {
            tokens: Tokens {
                structure: TokenTable::read(&mut reader)?,
                text: TokenTable::read(&mut reader)?,
            },
            first: Forest::read(&mut reader)?,
            second: Forest::read(&mut reader)?,
        })
    }

    /// The probability of each block to belong to the article.
    pub fn probabilities(&self, outline: &Outline<'_>) -> Vec<f32> {
        let rows = features::rows(outline);
        let first: Vec<f32> = rows
            .chunks_exact(FEATURES)
            .map(|row| self.first.probability(row))
            .collect();
        let context = Context::new(outline, &first);
        let mut seen = Vec::with_capacity(FEATURES + CONTEXT);
        let looks = rows.chunks_exact(FEATURES).zip(&first).enumerate();
        looks
            .map(|(at, (row, &probability))| {
                if probability < OUT {
                    return probability;
                }
                seen.clear();
                seen.extend_from_slice(row);
                context.features(outline, at, &mut seen);
                self.second.probability(&seen)
            })
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bundled_model_can_be_read() {
        assert!(PageModel::read(include_bytes!("page.model")).is_some());
    }

    #[test]
    fn a_cut_file_is_no_model() {
        let bytes: &[u8] = include_bytes!("page.model");
        for end in [0, 3, 6, 40, bytes.len() / 2, bytes.len() - 1] {
            assert!(PageModel::read(&bytes[..end]).is_none());
        }
    }
}
