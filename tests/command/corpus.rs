//! `clean INPUT… -o DIR`: many documents.

use std::fs;

use serde_json::{Value, json};

use crate::documents::{files, gunzip, gzip, json_lines, warc};
use crate::support::{Folder, run, text};

#[test]
fn outputs_mirror_inputs() {
    let folder = Folder::new();
    let lines = json_lines(3);
    folder.write("in/plain.jsonl", &lines);
    folder.write("in/deep/packed.jsonl.gz", gzip(lines.as_bytes()));
    folder.write(
        "in/crawl.warc.gz",
        gzip(warc(&["<p>The ferry sank at noon on Monday, officials said.</p>"]).as_bytes()),
    );
    folder.write(
        "in/one.html",
        "<p>The ferry sank at noon on Monday, officials said.</p>",
    );
    folder.write(
        "in/two.txt",
        "The ferry sank at noon on Monday, officials said.",
    );
    folder.write("in/notes.pdf", "not ours");
    let (input, output) = (folder.path("in"), folder.path("out"));
    let stats = folder.path("stats.json");
    let done = run(
        &[
            "clean",
            text(&input),
            "-o",
            text(&output),
            "--stats",
            text(&stats),
        ],
        "",
    );
    assert_eq!(done.status.code(), Some(0), "{done:?}");
    assert!(done.stdout.is_empty());
    let files = files(&output);
    let names: Vec<&str> = files.keys().map(String::as_str).collect();
    assert_eq!(
        names,
        [
            "crawl.jsonl.gz",
            "deep/packed.jsonl.gz",
            "one.txt",
            "plain.jsonl",
            "two.txt"
        ]
    );
    assert_eq!(
        gunzip(&files["deep/packed.jsonl.gz"]).as_bytes(),
        files["plain.jsonl"]
    );
    let page: Value = serde_json::from_str(&gunzip(&files["crawl.jsonl.gz"])).unwrap();
    assert_eq!(page["id"], "<urn:x>");
    assert_eq!(page["url"], "https://example.org/");
    assert_eq!(page["date"], "2026-03-01T00:00:00Z");
    assert!(page["text"].is_string());
    let stats: Value = serde_json::from_slice(&fs::read(stats).unwrap()).unwrap();
    assert_eq!(stats["documents"], 9);
    assert!(stats["kept_words"].as_u64().unwrap() > 0);
}

#[test]
fn rejected_records_go_to_a_file_of_their_own() {
    let folder = Folder::new();
    let input = folder.write(
        "in.jsonl",
        format!("no json\n{}{}\n", json_lines(1), json!({"id": 5})),
    );
    let (output, errors) = (folder.path("out"), folder.path("errors.jsonl"));
    let done = run(
        &[
            "clean",
            text(&input),
            "-o",
            text(&output),
            "--errors",
            text(&errors),
        ],
        "",
    );
    assert_eq!(done.status.code(), Some(1), "{done:?}");
    let errors = fs::read_to_string(errors).unwrap();
    let errors: Vec<Value> = errors
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    assert_eq!(errors.len(), 2);
    assert_eq!(errors[0]["record"], 1);
    assert_eq!(errors[0]["kind"], "json");
    assert_eq!(errors[1]["record"], 3);
    assert_eq!(errors[1]["id"], 5);
    assert_eq!(
        fs::read_to_string(output.join("in.jsonl"))
            .unwrap()
            .lines()
            .count(),
        1
    );
}

#[test]
fn the_number_of_jobs_does_not_show() {
    let folder = Folder::new();
    let input = folder.write("in.jsonl.gz", gzip(json_lines(3000).as_bytes()));
    let outputs: Vec<_> = ["1", "2", "8"]
        .map(|jobs| {
            let output = folder.path(jobs);
            let done = run(
                &["clean", text(&input), "-o", text(&output), "-q", "-j", jobs],
                "",
            );
            assert_eq!(done.status.code(), Some(0), "{done:?}");
            files(&output)
        })
        .into();
    assert_eq!(outputs[0], outputs[1]);
    assert_eq!(outputs[0], outputs[2]);
}

#[test]
fn two_inputs_with_one_output_are_refused() {
    let folder = Folder::new();
    folder.write("in/a.html", "<p>x");
    folder.write("in/a.txt", "x");
    let done = run(
        &[
            "clean",
            text(&folder.path("in")),
            "-o",
            text(&folder.path("out")),
        ],
        "",
    );
    assert_eq!(done.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&done.stderr).contains("a.txt"));
}

#[test]
fn over_long_records_are_rejected_and_the_rest_is_cleaned() {
    let folder = Folder::new();
    let long = format!("{}\n", json!({"id": "long", "text": "x".repeat(50_000)}));
    folder.write("in/lines.jsonl", json_lines(2) + &long + &json_lines(1));
    let page = "<p>The ferry sank at noon on Monday, officials said.</p>";
    folder.write("in/crawl.warc", warc(&[page, &"x".repeat(50_000), page]));
    folder.write("in/page.html", "x".repeat(50_000));
    let (output, errors) = (folder.path("out"), folder.path("errors.jsonl"));
    let input = folder.path("in");
    let arguments = [
        "clean",
        text(&input),
        "-o",
        text(&output),
        "--errors",
        text(&errors),
        "--max-bytes",
        "20K",
    ];
    let done = run(&arguments, "");
    assert_eq!(done.status.code(), Some(1), "{done:?}");
    let errors = fs::read_to_string(errors).unwrap();
    let errors: Vec<Value> = errors
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    let found: Vec<_> = errors
        .iter()
        .map(|error| (&error["record"], &error["kind"]))
        .collect();
    let expected = |record: u64| (Value::from(record), Value::from("too-large"));
    let expected = [expected(2), expected(3), expected(1)];
    assert_eq!(
        found,
        expected.iter().map(|(a, b)| (a, b)).collect::<Vec<_>>()
    );
    assert_eq!(errors[1]["id"], "long");
    let files = files(&output);
    assert_eq!(
        files["lines.jsonl"]
            .iter()
            .filter(|&&byte| byte == b'\n')
            .count(),
        3
    );
    assert_eq!(
        files["crawl.jsonl"]
            .iter()
            .filter(|&&byte| byte == b'\n')
            .count(),
        2
    );
}

#[test]
fn zstd_files_stay_zstd_files() {
    let folder = Folder::new();
    let packed = zstd::encode_all(json_lines(20).as_bytes(), 1).unwrap();
    let input = folder.write("in.jsonl.zst", packed);
    let output = folder.path("out");
    let done = run(&["clean", text(&input), "-o", text(&output)], "");
    assert_eq!(done.status.code(), Some(0), "{done:?}");
    let packed = fs::read(output.join("in.jsonl.zst")).unwrap();
    let plain = zstd::decode_all(packed.as_slice()).unwrap();
    assert_eq!(plain.iter().filter(|&&byte| byte == b'\n').count(), 20);
}

#[test]
fn spans_are_for_json_lines() {
    let folder = Folder::new();
    let lines = folder.write("lines.jsonl", json_lines(2));
    let page = folder.write("page.html", "<p>x");
    let output = folder.path("out");
    let arguments = ["clean", text(&lines), "-o", text(&output), "--attributes"];
    let refused = run(&[arguments.as_slice(), &[text(&page)]].concat(), "");
    assert_eq!(refused.status.code(), Some(2));
    assert!(
        String::from_utf8_lossy(&refused.stderr).contains("page.html"),
        "{refused:?}"
    );
    assert_eq!(run(&arguments, "").status.code(), Some(0));
    assert!(
        fs::read_to_string(output.join("lines.jsonl"))
            .unwrap()
            .contains("copydesk__newsletter")
    );
}
