//! `rules`, `generate`, `report`, and spans instead of text.

use serde_json::json;

use crate::support::{Folder, output_of, records_of, run, text};

const HEAD: &str = "Fähre sinkt vor Porto Azul\n\nVon Ana Prell\n\nFoto: Otto Finch/Hafenpost";
const TEXT: &str = "Die Fähre sank am Montag vor der Küste von Porto Azul, sagte der Lotse.\n\n\
    Sign up for our newsletter";

#[test]
fn a_rule_can_be_looked_up() {
    let rule = output_of(&["rules", "structure/record-list"], "");
    for part in [
        "reason    related-teaser",
        "defined   src/judge/structure.rs",
        "fires on (fixtures/judge/structure.txt, lines):",
        "  - Council puts off vote on tram depot",
        "not on (fixtures",
    ] {
        assert!(rule.contains(part), "{part} in {rule}");
    }
    assert!(output_of(&["rules", "newsletter/1"], "").contains("language  en"));
    assert!(output_of(&["rules", "caller/7"], "").starts_with("caller/N"));
    assert_eq!(run(&["rules", "no/such"], "").status.code(), Some(2));
}

#[test]
fn rules_are_listed_by_reason_and_language() {
    assert_eq!(
        output_of(&["rules"], "").lines().count(),
        copydesk::rules().count()
    );
    let german = output_of(&["rules", "--reason", "newsletter", "--language", "de"], "");
    assert!(!german.is_empty());
    assert!(
        german.lines().all(|line| line.starts_with("newsletter/")),
        "{german}"
    );
    for none in [["--reason", "no-such"], ["--language", "xx"]] {
        let output = run(&["rules", none[0], none[1]], "");
        assert_eq!(output.status.code(), Some(2));
    }
}

#[test]
fn the_reference_of_the_rules_is_current() {
    let reference = output_of(&["generate", "rules"], "");
    assert!(
        reference == include_str!("../../docs/rules.md"),
        "copydesk generate rules > docs/rules.md"
    );
}

#[test]
fn manual_pages_and_completions_come_from_the_definitions() {
    assert!(output_of(&["generate", "man"], "").contains(".TH copydesk"));
    assert!(output_of(&["generate", "man", "filter"], "").contains("max\\-bytes"));
    for shell in ["bash", "zsh", "fish"] {
        assert!(output_of(&["generate", "completions", shell], "").contains("explain"));
    }
    assert_eq!(
        run(&["generate", "man", "polish"], "").status.code(),
        Some(2)
    );
}

#[test]
fn attributes_are_spans_in_characters() {
    let line = format!("{}\n", json!({"id": "a", "text": TEXT, "other": 1}));
    let record = &records_of(&["filter", "--attributes"], line)[0];
    let end = TEXT.chars().count();
    let start = end - "Sign up for our newsletter".len();
    assert_eq!(
        *record,
        json!({"id": "a", "attributes": {"copydesk__newsletter": [[start, end, 1.0]]}})
    );
}

#[test]
fn phrases_of_the_caller_are_rules() {
    let text = "The ferry sank at noon on Monday, officials said.\n\nVisit the wharf shop today";
    let explained = output_of(&["explain", "--phrase", "promotion=wharf shop"], text);
    assert!(explained.contains("- promotion caller/1"), "{explained}");
    assert_eq!(
        run(&["explain", "--phrase", "wharf shop"], text)
            .status
            .code(),
        Some(2)
    );
}

#[test]
fn patterns_of_the_caller_are_rules() {
    let text =
        "The ferry sank at noon on Monday, officials said.\n\nOur picks: No. 4711 and others";
    let pattern = r"promotion=(?i)^OUR PICKS: no\. \d{4}\b";
    let explained = output_of(&["explain", "--pattern", pattern], text);
    assert!(explained.contains("- promotion caller/1"), "{explained}");
    assert_eq!(
        output_of(&["clean", "--pattern", pattern], text)
            .lines()
            .count(),
        1
    );
    // Phrases are counted first, in whatever order they are written.
    let line = format!("{}\n", json!({"text": text}));
    let numbered = [
        "filter",
        "--removed",
        "--pattern",
        pattern,
        "--phrase",
        "promotion=tide tables",
    ];
    let removed = &records_of(&numbered, line)[0]["removed"][0];
    assert_eq!(removed["rule"], "caller/2");
    assert_eq!(removed["decided_by"], "caller");
    assert_eq!(removed["reason"], "promotion");
}

#[test]
fn a_pattern_that_cannot_be_used_says_what_to_do() {
    for (pattern, advice) in [
        ("our picks", "such as 'promotion=(?i)^our picks'"),
        ("nothing=our picks", "nothing"),
        ("promotion=(our", "unclosed group"),
        (r"promotion=\w{500}", "repeat less often"),
        (r"promotion=((a{1,200}){1,200}){1,200}", "repeat less often"),
    ] {
        for command in ["clean", "filter", "explain"] {
            let done = run(&[command, "--pattern", pattern], "");
            let said = String::from_utf8_lossy(&done.stderr);
            assert_eq!(done.status.code(), Some(2), "{said}");
            assert!(
                said.contains("--pattern") && said.contains(advice),
                "{said}"
            );
        }
    }
}

#[test]
fn selectors_of_the_caller_are_rules() {
    let page = "<p>The ferry sank at noon on Monday, officials said, and nobody was hurt.</p>\
        <p class=tides>High water at noon, the harbour office said on Monday morning.</p>";
    let explained = output_of(&["explain", "--remove-selector", ".tides"], page);
    assert!(explained.contains("selector/1"), "{explained}");
    let kept = output_of(&["clean", "--keep-selector", "p"], page);
    assert_eq!(kept.lines().count(), 2);
    let wrong = run(&["clean", "--keep-selector", "p["], page);
    assert_eq!(wrong.status.code(), Some(2));
}

#[test]
fn a_report_shows_what_was_struck_and_what_changed() {
    let folder = Folder::new();
    let line = format!(
        "{}\n",
        json!({"id": 1, "site": "A & B", "text": format!("{HEAD}\n\n{TEXT} <script>")})
    );
    let now = folder.write("now.jsonl", output_of(&["filter", "--removed"], &line));
    let before = folder.write(
        "before.jsonl",
        output_of(
            &["filter", "--removed", "--phrase", "promotion=Fähre"],
            &line,
        ),
    );
    let report = folder.path("report.html");
    output_of(
        &[
            "report",
            text(&now),
            "-o",
            text(&report),
            "--against",
            text(&before),
        ],
        "",
    );
    let page = std::fs::read_to_string(&report).unwrap();
    assert!(page.contains("data-reason=\"newsletter\""), "{page}");
    assert!(page.contains("A &amp; B"));
    // The headline has a field of its own, and stands where it stood.
    let place = |piece: &str| page.rfind(piece).unwrap();
    assert!(place("Otto Finch") < place("am Montag"), "{page}");
    assert!(page.contains("&lt;script&gt;"));
    assert!(page.contains("The text of 1 changed"));
    let empty = folder.write("empty.jsonl", "");
    assert_eq!(
        run(&["report", text(&empty), "-o", text(&report)], "")
            .status
            .code(),
        Some(2)
    );
}
