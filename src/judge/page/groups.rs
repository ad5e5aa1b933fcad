//! Records: siblings of one kind that hold a few blocks each. Cards of other stories, comments under a
//! story and the slides of a gallery are such records, whatever the site calls their classes.

use super::block::OutlinedBlock;
use super::outline::Outline;
use super::why::MOSTLY_LINK;
use crate::page::structure::NO_ELEMENT;

/// How many features a block has from its record.
pub(super) const GROUPS: usize = 14;

/// Words up to which a first line is a name, and from which a link is a title.
const NAME_WORDS: u32 = 4;
const TITLE_WORDS: u32 = 3;
/// Words up to which a line can be a counter, such as "3 of 40".
const COUNTER_WORDS: u32 = 3;
/// Counts are features up to here.
const MANY: u32 = 50;

/// No record.
const NO_RECORD: u32 = u32::MAX;

/// One record, or the sums over all of a group.
#[derive(Clone, Copy, Debug, Default)]
struct Record {
    blocks: u32,
    words: u32,
    prose: u32,
    titles: u32,
    headings: u32,
    pictures: u32,
    dates: u32,
    counters: u32,
    names: u32,
    paragraphs: u32,
}

/// The records below one parent.
#[derive(Clone, Copy, Debug, Default)]
struct Group {
    records: u32,
    sum: Record,
    most_words: u32,
}

/// The records of a page.
pub(crate) struct Groups {
    /// For each element the number of the nearest record, itself or above it.
    record_of: Vec<u32>,
    /// For each record its group.
    group_of: Vec<u32>,
    groups: Vec<Group>,
    /// For each block its number in its record.
    places: Vec<u32>,
}

impl Groups {
    pub fn new(outline: &Outline<'_>) -> Groups {
        let (own, group_of) = find(outline);
        let groups = group_of.iter().max().map_or(0, |&last| last as usize + 1);
        let mut found = Groups {
            record_of: nearest(outline, &own),
            group_of,
            groups: vec![Group::default(); groups],
            places: Vec::with_capacity(outline.blocks.len()),
        };
        found.describe(outline);
        found
    }

    /// Reads each record once and adds it to its group.
    fn describe(&mut self, outline: &Outline<'_>) {
        let mut records = vec![Record::default(); self.group_of.len()];
        for block in &outline.blocks {
            let record = records.get_mut(self.record(block) as usize);
            self.places
                .push(record.as_ref().map_or(0, |record| record.blocks));
            if let Some(record) = record {
                record.add(block);
            }
        }
        for (&group, record) in self.group_of.iter().zip(records) {
            let group = self.groups.get_mut(group as usize);
            if let Some(group) = group.filter(|_| record.blocks > 0) {
                group.add(record);
            }
        }
    }

    /// The blocks of each record, group by group.
    pub fn records(&self, outline: &Outline<'_>) -> Vec<Vec<Vec<usize>>> {
        let mut places = vec![usize::MAX; self.group_of.len()];
        let mut groups = vec![Vec::new(); self.groups.len()];
        for (at, block) in outline.blocks.iter().enumerate() {
            let record = self.record(block) as usize;
            let group = self.group_of.get(record);
            let records = group.and_then(|&group| groups.get_mut(group as usize));
            let (Some(records), Some(place)) = (records, places.get_mut(record)) else {
                continue;
            };
            if *place == usize::MAX {
                *place = records.len();
                records.push(Vec::new());
            }
            if let Some(record) = records.get_mut(*place) {
                record.push(at);
            }
        }
        groups
    }

    /// The number of the record that a block stands in.
    fn record(&self, block: &OutlinedBlock) -> u32 {
        let record = self.record_of.get(block.info.element as usize);
        record.copied().unwrap_or(NO_RECORD)
    }

    pub fn features(&self, outline: &Outline<'_>, at: usize, row: &mut Vec<f32>) {
        let Some(block) = outline.blocks.get(at) else {
            return;
        };
        let group = self.group_of.get(self.record(block) as usize);
        match group.and_then(|&group| self.groups.get(group as usize)) {
            Some(group) => group.features(outline.all_prose, row),
            None => row.extend([0.0; GROUPS - 2]),
        }
        row.push(self.places.get(at).map_or(0, |&place| place.min(MANY)) as f32);
        row.push(f32::from(u8::from(is_introduced(outline, block))));
    }
}

impl Record {
    fn add(&mut self, block: &OutlinedBlock) {
        let counts = &block.counts;
        let is_link = block.link_share() >= MOSTLY_LINK && block.info.words >= TITLE_WORDS;
        let is_short = counts.stops == 0 && counts.words <= NAME_WORDS;
        let is_counter = counts.words <= COUNTER_WORDS && counts.digits >= 2 && counts.letters <= 2;
        let has_date = counts.words <= 14 && counts.has_date();
        self.names |= u32::from(self.blocks == 0 && is_short);
        self.titles |= u32::from(is_link);
        self.headings |= u32::from(block.is_heading());
        self.pictures |= u32::from(block.info.pictures > 0);
        self.dates |= u32::from(has_date);
        self.counters |= u32::from(is_counter && !counts.has_date());
        self.paragraphs |= u32::from(block.prose > 0);
        self.blocks += 1;
        self.words += block.info.words;
        self.prose += block.prose;
    }
}

impl Group {
    fn add(&mut self, record: Record) {
        self.records += 1;
        self.most_words = self.most_words.max(record.words);
        let sum = &mut self.sum;
        sum.blocks += record.blocks;
        sum.words += record.words;
        sum.prose += record.prose;
        sum.titles += record.titles;
        sum.headings += record.headings;
        sum.pictures += record.pictures;
        sum.dates += record.dates;
        sum.counters += record.counters;
        sum.names += record.names;
        sum.paragraphs += record.paragraphs;
    }

    fn features(&self, all_prose: u32, row: &mut Vec<f32>) {
        let records = self.records.max(1) as f32;
        let share = |count: u32| count as f32 / records;
        let sum = &self.sum;
        row.extend([
            self.records.min(MANY) as f32,
            share(sum.blocks),
            share(sum.words),
            self.most_words as f32 / share(sum.words).max(1.0),
            share(sum.titles),
            share(sum.headings),
            share(sum.pictures),
            share(sum.dates),
            share(sum.counters),
            share(sum.names),
            share(sum.paragraphs),
            sum.prose as f32 / all_prose.max(1) as f32,
        ]);
    }
}

/// An element with blocks below it.
struct Sibling {
    /// Its parent and its kind.
    family: u64,
    at: u32,
}

/// The records: elements with a sibling of the same tag and class, two blocks or more each on average.
/// For each element its number as a record, for each record its group; groups are numbered by their
/// first element.
fn find(outline: &Outline<'_>) -> (Vec<u32>, Vec<u32>) {
    let mut siblings: Vec<Sibling> = Vec::new();
    let elements = outline.structure.elements.iter().zip(&outline.elements);
    for (at, (info, element)) in (0..).zip(elements) {
        if element.below.blocks > 0 && info.parent != NO_ELEMENT {
            let family = u64::from(info.parent) << 32 | u64::from(info.kind);
            siblings.push(Sibling { family, at });
        }
    }
    siblings.sort_by_key(|sibling| sibling.family);
    let mut groups: Vec<&[Sibling]> = siblings
        .chunk_by(|one, next| one.family == next.family)
        .filter(|group| group.len() > 1 && blocks_below(outline, group) >= 2 * group.len())
        .collect();
    groups.sort_unstable_by_key(|group| group.first().map(|first| first.at));
    let mut own = vec![NO_RECORD; outline.elements.len()];
    let mut group_of = Vec::new();
    for (number, group) in (0..).zip(groups) {
        for sibling in group {
            if let Some(record) = own.get_mut(sibling.at as usize) {
                *record = group_of.len() as u32;
                group_of.push(number);
            }
        }
    }
    (own, group_of)
}

fn blocks_below(outline: &Outline<'_>, elements: &[Sibling]) -> usize {
    let elements = elements
        .iter()
        .filter_map(|sibling| outline.element(sibling.at));
    elements.map(|element| element.below.blocks as usize).sum()
}

/// For each element the nearest record, parents before children.
fn nearest(outline: &Outline<'_>, own: &[u32]) -> Vec<u32> {
    let mut nearest: Vec<u32> = Vec::with_capacity(outline.elements.len());
    for (info, &own) in outline.structure.elements.iter().zip(own) {
        let above = nearest.get(info.parent as usize).copied();
        nearest.push(match own {
            NO_RECORD => above.unwrap_or(NO_RECORD),
            own => own,
        });
    }
    nearest
}

/// Whether prose that ends with a colon stands before what the block's parent holds: a list that the
/// story announces is its own.
fn is_introduced(outline: &Outline<'_>, block: &OutlinedBlock) -> bool {
    let first = outline
        .element(block.parent)
        .map(|e| e.below.first as usize);
    let before = first.and_then(|first| outline.blocks.get(first.checked_sub(1)?));
    before.is_some_and(|before| {
        matches!(before.counts.last, ':' | '：') && before.link_share() < MOSTLY_LINK
    })
}
