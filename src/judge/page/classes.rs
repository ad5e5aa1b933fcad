//! What the class, id and role tokens around a block say of it: the list `classes.txt`.

use std::collections::HashMap;
use std::sync::OnceLock;

use super::outline::Outline;
use crate::page::structure::NO_ELEMENT;
use crate::removal::Reason;
use crate::words::hash::{Spread, fnv1a};

const LIST: &str = include_str!("classes.txt");

/// Elements up from a block whose tokens speak of it.
const NEAR: usize = 7;

/// The lines of the list: a reason, and its tokens with spaces between them.
pub(crate) fn entries() -> impl Iterator<Item = (Reason, &'static str)> {
    LIST.lines().filter_map(|line| {
        let (reason, tokens) = line.split_once(':').filter(|_| !line.starts_with('#'))?;
        Some((reason.trim().parse().ok()?, tokens.trim()))
    })
}

fn list() -> &'static HashMap<u32, Reason, Spread> {
    static LIST: OnceLock<HashMap<u32, Reason, Spread>> = OnceLock::new();
    LIST.get_or_init(|| {
        let mut list = HashMap::default();
        for (reason, tokens) in entries() {
            for token in tokens.split_whitespace() {
                for prefix in [b".", b"#", b"@"] {
                    list.entry(fnv1a(prefix, token.as_bytes()))
                        .or_insert(reason);
                }
            }
        }
        list
    })
}

/// The reason that the nearest element with a token of the list gives. `is_wide` says of an
/// element that the article's own text is below it; such an element says nothing of one block.
pub(super) fn reason(
    outline: &Outline<'_>,
    element: u32,
    is_wide: impl Fn(u32) -> bool,
) -> Option<Reason> {
    let mut at = element;
    for _ in 0..NEAR {
        let info = outline.info(at)?;
        if is_wide(at) {
            return None;
        }
        if let Some(&reason) = outline
            .tokens(at)
            .iter()
            .find_map(|token| list().get(token))
        {
            return Some(reason);
        }
        if info.parent == NO_ELEMENT {
            return None;
        }
        at = info.parent;
    }
    None
}

/// Whether the class of an element or of the one around it says that a time stands there.
pub(super) fn says_time(outline: &Outline<'_>, element: u32) -> bool {
    is_named(outline, element, &["time", "timestamp", "hour"])
}

/// Whether the class of an element or of the one around it says that a pull quote stands there.
///
/// A heading with the class of a quotation is one too: no subhead is a quotation set apart.
pub(super) fn says_pull_quote(outline: &Outline<'_>, element: u32, is_heading: bool) -> bool {
    is_named(outline, element, &["pullquote", "pull", "pq"])
        || is_heading && is_named(outline, element, &["quote", "zitat", "citation", "cita"])
}

/// Whether the class of an element or of one of those around it says that a gallery stands there.
pub(super) fn says_gallery(outline: &Outline<'_>, element: u32) -> bool {
    /// Elements between a caption and its gallery.
    const UP: usize = 6;
    is_within(outline, element, UP, &GALLERIES)
}

/// Whether the class of an element or of one of those around it says that notes stand there.
pub(super) fn says_notes(outline: &Outline<'_>, element: u32) -> bool {
    /// Elements between the text of a note and the box of the notes.
    const UP: usize = 5;
    is_within(outline, element, UP, &NOTES)
}

/// Whether one of so many elements, from this one up, has one of the names.
fn is_within(outline: &Outline<'_>, element: u32, up: usize, names: &[&str]) -> bool {
    let around = |at: &u32| {
        let parent = outline.info(*at).map(|info| info.parent);
        parent.filter(|&parent| parent != NO_ELEMENT)
    };
    std::iter::successors(Some(element), around)
        .take(up)
        .any(|element| is_named(outline, element, names))
}

/// What sites call notes under a story.
const NOTES: [&str; 8] = [
    "footnote",
    "footnotes",
    "endnote",
    "endnotes",
    "fussnote",
    "fussnoten",
    "voetnoot",
    "voetnoten",
];

/// What sites call their galleries.
const GALLERIES: [&str; 9] = [
    "photogallery",
    "bildergalerie",
    "fotogalerie",
    "fotostrecke",
    "bilderstrecke",
    "diaporama",
    "fotogaleria",
    "fotogallery",
    "fotoserie",
];

fn is_named(outline: &Outline<'_>, element: u32, names: &[&str]) -> bool {
    let has_name = |element: u32| {
        let tokens = outline.tokens(element);
        let mut names = names.iter().map(|name| fnv1a(b".", name.as_bytes()));
        names.any(|name| tokens.contains(&name))
    };
    let parent = outline.info(element).map(|info| info.parent);
    has_name(element) || parent.is_some_and(has_name)
}

#[cfg(test)]
mod tests {
    #[test]
    fn every_line_of_the_list_names_a_reason() {
        for line in super::LIST.lines() {
            if let Some((reason, _)) = line.split_once(':').filter(|_| !line.starts_with('#')) {
                assert!(reason.parse::<crate::Reason>().is_ok(), "{reason}");
            }
        }
    }
}
