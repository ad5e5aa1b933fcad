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

/// The `itemprop="name"` inside an author's microdata; or else what a class calls the name, beside the role or the
/// place of the same byline.
pub(super) fn name_inside(tree: &Tree, element: &Element<'_>) -> Option<String> {
    /// Elements below a byline.
    const NODES: usize = 100;
    let inside = || {
        let nodes = tree.walk_below(element.id()).take(NODES);
        nodes.filter_map(|node| tree.element(node))
    };
    let is_name = |inner: &Element<'_>| inner.attribute(Name::Itemprop) == Some("name");
    let name = match element.attribute(Name::Itemscope) {
        Some(_) => inside().find(is_name)?,
        None => inside().find(is_called_name)?,
    };
    let text = match name.attribute(Name::Content) {
        Some(content) => values::plain(content),
        None => below(tree, name.id(), Spacing::Elements, |_| false),
    };
    Some(text).filter(|text| !text.is_empty())
}

/// Whether a class calls an element a name and nothing else.
fn is_called_name(element: &Element<'_>) -> bool {
    const NAMES: [&str; 6] = ["name", "nombre", "nome", "nom", "naam", "imie"];
    element
        .attribute(Name::Class)
        .is_some_and(|class| NAMES.contains(&class.trim()))
}
