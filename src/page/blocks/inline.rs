//! The text of one block while its pieces come in: white space folded, links and emphasis noted.

use crate::article::{Span, SpanKind};
use crate::page::attribute::AttributeName;
use crate::page::tag::Tag;
use crate::page::tree::{Element, NodeId, fold_onto};
use crate::words::count_in_block;

use super::links::Links;

/// Inline elements noted at once; what is nested deeper stays plain text.
const MOST_OPEN: usize = 16;

/// Blocks that a link or emphasis may go on over: a link around a card has a handful. Each has a
/// copy of the link's address.
const MOST_BLOCKS: u32 = 16;

/// A finished block.
pub(super) struct RunBlock {
    pub text: String,
    pub spans: Vec<Span>,
    pub words: u32,
    pub link_words: u32,
    pub bold_words: u32,
    pub links: u32,
}

/// The run of inline content at hand.
#[derive(Default)]
pub(super) struct Run {
    text: String,
    spans: Vec<Span>,
    open: Vec<OpenInline>,
    link_words: u32,
    bold_words: u32,
    links: u32,
    preformatted: bool,
    /// What parts the text so far from the next, where a block ended inside a cell.
    gap: Option<Gap>,
    /// Links in brackets went out of the block.
    has_gone: bool,
}

/// What parts two pieces of one block that stood apart on the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Gap {
    /// White space.
    Space,
    /// A semicolon, between the items of a list.
    Item,
}

struct OpenInline {
    node: NodeId,
    tag: Tag,
    kind: Option<SpanKind>,
    /// Where it starts in the text at hand; 0 where it was open before the block began.
    start: usize,
    /// It was opened behind what parts its text from the text before.
    opened_in_gap: bool,
    /// The blocks that it has been in.
    blocks: u32,
}

impl Run {
    pub fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// The text so far; nothing where what comes now is parted from it.
    pub fn before(&self) -> &str {
        if self.gap.is_some() { "" } else { &self.text }
    }

    /// Something went out of the block's end: brackets around nothing go with it.
    pub fn went(&mut self) {
        self.has_gone = true;
    }

    /// Adds a space unless the text ends with one.
    pub fn space(&mut self) {
        fold_onto(&mut self.text, " ");
    }

    /// Begins a new line of preformatted text.
    pub fn line(&mut self) {
        if !self.text.is_empty() && !self.text.ends_with('\n') {
            self.text.push('\n');
        }
    }

    /// Separates the text that comes next from the text so far.
    pub fn part(&mut self, gap: Gap) {
        if !self.is_empty() {
            self.gap = self.gap.max(Some(gap));
        }
    }

    /// Writes what parts the text so far from what comes now.
    fn close_gap(&mut self) {
        let Some(gap) = self.gap.take() else {
            return;
        };
        self.text.truncate(self.text.trim_end().len());
        let ends_itself = self.text.ends_with(|c: char| !c.is_alphanumeric());
        if gap == Gap::Item && !ends_itself {
            self.text.push(';');
        }
        self.text.push(' ');
        for open in self.open.iter_mut().filter(|open| open.opened_in_gap) {
            open.start = self.text.len();
            open.opened_in_gap = false;
        }
    }

    /// Adds text; preformatted text keeps its white space.
    pub fn text(&mut self, piece: &str, preformatted: bool) {
        if self.gap.is_some() {
            if piece.trim().is_empty() {
                return;
            }
            self.close_gap();
        }
        let in_link = self.open.iter().any(|open| open.tag == Tag::A);
        let in_bold = self
            .open
            .iter()
            .any(|open| matches!(open.tag, Tag::B | Tag::Strong));
        if in_link || in_bold {
            let words = count_in_block(piece);
            self.link_words += if in_link { words } else { 0 };
            self.bold_words += if in_bold { words } else { 0 };
        }
        if preformatted {
            self.preformatted = true;
            self.text.push_str(piece);
        } else {
            fold_onto(&mut self.text, piece);
        }
    }

    pub fn open_inline(&mut self, element: &Element<'_>, links: &Links) {
        let kind = match element.tag() {
            Tag::A => {
                if !self.is_empty() {
                    self.links += 1;
                }
                element
                    .attribute(AttributeName::Href)
                    .and_then(|href| links.resolve(href))
                    .map(SpanKind::Link)
            }
            Tag::Em | Tag::I => Some(SpanKind::Emphasis),
            Tag::Strong | Tag::B => Some(SpanKind::Strong),
            Tag::Code | Tag::Kbd | Tag::Samp => Some(SpanKind::Code),
            _ => return,
        };
        if self.open.len() < MOST_OPEN {
            self.open.push(OpenInline {
                node: element.id(),
                tag: element.tag(),
                kind,
                start: self.text.len(),
                opened_in_gap: self.gap.is_some(),
                blocks: 0,
            });
        }
    }

    pub fn close_inline(&mut self, node: NodeId) {
        if self.open.last().map(|open| open.node) != Some(node) {
            return;
        }
        if let Some(open) = self.open.pop() {
            let end = self.text.trim_end().len();
            if let Some(kind) = open.kind
                && open.start < end
            {
                let start = open.start;
                self.spans.push(Span { start, end, kind });
            }
        }
    }

    /// Ends the block; `None` where it holds no word. Inline elements stay open for the next.
    pub fn take(&mut self) -> Option<RunBlock> {
        if self.text.is_empty() {
            return None;
        }
        self.gap = None;
        // The buffer stays, and the block's text takes no more room than it needs.
        let mut text = self.text.trim_end();
        if std::mem::take(&mut self.has_gone) {
            text = without_empty_brackets(text);
        }
        let mut text = text.to_string();
        self.text.clear();
        let mut spans = std::mem::take(&mut self.spans);
        for open in &mut self.open {
            if let Some(kind) = &open.kind
                && open.start < text.len()
            {
                spans.push(Span {
                    start: open.start,
                    end: text.len(),
                    kind: kind.clone(),
                });
            }
            open.start = 0;
            open.opened_in_gap = false;
            open.blocks += 1;
            if open.blocks >= MOST_BLOCKS {
                open.kind = None;
            }
        }
        spans.sort_by_key(|span| (span.start, std::cmp::Reverse(span.end)));
        let (link_words, bold_words, links) = (
            std::mem::take(&mut self.link_words),
            std::mem::take(&mut self.bold_words),
            std::mem::take(&mut self.links),
        );
        if std::mem::take(&mut self.preformatted) {
            let leading = text.len() - text.trim_start_matches('\n').len();
            if leading > 0 {
                text.drain(..leading);
                spans.clear();
            }
        }
        let words = count_in_block(&text);
        (words > 0).then_some(RunBlock {
            text,
            spans,
            words,
            link_words: link_words.min(words),
            bold_words: bold_words.min(words),
            links,
        })
    }
}

/// A text without the brackets at its end that hold no word.
fn without_empty_brackets(text: &str) -> &str {
    match text.rfind(['[', '(']) {
        Some(at)
            if !text
                .get(at..)
                .is_some_and(|rest| rest.contains(char::is_alphanumeric)) =>
        {
            text.get(..at).unwrap_or(text).trim_end()
        }
        _ => text,
    }
}
