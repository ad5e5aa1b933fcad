//! What the judge is told of a page beside the candidates: elements, and where each block stands.

use super::tag::Tag;

/// The elements of a page and what is known of each, for the features that only a page has.
#[derive(Debug, Default)]
pub(crate) struct Structure {
    /// The elements that may hold visible text, parents before children.
    pub elements: Vec<ElementInfo>,
    /// The class, id and role tokens of all elements, hashed; each element has a range of them.
    pub tokens: Vec<u32>,
    /// One for each candidate, in the same order.
    pub blocks: Vec<BlockInfo>,
    /// What the page calls itself: `<title>` and the titles of its meta tags.
    pub titles: Vec<String>,
    /// The descriptions of its meta tags.
    pub descriptions: Vec<String>,
    /// The texts that JSON-LD gives as the article's body.
    pub article_bodies: Vec<String>,
    /// The bytes of markup and text in `<noscript>`, where it was stepped over.
    pub noscript_bytes: usize,
}

/// "No parent".
pub(crate) const NO_ELEMENT: u32 = u32::MAX;

/// An element as the features see it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct ElementInfo {
    pub parent: u32,
    pub tag: Tag,
    pub depth: u16,
    pub marks: Marks,
    /// The range of its tokens.
    pub tokens: (u32, u32),
    /// Its tag and class attribute as one number: equal for elements of one kind on one page.
    pub kind: u32,
    /// The number of the caller's selector that names it or the nearest element around it.
    pub selector: Option<u16>,
}

/// What an element's attributes say, as bits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Marks(pub u8);

impl Marks {
    /// `hidden`, `display:none`, `visibility:hidden`.
    pub const HIDDEN: Marks = Marks(1);
    /// `aria-hidden="true"`.
    pub const ARIA_HIDDEN: Marks = Marks(2);
    /// `itemprop="articleBody"`.
    pub const ARTICLE_BODY: Marks = Marks(4);
    /// A post quoted from a social network.
    pub const QUOTED_POST: Marks = Marks(8);
    /// A caption by its class.
    pub const CAPTION: Marks = Marks(16);

    pub fn has(self, mark: Marks) -> bool {
        self.0 & mark.0 != 0
    }

    pub fn with(self, mark: Marks) -> Marks {
        Marks(self.0 | mark.0)
    }

    pub fn without(self, mark: Marks) -> Marks {
        Marks(self.0 & !mark.0)
    }

    /// What holds for everything below an element of these marks.
    pub fn inherited(self, own: Marks) -> Marks {
        Marks(self.0 | own.0)
    }
}

/// What stood at a block's edge.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Edge {
    /// The start or the end of the page.
    Page,
    Opens(Tag),
    Closes(Tag),
}

impl Edge {
    /// As a number for the features.
    pub fn code(self) -> f32 {
        match self {
            Edge::Page => 0.0,
            Edge::Opens(tag) => tag as u8 as f32,
            Edge::Closes(tag) => 200.0 + tag as u8 as f32,
        }
    }
}

/// Where a block stands and what it is made of.
#[derive(Clone, Copy, Debug)]
pub(crate) struct BlockInfo {
    /// The innermost element that holds all of it.
    pub element: u32,
    pub words: u32,
    /// Words inside links.
    pub link_words: u32,
    /// Words in bold type.
    pub bold_words: u32,
    pub links: u32,
    /// Pictures since the block before.
    pub pictures: u32,
    pub start: Edge,
    pub end: Edge,
}
