//! Records: siblings of one kind that hold a few blocks each. Cards of other stories, comments under a
//! story and the slides of a gallery are such records, whatever the site calls their classes.

use std::collections::HashMap;

use super::outline::{Outline, OutlinedBlock};
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
pub(super) struct Groups {
    /// For each element the nearest record, itself or above it.
    record_of: Vec<u32>,
    /// For each element that is a record its group.
    group_of: HashMap<u32, usize>,
    groups: Vec<Group>,
    /// For each block its number in its record.
    places: Vec<u32>,
}

impl Groups {
    pub fn new(outline: &Outline<'_>) -> Groups {
        let (group_of, groups) = find(outline);
        let mut found = Groups {
            record_of: nearest(outline, &group_of),
            group_of,
            groups,
            places: Vec::with_capacity(outline.blocks.len()),
        };
        found.describe(outline);
        found
    }

    /// Reads each record once and adds it to its group.
    fn describe(&mut self, outline: &Outline<'_>) {
        let mut records: HashMap<u32, Record> = HashMap::new();
        for block in &outline.blocks {
            let at = self.record(block);
            if at == NO_ELEMENT {
                self.places.push(0);
                continue;
            }
            let record = records.entry(at).or_default();
            self.places.push(record.blocks);
            record.add(block);
        }
        for (at, record) in records {
            let group = self.group_of.get(&at);
            if let Some(group) = group.and_then(|&group| self.groups.get_mut(group)) {
                group.add(record);
            }
        }
    }

    /// The blocks of each record, group by group.
    pub fn records(&self, outline: &Outline<'_>) -> Vec<Vec<Vec<usize>>> {
        let mut numbers: HashMap<u32, usize> = HashMap::new();
        let mut groups = vec![Vec::new(); self.groups.len()];
        for (at, block) in outline.blocks.iter().enumerate() {
            let element = self.record(block);
            let group = self.group_of.get(&element);
            let Some(records) = group.and_then(|&group| groups.get_mut(group)) else {
                continue;
            };
            let next = records.len();
            let number = *numbers.entry(element).or_insert(next);
            if number == next {
                records.push(Vec::new());
            }
            if let Some(record) = records.get_mut(number) {
                record.push(at);
            }
        }
        groups
    }

    fn record(&self, block: &OutlinedBlock) -> u32 {
        let record = self.record_of.get(block.info.element as usize);
        record.copied().unwrap_or(NO_ELEMENT)
    }

    pub fn features(&self, outline: &Outline<'_>, at: usize, row: &mut Vec<f32>) {
        let Some(block) = outline.blocks.get(at) else {
            return;
        };
        let group = self.group_of.get(&self.record(block));
        match group.and_then(|&group| self.groups.get(group)) {
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

/// The records: elements with a sibling of the same tag and class, two blocks or more each on average.
fn find(outline: &Outline<'_>) -> (HashMap<u32, usize>, Vec<Group>) {
    let mut siblings: HashMap<(u32, u32), (u32, u32)> = HashMap::new();
    for (info, element) in outline.structure.elements.iter().zip(&outline.elements) {
        if element.below.blocks > 0 && info.parent != NO_ELEMENT {
            let count = siblings.entry((info.parent, info.kind)).or_default();
            count.0 += 1;
            count.1 += element.below.blocks;
        }
    }
    let mut numbers = HashMap::new();
    let mut group_of = HashMap::new();
    let elements = outline.structure.elements.iter().zip(&outline.elements);
    for (at, (info, element)) in elements.enumerate() {
        let count = siblings.get(&(info.parent, info.kind));
        let is_record =
            count.is_some_and(|&(records, blocks)| records > 1 && blocks >= 2 * records);
        if is_record && element.below.blocks > 0 {
            let next = numbers.len();
            let group = *numbers.entry((info.parent, info.kind)).or_insert(next);
            group_of.insert(at as u32, group);
        }
    }
    let groups = vec![Group::default(); numbers.len()];
    (group_of, groups)
}

/// For each element the nearest record, parents before children.
fn nearest(outline: &Outline<'_>, group_of: &HashMap<u32, usize>) -> Vec<u32> {
    let mut nearest: Vec<u32> = Vec::with_capacity(outline.elements.len());
    for (at, info) in outline.structure.elements.iter().enumerate() {
        let at = at as u32;
        let above = nearest.get(info.parent as usize).copied();
        nearest.push(if group_of.contains_key(&at) {
            at
        } else {
            above.unwrap_or(NO_ELEMENT)
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
