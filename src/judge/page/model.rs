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

/// Blocks with a lower probability in the first look have no second; that is two in three. Of 220,000 blocks
/// below .02 in cross-validation none got .3 in the second look. Limits up to .06 change no figure.
const OUT: f32 = 0.04;

/// Where the first look stops, sure that a block is not the article's. In cross-validation over half of all
/// blocks stop here, and 8 of 80,000 blocks of the article.
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
    /// The model that the crate carries. Its file is checked by a test; with a file
    /// that cannot be read, every block would get the same probability.
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
