//! `restore`: flat text made readable, and nothing removed.

use serde_json::json;

use crate::support::{Folder, output_of, records_of, run, text};

const FLAT: &str =
    "the ferry sank at noon off porto azul mr ruiz said he won t go sign up for our newsletter";

/// The words of a text, without case and marks; an apostrophe parts no word.
fn words(text: &str) -> String {
    let letters = text.chars().filter(|c| c.is_alphanumeric());
    letters.flat_map(char::to_lowercase).collect()
}

#[test]
fn one_text_is_restored_whole() {
    let restored = output_of(&["restore"], FLAT);
    assert!(restored.starts_with("The ferry"), "{restored}");
    assert_eq!(words(&restored), words(FLAT));
    let folder = Folder::new();
    let file = folder.write("flat.txt", FLAT);
    assert_eq!(output_of(&["restore", text(&file)], ""), restored);
    assert_eq!(output_of(&["restore"], ""), "");
}

#[test]
fn records_keep_their_other_fields() {
    let input = format!("{{\"id\": 1.50, \"flat\": \"{FLAT}\", \"sentences\": \"old\"}}\n");
    let output = output_of(&["restore", "--jsonl"], &input);
    assert!(
        output.starts_with("{\"id\":1.50,\"text\":\"The ferry"),
        "{output}"
    );
    let record = &records_of(&["restore", "--jsonl"], &input)[0];
    assert!(record.get("flat").is_none());
    let sentences = record["sentences"].as_array().unwrap();
    let joined: Vec<&str> = sentences.iter().filter_map(|s| s.as_str()).collect();
    assert_eq!(words(&joined.join(" ")), words(FLAT));
    let kept = &records_of(&["restore", "--jsonl", "--keep-input"], &input)[0];
    assert_eq!(kept["flat"], FLAT);
}

#[test]
fn the_text_is_the_field_text_else_flat_else_the_one_named() {
    let record = json!({"text": "it rained", "flat": "the ferry sank", "body": "she stayed"});
    let restored = |arguments: &[&str]| {
        let records = records_of(arguments, format!("{record}\n"));
        words(records[0]["text"].as_str().unwrap())
    };
    assert_eq!(restored(&["restore", "--jsonl"]), "itrained");
    assert_eq!(
        restored(&["restore", "--jsonl", "--field", "body"]),
        "shestayed"
    );
}

#[test]
fn a_bad_line_becomes_an_error_in_its_place() {
    let input = "no json\n{\"id\":7,\"text\":12}\n{\"id\":8,\"html\":\"x\"}\n{\"id\":9,\"text\":\"it rained\"}\n";
    let records = records_of(&["restore", "--jsonl"], input);
    let kinds: Vec<_> = records
        .iter()
        .map(|r| r["error"]["kind"].as_str())
        .collect();
    assert_eq!(kinds, [Some("json"), Some("field"), Some("field"), None]);
    assert_eq!(records[2]["id"], 8);
    assert_eq!(
        run(&["restore", "--jsonl", "--strict"], input)
            .status
            .code(),
        Some(1)
    );
    assert_eq!(
        run(&["restore", "--max-bytes", "4"], FLAT).status.code(),
        Some(2)
    );
}

#[test]
fn the_number_of_jobs_does_not_show() {
    let input: String = (0..40)
        .map(|number| format!("{{\"id\":{number},\"flat\":\"{number} {FLAT}\"}}\n"))
        .collect();
    let one = output_of(&["restore", "--jsonl", "--jobs", "1"], &input);
    assert_eq!(
        output_of(&["restore", "--jsonl", "--jobs", "5"], &input),
        one
    );
}
