//! The article as the first look drafts it: the container that most of it stands in, the kind of
//! block that it is made of, the words it uses. Each block is compared with that.

use std::collections::HashMap;

use super::block::OutlinedBlock;
use super::outline::Outline;
use super::regions::Region;
use crate::page::structure::NO_ELEMENT;
use crate::words::hash::Seeded;

/// How many features the draft gives.
pub(super) const DRAFT: usize = 17;

/// Blocks counted up to here.
const MANY: u32 = 30;

/// The draft of one page.
pub(super) struct Draft {
    /// For each block whether it is kept.
    kept: Vec<bool>,
    all_kept: u32,
    /// Kept blocks, pictures and blocks left out before each block.
    before: Vec<Passed>,
    /// The kept blocks next to each block.
    previous: Vec<Option<usize>>,
    next: Vec<Option<usize>>,
    container: Region,
    /// Kept words of each element's own paragraphs, as a share of the container's.
    direct: Vec<f32>,
    main_kind: u32,
    /// For each telling word of kept blocks the first that has it, and whether others do.
    words: HashMap<u32, (usize, bool), Seeded>,
}

/// What lies before a block.
#[derive(Clone, Copy, Default)]
struct Passed {
    kept: u32,
    pictures: u32,
    struck: u32,
}

impl Draft {
    pub fn new(outline: &Outline<'_>, kept: Vec<bool>) -> Draft {
        let direct = direct_words(outline, &kept);
        let container = (0..direct.len())
            .reduce(|best, at| {
                if direct.get(at) > direct.get(best) {
                    at
                } else {
                    best
                }
            })
            .unwrap_or(0);
        let most = direct.get(container).copied().unwrap_or(0.0).max(1.0);
        let mut draft = Draft {
            all_kept: kept.iter().filter(|&&kept| kept).count() as u32,
            before: Vec::with_capacity(kept.len()),
            previous: neighbours(kept.iter().copied().enumerate()),
            next: neighbours(kept.iter().copied().enumerate().rev()),
            container: Region::new(outline, container as u32),
            direct: direct.into_iter().map(|words| words / most).collect(),
            main_kind: main_kind(outline, &kept),
            words: HashMap::default(),
            kept,
        };
        draft.next.reverse();
        draft.pass(outline);
        draft.read(outline);
        draft
    }

    fn pass(&mut self, outline: &Outline<'_>) {
        let mut passed = Passed::default();
        for (block, &kept) in outline.blocks.iter().zip(&self.kept) {
            passed.pictures += block.info.pictures;
            self.before.push(passed);
            passed.kept += u32::from(kept);
            passed.struck += u32::from(!kept);
        }
    }

    fn read(&mut self, outline: &Outline<'_>) {
        for (at, _) in self.kept.iter().enumerate().filter(|&(_, &kept)| kept) {
            for word in outline.telling(at) {
                let (first, several) = self.words.entry(word).or_insert((at, false));
                *several |= *first != at;
            }
        }
    }

    /// The share of a block's telling words that other kept blocks have; -1 where it has none.
    fn cohesion(&self, outline: &Outline<'_>, at: usize) -> f32 {
        let (mut found, mut all) = (0, 0);
        for word in outline.telling(at) {
            all += 1;
            let elsewhere = self.words.get(&word);
            found += i32::from(elsewhere.is_some_and(|&(first, several)| several || first != at));
        }
        if all > 0 {
            found as f32 / all as f32
        } else {
            -1.0
        }
    }

    pub fn features(&self, outline: &Outline<'_>, at: usize, row: &mut Vec<f32>) {
        let Some(block) = outline.blocks.get(at) else {
            return;
        };
        self.container.features(outline, block, row);
        let direct = self.direct.get(block.parent as usize);
        let before = self.passed(at);
        let kept = u32::from(self.kept.get(at).copied().unwrap_or(false));
        let after = self.all_kept.saturating_sub(before.kept + kept);
        row.extend([
            direct.copied().unwrap_or(0.0),
            flag(block.kind == self.main_kind),
            self.cohesion(outline, at),
            before.kept.min(MANY) as f32,
            after.min(MANY) as f32,
        ]);
        for neighbour in [&self.previous, &self.next] {
            let other = neighbour.get(at).copied().flatten();
            self.compare(outline, at, block, other, row);
        }
    }

    /// A block and a kept one next to it: the same parent, the same kind, what lies between.
    fn compare(
        &self,
        outline: &Outline<'_>,
        at: usize,
        block: &OutlinedBlock,
        other: Option<usize>,
        row: &mut Vec<f32>,
    ) {
        let Some((place, other)) = other.and_then(|at| Some((at, outline.blocks.get(at)?))) else {
            return row.extend([-1.0; 4]);
        };
        let (first, last) = (self.passed(at.min(place)), self.passed(at.max(place)));
        row.extend([
            flag(other.parent == block.parent && block.parent != NO_ELEMENT),
            flag(other.kind == block.kind),
            (last.pictures - first.pictures).min(MANY) as f32,
            (last.struck - first.struck).min(MANY) as f32,
        ]);
    }

    fn passed(&self, at: usize) -> Passed {
        self.before.get(at).copied().unwrap_or_default()
    }
}

fn flag(value: bool) -> f32 {
    f32::from(u8::from(value))
}

/// For each in turn the last kept before it.
fn neighbours(blocks: impl Iterator<Item = (usize, bool)>) -> Vec<Option<usize>> {
    let mut last = None;
    blocks
        .map(|(at, kept)| {
            let before = last;
            last = if kept { Some(at) } else { last };
            before
        })
        .collect()
}

/// The kept words in each element's own paragraphs, those of its grandchildren by half.
fn direct_words(outline: &Outline<'_>, kept: &[bool]) -> Vec<f32> {
    let mut direct = vec![0.0; outline.elements.len()];
    for (block, _) in outline.blocks.iter().zip(kept).filter(|&(_, &kept)| kept) {
        let words = block.info.words as f32;
        let above = outline
            .info(block.parent)
            .map_or(NO_ELEMENT, |info| info.parent);
        for (element, words) in [(block.parent, words), (above, words * 0.5)] {
            if let Some(sum) = direct.get_mut(element as usize) {
                *sum += words;
            }
        }
    }
    direct
}

/// The kind with most kept words.
fn main_kind(outline: &Outline<'_>, kept: &[bool]) -> u32 {
    let mut words = vec![0; outline.kinds.len()];
    for (block, _) in outline.blocks.iter().zip(kept).filter(|&(_, &kept)| kept) {
        if let Some(sum) = words.get_mut(block.kind as usize) {
            *sum += block.info.words;
        }
    }
    let most = words.iter().max().copied().unwrap_or(0);
    words.iter().position(|&words| words == most).unwrap_or(0) as u32
}
