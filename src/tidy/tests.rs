use super::{Form, Tidy, block};
use crate::article::{Span, SpanKind};

fn tidied(raw: &str, tidy: Tidy) -> String {
    let form = Form {
        tidy,
        ..Form::default()
    };
    block(raw, Vec::new(), form).0
}

/// Raw, lossless, full.
const CASES: &[(&str, &str, &str)] = &[
    ("The ferry sank.", "The ferry sank.", "The ferry sank."),
    (
        "  The\u{a0}ferry \t\r\n sank.\u{2003}",
        "The ferry sank.",
        "The ferry sank.",
    ),
    ("cafe\u{301} and Å", "café and Å", "café and Å"),
    ("한", "한", "한"),
    ("co\u{ad}oper\u{200b}ate\u{feff}", "cooperate", "cooperate"),
    ("a \u{200b} b", "a b", "a b"),
    ("bell\u{7}s", "bells", "bells"),
    ("Auf\u{200c}lage", "Auflage", "Auflage"),
    ("سه\u{200c}\u{7}", "سه", "سه"),
    ("می\u{200c}خواهم", "می\u{200c}خواهم", "می\u{200c}خواهم"),
    ("क्\u{200d}ष", "क्\u{200d}ष", "क्\u{200d}ष"),
    (
        "👩\u{200d}👧 ❤\u{fe0f}\u{200d}🔥",
        "👩\u{200d}👧 ❤\u{fe0f}\u{200d}🔥",
        "👩\u{200d}👧 ❤\u{fe0f}\u{200d}🔥",
    ),
    ("Ruiz &amp; Sons", "Ruiz &amp; Sons", "Ruiz & Sons"),
    (
        "the mayor&#39;s &#x2018;plan&#8217;",
        "the mayor&#39;s &#x2018;plan&#8217;",
        "the mayor's ‘plan’",
    ),
    (
        "&amp;quot;Stop&amp;quot;",
        "&amp;quot;Stop&amp;quot;",
        "\"Stop\"",
    ),
    (
        "wide&nbsp;&nbsp;open&hellip;",
        "wide&nbsp;&nbsp;open&hellip;",
        "wide open…",
    ),
    (
        "R&D; AT&T &unknown; ?a=1&copy=2",
        "R&D; AT&T &unknown; ?a=1&copy=2",
        "R&D; AT&T &unknown; ?a=1&copy=2",
    ),
    (
        "itâ€™s â€œopenâ€\u{9d} â€” now",
        "itâ€™s â€œopenâ€ â€” now",
        "it’s “open” — now",
    ),
    (
        "cafÃ© in MÃ¼nchen, 20Â°",
        "cafÃ© in MÃ¼nchen, 20Â°",
        "café in München, 20°",
    ),
    ("cÅ“ur, â‚¬20, ðŸ™‚", "cÅ“ur, â‚¬20, ðŸ™‚", "cœur, €20, 🙂"),
    (
        "ÐœÐ¾ÑÐºÐ²Ð° stays",
        "ÐœÐ¾ÑÐºÐ²Ð° stays",
        "ÐœÐ¾ÑÐºÐ²Ð° stays",
    ),
    ("ÐœÐ¾Ñ\u{81}ÐºÐ²Ð°", "ÐœÐ¾ÑÐºÐ²Ð°", "Москва"),
    ("ÐŸÑ€Ð¸Ð²ÐµÑ‚", "ÐŸÑ€Ð¸Ð²ÐµÑ‚", "Привет"),
    (
        "Das \u{84}Haus\u{93} \u{96} gut",
        "Das Haus gut",
        "Das „Haus“ – gut",
    ),
    (
        "„SPAß“, «CAFÉ», “IRMÃ”, „MENÜ“",
        "„SPAß“, «CAFÉ», “IRMÃ”, „MENÜ“",
        "„SPAß“, «CAFÉ», “IRMÃ”, „MENÜ“",
    ),
    (
        "ça et là, o pão – não",
        "ça et là, o pão – não",
        "ça et là, o pão – não",
    ),
    ("", "", ""),
    (" \u{200b} ", "", ""),
];

#[test]
fn texts_are_tidied_as_far_as_asked() {
    for (raw, lossless, full) in CASES {
        assert_eq!(tidied(raw, Tidy::Lossless), *lossless, "lossless: {raw:?}");
        assert_eq!(tidied(raw, Tidy::Full), *full, "full: {raw:?}");
    }
}

#[test]
fn tidied_text_is_tidy() {
    for (raw, ..) in CASES {
        for tidy in [Tidy::Off, Tidy::Lossless, Tidy::Full] {
            let once = tidied(raw, tidy);
            assert_eq!(tidied(&once, tidy), once, "{tidy:?}: {raw:?}");
        }
    }
}

#[test]
fn off_folds_white_space_alone() {
    assert_eq!(
        tidied(" a\u{ad}b \n c&amp;d ", Tidy::Off),
        "a\u{ad}b c&amp;d"
    );
}

#[test]
fn lines_join_as_their_script_does() {
    let full = |raw| tidied(raw, Tidy::Full);
    assert_eq!(full("the well-\nknown ferry"), "the well-known ferry");
    assert_eq!(full("渡轮在\n中午沉没"), "渡轮在中午沉没");
    let hyphenated = Form {
        hyphenated: true,
        ..Form::default()
    };
    let join = |raw| block(raw, Vec::new(), hyphenated).0;
    assert_eq!(join("the har-\n  bour master"), "the harbour master");
    assert_eq!(join("from New-\nYork"), "from New-York");
}

#[test]
fn kept_lines_stay() {
    let form = Form {
        keep_lines: true,
        ..Form::default()
    };
    let keep = |raw| block(raw, Vec::new(), form).0;
    assert_eq!(
        keep("let a = 1;  \r\n    b &amp; c\n\n\nd\n"),
        "let a = 1;\n    b &amp; c\n\n\nd"
    );
}

#[test]
fn spans_move_along() {
    let raw = "The  <cafe\u{301} &amp; bar > by night";
    let start = raw.find('<').unwrap() + 1;
    let end = raw.find('>').unwrap();
    let link = |start, end| Span {
        start,
        end,
        kind: SpanKind::Link("/".to_string()),
    };
    let (text, spans) = block(raw, vec![link(start, end), link(4, 5)], Form::default());
    assert_eq!(text, "The <café & bar > by night");
    assert_eq!(spans.len(), 1);
    assert_eq!(&text[spans[0].start..spans[0].end], "café & bar");
}

#[test]
fn tidying_twice_changes_nothing_where_composing_moves_marks() {
    let form = Form {
        tidy: Tidy::Lossless,
        ..Form::default()
    };
    for text in ["ش\u{1e77}\u{301}\u{64b}\u{200c}ش", "海き\n\u{3099}"] {
        let once = block(text, Vec::new(), form).0;
        assert_eq!(block(&once, Vec::new(), form).0, once);
    }
}
