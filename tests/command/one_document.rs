//! `clean` and `explain` on one document.

use std::io::Write;

use crate::support::{Folder, copydesk, output_of, run, text};

const LINES: &str = "The ferry Aurora sank off Porto Azul at noon on Monday, officials said.\n\n\
    All of the 40 passengers were brought ashore by fishing boats before evening fell.\n\n\
    Sign up for our newsletter\n";

#[test]
fn clean_prints_the_text() {
    let cleaned = output_of(&["clean"], LINES);
    assert!(cleaned.starts_with("The ferry Aurora sank"), "{cleaned}");
    assert!(!cleaned.contains("newsletter"), "{cleaned}");
    assert!(cleaned.ends_with("fell.\n"), "{cleaned}");
}

#[test]
fn clean_reads_a_file_and_takes_the_dash_for_standard_input() {
    let folder = Folder::new();
    let file = folder.write("article.txt", LINES);
    let cleaned = output_of(&["clean", text(&file)], "");
    assert_eq!(cleaned, output_of(&["clean", "-"], LINES));
}

#[test]
fn clean_unpacks_one_document() {
    let folder = Folder::new();
    let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    packed.write_all(LINES.as_bytes()).unwrap();
    let file = folder.write("article.txt.gz", packed.finish().unwrap());
    let cleaned = output_of(&["clean", text(&file)], "");
    assert_eq!(cleaned, output_of(&["clean"], LINES));
}

#[test]
fn what_was_noted_is_said_beside_the_text() {
    let output = run(
        &["explain"],
        b"\xef\xbb\xbf<p>The ferry sank, the caf\xe9 too.".as_slice(),
    );
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(said.contains("could not be decoded"), "{said}");
    assert!(output.status.success());
}

#[test]
fn clean_writes_every_format() {
    let json = output_of(&["clean", "--to", "json"], LINES);
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(json["state"], "lines");
    assert_eq!(json["removed"][0]["reason"], "newsletter");
    let start = json["removed"][0]["start"].as_u64().unwrap() as usize;
    assert!(LINES[start..].starts_with("Sign up"));
    let html = output_of(&["clean", "--to", "html"], LINES);
    assert!(html.contains("<p>The ferry Aurora sank"), "{html}");
    let markdown = output_of(&["clean", "--to", "markdown"], LINES);
    assert!(markdown.contains("said.\n\nAll of"), "{markdown}");
}

#[test]
fn explain_shows_what_went_and_why() {
    let explained = output_of(&["explain"], LINES);
    let lines: Vec<&str> = explained.lines().collect();
    assert_eq!(lines.len(), 3, "{explained}");
    assert!(lines[0].starts_with("+ paragraph"), "{explained}");
    assert!(lines[2].starts_with("- newsletter "), "{explained}");
    assert!(
        lines[2].ends_with("Sign up for our newsletter"),
        "{explained}"
    );
    assert!(
        !explained.contains('\u{1b}'),
        "colours on a pipe: {explained:?}"
    );
}

#[test]
fn explain_makes_a_page_that_says_why() {
    let page = output_of(&["explain", "--html"], LINES);
    assert!(
        page.contains("<span class=label>paragraph</span>"),
        "{page}"
    );
    assert!(
        page.contains("<del>Sign up for our newsletter</del>"),
        "{page}"
    );
    for said in [
        "<dt>rule</dt><dd>newsletter/",
        "<dt>it says</dt>",
        "<dt>decided by</dt>",
        "<dt>bytes</dt>",
    ] {
        assert!(page.contains(said), "{said} in {page}");
    }
}

#[test]
fn explain_sends_no_control_sequence_to_the_terminal() {
    let explained = output_of(
        &["explain", "--from", "flat"],
        "the ferry \u{1b}[2Jsank at noon",
    );
    assert!(!explained.contains('\u{1b}'), "{explained:?}");
}

#[test]
fn inputs_without_an_article_are_no_error() {
    for input in ["", " \n\n ", "\u{feff}"] {
        assert_eq!(output_of(&["clean"], input), "");
        assert_eq!(output_of(&["explain"], input), "");
    }
    assert!(
        run(&["clean"], b"caf\xe9 \xff\xfe".as_slice())
            .status
            .success()
    );
}

#[test]
fn wrong_usage_and_missing_files_exit_with_2() {
    for arguments in [
        vec!["clean", "/no/such/file"],
        vec!["clean", "a.txt", "b.txt"],
        vec!["clean", "corpus.jsonl"],
        vec!["clean", "--from", "pdf"],
        vec!["polish"],
        vec!["filter", "--jobs", "0"],
    ] {
        let output = run(&arguments, "");
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert!(output.stdout.is_empty());
        assert!(!output.stderr.is_empty());
    }
    let missing = run(&["clean", "/no/such/file"], "");
    assert!(String::from_utf8_lossy(&missing.stderr).contains("/no/such/file"));
}

#[test]
fn help_teaches_by_examples() {
    for command in ["clean", "filter", "explain"] {
        let help = output_of(&[command, "--help"], "");
        assert!(help.contains("Examples:"), "{help}");
    }
    assert!(
        copydesk()
            .arg("--version")
            .output()
            .unwrap()
            .status
            .success()
    );
}
