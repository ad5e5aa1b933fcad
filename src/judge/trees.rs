//! Gradient-boosted trees: reading a forest from its bytes and asking it.
//!
//! A forest is `u32` count of trees, `f32` start, then each tree: `u16` count of inner nodes, and
//! for each inner node `u16` feature, `f32` threshold, `i16` left, `i16` right; then its leaves,
//! one more than inner nodes, as `f32`. A negative child is the leaf `-1 - child`. All numbers are
//! little-endian. A feature goes left where it is at most the threshold.

use super::bytes::Reader;

/// A sum of decision trees.
#[derive(Debug, Default)]
pub(crate) struct Forest {
    start: f32,
    trees: Vec<Tree>,
    nodes: Vec<Node>,
    leaves: Vec<f32>,
}

/// Where a tree's nodes and leaves begin.
#[derive(Clone, Copy, Debug)]
struct Tree {
    nodes: u32,
    leaves: u32,
    is_leaf: bool,
}

#[derive(Clone, Copy, Debug)]
struct Node {
    threshold: f32,
    feature: u16,
    left: i16,
    right: i16,
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
            let inner = reader.u16()?;
            forest.trees.push(Tree {
                nodes: forest.nodes.len() as u32,
                leaves: forest.leaves.len() as u32,
                is_leaf: inner == 0,
            });
            for at in 0..inner {
                let node = Node {
                    feature: reader.u16()?,
                    threshold: reader.f32()?,
                    left: reader.i16()?,
                    right: reader.i16()?,
                };
                // A child comes after its parent, so that every way down ends.
                let leads_on =
                    |child: i16| child < 0 || (child as u16 > at && (child as u16) < inner);
                if !leads_on(node.left) || !leads_on(node.right) {
                    return None;
                }
                forest.nodes.push(node);
            }
            for _ in 0..=inner {
                forest.leaves.push(reader.f32()?);
            }
        }
        Some(forest)
    }

    /// The probability that the forest gives a row of features.
    pub fn probability(&self, row: &[f32]) -> f32 {
        let sum: f32 = self.trees.iter().map(|tree| self.leaf(tree, row)).sum();
        1.0 / (1.0 + (-(self.start + sum)).exp())
    }

    fn leaf(&self, tree: &Tree, row: &[f32]) -> f32 {
        let nodes = self.nodes.get(tree.nodes as usize..).unwrap_or_default();
        let mut child: i16 = if tree.is_leaf { -1 } else { 0 };
        while child >= 0 {
            let Some(node) = nodes.get(child as usize) else {
                return 0.0;
            };
            let value = row.get(node.feature as usize).copied().unwrap_or_default();
            child = if value <= node.threshold {
                node.left
            } else {
                node.right
            };
        }
        let leaf = tree.leaves as usize + (-1 - i32::from(child)) as usize;
        self.leaves.get(leaf).copied().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn goes_left_at_the_threshold() {
        let mut bytes = Vec::new();
        bytes.extend(1u32.to_le_bytes());
        bytes.extend(0f32.to_le_bytes());
        bytes.extend(1u16.to_le_bytes());
        bytes.extend(0u16.to_le_bytes());
        bytes.extend(2f32.to_le_bytes());
        bytes.extend((-1i16).to_le_bytes());
        bytes.extend((-2i16).to_le_bytes());
        bytes.extend((-50f32).to_le_bytes());
        bytes.extend(50f32.to_le_bytes());
        let forest = Forest::read(&mut Reader::new(&bytes)).unwrap();
        assert!(forest.probability(&[2.0]) < 0.01);
        assert!(forest.probability(&[2.5]) > 0.99);
        assert!(Forest::read(&mut Reader::new(&bytes[..20])).is_none());
    }
}
