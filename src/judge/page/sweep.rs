//! What stands before and after each block: prose, headings, titles, articles, by running sums.

use super::block::OutlinedBlock;
use super::outline::Outline;
use crate::page::structure::NO_ELEMENT;
use crate::page::tag::Tag;

/// Distances in blocks count up to here.
const FAR: i64 = 50;

/// Running sums over the blocks of a page.
pub(super) struct Sweep {
    /// Prose and words before each block, and in all at the end.
    prose: Vec<u32>,
    words: Vec<u32>,
    first_prose: i64,
    last_prose: i64,
    heads: Vec<Head>,
    first_h1: Option<usize>,
    first_title: Option<usize>,
    last_title: Option<usize>,
    h1s: f32,
    titles: f32,
    articles: Articles,
    /// Blocks since the last short dated one, and until the next.
    since_date: Vec<i64>,
    until_date: Vec<i64>,
}

/// Headings before a block.
#[derive(Clone, Copy, Default)]
struct Head {
    last: Option<usize>,
    h1s: f32,
    titles: f32,
    last_h1_is_title: f32,
}

/// The page's `<article>`s that hold prose, in order.
struct Articles {
    /// For each block its article's number among these, or -1.
    numbers: Vec<f32>,
    count: f32,
    /// Whether each one's headings have a title.
    titled: Vec<bool>,
}

/// Words of prose from which an `<article>` counts.
const ARTICLE_PROSE: u32 = 60;

impl Sweep {
    pub fn new(outline: &Outline<'_>) -> Sweep {
        let count = outline.blocks.len();
        let (mut prose, mut words) = (vec![0], vec![0]);
        for block in &outline.blocks {
            prose.push(prose.last().copied().unwrap_or(0) + block.prose);
            words.push(words.last().copied().unwrap_or(0) + block.info.words);
        }
        let is_prose = |at: &usize| outline.blocks.get(*at).is_some_and(|block| block.prose > 0);
        let mut sweep = Sweep {
            prose,
            words,
            first_prose: (0..count).find(is_prose).unwrap_or(0) as i64,
            last_prose: (0..count).rev().find(is_prose).unwrap_or(count) as i64,
            heads: Vec::with_capacity(count),
            first_h1: None,
            first_title: None,
            last_title: None,
            h1s: 0.0,
            titles: 0.0,
            articles: Articles::new(outline),
            since_date: distances(outline.blocks.iter().map(is_dated)),
            until_date: distances(outline.blocks.iter().rev().map(is_dated)),
        };
        sweep.until_date.reverse();
        sweep.headings(outline);
        sweep
    }

    fn headings(&mut self, outline: &Outline<'_>) {
        let mut head = Head::default();
        for (at, block) in outline.blocks.iter().enumerate() {
            self.heads.push(head);
            let words = outline.words(at);
            if outline.titles.is_title(words) {
                self.first_title.get_or_insert(at);
                self.last_title = Some(at);
            }
            if !block.is_heading() {
                continue;
            }
            head.last = Some(at);
            let is_title = outline.titles.is_like_title(words);
            if block.tag == Tag::H1 {
                self.first_h1.get_or_insert(at);
                head.h1s += 1.0;
                head.last_h1_is_title = if is_title { 2.0 } else { 1.0 };
            }
            if is_title && matches!(block.tag, Tag::H1 | Tag::H2) {
                head.titles += 1.0;
            }
        }
        self.h1s = head.h1s;
        self.titles = head.titles;
    }

    pub fn features(&self, outline: &Outline<'_>, at: usize, row: &mut Vec<f32>) {
        let count = outline.blocks.len();
        let prose = |at: usize| self.prose.get(at.min(count)).copied().unwrap_or(0) as f32;
        let words = |at: usize| self.words.get(at.min(count)).copied().unwrap_or(0) as f32;
        let all_prose = outline.all_prose.max(1) as f32;
        let here = at as i64;
        let near = |other: i64| (here - other).clamp(-FAR, FAR) as f32;
        let from = |other: Option<usize>| {
            other.map_or(-99.0, |other| (here - other as i64).clamp(-30, 200) as f32)
        };
        let head = self.heads.get(at).copied().unwrap_or_default();
        row.extend([
            at as f32,
            at as f32 / count.max(1) as f32,
            words(at) / outline.all_words.max(1) as f32,
            prose(at) / all_prose,
            (prose(count) - prose(at + 1)) / all_prose,
            prose(at),
            prose(count) - prose(at + 1),
            near(self.first_prose),
            near(self.last_prose),
            prose(at + 6) - prose(at.saturating_sub(5)),
            prose(at) - prose(at.saturating_sub(10)),
            prose(at + 11) - prose(at + 1),
            words(at) - words(at.saturating_sub(3)),
            words(at + 4) - words(at + 1),
            from(self.first_h1),
            from(self.first_title),
            from(self.last_title),
        ]);
        self.heading_features(outline, at, head, row);
        row.extend([
            head.h1s,
            self.h1s,
            head.last_h1_is_title,
            head.titles,
            self.titles,
        ]);
        self.articles.features(outline, at, row);
        row.extend([
            outline.all_words as f32,
            outline.all_prose as f32,
            count as f32,
        ]);
        let distance = |distances: &[i64]| distances.get(at).copied().unwrap_or(FAR) as f32;
        row.extend([distance(&self.since_date), distance(&self.until_date)]);
    }

    /// The last heading above: how far, of which level, how long, under the same parent or not.
    fn heading_features(&self, outline: &Outline<'_>, at: usize, head: Head, row: &mut Vec<f32>) {
        let heading = head.last.and_then(|last| outline.blocks.get(last));
        let parent = outline
            .blocks
            .get(at)
            .map_or(NO_ELEMENT, |block| block.parent);
        row.extend([
            head.last.map_or(99.0, |last| (at - last).min(60) as f32),
            heading.map_or(0.0, |heading| heading.tag as u8 as f32),
            heading.map_or(0.0, |heading| heading.counts.words as f32),
            heading.map_or(0.0, |heading| f32::from(u8::from(heading.parent == parent))),
        ]);
    }
}

/// Words up to which a block with a date or a time is a date line.
const DATE_LINE: u32 = 14;

/// A line with a date or a time of day, as stands between headline and story. Years alone count
/// with other digits: a day and a spelled month.
fn is_dated(block: &OutlinedBlock) -> bool {
    let counts = &block.counts;
    counts.words <= DATE_LINE && counts.has_date()
}

/// For each in turn how many steps ago the last before it was met.
fn distances(met: impl Iterator<Item = bool>) -> Vec<i64> {
    let mut since = FAR;
    met.map(|is_met| {
        let distance = since;
        since = if is_met { 1 } else { (since + 1).min(FAR) };
        distance
    })
    .collect()
}

impl Articles {
    fn new(outline: &Outline<'_>) -> Articles {
        let mut articles = Articles {
            numbers: Vec::with_capacity(outline.blocks.len()),
            count: 0.0,
            titled: Vec::new(),
        };
        let mut number_of = vec![-1.0f32; outline.elements.len()];
        for (at, block) in outline.blocks.iter().enumerate() {
            let article = outline
                .element(block.info.element)
                .map_or(NO_ELEMENT, |e| e.article);
            let holds_prose = outline
                .element(article)
                .is_some_and(|e| e.below.prose >= ARTICLE_PROSE);
            let mut number = -1.0;
            if holds_prose && let Some(known) = number_of.get_mut(article as usize) {
                if *known < 0.0 {
                    *known = articles.count;
                    articles.count += 1.0;
                    articles.titled.push(false);
                }
                number = *known;
                let is_title = matches!(block.tag, Tag::H1 | Tag::H2)
                    && outline.titles.is_like_title(outline.words(at));
                if is_title && let Some(titled) = articles.titled.get_mut(number as usize) {
                    *titled = true;
                }
            }
            articles.numbers.push(number);
        }
        articles
    }

    fn features(&self, outline: &Outline<'_>, at: usize, row: &mut Vec<f32>) {
        let number = self.numbers.get(at).copied().unwrap_or(-1.0);
        let titled = number >= 0.0 && self.titled.get(number as usize).copied().unwrap_or(false);
        let article = outline
            .blocks
            .get(at)
            .and_then(|block| outline.element(block.info.element))
            .and_then(|element| outline.element(element.article));
        row.extend([
            number,
            self.count,
            f32::from(u8::from(titled)),
            article.map_or(0.0, |article| article.below.prose as f32)
                / outline.all_prose.max(1) as f32,
        ]);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn distances_count_from_the_last_that_was_met() {
        let met = [false, true, false, false, true];
        assert_eq!(distances(met.into_iter()), [FAR, FAR, 1, 2, 3]);
    }
}
