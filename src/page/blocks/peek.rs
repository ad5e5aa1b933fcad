//! A look at what stands below an element, of bounded length: marks, cards and links are short.

use crate::page::tag::Tag;
use crate::page::tree::{NodeId, Tree};
use crate::words::count_in_block;

/// Nodes and bytes of text beyond which an element is no mark and no card.
const MOST_NODES: usize = 96;
const MOST_BYTES: usize = 2000;

/// What stands below an element.
#[derive(Debug, Default)]
pub(super) struct Peek {
    /// Its text, a space between blocks.
    pub text: String,
    pub words: u32,
    pub link_words: u32,
    /// It has lines of its own: a line break or a block.
    pub has_lines: bool,
    pub has_picture: bool,
    pub links: u32,
}

impl Peek {
    /// Looks at an element; `None` where there is more than can be looked at.
    pub fn at(tree: &Tree, node: NodeId) -> Option<Peek> {
        let mut peek = Peek::default();
        for (number, id) in tree.walk_below(node).enumerate() {
            if number >= MOST_NODES || peek.text.len() > MOST_BYTES {
                return None;
            }
            if let Some(text) = tree.text(id) {
                peek.text(tree, node, id, text);
                continue;
            }
            match tree.element(id).map(|element| element.tag()) {
                Some(Tag::A) => peek.links += 1,
                Some(Tag::Img) => peek.has_picture = true,
                Some(tag) if !tag.is_inline() && !tag.is_unseen() => {
                    peek.has_lines = true;
                    peek.text.push(' ');
                }
                _ => {}
            }
        }
        peek.text = peek.text.split_whitespace().collect::<Vec<_>>().join(" ");
        Some(peek)
    }

    fn text(&mut self, tree: &Tree, root: NodeId, id: NodeId, text: &str) {
        let mut above = std::iter::successors(tree.parent(id), |&id| tree.parent(id))
            .take_while(|&id| id != root)
            .chain([root])
            .filter_map(|id| tree.element(id).map(|element| element.tag()));
        let (mut in_link, mut unseen) = (false, false);
        above.by_ref().for_each(|tag| {
            in_link |= tag == Tag::A;
            unseen |= tag.is_unseen();
        });
        if unseen {
            return;
        }
        let words = count_in_block(text);
        self.words += words;
        self.link_words += if in_link { words } else { 0 };
        self.text.push_str(text);
    }
}
