//! The peers, each a function from a page to something to drop.

use std::hint::black_box;
use std::sync::LazyLock;

use copydesk::Cleaner;

use crate::null_sink;

/// One way to read a page.
pub struct Peer {
    pub name: &'static str,
    pub run: fn(&str),
}

/// Every peer; the first is the yardstick.
pub const ALL: &[Peer] = &[
    Peer {
        name: "html5ever, null sink",
        run: null_sink::parse,
    },
    Peer {
        name: "lol_html, pass",
        run: lol_html_pass,
    },
    Peer {
        name: "scraper, parse",
        run: scraper_parse,
    },
    Peer {
        name: "dom_smoothie",
        run: dom_smoothie,
    },
    Peer {
        name: "legible",
        run: legible,
    },
    Peer {
        name: "copydesk",
        run: copydesk,
    },
];

static CLEANER: LazyLock<Cleaner> = LazyLock::new(Cleaner::new);

fn copydesk(html: &str) {
    let article = CLEANER.page(html);
    black_box(article.map(|article| article.text().len()).unwrap_or(0));
}

fn dom_smoothie(html: &str) {
    let article =
        dom_smoothie::Readability::new(html, None, None).and_then(|mut reader| reader.parse());
    black_box(
        article
            .map(|article| article.text_content.len())
            .unwrap_or(0),
    );
}

fn legible(html: &str) {
    let article = legible::parse(html, None, None);
    black_box(
        article
            .map(|article| article.text_content.len())
            .unwrap_or(0),
    );
}

fn scraper_parse(html: &str) {
    black_box(scraper::Html::parse_document(html).tree.values().len());
}

fn lol_html_pass(html: &str) {
    let mut bytes = 0;
    let mut rewriter = lol_html::HtmlRewriter::new(lol_html::Settings::new(), |chunk: &[u8]| {
        bytes += chunk.len()
    });
    let written = rewriter
        .write(html.as_bytes())
        .and_then(|()| rewriter.end());
    black_box((written.is_ok(), bytes));
}
