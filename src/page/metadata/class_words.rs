//! What elements call themselves: the words of class names and ids that tell what an element
//! holds. Names are split into words at separators and at capitals, and the words compared whole:
//! "newspaper" holds no "paper".

use std::collections::HashMap;
use std::ops::BitOr;
use std::sync::LazyLock;

use crate::page::name_words::NameWords;
use crate::text::start;
use crate::words::hash::Spread;

/// Bytes of names that are read. An element's are asked for by everything inside it, so that their
/// length must not count.
const NAME_BYTES: usize = 2000;

/// What the words of some names tell.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Told(u16);

impl Told {
    /// The element is the headline.
    pub const HEADLINE: Told = Told(1);
    /// A part of a heading stands beside the headline.
    pub const KICKER: Told = Told(1 << 1);
    /// The element is not part of the article: furniture of the page, or text by others.
    pub const ASIDE: Told = Told(Told::FURNITURE.0 | Told::OTHERS.0);
    /// It holds other stories or comments.
    pub const OTHERS: Told = Told(1 << 10);
    /// It is the summary under the headline.
    pub const DECK: Told = Told(1 << 11);
    const FURNITURE: Told = Told(1 << 2);
    /// It holds a date.
    pub const DATE: Told = Told(1 << 3);
    /// The date is that of a change.
    pub const MODIFIED: Told = Told(1 << 4);
    /// The date is that of publication.
    pub const PUBLISHED: Told = Told(1 << 5);
    /// It names an author.
    pub const AUTHOR: Told = Told(1 << 6);
    /// With [`AUTHOR`](Told::AUTHOR): it holds something about the author other than the name.
    pub const NOT_AUTHOR: Told = Told(1 << 7);
    /// A word for a piece; before [`TITLE`](Told::TITLE) it makes a headline: `entry-title`.
    const PIECE: Told = Told(1 << 8);
    const TITLE: Told = Told(1 << 9);

    /// Reads names once.
    pub fn by(names: &str) -> Told {
        let mut all = Told::default();
        let mut before = Told::default();
        for word in NameWords::of(start(names, NAME_BYTES)) {
            let told = TELLING.get(&packed(word)).copied().unwrap_or_default();
            all = all | told;
            if before.any(Told::PIECE) && told.any(Told::TITLE) {
                all = all | Told::HEADLINE;
            }
            before = told;
        }
        all
    }

    /// Whether the element stands beside the article. A widget that is the author's is a byline.
    pub fn is_aside(self) -> bool {
        self.any(Told::OTHERS) || self.any(Told::FURNITURE) && !self.any(Told::AUTHOR)
    }

    /// Whether one of these is among what is told.
    pub fn any(self, these: Told) -> bool {
        self.0 & these.0 != 0
    }
}

impl BitOr for Told {
    type Output = Told;

    fn bitor(self, other: Told) -> Told {
        Told(self.0 | other.0)
    }
}

/// A word in lower case, its bytes in one number; those of a longer one than any that tells are 0.
type Word = u128;

fn packed(word: &str) -> Word {
    /// The bit that a small letter has and a capital has not; digits have it too.
    const SMALL: Word = Word::from_le_bytes([0x20; size_of::<Word>()]);
    let mut bytes = [0; size_of::<Word>()];
    let Some(to) = bytes.get_mut(..word.len()) else {
        return 0;
    };
    to.copy_from_slice(word.as_bytes());
    Word::from_le_bytes(bytes) | SMALL
}

static TELLING: LazyLock<HashMap<Word, Told, Spread>> = LazyLock::new(|| {
    let lists: [(Told, &[&str]); 12] = [
        (Told::HEADLINE, &HEADLINE_WORDS),
        (Told::KICKER, &KICKER_WORDS),
        (Told::FURNITURE, &FURNITURE_WORDS),
        (Told::DECK, &DECK_WORDS),
        (Told::OTHERS, &OTHERS_WORDS),
        (Told::DATE, &DATE_WORDS),
        (Told::MODIFIED, &MODIFIED_WORDS),
        (Told::PUBLISHED, &PUBLISHED_WORDS),
        (Told::AUTHOR, &AUTHOR_WORDS),
        (Told::NOT_AUTHOR, &NOT_AUTHOR_WORDS),
        (Told::PIECE, &PIECE_WORDS),
        (Told::TITLE, &["title"]),
    ];
    let mut telling = HashMap::<_, Told, Spread>::default();
    for (told, list) in lists {
        for word in list {
            let known = telling.entry(packed(word)).or_default();
            *known = *known | told;
        }
    }
    telling
});

const HEADLINE_WORDS: [&str; 4] = ["headline", "hed", "headlines", "schlagzeile"];
const KICKER_WORDS: [&str; 24] = [
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
const OTHERS_WORDS: [&str; 16] = [
    "comment",
    "comments",
    "kommentare",
    "kommentar",
    "respond",
    "reply",
    "related",
    "recommended",
    "teaser",
    "teasers",
    "trending",
    "popular",
    "latest",
    "more",
    "recirc",
    "carousel",
];
const FURNITURE_WORDS: [&str; 15] = [
    "sidebar",
    "widget",
    "footer",
    "nav",
    "navigation",
    "menu",
    "newsletter",
    "promo",
    "card",
    "breadcrumb",
    "search",
    "searchbox",
    "suche",
    "buscador",
    "zoeken",
];
const DATE_WORDS: [&str; 20] = [
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
const DECK_WORDS: [&str; 38] = [
    "subtitle",
    "subheadline",
    "subhed",
    "subheading",
    "deck",
    "dek",
    "standfirst",
    "vorspann",
    "lead",
    "lede",
    "intro",
    "summary",
    "chapo",
    "sottotitolo",
    "entradilla",
    "bajada",
    "sumario",
    "subtitulo",
    "ingress",
    "manchet",
    "underrubrik",
    "undertittel",
    "abstract",
    "strapline",
    "strap",
    "preamble",
    "untertitel",
    "unterzeile",
    "sapo",
    "perex",
    "zajawka",
    "lid",
    "anons",
    "description",
    "subline",
    "subtitre",
    "sommario",
    "excerpt",
];
const MODIFIED_WORDS: [&str; 9] = [
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
const AUTHOR_WORDS: [&str; 19] = [
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
const NOT_AUTHOR_WORDS: [&str; 14] = [
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
const PUBLISHED_WORDS: [&str; 4] = ["published", "pubdate", "posted", "publishdate"];
const PIECE_WORDS: [&str; 5] = ["entry", "post", "article", "story", "page"];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_tell_whole_and_in_any_case() {
        assert!(Told::by("story__DATE").any(Told::DATE));
        assert!(Told::by("publishDate").any(Told::DATE));
        assert!(Told::by("xPostedOn").any(Told::PUBLISHED));
        assert_eq!(Told::by("outdated newspaper"), Told::default());
        assert_eq!(Told::by("averyverylongworddate"), Told::default());
        assert!(Told::by("c-entry-title").any(Told::HEADLINE));
        assert!(!Told::by("title entry").any(Told::HEADLINE));
        assert!(Told::by("byline-bio").any(Told::AUTHOR));
        assert!(Told::by("byline-bio").any(Told::NOT_AUTHOR));
    }
}
