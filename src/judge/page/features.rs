//! The features of each block: what it says, where it stands, what stands around it.
//!
//! Training and inference both come here. A change of order or meaning needs a new model.

use super::block::OutlinedBlock;
use super::groups::{GROUPS, Groups};
use super::outline::{ANCESTORS, Outline};
use super::regions::Regions;
use super::sweep::Sweep;
use crate::page::structure::Marks;

/// How many features a block has.
pub(crate) const FEATURES: usize = 203 + GROUPS;

/// What the rows of a page's blocks are written from.
pub(crate) struct Rows<'o, 'd> {
    outline: &'o Outline<'d>,
    regions: Regions,
    sweep: Sweep,
    groups: &'o Groups,
}

impl<'o, 'd> Rows<'o, 'd> {
    pub fn new(outline: &'o Outline<'d>, groups: &'o Groups) -> Rows<'o, 'd> {
        Rows {
            outline,
            regions: Regions::new(outline),
            sweep: Sweep::new(outline),
            groups,
        }
    }

    /// Writes the row of a block behind what is there.
    pub fn write(&self, at: usize, row: &mut Vec<f32>) {
        let outline = self.outline;
        let Some(block) = outline.blocks.get(at) else {
            return;
        };
        let start = row.len();
        text_features(block, row);
        element_features(outline, at, block, row);
        ancestor_features(outline, at, block, row);
        self.regions.features(outline, block, row);
        kind_features(outline, block, row);
        self.sweep.features(outline, at, row);
        title_features(outline, at, row);
        inline_features(block, row);
        token_features(outline, at, block, row);
        self.groups.features(outline, at, row);
        debug_assert_eq!(row.len() - start, FEATURES);
    }

    /// The rows of all blocks, one after the other.
    #[cfg(feature = "training")]
    pub fn all(&self) -> Vec<f32> {
        let mut rows = Vec::with_capacity(self.outline.blocks.len() * FEATURES);
        (0..self.outline.blocks.len()).for_each(|at| self.write(at, &mut rows));
        rows
    }
}

fn flag(value: bool) -> f32 {
    f32::from(u8::from(value))
}

fn text_features(block: &OutlinedBlock, row: &mut Vec<f32>) {
    let counts = &block.counts;
    let words = counts.words.max(1) as f32;
    let characters = counts.characters.max(1) as f32;
    let per_word = |count: u32| count as f32 / words;
    row.extend([
        counts.words as f32,
        characters,
        counts.word_characters as f32 / words,
        block.link_share(),
        block.info.bold_words as f32 / block.info.words.max(1) as f32,
        block.info.links as f32,
        per_word(counts.commas),
        counts.commas as f32,
        counts.stops as f32,
        per_word(counts.stops),
        flag(counts.ends_with_stop),
        flag(matches!(counts.last, ':' | '：')),
        flag(matches!(counts.last, '?' | '؟' | '？')),
        flag(counts.first.is_lowercase()),
        counts.capital_share,
        flag(counts.is_upper),
        counts.digits as f32 / characters,
        flag(matches!(
            counts.first,
            '"' | '“' | '‘' | '\'' | '«' | '„' | '»' | '「' | '『' | '《'
        )),
        counts.bars as f32,
        flag(counts.has_at),
        flag(counts.has_copyright),
        flag(counts.has_address),
        flag(matches!(counts.first, '(' | '[' | '（' | '【')),
        flag(counts.numbers.year && counts.words < 40),
        flag(counts.numbers.date && counts.words < 40),
        flag(counts.numbers.clock),
        flag(
            counts.has_address
                && counts.words < 16
                && counts.characters > counts.words * 2
                && block.counts.last != '.',
        ),
    ]);
}

fn element_features(outline: &Outline<'_>, at: usize, block: &OutlinedBlock, row: &mut Vec<f32>) {
    let info = outline.info(block.element);
    let inner = outline.info(block.info.element);
    let marks = inner.map_or(Marks::default(), |info| info.marks);
    let element = outline.element(block.element);
    let parent = outline.element(block.parent);
    let ancestors = outline
        .element(block.info.element)
        .map_or(0, |e| e.ancestors);
    let tag = |element: u32| {
        outline
            .info(element)
            .map_or(0.0, |info| info.tag as u8 as f32)
    };
    let before = at
        .checked_sub(1)
        .and_then(|before| outline.blocks.get(before));
    let after = outline.blocks.get(at + 1);
    let same_parent = |other: Option<&OutlinedBlock>| {
        flag(other.is_some_and(|other| other.parent == block.parent))
    };
    row.extend([
        block.tag as u8 as f32,
        tag(block.info.element),
        tag(block.parent),
        block.info.start.code(),
        block.info.end.code(),
        block.info.pictures as f32,
        flag(marks.has(Marks::HIDDEN)),
        flag(marks.has(Marks::ARIA_HIDDEN)),
        flag(marks.has(Marks::ARTICLE_BODY)),
        flag(marks.has(Marks::QUOTED_POST)),
        flag(marks.has(Marks::CAPTION)),
        info.map_or(0.0, |info| f32::from(info.depth)),
        element.map_or(0.0, |e| e.sibling as f32),
        parent.map_or(1.0, |parent| parent.below.children as f32),
        parent.map_or(0.0, |parent| parent.below.paragraph_words as f32)
            / outline
                .element(0)
                .map_or(1.0, |root| root.below.paragraph_words.max(1) as f32),
        same_parent(before),
        same_parent(after),
    ]);
    row.extend((0..ANCESTORS.len()).map(|bit| flag(ancestors & (1 << bit) != 0)));
}

/// Four ancestors, each with more blocks than the one before.
fn ancestor_features(outline: &Outline<'_>, at: usize, block: &OutlinedBlock, row: &mut Vec<f32>) {
    let own = outline.element(block.element);
    row.push(own.map_or(0.0, |e| e.below.blocks as f32));
    row.push(own.map_or(0.0, |e| e.below.words as f32));
    let prose = outline.all_prose.max(1) as f32;
    let mut number = block.element;
    for _ in 0..4 {
        number = outline
            .element(number)
            .map(|element| element.wider)
            .filter(|&wider| outline.element(wider).is_some())
            .unwrap_or(number);
        let Some(element) = outline.element(number) else {
            row.extend([0.0; 8]);
            continue;
        };
        let below = &element.below;
        let words = below.words.max(1) as f32;
        row.extend([
            below.words as f32,
            below.link_words as f32 / words,
            below.prose as f32 / prose,
            below.blocks as f32,
            words / below.blocks.max(1) as f32,
            below.prose as f32 / words,
            outline
                .info(number)
                .map_or(0.0, |info| info.tag as u8 as f32),
            (at as f32 - below.first as f32) / below.blocks.max(1) as f32,
        ]);
    }
}

fn inline_features(block: &OutlinedBlock, row: &mut Vec<f32>) {
    row.extend([
        block.inline.emphasis,
        flag(block.inline.starts_with_link),
        flag(block.inline.ends_with_link),
    ]);
}

fn kind_features(outline: &Outline<'_>, block: &OutlinedBlock, row: &mut Vec<f32>) {
    let kind = outline
        .kinds
        .get(block.kind as usize)
        .copied()
        .unwrap_or_default();
    row.extend([
        kind.blocks as f32,
        kind.words as f32 / kind.blocks.max(1) as f32,
        kind.link_words as f32 / kind.words.max(1) as f32,
        kind.prose as f32 / outline.all_prose.max(1) as f32,
        kind.prose as f32 / outline.main_prose.max(1) as f32,
        block.copies as f32,
    ]);
}

fn title_features(outline: &Outline<'_>, at: usize, row: &mut Vec<f32>) {
    let words = outline.words(at);
    let (ours, theirs) = outline.titles.shares(words);
    row.extend([
        flag(outline.titles.is_title(words)),
        ours,
        theirs,
        if outline.article_trigrams.is_empty() {
            -1.0
        } else {
            outline.overlap(at, &outline.article_trigrams)
        },
        outline.overlap(at, &outline.description_trigrams),
    ]);
}

/// Log-odds of the words, and of the classes on the way up: own, parent, two above, the rest.
fn token_features(outline: &Outline<'_>, at: usize, block: &OutlinedBlock, row: &mut Vec<f32>) {
    let mut number = block.info.element;
    let mut groups = [super::tokens::Tally::default(); 4];
    for step in 0..4 {
        let Some(element) = outline.element(number) else {
            break;
        };
        let group = if step < 2 { step } else { 2 };
        if let Some(tally) = groups.get_mut(group) {
            *tally = tally.with(element.own);
        }
        number = outline.info(number).map_or(u32::MAX, |info| info.parent);
    }
    if let (Some(rest), Some(element)) = (groups.last_mut(), outline.element(number)) {
        *rest = element.chain;
    }
    let whole = outline
        .element(block.info.element)
        .map_or(Default::default(), |e| e.chain);
    for tally in groups.into_iter().chain([whole]) {
        row.extend([tally.sum, tally.least, tally.greatest]);
    }
    let text = block.text_score;
    row.extend([text.sum, text.least, text.greatest, text.mean()]);
    row.extend([text.against, text.in_favour].map(|count| count / text.count.max(1.0)));
    for step in [-1i64, 1] {
        let other = usize::try_from(at as i64 + step)
            .ok()
            .and_then(|at| outline.blocks.get(at));
        row.push(other.map_or(0.0, |other| other.text_score.sum));
        row.push(
            other
                .and_then(|other| outline.element(other.info.element))
                .map_or(0.0, |element| element.chain.sum),
        );
    }
    let heading = outline
        .blocks
        .get(..at)
        .and_then(|before| before.iter().rev().take(40).find(|b| b.is_heading()));
    row.push(heading.map_or(0.0, |heading| heading.text_score.sum));
    row.push(flag(
        heading.is_some_and(|heading| heading.phrases.anywhere),
    ));
    row.push(flag(heading.is_some_and(|heading| heading.phrases.placed)));
    row.extend([
        flag(block.phrases.anywhere),
        flag(block.phrases.placed),
        block.phrases.function_words,
        block.phrases.readers,
        block.phrases.speech,
    ]);
}
