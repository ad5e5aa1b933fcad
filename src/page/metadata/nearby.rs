//! The lines of text around the headline, where bylines and dates stand without any mark-up.

use std::cell::OnceCell;
use std::collections::HashSet;

use super::author_marks::leads_to_author;
use super::surroundings::is_head_of_article;
use super::text::folded;
use crate::metadata::bylines::{self, Credit};
use crate::page::tag::Tag;
use crate::page::tree::{Element, NodeId, Tree};
use crate::words::{count, ends_with_stop, letters};

/// How many levels above the headline the reading starts.
const LEVELS_UP: usize = 3;

/// How much text is read after the headline, and how many nodes.
const MOST_BYTES: usize = 2500;
const MOST_NODES: usize = 1500;

/// The same where no heading shows the headline, so that all of the page's menus may stand first.
const WHOLE_BYTES: usize = 20_000;
const WHOLE_NODES: usize = 6000;

/// Lines that are read at most, and those of them that may be the head.
const MOST_LINES: usize = 600;
const MOST_HEAD: usize = 40;

/// Lines above the headline, or above the story where no line shows it, that may belong to it.
const ABOVE: usize = 5;

/// Inline elements of a line that are looked at one by one, and bytes of such a line.
const MOST_BOXES: usize = 8;
const BOXED_BYTES: usize = 300;

/// A line of prose has so many words.
const PROSE_WORDS: usize = 12;

/// A line as a reader sees it.
#[derive(Debug, Default)]
pub(super) struct Line {
    pub text: String,
    /// The texts of its inline elements, where it has several: boxes side by side without a mark between them.
    boxes: Vec<String>,
    credit: OnceCell<Credit>,
    /// Most of it is a link, and none that leads to an author.
    pub is_link: bool,
    /// The level of the heading that it is in.
    pub level: Option<u8>,
}

impl Line {
    /// What the line says about its authors, read when it is first asked for.
    pub fn credit(&self) -> &Credit {
        self.credit.get_or_init(|| self.read_credit())
    }

    /// Whether a date may stand in the line: a quick test that most lines fail.
    pub fn may_have_date(&self) -> bool {
        /// Scripts that write numbers with letters begin here.
        const WIDE: char = '\u{2e80}';
        self.text
            .chars()
            .any(|c| c.is_ascii_digit() || !c.is_ascii() && (c.is_numeric() || c >= WIDE))
    }

    fn read_credit(&self) -> Credit {
        let whole = bylines::credit(&self.text);
        let mut boxes = self.boxes.iter().map(|text| bylines::credit(text));
        let has_bare = !whole.bare.is_empty() && whole.alone;
        if has_bare {
            // A name and what its owner does, in a box each.
            let is_own = |own: &Credit| {
                own.alone
                    && own.bare.len() == whole.bare.len()
                    && own.bare.iter().all(|name| bylines::is_person(name))
                    && own
                        .bare
                        .iter()
                        .zip(&whole.bare)
                        .all(|(name, long)| long.starts_with(name.as_str()))
            };
            return match boxes.next().filter(is_own) {
                Some(own) => Credit {
                    bare: own.bare,
                    ..whole
                },
                None => whole,
            };
        }
        if !whole.labelled.is_empty() {
            return whole;
        }
        // A person with a label in a box of his or her own.
        match boxes.find(|credit| credit.alone && !credit.labelled.is_empty()) {
            Some(own) => Credit {
                labelled: own.labelled,
                ..whole
            },
            None => whole,
        }
    }
}

/// The short lines of text from a little before the headline on, in order.
#[derive(Default)]
pub(super) struct Lines {
    pub all: Vec<Line>,
    /// Where the lines of the head are: from a little above the headline to the story's first prose.
    pub head: std::ops::Range<usize>,
    /// The line that is the headline.
    pub headline: Option<usize>,
}

impl Lines {
    /// The lines of the head, without the headline.
    pub fn head(&self) -> impl Iterator<Item = (usize, &Line)> {
        let lines = self.all.iter().enumerate().skip(self.head.start);
        let lines = lines.take(self.head.len());
        lines.filter(|(at, _)| Some(*at) != self.headline)
    }

    /// All the text.
    pub fn text(&self) -> String {
        let lines = self.all.iter().map(|line| line.text.as_str());
        lines.collect::<Vec<_>>().join(" ")
    }

    /// Whether a line says nothing else than another one does: a menu's entry, a section's name.
    pub fn is_repeated(&self, at: usize) -> bool {
        let line = self.all.get(at).map(|line| &line.text);
        let mut others = self.all.iter().enumerate();
        others.any(|(other, known)| other != at && Some(&known.text) == line)
    }
}

/// The lines around the heading that shows the headline; where none does, those of the whole page.
pub(super) fn lines(
    tree: &Tree,
    heading: Option<NodeId>,
    around_headline: &HashSet<NodeId>,
    title: Option<&str>,
) -> Lines {
    let mut reader = Reader {
        tree,
        around_headline,
        heading,
        lines: Vec::new(),
        line: String::new(),
        boxes: Vec::new(),
        linked: 0,
        level: None,
        headline: None,
    };
    match heading {
        Some(heading) => reader.read(above(tree, heading), MOST_NODES, MOST_BYTES),
        None => reader.read(tree.first_child(Tree::DOCUMENT), WHOLE_NODES, WHOLE_BYTES),
    }
    let all = reader.lines;
    let headline = reader.headline.or_else(|| shown(&all, title?));
    let head = head(&all, headline);
    Lines {
        all,
        head,
        headline,
    }
}

/// The element some levels above the headline.
fn above(tree: &Tree, headline: NodeId) -> Option<NodeId> {
    let mut start = headline;
    for _ in 0..LEVELS_UP {
        let parent = tree.parent(start).and_then(|parent| tree.element(parent));
        match parent {
            Some(parent) if !matches!(parent.tag(), Tag::Body | Tag::Html) => start = parent.id(),
            _ => break,
        }
    }
    Some(start)
}

/// The line that shows the title.
fn shown(lines: &[Line], title: &str) -> Option<usize> {
    let key = letters(title);
    lines.iter().position(|line| letters(&line.text) == key)
}

fn head(lines: &[Line], headline: Option<usize>) -> std::ops::Range<usize> {
    let from = headline.map_or(0, |headline| headline + 1);
    let is_prose = |at: usize| {
        let line = lines
            .get(at)
            .map(|line| line.text.as_str())
            .unwrap_or_default();
        count(line) >= PROSE_WORDS && ends_with_stop(line)
    };
    let is_credit = |at: usize| {
        let credit = lines.get(at).map(Line::credit);
        credit.is_some_and(|credit| credit.alone && (credit.dated || !credit.labelled.is_empty()))
    };
    // A standfirst is prose over a byline.
    let opens = |at: usize| is_prose(at) && !is_credit(at + 1) && !is_credit(at + 2);
    let end = (from..lines.len()).find(|&at| opens(at));
    let end = end.unwrap_or(lines.len());
    let start = headline.unwrap_or(end).saturating_sub(ABOVE);
    start..end.min(start + MOST_HEAD)
}

struct Reader<'t> {
    tree: &'t Tree,
    around_headline: &'t HashSet<NodeId>,
    heading: Option<NodeId>,
    lines: Vec<Line>,
    line: String,
    /// Where inline elements of the line begin.
    boxes: Vec<usize>,
    /// Bytes of the line that are links.
    linked: usize,
    level: Option<u8>,
    headline: Option<usize>,
}

impl Reader<'_> {
    fn read(&mut self, start: Option<NodeId>, nodes: usize, bytes: usize) {
        let tree = self.tree;
        let mut read = 0;
        let mut passed_headline = self.heading.is_none();
        let mut next = start;
        let mut left = nodes;
        while let Some(node) =
            next.filter(|_| left > 0 && read <= bytes && self.lines.len() < MOST_LINES)
        {
            left -= 1;
            let element = tree.element(node);
            let enters = element
                .as_ref()
                .is_none_or(|element| self.around_headline.contains(&node) || !is_beside(element));
            let child = tree.first_child(node).filter(|_| enters);
            let mut leaves_block = false;
            next = child.or_else(|| after(tree, node, &mut leaves_block));
            match element {
                Some(_) if !enters => self.finish(),
                Some(element) if element.is_block() || element.tag() == Tag::Br => {
                    self.finish();
                }
                Some(_) => {
                    if self.boxes.len() < MOST_BOXES {
                        self.boxes.push(self.line.len());
                    }
                    self.line.push(' ');
                }
                None => self.text(node),
            }
            if self.heading == Some(node) {
                passed_headline = true;
                self.headline = Some(self.lines.len());
            }
            if passed_headline {
                read += tree.text(node).map_or(0, str::len);
            }
            if leaves_block {
                self.finish();
            }
        }
        self.finish();
    }

    fn text(&mut self, node: NodeId) {
        // A name in a link has few elements around it.
        const LEVELS: usize = 3;
        let text = self.tree.text(node).unwrap_or_default();
        let parent = self
            .tree
            .parent(node)
            .and_then(|parent| self.tree.element(parent));
        let around = parent.iter().flat_map(|parent| {
            std::iter::once(parent.clone())
                .chain(parent.ancestors())
                .take(LEVELS)
        });
        let around: Vec<_> = around.collect();
        let level = around
            .iter()
            .find_map(|element| element.tag().heading_level());
        self.level = self.level.or(level);
        let mut links = around.into_iter().filter(|element| element.tag() == Tag::A);
        if links.next().is_some_and(|link| !leads_to_author(&link)) {
            self.linked += text.trim().len();
        }
        self.line.push_str(text);
    }

    fn finish(&mut self) {
        let text = folded(&self.line);
        let is_link = self.linked * 2 > text.len();
        let boxes = self.texts_of_boxes();
        self.line.clear();
        self.boxes.clear();
        self.linked = 0;
        let level = self.level.take();
        if !text.is_empty() {
            self.lines.push(Line {
                text,
                boxes,
                is_link,
                level,
                credit: OnceCell::new(),
            });
        }
    }

    /// The texts of a short line's inline elements, if it has several.
    fn texts_of_boxes(&self) -> Vec<String> {
        let is_short = self.line.len() <= BOXED_BYTES && self.boxes.len() < MOST_BOXES;
        if !is_short || self.boxes.len() < 2 {
            return Vec::new();
        }
        let ends = self.boxes.iter().skip(1).copied();
        let ends = ends.chain([self.line.len()]);
        let ranges = self.boxes.iter().zip(ends).map(|(&start, end)| start..end);
        let texts = ranges.filter_map(|range| self.line.get(range).map(folded));
        texts.filter(|text| !text.is_empty()).collect()
    }
}

/// Whether other things than the article are inside.
fn is_beside(element: &Element<'_>) -> bool {
    match element.tag() {
        Tag::Footer => !is_head_of_article(element),
        tag => matches!(tag, Tag::Aside | Tag::Nav) || tag.is_unseen(),
    }
}

/// The node after everything below this one, and whether a block ends before it.
fn after(tree: &Tree, mut node: NodeId, leaves_block: &mut bool) -> Option<NodeId> {
    loop {
        *leaves_block |= tree.element(node).is_some_and(|element| element.is_block());
        if let Some(next) = tree.next_sibling(node) {
            return Some(next);
        }
        node = tree.parent(node)?;
    }
}
