//! The words of class names, ids and the like that tell what an element holds. Names are split
//! into words and the words compared whole: "newspaper" holds no "paper".

use std::collections::HashSet;
use std::sync::LazyLock;

use crate::hash::{START, Spread, fnv1a, step};

/// Say that an element is the headline.
pub(super) const HEADLINE_TOKENS: [&str; 4] = ["headline", "hed", "headlines", "schlagzeile"];
/// Say that a part of a heading stands beside the headline.
pub(super) const KICKER_TOKENS: [&str; 24] = [
    "kicker",
    "overline",
    "eyebrow",
    "roofline",
    "dachzeile",
    "topline",
    "spitzmarke",
    "pretitle",
    "supertitle",
    "catchline",
    "label",
    "badge",
    "topic",
    "rubrik",
    "subtitle",
    "subline",
    "meta",
    "date",
    "category",
    "hidden",
    "offscreen",
    "hideme",
    "sr",
    "vorspann",
];
/// Say that an element holds other things than the article.
pub(super) const ASIDE_TOKENS: [&str; 26] = [
    "comment",
    "comments",
    "kommentare",
    "kommentar",
    "respond",
    "related",
    "recommended",
    "teaser",
    "teasers",
    "sidebar",
    "widget",
    "footer",
    "nav",
    "navigation",
    "menu",
    "trending",
    "popular",
    "latest",
    "newsletter",
    "promo",
    "recirc",
    "more",
    "card",
    "carousel",
    "breadcrumb",
    "reply",
];
/// Say that an element holds a date.
pub(super) const DATE_TOKENS: [&str; 20] = [
    "date",
    "dates",
    "datum",
    "fecha",
    "data",
    "time",
    "timestamp",
    "datetime",
    "published",
    "publish",
    "pubdate",
    "posted",
    "postdate",
    "publication",
    "dateline",
    "zeit",
    "publishdate",
    "entrydate",
    "meta",
    "day",
];
/// Say that a date is that of a change.
pub(super) const MODIFIED_TOKENS: [&str; 9] = [
    "modified",
    "updated",
    "update",
    "changed",
    "lastmod",
    "aktualisiert",
    "revised",
    "edited",
    "lastupdated",
];
/// Say that an element names an author.
pub(super) const AUTHOR_TOKENS: [&str; 19] = [
    "author",
    "authors",
    "byline",
    "bylines",
    "autor",
    "autorin",
    "autoren",
    "autore",
    "auteur",
    "writer",
    "journalist",
    "redakteur",
    "reporter",
    "creator",
    "contributor",
    "verfasser",
    "authorname",
    "authorship",
    "firma",
];
/// Stand beside an author's word where the element holds something else of the author's.
pub(super) const NOT_AUTHOR_TOKENS: [&str; 14] = [
    "bio",
    "image",
    "avatar",
    "social",
    "photo",
    "follow",
    "comment",
    "comments",
    "date",
    "time",
    "description",
    "box",
    "count",
    "links",
];
/// Says of an entry, a post and the like that it is its headline.
pub(super) const TITLE_TOKEN: &str = "title";

/// Tell of a headline, a date or an author.
pub(super) static TELLING: LazyLock<Sieve> = LazyLock::new(|| {
    Sieve::of(&[
        &HEADLINE_TOKENS,
        &DATE_TOKENS,
        &MODIFIED_TOKENS,
        &AUTHOR_TOKENS,
        &[TITLE_TOKEN],
    ])
});
/// [`ASIDE_TOKENS`].
pub(super) static ASIDE: LazyLock<Sieve> = LazyLock::new(|| Sieve::of(&[&ASIDE_TOKENS]));

/// The hashes of some words. Most names hold none of them, which is seen without parting them.
pub(super) struct Sieve(HashSet<u32, Spread>);

impl Sieve {
    fn of(lists: &[&[&str]]) -> Sieve {
        let words = lists.iter().copied().flatten();
        Sieve(words.map(|word| fnv1a(word.as_bytes(), &[])).collect())
    }

    /// Whether one of the words may be among those of the names.
    pub fn may_meet(&self, names: &str) -> bool {
        let mut hash = START;
        let mut after_lower = false;
        for &byte in names.as_bytes() {
            if byte >= 0x80 {
                return true;
            }
            let is_word = byte.is_ascii_alphanumeric();
            if !is_word || byte.is_ascii_uppercase() && after_lower {
                if self.0.contains(&hash) {
                    return true;
                }
                hash = START;
            }
            if is_word {
                hash = step(hash, byte.to_ascii_lowercase());
            }
            after_lower = byte.is_ascii_lowercase();
        }
        self.0.contains(&hash)
    }
}

#[cfg(test)]
mod tests {
    use super::super::text::{has, tokens};
    use super::*;

    #[test]
    fn a_sieve_lets_no_word_slip() {
        for names in [
            "",
            "date",
            "entryDate",
            "story__author-name",
            "x postdate",
            "H1 Título fecha",
            "newspaper",
            "DATE",
            "cardGrid",
            "nav",
            "c-12",
            "updated",
        ] {
            let tokens = tokens(names);
            let tells = has(&tokens, &DATE_TOKENS)
                || has(&tokens, &AUTHOR_TOKENS)
                || has(&tokens, &MODIFIED_TOKENS);
            assert!(!tells || TELLING.may_meet(names), "{names}");
            assert!(
                !has(&tokens, &ASIDE_TOKENS) || ASIDE.may_meet(names),
                "{names}"
            );
        }
        assert!(!TELLING.may_meet("newspaper c-12"));
    }
}
