//! Plain text: the blocks that the text shows, one a line.

use super::out::Out;
use crate::article::{Article, Block, Role};
use crate::lines::item_marker_length;

pub(super) fn write(article: &Article, out: &mut Out<'_>) {
    let blocks: Vec<&Block> = article.body().collect();
    let drawn = drawn_numbers(&blocks);
    for (at, (block, number)) in blocks.iter().zip(drawn).enumerate() {
        if at > 0 {
            out.push('\n');
        }
        if let Some(number) = number {
            out.push_str(&format!("{number}. "));
        }
        out.push_str(&block.text);
    }
}

/// For each block the number that a page draws before it, as the first of an item of an ordered
/// list. Readers see it and the text goes on from it ("see step 3"), so that it is written; an item
/// that came as text has its own. One that has no item of its list beside it is no list in plain
/// text, and has none there, as with lines.
fn drawn_numbers(blocks: &[&Block]) -> Vec<Option<u32>> {
    let mut drawn = vec![None; blocks.len()];
    // For each depth of nesting the last item: its place and number.
    let mut open: Vec<Option<(usize, u32)>> = Vec::new();
    for (at, block) in blocks.iter().enumerate() {
        let (depth, starts) = match (block.item, block.role) {
            (Some(item), _) => (item.depth, item.starts),
            (None, Role::ListItem) => (block.level.max(1), true),
            _ => (0, false),
        };
        let depth = usize::from(depth);
        open.truncate(depth + 1);
        if depth == 0 {
            open.clear();
        }
        if !starts {
            continue;
        }
        open.resize(depth + 1, None);
        let Some(last) = open.get_mut(depth) else {
            continue;
        };
        let number = block.item.map_or(block.number, |item| item.number);
        if let (Some((before, last)), Some(number)) = (*last, number)
            && number.abs_diff(last) == 1
        {
            for (at, number) in [(before, last), (at, number)] {
                let is_unwritten = blocks.get(at).is_some_and(|block| is_unwritten(block));
                if let Some(place) = drawn.get_mut(at).filter(|_| is_unwritten) {
                    *place = Some(number);
                }
            }
        }
        *last = number.map(|number| (at, number));
    }
    drawn
}

/// Whether a page draws the number and the text has none of its own.
fn is_unwritten(block: &Block) -> bool {
    block.place.range.is_none() && item_marker_length(&block.text) == 0
}
