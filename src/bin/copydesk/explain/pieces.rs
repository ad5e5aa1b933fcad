//! The pieces of a document in reading order, and what became of each.

use copydesk::{Article, Block, Place, Removal};

/// A piece of the document and what became of it.
pub struct Piece<'a> {
    pub text: &'a str,
    pub fate: Fate<'a>,
}

#[derive(Clone, Copy)]
pub enum Fate<'a> {
    Kept(&'a Block),
    Removed(&'a Removal),
}

/// All pieces in reading order, with their text as it was read.
pub fn pieces<'a>(article: &'a Article, input: &'a str) -> Vec<Piece<'a>> {
    let as_read = |place: &Place, text: &'a str| {
        let range = place.range.clone();
        range.and_then(|range| input.get(range)).unwrap_or(text)
    };
    let removed = article.removed().iter().map(|removal| {
        let text = as_read(&removal.place, &removal.text);
        let fate = Fate::Removed(removal);
        (removal.place.order, Piece { text, fate })
    });
    let kept = article.blocks.iter().map(|block| {
        let text = as_read(&block.place, &block.text);
        let fate = Fate::Kept(block);
        (block.place.order, Piece { text, fate })
    });
    // A block that the text does not show is a removal too; the removal, first in a stable sort,
    // speaks for both.
    let mut pieces: Vec<(usize, Piece<'a>)> = removed.chain(kept).collect();
    pieces.sort_by_key(|&(order, _)| order);
    pieces.dedup_by_key(|&mut (order, _)| order);
    pieces.into_iter().map(|(_, piece)| piece).collect()
}
