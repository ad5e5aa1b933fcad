//! The page's elements with what stands below each, and its blocks with where they stand: counted
//! once, each sum in one pass, parents before children.

use std::collections::HashMap;

use super::block::OutlinedBlock;
use super::text;
use super::title::Titles;
use super::tokens::{Tally, Tokens};
use super::trigrams::Trigrams;
use crate::document::Document;
use crate::judge::line::Lines;
use crate::page::Structure;
use crate::page::structure::{ElementInfo, NO_ELEMENT};
use crate::page::tag::Tag;
use crate::words::hash::{Seeded, sequence};

/// Words from which a block counts as prose, and the share of link words below which it does. Both values
/// are those of an early experiment, and cross-validation did not change them.
const PROSE_WORDS: u32 = 15;
const PROSE_LINKS: f32 = 0.35;

/// Letters from which a word counts as telling: shorter ones stand in every text.
const TELLING: u8 = 6;

/// Sums over the blocks below an element.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Below {
    pub blocks: u32,
    pub words: u32,
    pub link_words: u32,
    pub prose: u32,
    pub paragraph_words: u32,
    pub first: u32,
    /// Prose in blocks that are its children, half for its grandchildren.
    pub direct_prose: f32,
    pub children: u32,
}

impl Below {
    /// Counts a block that stands in the element itself.
    fn add_block(&mut self, at: usize, block: &OutlinedBlock) {
        self.add(&Below {
            blocks: 1,
            words: block.info.words,
            link_words: block.info.link_words,
            prose: block.prose,
            paragraph_words: match block.tag {
                Tag::P => block.info.words,
                _ => 0,
            },
            first: at as u32,
            ..Below::default()
        });
    }

    /// Counts what stands below an element inside.
    fn add(&mut self, inside: &Below) {
        self.blocks += inside.blocks;
        self.words += inside.words;
        self.link_words += inside.link_words;
        self.prose += inside.prose;
        self.paragraph_words += inside.paragraph_words;
        self.first = self.first.min(inside.first);
    }
}

/// An element as the features ask for it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Outlined {
    pub below: Below,
    /// The nearest ancestor with more blocks below it.
    pub wider: u32,
    /// Its number among its parent's children.
    pub sibling: u32,
    /// The tags of it and its ancestors, as bits of `ANCESTORS`.
    pub ancestors: u32,
    /// The nearest `<article>`.
    pub article: u32,
    /// Token scores of its own and of the whole way up.
    pub own: Tally,
    pub chain: Tally,
}

/// The ancestors that are features of their own.
pub(super) const ANCESTORS: [Tag; 26] = [
    Tag::Article,
    Tag::Main,
    Tag::Aside,
    Tag::Nav,
    Tag::Footer,
    Tag::Header,
    Tag::Form,
    Tag::Figure,
    Tag::Figcaption,
    Tag::Table,
    Tag::Ul,
    Tag::Ol,
    Tag::Blockquote,
    Tag::Section,
    Tag::Button,
    Tag::A,
    Tag::Dialog,
    Tag::Details,
    Tag::Pre,
    Tag::H1,
    Tag::H2,
    Tag::H3,
    Tag::P,
    Tag::Li,
    Tag::Dl,
    Tag::Em,
];

/// Sums over the blocks of one kind.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Kind {
    pub blocks: u32,
    pub words: u32,
    pub link_words: u32,
    pub prose: u32,
}

/// A page, counted.
pub(crate) struct Outline<'d> {
    pub(super) structure: &'d Structure,
    pub(super) elements: Vec<Outlined>,
    pub(super) blocks: Vec<OutlinedBlock>,
    pub(super) kinds: Vec<Kind>,
    lines: &'d Lines,
    pub(super) titles: Titles,
    /// The headline that its metadata name, which `<title>` may shorten.
    pub(super) headline: Titles,
    pub(super) all_words: u32,
    pub(super) all_prose: u32,
    /// The prose of the kind of block that has most.
    pub(super) main_prose: u32,
    pub(super) article_trigrams: Trigrams,
    pub(super) description_trigrams: Trigrams,
}

impl<'d> Outline<'d> {
    /// Counts a page.
    pub fn new(
        document: &Document<'_>,
        structure: &'d Structure,
        tokens: &Tokens,
        lines: &'d Lines,
    ) -> Outline<'d> {
        let blocks: Vec<OutlinedBlock> = structure
            .blocks
            .iter()
            .zip(document.candidates.iter().zip(&lines.lines))
            .map(|(&info, (candidate, line))| OutlinedBlock::of(structure, info, candidate, line))
            .collect();
        let mut outline = Outline {
            structure,
            elements: Vec::new(),
            blocks,
            kinds: Vec::new(),
            lines,
            titles: Titles::new(&structure.titles),
            headline: Titles::new(document.metadata.title.as_slice()),
            all_words: 0,
            all_prose: 0,
            main_prose: 0,
            article_trigrams: Trigrams::of(&structure.article_bodies),
            description_trigrams: Trigrams::of(&structure.descriptions),
        };
        outline.count_copies();
        outline.score_texts(tokens);
        outline.sum_blocks();
        outline.descend(tokens);
        outline.count_kinds();
        outline
    }

    /// The hashed words of a block.
    pub(super) fn words(&self, block: usize) -> &'d [u32] {
        self.lines.words_at(block)
    }

    /// The words of a block that are long enough to say what it is about.
    pub(super) fn telling(&self, block: usize) -> impl Iterator<Item = u32> {
        let words = self.words(block).iter().zip(self.lines.letters_at(block));
        words
            .filter(|&(_, &letters)| letters >= TELLING)
            .map(|(&word, _)| word)
    }

    pub(super) fn info(&self, element: u32) -> Option<&ElementInfo> {
        self.structure.elements.get(element as usize)
    }

    /// The hashed tokens of an element's class, id and role.
    pub(super) fn tokens(&self, element: u32) -> &[u32] {
        let range = self.info(element).map(|info| info.tokens);
        let range = range.map_or(0..0, |(start, end)| start as usize..end as usize);
        self.structure.tokens.get(range).unwrap_or_default()
    }

    pub(super) fn element(&self, element: u32) -> Option<&Outlined> {
        self.elements.get(element as usize)
    }

    fn count_copies(&mut self) {
        let mut copies: HashMap<u64, u32, Seeded> = HashMap::default();
        let keys: Vec<u64> = (0..self.blocks.len())
            .map(|block| sequence(self.words(block)))
            .collect();
        for &key in &keys {
            *copies.entry(key).or_default() += 1;
        }
        for (block, key) in self.blocks.iter_mut().zip(keys) {
            block.copies = copies.get(&key).copied().unwrap_or(1);
            let is_prose = block.info.words >= PROSE_WORDS
                && block.link_share() < PROSE_LINKS
                && block.copies < 3;
            block.prose = if is_prose { block.info.words } else { 0 };
            self.all_words += block.info.words;
            self.all_prose += block.prose;
        }
    }

    fn score_texts(&mut self, tokens: &Tokens) {
        for (at, block) in self.blocks.iter_mut().enumerate() {
            let tally = &mut block.text_score;
            text::tokens(self.lines.words_at(at), |token| {
                tally.add(tokens.text.score(token))
            });
        }
    }

    /// Sums the blocks into their elements, and these into their parents, last element first.
    fn sum_blocks(&mut self) {
        let infos = &self.structure.elements;
        let mut below = vec![
            Below {
                first: u32::MAX,
                ..Below::default()
            };
            infos.len()
        ];
        for (at, block) in self.blocks.iter().enumerate() {
            if let Some(sum) = below.get_mut(block.info.element as usize) {
                sum.add_block(at, block);
            }
            let prose = block.prose as f32;
            if let Some(parent) = below.get_mut(block.parent as usize) {
                parent.direct_prose += prose;
            }
            let above = infos.get(block.parent as usize).map(|info| info.parent);
            if let Some(above) = above.and_then(|above| below.get_mut(above as usize)) {
                above.direct_prose += prose * 0.5;
            }
        }
        for (at, info) in infos.iter().enumerate().rev() {
            let Some(own) = below.get(at).copied() else {
                continue;
            };
            if let Some(parent) = below.get_mut(info.parent as usize) {
                parent.add(&own);
            }
        }
        self.elements = below
            .into_iter()
            .map(|below| Outlined {
                below,
                wider: NO_ELEMENT,
                sibling: 0,
                ancestors: 0,
                article: NO_ELEMENT,
                own: Tally::default(),
                chain: Tally::default(),
            })
            .collect();
    }

    /// What an element has from its ancestors, first element first.
    fn descend(&mut self, tokens: &Tokens) {
        for at in 0..self.elements.len() {
            let Some(info) = self.structure.elements.get(at) else {
                continue;
            };
            let range = info.tokens.0 as usize..info.tokens.1 as usize;
            let mut own = Tally::default();
            for &token in self.structure.tokens.get(range).unwrap_or_default() {
                own.add(tokens.structure.score(token));
            }
            let parent = self.elements.get_mut(info.parent as usize).map(|parent| {
                parent.below.children += 1;
                *parent
            });
            let bit = ANCESTORS.iter().position(|&tag| tag == info.tag);
            let bit = bit.map_or(0, |bit| 1 << bit);
            let Some(element) = self.elements.get_mut(at) else {
                continue;
            };
            element.own = own;
            element.chain = own;
            element.ancestors = bit;
            element.article = NO_ELEMENT;
            if let Some(parent) = parent {
                element.chain = own.with(parent.chain);
                element.ancestors |= parent.ancestors;
                element.article = parent.article;
                element.sibling = parent.below.children - 1;
                element.wider = if parent.below.blocks == element.below.blocks {
                    parent.wider
                } else {
                    info.parent
                };
            }
            if info.tag == Tag::Article {
                element.article = at as u32;
            }
        }
    }

    fn count_kinds(&mut self) {
        let mut numbers: HashMap<(u32, u32), u32, Seeded> = HashMap::default();
        for block in &mut self.blocks {
            let kind = |element: u32| {
                self.structure
                    .elements
                    .get(element as usize)
                    .map_or(0, |info| info.kind)
            };
            let next = numbers.len() as u32;
            block.kind = *numbers
                .entry((kind(block.element), kind(block.parent)))
                .or_insert(next);
            if block.kind == next {
                self.kinds.push(Kind::default());
            }
            if let Some(sum) = self.kinds.get_mut(block.kind as usize) {
                sum.blocks += 1;
                sum.words += block.info.words;
                sum.link_words += block.info.link_words;
                sum.prose += block.prose;
            }
        }
        self.main_prose = self.kinds.iter().map(|kind| kind.prose).max().unwrap_or(0);
    }

    /// A block's words, the structure tokens on the way up from it, and its text tokens.
    #[cfg(feature = "training")]
    pub(crate) fn tokens_of(&self, block: usize) -> (u32, Vec<u32>, Vec<u32>) {
        let mut chain = std::collections::BTreeSet::new();
        let mut at = self
            .blocks
            .get(block)
            .map_or(NO_ELEMENT, |block| block.info.element);
        while let Some(info) = self.info(at) {
            let range = info.tokens.0 as usize..info.tokens.1 as usize;
            chain.extend(self.structure.tokens.get(range).unwrap_or_default());
            at = info.parent;
        }
        let mut texts = std::collections::BTreeSet::new();
        text::tokens(self.words(block), |token| {
            texts.insert(token);
        });
        let words = self.blocks.get(block).map_or(0, |block| block.info.words);
        (
            words,
            chain.into_iter().collect(),
            texts.into_iter().collect(),
        )
    }

    /// The share of a block's word triples that the set has.
    pub(super) fn overlap(&self, block: usize, trigrams: &Trigrams) -> f32 {
        let words = self.words(block);
        let found = words.windows(3).filter(|triple| trigrams.contains(triple));
        found.count() as f32 / words.len().saturating_sub(2).max(1) as f32
    }
}
