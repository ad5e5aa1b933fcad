//! What marks an author's name on a page: a link to the author's page, a name in microdata.

use super::text::{Spacing, below};
use super::values;
use crate::page::attribute::AttributeName as Name;
use crate::page::tag::Tag;
use crate::page::tree::{Element, Tree};

/// Whether a link leads to the page of an author.
pub(super) fn leads_to_author(element: &Element<'_>) -> bool {
    // What follows the slash.
    const PLACES: [&str; 22] = [
        "author/",
        "authors/",
        "autor/",
        "autoren/",
        "autori/",
        "autores/",
        "auteur/",
        "auteurs/",
        "journalist",
        "redakteur",
        "reporter/",
        "by/",
        "editors/",
        "staff/",
        "people/",
        "writers/",
        "writer/",
        "contributor",
        "columnist",
        "yazar",
        "szerzo",
        "avtor",
    ];
    let leads = |rest: &str| {
        rest.starts_with(['a', 'b', 'c', 'e', 'j', 'p', 'r', 's', 'w', 'y'])
            && PLACES.iter().any(|place| rest.starts_with(place))
    };
    element.tag() == Tag::A
        && element.attribute(Name::Href).is_some_and(|href| {
            let mut slashes = memchr::memchr_iter(b'/', href.as_bytes());
            slashes.any(|at| href.get(at + 1..).is_some_and(leads))
        })
}

/// The `itemprop="name"` inside an author's microdata.
pub(super) fn name_inside(tree: &Tree, element: &Element<'_>) -> Option<String> {
    element.attribute(Name::Itemscope)?;
    let inside = tree.walk_below(element.id()).take(100);
    let name = inside
        .filter_map(|node| tree.element(node))
        .find(|inner| inner.attribute(Name::Itemprop) == Some("name"))?;
    let text = match name.attribute(Name::Content) {
        Some(content) => values::plain(content),
        None => below(tree, name.id(), Spacing::Elements, |_| false),
    };
    Some(text).filter(|text| !text.is_empty())
}
