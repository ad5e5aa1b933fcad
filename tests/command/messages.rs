//! Wrong uses: each message names what the user typed, and says what to do.

use crate::support::{Folder, run, text};

/// Runs the command wrongly; what it says has all the parts.
fn says(arguments: &[&str], input: &str, parts: &[&str]) {
    let output = run(arguments, input);
    assert_eq!(output.status.code(), Some(2), "{arguments:?}: {output:?}");
    let said = String::from_utf8(output.stderr).unwrap();
    for part in parts {
        assert!(said.contains(part), "`{part}` in: {said}");
    }
    assert!(!said.contains("max_bytes"), "{said}");
}

#[test]
fn a_selector_that_cannot_be_used_is_named_with_its_option() {
    for option in ["--keep-selector", "--remove-selector"] {
        says(
            &["clean", option, "p["],
            "",
            &[option, "'p['", "it ends too early"],
        );
        says(
            &["clean", option, "p:has-text(x)"],
            "",
            &[option, "pseudo-class"],
        );
        says(&["explain", option, "//div"], "", &[option, "XPath"]);
    }
}

#[test]
fn a_phrase_or_pattern_that_cannot_be_used_is_named_with_its_option() {
    says(
        &["clean", "--phrase", "promotion=(a|"],
        "",
        &["--phrase", "promotion=(a|", "is empty"],
    );
    says(
        &["clean", "--phrase", "shop"],
        "",
        &["--phrase", "write a reason, `=`"],
    );
    says(
        &["clean", "--pattern", "promotion=("],
        "",
        &["--pattern", "unclosed group"],
    );
    says(
        &["clean", "--pattern", "shop=x"],
        "",
        &["no reason is named `shop`", "promotion"],
    );
}

#[test]
fn names_that_are_not_known_come_with_those_that_are() {
    says(
        &["clean", "--show", "headline"],
        "",
        &["--show", "no role is named `headline`", "title"],
    );
    says(
        &["rules", "--reason", "shop"],
        "",
        &["--reason", "newsletter"],
    );
    says(
        &["rules", "--language", "german"],
        "",
        &["--language", "`de`"],
    );
    says(
        &["rules", "newsletter"],
        "",
        &["`copydesk rules --reason newsletter`"],
    );
}

#[test]
fn numbers_and_addresses_that_make_no_sense_are_named() {
    for command in ["filter", "clean"] {
        says(
            &[command, "--jobs", "0"],
            "",
            &["--jobs", "a number, 1 or more"],
        );
    }
    says(
        &["clean", "--max-bytes", "10X"],
        "",
        &["--max-bytes", "64M"],
    );
    says(
        &["clean", "--url", "example.org/story"],
        "",
        &["--url", "https://example.org/story"],
    );
}

#[test]
fn a_document_over_the_limit_names_the_option() {
    let document = "The ferry sank at noon, officials said.";
    let over = &["over the limit of 10 bytes", "--max-bytes"];
    says(&["clean", "--max-bytes", "10"], document, over);
    says(&["explain", "--max-bytes", "10"], document, over);
    says(
        &["restore", "--max-bytes", "10"],
        document,
        &["over the limit of 10", "--max-bytes"],
    );
    let record = format!("{{\"text\":\"{document}\"}}\n");
    let output = run(&["filter", "--max-bytes", "10"], record);
    let line = String::from_utf8(output.stdout).unwrap();
    assert!(line.contains("over the limit of --max-bytes"), "{line}");
}

#[test]
fn files_that_cannot_be_read_are_named() {
    says(
        &["clean", "/no/such/story.html"],
        "",
        &["cannot read /no/such/story.html"],
    );
    let folder = Folder::new();
    let file = folder.write("file", "");
    let below = file.join("texts");
    let input = folder.write("in.jsonl", "");
    says(
        &["clean", text(&input), "-o", text(&below)],
        "",
        &["cannot create the folder", text(&below)],
    );
    says(
        &["clean", "--profiles", text(&input)],
        "",
        &["in.jsonl", "`copydesk learn`"],
    );
}

#[test]
fn a_line_that_is_no_json_says_where_it_breaks() {
    let output = run(&["filter"], "{\"text\": \n");
    let line = String::from_utf8(output.stdout).unwrap();
    assert!(
        line.contains("no JSON object") && line.contains("column"),
        "{line}"
    );
}
