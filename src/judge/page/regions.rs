//! Where the article seems to stand: the smallest elements that hold half, three quarters and nine
//! tenths of the page's prose, and the one with most prose directly in it.

use super::block::OutlinedBlock;
use super::outline::Outline;
use crate::page::structure::NO_ELEMENT;

/// The shares of the prose that the regions hold.
const SHARES: [f32; 3] = [0.5, 0.75, 0.9];

/// A region, and how far every element is from it.
pub(super) struct Region {
    element: u32,
    /// For each element: steps up to the region or an ancestor of it, and that ancestor.
    way: Vec<(u16, u32)>,
}

pub(super) struct Regions {
    regions: Vec<Region>,
    most_direct: f32,
}

impl Regions {
    pub fn new(outline: &Outline<'_>) -> Regions {
        let prose = outline.all_prose as f32;
        let deepest = |share: f32| {
            (0..outline.elements.len() as u32)
                .filter(|&at| {
                    outline
                        .element(at)
                        .is_some_and(|e| e.below.prose as f32 >= share * prose)
                })
                .max_by_key(|&at| {
                    let depth = outline.info(at).map_or(0, |info| info.depth);
                    (depth, std::cmp::Reverse(at))
                })
                .unwrap_or(0)
        };
        let direct = |at: u32| outline.element(at).map_or(0.0, |e| e.below.direct_prose);
        let best = (0..outline.elements.len() as u32)
            .reduce(|best, at| if direct(at) > direct(best) { at } else { best })
            .unwrap_or(0);
        let regions = SHARES.into_iter().map(deepest).chain([best]);
        Regions {
            regions: regions
                .map(|element| Region::new(outline, element))
                .collect(),
            most_direct: direct(best).max(1.0),
        }
    }

    pub fn features(&self, outline: &Outline<'_>, block: &OutlinedBlock, row: &mut Vec<f32>) {
        for region in &self.regions {
            region.features(outline, block, row);
        }
        let direct = outline
            .element(block.parent)
            .map_or(0.0, |e| e.below.direct_prose);
        row.push(direct / self.most_direct);
    }
}

impl Region {
    /// Whether a block is in the region, how far up and down again the way there is, and how much
    /// of the prose the element holds where the two ways meet.
    pub fn features(&self, outline: &Outline<'_>, block: &OutlinedBlock, row: &mut Vec<f32>) {
        let (up, meet) = self
            .way
            .get(block.info.element as usize)
            .copied()
            .unwrap_or((0, 0));
        let depth = |at: u32| outline.info(at).map_or(0.0, |info| f32::from(info.depth));
        let prose = outline.element(meet).map_or(0.0, |e| e.below.prose as f32);
        row.extend([
            f32::from(u8::from(meet == self.element)),
            f32::from(up),
            depth(self.element) - depth(meet),
            prose / outline.all_prose.max(1) as f32,
        ]);
    }

    pub fn new(outline: &Outline<'_>, element: u32) -> Region {
        let mut above = vec![false; outline.elements.len()];
        let mut at = element;
        while at != NO_ELEMENT {
            if let Some(mark) = above.get_mut(at as usize) {
                *mark = true;
            }
            at = outline.info(at).map_or(NO_ELEMENT, |info| info.parent);
        }
        let mut way: Vec<(u16, u32)> = Vec::with_capacity(above.len());
        for (at, &is_above) in above.iter().enumerate() {
            let parent = outline
                .info(at as u32)
                .map_or(NO_ELEMENT, |info| info.parent);
            let next = match way.get(parent as usize) {
                _ if is_above => (0, at as u32),
                Some(&(up, meet)) => (up.saturating_add(1), meet),
                None => (1, 0),
            };
            way.push(next);
        }
        Region { element, way }
    }
}
