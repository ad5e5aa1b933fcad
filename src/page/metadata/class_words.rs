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

/// Whether the names may hold a word that tells of a headline, a date or an author. Most hold none,
/// which is seen here without parting them.
pub(super) fn may_tell(names: &str) -> bool {
    static TELLING: LazyLock<HashSet<u32, Spread>> = LazyLock::new(|| {
        let lists: [&[&str]; 5] = [
            &HEADLINE_TOKENS,
            &DATE_TOKENS,
            &MODIFIED_TOKENS,
            &AUTHOR_TOKENS,
            &[TITLE_TOKEN],
        ];
        let words = lists.into_iter().flatten();
        words.map(|word| fnv1a(word.as_bytes(), &[])).collect()
    });
    let mut hash = START;
    let mut after_lower = false;
    for byte in names.bytes().chain([b' ']) {
        if !byte.is_ascii() {
            return true;
        }
        let parts = !byte.is_ascii_alphanumeric() || byte.is_ascii_uppercase() && after_lower;
        if parts {
            if hash != START && TELLING.contains(&hash) {
                return true;
            }
            hash = START;
        }
        if byte.is_ascii_alphanumeric() {
            hash = step(hash, byte.to_ascii_lowercase());
        }
        after_lower = byte.is_ascii_lowercase();
    }
    false
}
