//! `filter`: JSON lines in, JSON lines out.

use std::io::{BufRead, BufReader, Read, Write};
use std::process::Stdio;

use serde_json::json;

use crate::support::{copydesk, output_of, records_of, run};

const TEXT: &str = "The ferry Aurora sank off Porto Azul at noon on Monday, officials said.\n\n\
    All of the 40 passengers were brought ashore by fishing boats before evening fell.\n\n\
    Sign up for our newsletter";

fn line(fields: serde_json::Value) -> String {
    format!("{fields}\n")
}

#[test]
fn fields_are_kept_as_they_were_written() {
    let input = r#"{"n": 1.50e3, "id":{"a":[1, 2]},"big":123456789012345678901234567890,"text":"It rained.","odd":"\ud800 \u00e9"}"#;
    let output = output_of(&["filter"], format!("{input}\n"));
    assert!(
        output.starts_with(
            r#"{"n":1.50e3,"id":{"a":[1, 2]},"big":123456789012345678901234567890,"odd":"\ud800 \u00e9","text":"It rained.","title":null,"authors":[],"published":null,"modified":null,"site":null,"language":"#
        ),
        "{output}"
    );
}

#[test]
fn the_document_is_the_first_of_the_known_fields() {
    let input = [
        line(
            json!({"id": 1, "text": "kept?", "html": "<p>The council of Porto Azul met for three hours on Monday night.</p>"}),
        ),
        line(
            json!({"id": 2, "html": null, "flat": "the ferry sank", "text": "The ferry sank at noon on Monday, officials said."}),
        ),
        line(json!({"id": 3, "flat": "the ferry sank at noon on monday"})),
        line(json!({"id": 4, "body": "The ferry sank at noon.", "text": "other"})),
    ];
    let records = records_of(&["filter"], input.concat());
    assert!(records[0].get("html").is_none());
    assert_eq!(records[1]["flat"], "the ferry sank");
    assert!(
        records[1]["text"]
            .as_str()
            .unwrap()
            .starts_with("The ferry")
    );
    assert!(records[2].get("flat").is_none());
    let named = records_of(&["filter", "--field", "body"], &input[3]);
    assert_eq!(named[0]["text"], "The ferry sank at noon.");
    assert!(named[0].get("body").is_none());
    let kept = records_of(&["filter", "--field", "body", "--keep-input"], &input[3]);
    assert_eq!(kept[0]["body"], "The ferry sank at noon.");
}

#[test]
fn a_field_that_was_found_replaces_and_one_that_was_not_does_not() {
    let page = "<html><head><title>Ferry sinks off Porto Azul</title></head><body><h1>Ferry sinks off Porto Azul</h1><p>The ferry sank at noon.</p></body></html>";
    let records = records_of(
        &["filter"],
        line(json!({"html": page, "title": "old", "site": "kept"})),
    );
    assert_eq!(records[0]["title"], "Ferry sinks off Porto Azul");
    assert_eq!(records[0]["site"], "kept");
}

#[test]
fn removals_and_sentences_are_written_when_asked_for() {
    let record = &records_of(
        &["filter", "--removed", "--sentences"],
        line(json!({"text": TEXT})),
    )[0];
    assert_eq!(record["sentences"].as_array().unwrap().len(), 2);
    let removed = &record["removed"][0];
    assert_eq!(removed["reason"], "newsletter");
    assert!(removed["rule"].as_str().unwrap().contains('/'));
    let range =
        removed["start"].as_u64().unwrap() as usize..removed["end"].as_u64().unwrap() as usize;
    assert_eq!(&TEXT[range], "Sign up for our newsletter");
    assert_eq!(removed["text"], "Sign up for our newsletter");
}

#[test]
fn a_bad_line_becomes_an_error_in_its_place() {
    let mut input = Vec::new();
    for bad in [
        "",
        "no json",
        r#"{"id":"a"}"#,
        r#"{"id":7,"text":12}"#,
        r#"["text"]"#,
        r#"{"id":"cut","text":"It rai"#,
    ] {
        input.extend_from_slice(bad.as_bytes());
        input.push(b'\n');
    }
    input.extend_from_slice(b"{\"id\":\"u\",\"text\":\"\xff\"}\n");
    input.extend_from_slice(line(json!({"id": "good", "text": "It rained."})).as_bytes());
    let records = records_of(&["filter"], &input);
    let kinds: Vec<_> = records
        .iter()
        .map(|record| record["error"]["kind"].as_str().unwrap_or("none"))
        .collect();
    assert_eq!(
        kinds,
        [
            "json", "json", "field", "field", "json", "json", "utf-8", "none"
        ]
    );
    assert!(records[0].get("id").is_none());
    assert_eq!(records[3]["id"], 7);
    assert_eq!(records[5]["id"], "cut");
    assert_eq!(records[6]["id"], "u");
    assert_eq!(records[7]["text"], "It rained.");
    assert_eq!(run(&["filter"], &input).status.code(), Some(0));
    assert_eq!(run(&["filter", "--strict"], &input).status.code(), Some(1));
}

#[test]
fn over_long_lines_are_rejected_without_being_stored() {
    let long = line(json!({"id": 1, "text": "x".repeat(100_000)}));
    let input = long + &line(json!({"id": 2, "text": "It rained."}));
    let records = records_of(&["filter", "--max-bytes", "10K"], input);
    assert_eq!(records[0]["id"], 1);
    assert_eq!(records[0]["error"]["kind"], "too-large");
    assert_eq!(records[1]["text"], "It rained.");
}

#[test]
fn lone_surrogates_become_replacement_characters() {
    let records = records_of(
        &["filter"],
        r#"{"text":"The \ud83d ferry sank, officials said."}"#,
    );
    assert_eq!(
        records[0]["text"],
        "The \u{fffd} ferry sank, officials said."
    );
}

#[test]
fn the_number_of_jobs_does_not_show() {
    let input: String = (0..300)
        .map(|number| {
            let words = "the sea was calm and the sky was grey ".repeat(number % 17);
            line(
                json!({"id": number, "text": format!("Report {number}.\n\n{words}\n\nShare this")}),
            )
        })
        .collect();
    let one = output_of(&["filter", "--jobs", "1", "--removed"], &input);
    assert_eq!(one.lines().count(), 300);
    for jobs in ["2", "8"] {
        assert_eq!(
            output_of(&["filter", "--jobs", jobs, "--removed"], &input),
            one
        );
    }
}

#[test]
fn a_lockstep_client_gets_each_answer_at_once() {
    let mut child = copydesk()
        .arg("filter")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let mut answers = BufReader::new(child.stdout.take().unwrap()).lines();
    for number in 0..5 {
        stdin
            .write_all(line(json!({"id": number, "text": "It rained."})).as_bytes())
            .unwrap();
        stdin.flush().unwrap();
        // Without a flush this would wait for ever.
        let answer: serde_json::Value =
            serde_json::from_str(&answers.next().unwrap().unwrap()).unwrap();
        assert_eq!(answer["id"], number);
    }
    drop(stdin);
    assert!(child.wait().unwrap().success());
}

#[test]
fn a_closed_pipe_ends_the_run_quietly() {
    let mut child = copydesk()
        .arg("filter")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    // Standard input stays open and idle: the command must not wait for it.
    stdin
        .write_all(line(json!({"text": "It rained."})).repeat(2).as_bytes())
        .unwrap();
    let mut stdout = BufReader::new(child.stdout.take().unwrap());
    let mut first = String::new();
    stdout.read_line(&mut first).unwrap();
    drop(stdout);
    let feeder = std::thread::spawn(move || {
        let more = line(json!({"text": "It rained."})).repeat(1000);
        while stdin.write_all(more.as_bytes()).is_ok() {}
    });
    let mut errors = String::new();
    child
        .stderr
        .take()
        .unwrap()
        .read_to_string(&mut errors)
        .unwrap();
    assert_eq!(child.wait().unwrap().code(), Some(0));
    assert_eq!(errors, "");
    feeder.join().unwrap();
}
