//! `clean INPUT… -o DIR`: many documents, stops and resumes included.

use std::collections::BTreeMap;
use std::fs;
use std::io::{Read, Write};
use std::path::Path;
use std::process::Stdio;
use std::time::Duration;

use serde_json::{Value, json};

use crate::support::{Folder, copydesk, run, text};

fn gzip(content: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    encoder.write_all(content).unwrap();
    encoder.finish().unwrap()
}

fn gunzip(content: &[u8]) -> String {
    let mut plain = String::new();
    flate2::read::MultiGzDecoder::new(content)
        .read_to_string(&mut plain)
        .unwrap();
    plain
}

fn json_lines(documents: usize) -> String {
    (0..documents)
        .map(|number| {
            let sea = "The sea was calm and the ferry left the harbour at noon, the pilot said. ".repeat(1 + number % 5);
            format!("{}\n", json!({"id": number, "text": format!("Ferry {number} sails.\n\n{sea}\n\nSign up for our newsletter")}))
        })
        .collect()
}

fn warc(pages: &[&str]) -> String {
    let record = |page: &&str| {
        let http =
            format!("HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n{page}");
        format!(
            "WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:x>\r\nWARC-Target-URI: https://example.org/\r\nWARC-Date: 2026-03-01T00:00:00Z\r\nContent-Type: application/http\r\nContent-Length: {}\r\n\r\n{http}\r\n\r\n",
            http.len()
        )
    };
    pages.iter().map(record).collect()
}

/// Every file below a folder, by its name.
fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut found = BTreeMap::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(next).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let name = path.strip_prefix(folder).unwrap();
            found.insert(name.to_str().unwrap().to_string(), fs::read(&path).unwrap());
        }
    }
    found
}

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
fn a_run_that_is_killed_again_and_again_gives_the_same_bytes() {
    let folder = Folder::new();
    let input = folder.path("in");
    folder.write(
        "in/a.jsonl",
        json_lines(2500) + "broken\n" + &json_lines(1000),
    );
    folder.write("in/b.jsonl.gz", gzip(json_lines(2500).as_bytes()));
    for number in 0..50 {
        folder.write(
            &format!("in/pages/{number}.html"),
            "<p>The ferry sank at noon on Monday, officials said.</p>",
        );
    }
    let (undisturbed, disturbed) = (folder.path("undisturbed"), folder.path("disturbed"));
    let (expected, found) = (folder.path("expected.jsonl"), folder.path("found.jsonl"));
    let done = run(
        &[
            "clean",
            text(&input),
            "-o",
            text(&undisturbed),
            "-q",
            "--errors",
            text(&expected),
        ],
        "",
    );
    assert_eq!(done.status.code(), Some(1), "{done:?}");
    let arguments = [
        "clean",
        text(&input),
        "-o",
        text(&disturbed),
        "-q",
        "--errors",
        text(&found),
        "--resume",
    ];
    let mut kills = 0;
    for round in 1.. {
        let mut child = copydesk()
            .args(arguments)
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        // Longer each time, so that it ends however slow the machine is.
        std::thread::sleep(Duration::from_millis(7 * round));
        if child.try_wait().unwrap().is_some() {
            break;
        }
        child.kill().unwrap();
        child.wait().unwrap();
        kills += 1;
    }
    let done = run(&arguments, "");
    assert!(matches!(done.status.code(), Some(0 | 1)), "{done:?}");
    assert!(kills > 0);
    assert_eq!(files(&disturbed), files(&undisturbed));
    assert_eq!(fs::read(found).unwrap(), fs::read(expected).unwrap());
}

#[test]
fn a_second_run_does_not_mix_with_the_first() {
    let folder = Folder::new();
    let input = folder.write("in.jsonl", json_lines(2));
    let output = folder.path("out");
    let arguments = ["clean", text(&input), "-o", text(&output)];
    assert_eq!(run(&arguments, "").status.code(), Some(0));
    let again = run(&arguments, "");
    assert_eq!(again.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&again.stderr).contains("--resume"));
    assert_eq!(
        run(&[arguments.as_slice(), &["--resume"]].concat(), "")
            .status
            .code(),
        Some(0)
    );
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
fn a_truncated_file_is_named_and_the_rest_is_cleaned() {
    let folder = Folder::new();
    let packed = gzip(json_lines(2000).as_bytes());
    folder.write("in/cut.jsonl.gz", &packed[..packed.len() / 2]);
    folder.write("in/whole.jsonl", json_lines(2));
    let output = folder.path("out");
    let done = run(
        &["clean", text(&folder.path("in")), "-o", text(&output)],
        "",
    );
    assert_eq!(done.status.code(), Some(2));
    let said = String::from_utf8_lossy(&done.stderr);
    assert!(
        said.contains("cut.jsonl.gz") && said.contains("--resume"),
        "{said}"
    );
    assert!(output.join("whole.jsonl").exists());
    assert!(!output.join("cut.jsonl.gz").exists());
    // Mended, the file is gone on with.
    folder.write("in/cut.jsonl.gz", &packed);
    let resumed = run(
        &[
            "clean",
            text(&folder.path("in")),
            "-o",
            text(&output),
            "--resume",
        ],
        "",
    );
    assert_eq!(resumed.status.code(), Some(0), "{resumed:?}");
    let cleaned = gunzip(&fs::read(output.join("cut.jsonl.gz")).unwrap());
    assert_eq!(cleaned.lines().count(), 2000);
}

#[test]
fn a_folder_that_cannot_be_written_is_named() {
    let folder = Folder::new();
    let input = folder.write("in.jsonl", json_lines(2));
    let file = folder.write("file", "");
    let output = file.join("out");
    let done = run(&["clean", text(&input), "-o", text(&output)], "");
    assert_eq!(done.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&done.stderr).contains(text(&output)));
}

#[test]
#[cfg(target_os = "linux")]
fn a_full_disk_leaves_what_is_finished() {
    let folder = Folder::new();
    let input = folder.write("in.jsonl", json_lines(2));
    let output = folder.path("out");
    fs::create_dir_all(&output).unwrap();
    // Every write to this device fails as on a full disk.
    std::os::unix::fs::symlink("/dev/full", output.join("errors")).unwrap();
    let errors = output.join("errors");
    let bad = folder.write("bad.jsonl", "no json\n");
    let done = run(
        &[
            "clean",
            text(&input),
            text(&bad),
            "-o",
            text(&output),
            "--errors",
            text(&errors),
        ],
        "",
    );
    assert_eq!(done.status.code(), Some(2), "{done:?}");
    assert!(
        String::from_utf8_lossy(&done.stderr).contains("No space left"),
        "{done:?}"
    );
    assert!(output.join("in.jsonl").exists());
}
