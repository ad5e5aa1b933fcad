//! Values as pages write them, made plain: entities, tags and odd spaces.

use crate::options::Limits;
use crate::page::parse;
use crate::page::parsing::Parsing;
use crate::page::tree::Tree;
use crate::text::start;
use crate::words::letters;

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

/// Whether a title is empty, or what an editor of pages writes until somebody gives one: "Untitled Document".
pub(super) fn is_no_title(title: &str) -> bool {
    const DEFAULTS: [&str; 20] = [
        "untitleddocument",
        "untitled",
        "untitledpage",
        "newpage",
        "notitle",
        "document",
        "documenttitle",
        "pagetitle",
        "unbenanntesdokument",
        "neueseite",
        "documentsanstitre",
        "nouvellepage",
        "documentosintítulo",
        "documentosemtítulo",
        "documentosenzatitolo",
        "documentosenzanome",
        "naamloosdocument",
        "dokumentbeznazwy",
        "無題ドキュメント",
        "无标题文档",
    ];
    let title = letters(title);
    let title = title.trim_end_matches(|c: char| c.is_ascii_digit());
    title.is_empty() || DEFAULTS.contains(&title)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn defaults_of_editors_are_no_titles() {
        for title in ["", "Untitled Document", "Untitled-1", "New Page 2"] {
            assert!(is_no_title(title), "{title}");
        }
        assert!(!is_no_title("Untitled work by Ines Calder sold"));
    }

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
