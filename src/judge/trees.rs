//! Gradient-boosted trees: reading a forest from its bytes and asking it.
//!
//! A forest is `u32` count of trees, `f32` start, then each tree: `u16` count of inner nodes, and
//! for each inner node `u16` feature, `f32` threshold, `i16` left, `i16` right; then its leaves,
//! one more than inner nodes, as `f32`. A negative child is the leaf `-1 - child`. All numbers are
//! little-endian. A feature goes left where it is at most the threshold.
//!
//! In memory a leaf is a node that leads to itself. Several trees are walked side by side for as many steps
//! as the deepest has, without branches on the data. All trees have room for the same number of nodes and
//! all rows for the same number of features, so that no index needs a check.

use super::bytes::Reader;
use crate::dense::arithmetic::sigmoid;

/// Trees that are walked side by side: 8 was as fast as 4 and faster than 2 and 16.
const ABREAST: usize = 8;

/// Where a forest may end early.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Sure {
    trees: usize,
    no: f32,
    yes: f32,
    /// Whether a sum below `no` gives the probability zero, and not that of the sum so far.
    is_none: bool,
}

impl Sure {
    /// Stops after so many trees if the sum is below this, with the probability zero.
    pub const fn of_no(trees: usize, no: f32) -> Sure {
        Sure {
            trees,
            no,
            yes: f32::INFINITY,
            is_none: true,
        }
    }

    /// After so many trees, a sum below the one or above the other is as good as that of all.
    pub const fn beyond(trees: usize, no: f32, yes: f32) -> Sure {
        Sure {
            trees,
            no,
            yes,
            is_none: false,
        }
    }

    /// After so many trees, a sum as far as this from nought is sure either way.
    pub const fn either_way(trees: usize, sum: f32) -> Sure {
        Sure {
            trees,
            no: -sum,
            yes: sum,
            is_none: true,
        }
    }
}

/// Nodes that a tree has at most: 32 leaves and the questions above them.
const NODES: usize = 64;

/// Features that a row has at most.
const ROW: usize = 512;

/// A sum of decision trees.
#[derive(Debug, Default)]
pub(crate) struct Forest {
    start: f32,
    trees: Vec<Tree>,
    sure: &'static [Sure],
}

#[derive(Clone, Debug)]
struct Tree {
    nodes: [Node; NODES],
    /// How many steps lead to its deepest leaf.
    depth: u32,
}

/// A question, or a leaf: its value in place of the threshold, and no way on.
#[derive(Clone, Copy, Debug, Default)]
struct Node {
    threshold: f32,
    feature: u16,
    left: u8,
    right: u8,
}

impl Forest {
    /// The forest that gives every row these log-odds.
    #[cfg(test)]
    pub fn constant(log_odds: f32) -> Forest {
        Forest {
            start: log_odds,
            ..Forest::default()
        }
    }

    /// Reads a forest that stops where it is sure; `None` where the bytes are not one.
    pub fn read(reader: &mut Reader<'_>, sure: &'static [Sure]) -> Option<Forest> {
        let trees = reader.u32()?;
        let mut forest = Forest {
            start: reader.f32()?,
            trees: Vec::new(),
            sure,
        };
        for _ in 0..trees {
            forest.trees.push(Tree::read(reader)?);
        }
        forest.pair_depths();
        Some(forest)
    }

    /// Puts trees of like depth side by side, between the places where the sum is looked at.
    fn pair_depths(&mut self) {
        let mut rest = self.trees.as_mut_slice();
        let mut asked = 0;
        for &Sure { trees, .. } in self.sure {
            let (part, later) = rest.split_at_mut((trees - asked).min(rest.len()));
            part.sort_by_key(|tree| tree.depth);
            (rest, asked) = (later, trees);
        }
        rest.sort_by_key(|tree| tree.depth);
    }

    /// The probability for a row of features. If the forest stops early, it is that of the sum so far, or
    /// zero.
    pub fn probability(&self, row: &[f32]) -> f32 {
        match self.ask(row, 0.0) {
            Ending::Never => 0.0,
            Ending::LogOdds(total) => sigmoid(total),
        }
    }

    /// The forest's log-odds and those of another judge, added. If the forest stops early, it is the sum so
    /// far.
    pub fn log_odds(&self, row: &[f32], others: f32) -> f32 {
        match self.ask(row, others) {
            Ending::Never => f32::NEG_INFINITY,
            Ending::LogOdds(total) => total,
        }
    }

    fn ask(&self, row: &[f32], others: f32) -> Ending {
        let row = padded(row);
        let (mut asked, mut total) = (0, self.start + others);
        for sure in self.sure {
            let trees = sure.trees.min(self.trees.len());
            total += sum(self.trees.get(asked..trees).unwrap_or_default(), &row);
            let is_no = total < sure.no && trees < self.trees.len();
            if is_no && sure.is_none {
                return Ending::Never;
            }
            if is_no || total > sure.yes {
                return Ending::LogOdds(total);
            }
            asked = trees;
        }
        total += sum(self.trees.get(asked..).unwrap_or_default(), &row);
        Ending::LogOdds(total)
    }
}

/// How the asking of a forest ends.
enum Ending {
    /// It stopped early, with the probability zero.
    Never,
    LogOdds(f32),
}

impl Tree {
    fn read(reader: &mut Reader<'_>) -> Option<Tree> {
        let inner = usize::from(reader.u16()?);
        let mut tree = Tree {
            nodes: [Node::default(); NODES],
            depth: 0,
        };
        let mut depths = [0; NODES];
        for at in 0..inner {
            let (feature, threshold) = (reader.u16()?, reader.f32()?);
            let here = depths.get(at).copied()? + 1;
            tree.depth = tree.depth.max(here);
            let mut child = || {
                let child = reader.i16()?;
                if child < 0 {
                    // Leaves stand behind the inner nodes.
                    let leaf = usize::try_from(-1 - i32::from(child)).ok()?;
                    return (leaf <= inner).then_some(u8::try_from(inner + leaf).ok()?);
                }
                // A child comes after its parent, so that every way down ends.
                let child = usize::try_from(child)
                    .ok()
                    .filter(|&child| child > at && child < inner)?;
                *depths.get_mut(child)? = here;
                u8::try_from(child).ok()
            };
            let (left, right) = (child()?, child()?);
            *tree.nodes.get_mut(at)? = Node {
                threshold,
                feature: (usize::from(feature) < ROW).then_some(feature)?,
                left,
                right,
            };
        }
        for leaf in inner..=2 * inner {
            let itself = u8::try_from(leaf).ok()?;
            *tree.nodes.get_mut(leaf)? = Node {
                threshold: reader.f32()?,
                feature: 0,
                left: itself,
                right: itself,
            };
        }
        Some(tree)
    }

    fn node(&self, place: u8) -> Node {
        self.nodes[usize::from(place) % NODES]
    }
}

/// A row with zeros for the features that it lacks.
fn padded(row: &[f32]) -> [f32; ROW] {
    let mut padded = [0.0; ROW];
    for (to, from) in padded.iter_mut().zip(row) {
        *to = *from;
    }
    padded
}

fn sum(trees: &[Tree], row: &[f32; ROW]) -> f32 {
    let (abreast, rest) = trees.as_chunks::<ABREAST>();
    let abreast: f32 = abreast.iter().map(|trees| walk(trees, row)).sum();
    let rest: f32 = rest
        .iter()
        .map(|tree| walk(std::array::from_ref(tree), row))
        .sum();
    abreast + rest
}

/// The sum of the leaves to which these trees lead.
fn walk<const TREES: usize>(trees: &[Tree; TREES], row: &[f32; ROW]) -> f32 {
    let mut places = [0; TREES];
    let steps = trees.iter().map(|tree| tree.depth).max().unwrap_or(0);
    for _ in 0..steps {
        for (tree, place) in trees.iter().zip(&mut places) {
            let node = tree.node(*place);
            let value = row[usize::from(node.feature) % ROW];
            *place = if value <= node.threshold {
                node.left
            } else {
                node.right
            };
        }
    }
    let leaves = trees.iter().zip(places);
    leaves.map(|(tree, place)| tree.node(place).threshold).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A tree that asks whether the first feature is at most 2.
    fn stump(no: f32, yes: f32) -> Vec<u8> {
        let mut bytes = Vec::new();
        bytes.extend(1u16.to_le_bytes());
        bytes.extend(0u16.to_le_bytes());
        bytes.extend(2f32.to_le_bytes());
        bytes.extend((-1i16).to_le_bytes());
        bytes.extend((-2i16).to_le_bytes());
        bytes.extend(no.to_le_bytes());
        bytes.extend(yes.to_le_bytes());
        bytes
    }

    fn forest(trees: u32, tree: &[u8]) -> Vec<u8> {
        let mut bytes = trees.to_le_bytes().to_vec();
        bytes.extend(0f32.to_le_bytes());
        for _ in 0..trees {
            bytes.extend(tree);
        }
        bytes
    }

    #[test]
    fn goes_left_at_the_threshold() {
        let bytes = forest(1, &stump(-50.0, 50.0));
        let forest = Forest::read(&mut Reader::new(&bytes), &[]).unwrap();
        assert!(forest.probability(&[2.0]) < 0.01);
        assert!(forest.probability(&[2.5]) > 0.99);
        assert!(Forest::read(&mut Reader::new(&bytes[..20]), &[]).is_none());
    }

    #[test]
    fn every_tree_counts_once() {
        let bytes = forest(19, &stump(-0.1, 0.1));
        let forest = Forest::read(&mut Reader::new(&bytes), &[]).unwrap();
        let expected = 1.0 / (1.0 + 1.9f32.exp());
        assert!((forest.probability(&[0.0]) - expected).abs() < 1e-6);
    }

    #[test]
    fn a_forest_that_is_sure_asks_no_further() {
        let bytes = forest(19, &stump(-0.1, 0.1));
        let read = |sure| Forest::read(&mut Reader::new(&bytes), sure).unwrap();
        let whole = read(&[]);
        let no = read(const { &[Sure::of_no(8, -0.7)] });
        assert_eq!(no.probability(&[0.0]), 0.0);
        let as_whole = |forest: &Forest, row: &[f32]| {
            (forest.probability(row) - whole.probability(row)).abs() < 1e-6
        };
        assert!(as_whole(&no, &[3.0]));
        let unsure = read(const { &[Sure::of_no(8, -0.9)] });
        assert!(as_whole(&unsure, &[0.0]));
        let yes = read(const { &[Sure::either_way(8, 0.7)] }).probability(&[3.0]);
        assert!(yes > 0.5 && yes < whole.probability(&[3.0]));
    }

    #[test]
    fn a_child_before_its_parent_is_no_tree() {
        let mut tree = stump(0.0, 0.0);
        tree[8..10].copy_from_slice(&0i16.to_le_bytes());
        assert!(Forest::read(&mut Reader::new(&forest(1, &tree)), &[]).is_none());
    }
}
