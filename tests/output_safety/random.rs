//! Random documents of what attacks are made of: nothing runs in what goes out, and JSON is JSON.

use copydesk::{Article, Input};
use proptest::prelude::*;

use crate::{assert_inert, markdown_as_html, with_every_role};

const PIECES: &[&str] = &[
    "<script>",
    "</script>",
    "<img src=x onerror=",
    "<svg onload=",
    "<a href=\"",
    "<a href='",
    "<a href=",
    "\">",
    "'>",
    ">",
    "</a>",
    "javascript:",
    "JaVa\tScript:",
    "data:text/html,",
    "vbscript:",
    "&#106;avascript:",
    "&colon;",
    "&Tab;",
    "&NewLine;",
    "alert(1)",
    "onclick=",
    "\"",
    "'",
    "`",
    "``",
    "```\n",
    "<code>",
    "</code>",
    "<pre>",
    "</pre>",
    "[",
    "](",
    ")",
    "![",
    "]: ",
    "\n",
    "\n\n",
    "\n    ",
    "<",
    ">",
    "<!--",
    "-->",
    "<![CDATA[",
    "]]>",
    "&lt;",
    "&gt;",
    "&amp;",
    "&amp;lt;",
    "&quot;",
    "\\",
    "*",
    "**",
    "_",
    "~~",
    "|",
    "#",
    "- ",
    "1. ",
    "=",
    "<b>",
    "</b>",
    "<table><tr><td>",
    "</table>",
    "<li>",
    "<blockquote>",
    "<base href=javascript:>",
    "<title>",
    "</title>",
    "<style>",
    "<math>",
    "<mtext>",
    "<template>",
    "<noscript>",
    "<meta name=author content=\"",
    "\0",
    "\u{1b}[2J",
    "\u{202E}",
    "\u{2028}",
    "\u{FEFF}",
    "https://example.org/",
    "The bridge over the Veldmar closed on Monday, officials said. ",
];

fn document() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        12 => proptest::sample::select(PIECES).prop_map(str::to_owned),
        1 => any::<char>().prop_map(String::from),
    ];
    proptest::collection::vec(piece, 0..30).prop_map(|pieces| pieces.concat())
}

fn assert_safe(article: &Article) {
    assert_inert(&article.html());
    assert_inert(&markdown_as_html(article));
    #[cfg(feature = "serde")]
    {
        let value: serde_json::Value = serde_json::from_str(&article.json()).unwrap();
        assert_eq!(value["text"], article.text());
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn pages_run_nothing(html in document()) {
        assert_safe(&with_every_role().page(&html).unwrap());
    }

    #[test]
    fn lines_run_nothing(text in document()) {
        assert_safe(&with_every_role().lines(&text).unwrap());
    }

    #[test]
    fn flat_text_runs_nothing(text in document()) {
        assert_safe(&with_every_role().flat(&text).unwrap());
    }

    #[test]
    fn addresses_run_nothing(address in document()) {
        let page = "<p>The bridge over the <a href=/x>Veldmar</a> closed on Monday, officials said.";
        assert_safe(&with_every_role().clean(Input::page(page).url(&address)).unwrap());
    }
}
