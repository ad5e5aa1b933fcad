//! What a page says of its site without meaning to: links to its first page, lines of copyright.

use std::sync::LazyLock;

use memchr::memmem::Finder;

use super::text::{Spacing, below, folded};
use super::values;
use crate::page::attribute::AttributeName as Name;
use crate::page::tree::{Element, Tree};

/// A link to a site's first page, by its text or its picture's.
pub(super) struct Home {
    pub name: String,
    /// The site, where the link names it.
    pub host: Option<String>,
}

/// A text that says who has the copyright, with what stands beside it where it says no more than that.
pub(super) fn owner(tree: &Tree, text: &str, parent: Option<Element<'_>>) -> Option<String> {
    const LONGEST: usize = 400;
    const SHORTEST: usize = 16;
    if text.len() > LONGEST || !speaks_of_copyright(text) {
        return None;
    }
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    let text = match parent.filter(|_| letters < SHORTEST) {
        Some(parent) => below(tree, parent.id(), Spacing::Elements, |_| false),
        None => folded(text),
    };
    Some(text).filter(|text| text.len() <= LONGEST)
}

fn speaks_of_copyright(text: &str) -> bool {
    static WORD: LazyLock<Finder<'static>> = LazyLock::new(|| Finder::new("opyright"));
    let begins = |at: usize| {
        text.get(..at)
            .is_some_and(|before| before.ends_with(['C', 'c']))
    };
    text.contains('©') || WORD.find_iter(text.as_bytes()).any(begins)
}

/// A link to the site's first page.
pub(super) fn home(tree: &Tree, element: &Element<'_>) -> Option<Home> {
    const LONGEST: usize = 80;
    let href = element.attribute(Name::Href)?.trim();
    if !leads_home(href) {
        return None;
    }
    let text = below(tree, element.id(), Spacing::Blocks, |_| false);
    let name = match text.is_empty() {
        true => picture_text(tree, element),
        false => text,
    };
    let host = url::Url::parse(href).ok();
    let host = host.as_ref().and_then(url::Url::host_str);
    let host = host.map(|host| host.strip_prefix("www.").unwrap_or(host).to_string());
    (!name.is_empty() && name.len() <= LONGEST).then_some(Home { name, host })
}

/// Whether an address is that of a site's first page.
fn leads_home(href: &str) -> bool {
    let path = match href.split_once("://") {
        Some((_, rest)) => rest.split_once('/').map_or("", |(_, path)| path),
        None => match href.strip_prefix('/') {
            Some(path) => path,
            None => {
                return matches!(
                    href,
                    "./" | "../" | "index.html" | "index.htm" | "index.php"
                );
            }
        },
    };
    matches!(
        path,
        "" | "index.html" | "index.htm" | "index.php" | "home" | "en" | "en/"
    )
}

/// What the picture in a link says, or the link's own label.
fn picture_text(tree: &Tree, link: &Element<'_>) -> String {
    let inside = tree.walk_below(link.id()).take(20);
    let mut pictures = inside.filter_map(|node| tree.element(node)?.attribute(Name::Alt));
    let label = pictures.find(|alt| !alt.trim().is_empty());
    let label = label
        .or_else(|| link.attribute(Name::AriaLabel))
        .or_else(|| link.attribute(Name::Title));
    label.map(values::plain).unwrap_or_default()
}
