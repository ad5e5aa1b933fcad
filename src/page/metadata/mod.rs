//! What a page says about itself: JSON-LD, meta tags, microdata, visible text.
//! Each field is one file; each source is asked in the order in which it is to be believed.

use super::tag::Tag;
use super::tree::Tree;
use crate::metadata::Metadata;

/// Finds the page's metadata.
pub(crate) fn extract(tree: &Tree, _url: Option<&str>) -> Metadata {
    let title = tree
        .elements()
        .find(|element| element.tag() == Tag::Title)
        .map(|element| element.text())
        .filter(|title| !title.is_empty());
    Metadata {
        title,
        ..Metadata::default()
    }
}
