//! Values as pages write them, made plain: entities, tags and odd spaces.

use crate::options::Limits;
use crate::page::parse;
use crate::page::parsing::Parsing;
use crate::page::tree::Tree;
use crate::text::start;

use super::text::{self, Spacing, folded};

/// Values are cut here: no headline, name or description is longer.
pub(super) const VALUE_BYTES: usize = 2000;

/// The text of a value that may hold entities or tags, even escaped twice, with white space folded.
pub(super) fn plain(value: &str) -> String {
    let mut text = start(value.trim(), VALUE_BYTES).to_string();
    for _ in 0..2 {
        if !is_markup(&text) {
            break;
        }
        let tree = parse::parse(&text, Parsing::within(&Limits::default()));
        text = text::below(&tree, Tree::DOCUMENT, Spacing::Blocks, |_| false);
    }
    folded(&text)
}

/// Whether there is an entity or a tag in it: "AT&T" and "a < b" have neither.
fn is_markup(text: &str) -> bool {
    let entity = text.split('&').skip(1).any(|after| {
        let name = after.split(';').next().unwrap_or_default();
        name.len() < after.len()
            && (2..10).contains(&name.len())
            && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '#')
    });
    let tag = text.split('<').skip(1).any(|after| {
        after.starts_with(|c: char| c.is_ascii_alphabetic() || c == '/') && after.contains('>')
    });
    entity || tag
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entities_tags_and_spaces() {
        assert_eq!(plain("Caf&eacute;&nbsp;&amp; Bar"), "Café & Bar");
        assert_eq!(plain("&amp;#8216;Last&amp;#8217; ferry"), "‘Last’ ferry");
        assert_eq!(plain("<b>Last</b> ferry<br>sinks"), "Last ferry sinks");
        assert_eq!(plain("AT&T; a < b > c"), "AT&T; a < b > c");
        assert_eq!(plain("رفت\u{200c}وآمد"), "رفت\u{200c}وآمد");
        assert_eq!(plain(" Ver\u{ad}fas\u{ad}sung \n hält "), "Verfassung hält");
    }
}
