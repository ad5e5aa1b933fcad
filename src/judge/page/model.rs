//! The trained model of pages: its file, and the probabilities it gives.
//!
//! The file: `CDPG`, `u16` version, `u16` length of the recipe's name and the name, the two token
//! tables, the two forests, and the cut's parameters. `training/pages/README.md` says how it is made.

use std::sync::OnceLock;

use super::context::{CONTEXT, Context, Convention};
use super::features::{FEATURES, Rows};
use super::groups::Groups;
use super::outline::Outline;
use super::tokens::{TokenTable, Tokens};
use crate::judge::bytes::Reader;
use crate::judge::trees::{Forest, Sure};

/// Blocks to which the first look gives less are not looked at again. That is two in three; of 220,000
/// blocks below half of it in cross-validation the second look gave none as much as 0.3, and up to .06
/// no figure moves.
const OUT: f32 = 0.04;

/// The first look is sure that a block is none of the article's: in cross-validation over half of the
/// blocks end here, and of 80,000 of the article's eight.
const FIRST_SURE: [Sure; 2] = [Sure::of_no(32, -4.3), Sure::of_no(48, -4.4)];

/// The second look is sure either way: no F1 and no segments' F of cross-validation moves, nor did it
/// for sums of 2.5 after 48 trees.
const SECOND_SURE: [Sure; 2] = [Sure::either_way(64, 3.0), Sure::either_way(96, 3.0)];

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

    /// The model that keeps every block.
    #[cfg(test)]
    pub fn keeping() -> PageModel {
        PageModel {
            first: Forest::constant(30.0),
            second: Forest::constant(30.0),
            ..PageModel::default()
        }
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
            first: Forest::read(&mut reader, &FIRST_SURE)?,
            second: Forest::read(&mut reader, &SECOND_SURE)?,
        })
    }

    /// The probability of each block to belong to the article. A row is written again for the
    /// second look: that takes less than keeping the rows of a large page does.
    pub fn probabilities(
        &self,
        outline: &Outline<'_>,
        groups: &Groups,
        convention: Convention,
    ) -> Vec<f32> {
        let rows = Rows::new(outline, groups);
        let mut row = Vec::with_capacity(FEATURES + CONTEXT);
        let mut look = |at: usize, add: &dyn Fn(&mut Vec<f32>), forest: &Forest| {
            row.clear();
            rows.write(at, &mut row);
            add(&mut row);
            forest.probability(&row)
        };
        let first: Vec<f32> = (0..outline.blocks.len())
            .map(|at| look(at, &|_| {}, &self.first))
            .collect();
        let context = Context::new(outline, &first, convention);
        let first = first.iter().enumerate();
        first
            .map(|(at, &probability)| match probability {
                ..OUT => probability,
                _ => look(at, &|row| context.features(outline, at, row), &self.second),
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
