//! The last paragraph of a story, under a list or a table that sets it apart from the others. The model may take
//! it for the first text below the story.

use super::lead::is_sentence;
use super::reasons::Reasons;
use super::why::Place;
use crate::page::tag::Tag;

/// The paragraph right under the list or the table that the model keeps last, if both stand in one element and
/// no phrase speaks against the paragraph.
pub(super) fn find(reasons: &Reasons<'_>, kept: &[bool]) -> Option<usize> {
    let outline = reasons.outline;
    let last = kept.iter().rposition(|&kept| kept)?;
    let under = last + 1;
    let (list, block) = (outline.blocks.get(last)?, outline.blocks.get(under)?);
    let parent = |element: u32| outline.info(element).map(|info| info.parent);
    let is_list = matches!(list.tag, Tag::Li | Tag::Dd | Tag::Tr);
    let around = [parent(list.parent), Some(list.parent)];
    let is_beside = is_list && around.contains(&Some(block.parent));
    let is_told = reasons.by_phrase(under, Place::After).is_some();
    let is_text = block.tag == Tag::P && is_sentence(block) && block.counts.ends_with_stop;
    (is_beside && is_text && !is_told && block.phrases.readers == 0.0).then_some(under)
}
