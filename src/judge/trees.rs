//! Gradient-boosted trees: reading a forest from its bytes and asking it.
//!
//! A forest is `u32` count of trees, `f32` start, then each tree: `u16` count of inner nodes, and
//! for each inner node `u16` feature, `f32` threshold, `i16` left, `i16` right; then its leaves,
//! one more than inner nodes, as `f32`. A negative child is the leaf `-1 - child`. All numbers are
//! little-endian. A feature goes left where it is at most the threshold.
//!
//! In memory a leaf is a node that leads to itself, so that several trees can be walked side by
//! side for as many steps as the deepest has: no step waits for another, and none is guessed.

use super::bytes::Reader;

/// Trees that are walked side by side: 8 was as fast as 4 and faster than 2 and 16.
const ABREAST: usize = 8;

/// After so many trees, a sum below this is sure that the line is the story's: of 70,000 lines of
/// labelled extracts and dumps the whole forest calls none of these boilerplate.
const SURE: [(usize, f32); 2] = [(32, -2.8), (64, -3.3)];

/// A sum of decision trees.
#[derive(Debug, Default)]
pub(crate) struct Forest {
    start: f32,
    trees: Vec<Tree>,
    nodes: Vec<Node>,
}

/// Where a tree's nodes begin, and how many steps lead to its deepest leaf.
#[derive(Clone, Copy, Debug)]
struct Tree {
    root: u32,
    depth: u32,
}

/// A question, or a leaf: its value in place of the threshold, and no way on.
#[derive(Clone, Copy, Debug)]
struct Node {
    threshold: f32,
    feature: u16,
    /// Counted from the tree's root.
    left: u16,
    right: u16,
}

impl Forest {
    /// Reads a forest; `None` where the bytes are not one.
    pub fn read(reader: &mut Reader<'_>) -> Option<Forest> {
        let trees = reader.u32()?;
        let mut forest = Forest {
            start: reader.f32()?,
            ..Forest::default()
        };
        for _ in 0..trees {
            forest.read_tree(reader)?;
        }
        Some(forest)
    }

    fn read_tree(&mut self, reader: &mut Reader<'_>) -> Option<()> {
        let inner = reader.u16()?;
        let root = self.nodes.len();
        let mut depths = vec![0; usize::from(inner) + 1];
        let mut depth = 0;
        for at in 0..inner {
            let (feature, threshold) = (reader.u16()?, reader.f32()?);
            let here = depths.get(usize::from(at)).copied()? + 1;
            depth = depth.max(here);
            let mut child = || {
                let child = reader.i16()?;
                if child < 0 {
                    // Leaves stand behind the inner nodes.
                    let leaf = u16::try_from(-1 - i32::from(child)).ok()?;
                    return (leaf <= inner).then_some(inner.checked_add(leaf)?);
                }
                // A child comes after its parent, so that every way down ends.
                let child = u16::try_from(child)
                    .ok()
                    .filter(|&child| child > at && child < inner)?;
                *depths.get_mut(usize::from(child))? = here;
                Some(child)
            };
            let (left, right) = (child()?, child()?);
            self.nodes.push(Node {
                threshold,
                feature,
                left,
                right,
            });
        }
        for leaf in inner..=inner.checked_mul(2)? {
            self.nodes.push(Node {
                threshold: reader.f32()?,
                feature: 0,
                left: leaf,
                right: leaf,
            });
        }
        self.trees.push(Tree {
            root: u32::try_from(root).ok()?,
            depth,
        });
        Some(())
    }

    /// The probability that the forest gives a row of features.
    pub fn probability(&self, row: &[f32]) -> f32 {
        probability(self.start + self.sum(&self.trees, row))
    }

    /// The probability, or none where the first trees are sure of it.
    pub fn probability_or_none(&self, row: &[f32]) -> f32 {
        let (mut asked, mut sum) = (0, self.start);
        for (trees, sure) in SURE {
            sum += self.sum(self.trees.get(asked..trees).unwrap_or_default(), row);
            if sum < sure && trees < self.trees.len() {
                return 0.0;
            }
            asked = trees;
        }
        probability(sum + self.sum(self.trees.get(asked..).unwrap_or_default(), row))
    }

    fn sum(&self, trees: &[Tree], row: &[f32]) -> f32 {
        let abreast = trees.chunks_exact(ABREAST);
        let rest = abreast.remainder();
        let mut sum = 0.0;
        for trees in abreast {
            if let Ok(trees) = <&[Tree; ABREAST]>::try_from(trees) {
                sum += self.walk(trees, row).iter().sum::<f32>();
            }
        }
        for &tree in rest {
            sum += self.walk(&[tree], row).iter().sum::<f32>();
        }
        sum
    }

    /// The values of the leaves to which these trees lead.
    fn walk<const TREES: usize>(&self, trees: &[Tree; TREES], row: &[f32]) -> [f32; TREES] {
        let node = |tree: &Tree, at: u16| self.nodes.get(tree.root as usize + usize::from(at));
        let mut places = [0; TREES];
        let steps = trees.iter().map(|tree| tree.depth).max().unwrap_or(0);
        for _ in 0..steps {
            for (tree, place) in trees.iter().zip(&mut places) {
                let Some(node) = node(tree, *place) else {
                    continue;
                };
                let value = row
                    .get(usize::from(node.feature))
                    .copied()
                    .unwrap_or_default();
                *place = if value <= node.threshold {
                    node.left
                } else {
                    node.right
                };
            }
        }
        let mut values = [0.0; TREES];
        for ((tree, place), value) in trees.iter().zip(places).zip(&mut values) {
            *value = node(tree, place).map_or(0.0, |leaf| leaf.threshold);
        }
        values
    }
}

fn probability(sum: f32) -> f32 {
    1.0 / (1.0 + (-sum).exp())
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
        let forest = Forest::read(&mut Reader::new(&bytes)).unwrap();
        assert!(forest.probability(&[2.0]) < 0.01);
        assert!(forest.probability(&[2.5]) > 0.99);
        assert!(Forest::read(&mut Reader::new(&bytes[..20])).is_none());
    }

    #[test]
    fn every_tree_counts_once() {
        let bytes = forest(19, &stump(-0.1, 0.1));
        let forest = Forest::read(&mut Reader::new(&bytes)).unwrap();
        let expected = 1.0 / (1.0 + 1.9f32.exp());
        assert!((forest.probability(&[0.0]) - expected).abs() < 1e-6);
    }

    #[test]
    fn a_child_before_its_parent_is_no_tree() {
        let mut tree = stump(0.0, 0.0);
        tree[8..10].copy_from_slice(&0i16.to_le_bytes());
        assert!(Forest::read(&mut Reader::new(&forest(1, &tree))).is_none());
    }
}
