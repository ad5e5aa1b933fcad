//! The lists of an article: which list and which item opens or closes before each block.

use super::part::{Kind, Part};
use crate::article::{Block, Item, Role};

/// Deeper lists are drawn at this depth; nobody reads them, and indents must not grow with the
/// nesting of a hostile page.
const DEEPEST: u8 = 12;

/// Markdown has no longer numbers.
const GREATEST: u32 = 999_999_999;

/// A list that is open: what its items have in common.
#[derive(Debug)]
struct Open {
    depth: u8,
    /// The last item's number, where the list is numbered.
    number: Option<u32>,
}

/// The open lists, outermost first; each has an open item.
#[derive(Debug, Default)]
pub(super) struct Lists {
    open: Vec<Open>,
}

impl Lists {
    /// Hands over blocks that stand together, the first of which says where, and before them what
    /// opens and closes.
    pub fn blocks<'b>(
        &mut self,
        (kind, blocks): (Kind, &[&'b Block]),
        render: &mut impl FnMut(Part<'_, 'b>),
    ) {
        match blocks.first().and_then(|block| item(block)) {
            None => self.close_all(render),
            Some(item) => self.enter(item, render),
        }
        render(Part::Blocks(kind, blocks));
    }

    pub fn close_all<'b>(&mut self, render: &mut impl FnMut(Part<'_, 'b>)) {
        while !self.open.is_empty() {
            self.close(render);
        }
    }

    fn enter<'b>(&mut self, item: Item, render: &mut impl FnMut(Part<'_, 'b>)) {
        while let Some(list) = self.open.last()
            && list.depth > item.depth
        {
            if self.depth_below() < item.depth && item.starts && self.goes_on_with(item) {
                break;
            }
            self.close(render);
        }
        let is_open = self
            .open
            .last()
            .is_some_and(|list| list.depth == item.depth);
        if is_open && !item.starts {
            return;
        }
        if is_open && !self.goes_on_with(item) {
            self.close(render);
        }
        match self.open.last_mut() {
            Some(list) if list.depth >= item.depth => {
                list.depth = item.depth;
                list.number = item.number;
                render(Part::ItemCloses);
            }
            _ => {
                self.open.push(Open {
                    depth: item.depth,
                    number: item.number,
                });
                render(Part::ListOpens(item.number));
            }
        }
        render(Part::ItemOpens(item.number));
    }

    /// Whether the item can be the next of the innermost list.
    fn goes_on_with(&self, item: Item) -> bool {
        let last = self.open.last().map(|list| list.number);
        match (last, item.number) {
            (Some(Some(last)), Some(number)) => number > last,
            (Some(None), None) => true,
            _ => false,
        }
    }

    /// The depth of the list around the innermost.
    fn depth_below(&self) -> u8 {
        let around = self.open.iter().rev().nth(1);
        around.map_or(0, |list| list.depth)
    }

    fn close<'b>(&mut self, render: &mut impl FnMut(Part<'_, 'b>)) {
        if self.open.pop().is_some() {
            render(Part::ItemCloses);
            render(Part::ListCloses);
        }
    }
}

/// The item that a block belongs to. In a text that came as lines an item is one line.
fn item(block: &Block) -> Option<Item> {
    let own = (block.role == Role::ListItem).then_some(Item {
        depth: block.level,
        number: block.number,
        starts: true,
    });
    block.item.or(own).map(|item| Item {
        depth: item.depth.clamp(1, DEEPEST),
        number: item.number.map(|number| number.min(GREATEST)),
        ..item
    })
}
