//! `clean -o` where something is wrong with the files or the disk: each message says what to do.

use std::fs;
use std::path::Path;
use std::process::Command;

use serde_json::Value;

use crate::documents::{gunzip, gzip, json_lines, warc};
use crate::support::{Folder, run, text};

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
fn a_damaged_archive_member_is_named_and_what_came_before_it_is_kept() {
    let folder = Folder::new();
    let page = "<p>The ferry sank at noon on Monday, officials said.</p>";
    let members: Vec<Vec<u8>> = (0..5).map(|_| gzip(warc(&[page]).as_bytes())).collect();
    let mut archive = members.concat();
    let third = members[0].len() * 2;
    archive[third + 40..third + 60].fill(0);
    folder.write("in/crawl.warc.gz", &archive);
    folder.write("in/whole.warc.gz", members.concat());
    let output = folder.path("out");
    let done = run(
        &["clean", text(&folder.path("in")), "-o", text(&output)],
        "",
    );
    assert_eq!(done.status.code(), Some(2), "{done:?}");
    let said = String::from_utf8_lossy(&done.stderr);
    assert!(
        said.contains("crawl.warc.gz cannot be read after record 2"),
        "{said}"
    );
    assert!(
        said.contains("fetch them again") && said.contains("--resume"),
        "{said}"
    );
    let whole = gunzip(&fs::read(output.join("whole.jsonl.gz")).unwrap());
    assert_eq!(whole.lines().count(), 5);
    let kept = gunzip(&fs::read(output.join("crawl.jsonl.gz.part")).unwrap());
    assert_eq!(kept.lines().count(), 2);
    // Fetched again, it is gone on with, and nothing is counted twice.
    folder.write("in/crawl.warc.gz", members.concat());
    let stats = folder.path("stats.json");
    let input = folder.path("in");
    let again = [
        "clean",
        text(&input),
        "-o",
        text(&output),
        "--resume",
        "--stats",
        text(&stats),
    ];
    assert_eq!(run(&again, "").status.code(), Some(0));
    let crawl = gunzip(&fs::read(output.join("crawl.jsonl.gz")).unwrap());
    assert_eq!(crawl, whole);
    let stats: Value = serde_json::from_slice(&fs::read(stats).unwrap()).unwrap();
    assert_eq!(stats["documents"], 10);
}

#[test]
fn a_corrupt_archive_record_is_rejected_and_the_rest_is_cleaned() {
    let folder = Folder::new();
    let page = "<p>The ferry sank at noon on Monday, officials said.</p>";
    let good = warc(&[page]);
    let cut = &good[..good.len() - 30];
    let lengthless = good.replace("Content-Length:", "Content-Strength:");
    let input = folder.write(
        "crawl.warc",
        [good.as_str(), cut, &good, &lengthless, &good].concat(),
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
    assert!(
        String::from_utf8_lossy(&done.stderr).contains("crawl.warc, record"),
        "{done:?}"
    );
    let errors = fs::read_to_string(errors).unwrap();
    assert!(
        errors.lines().count() >= 2 && errors.contains("\"kind\":\"warc\""),
        "{errors}"
    );
    let cleaned = fs::read_to_string(output.join("crawl.jsonl")).unwrap();
    assert!(cleaned.lines().count() >= 3, "{cleaned}");
}

#[test]
fn a_full_disk_leaves_what_is_finished() {
    let folder = Folder::new();
    folder.write("in/a.jsonl", json_lines(50));
    folder.write("in/b.jsonl", json_lines(20_000));
    let (input, disk) = (folder.path("in"), folder.path("disk"));
    let Some(done) = on_a_mounted("mount -t tmpfs -o size=300k tmpfs \"$2\"", &input, &disk) else {
        return;
    };
    assert!(done.contains("exit 2"), "{done}");
    assert!(
        done.contains("the disk is full; make room and go on with --resume"),
        "{done}"
    );
    assert!(
        done.contains("a.jsonl\n") && !done.contains("b.jsonl\n"),
        "{done}"
    );
    assert!(done.contains("resumed 0\n"), "{done}");
}

#[test]
fn a_read_only_folder_is_named() {
    let folder = Folder::new();
    folder.write("in/a.jsonl", json_lines(2));
    let (input, disk) = (folder.path("in"), folder.path("disk"));
    let Some(done) = on_a_mounted("mount -t tmpfs -o ro tmpfs \"$2\"", &input, &disk) else {
        return;
    };
    assert!(done.contains("exit 2"), "{done}");
    assert!(
        done.contains("may be read and written") && done.contains(text(&disk)),
        "{done}"
    );
}

/// Cleans into a file system of the test's own, lists what is there, makes room and goes on; gives
/// all that was said. `None`, with a message, where mounting is not permitted.
fn on_a_mounted(mount: &str, input: &Path, disk: &Path) -> Option<String> {
    fs::create_dir_all(disk).unwrap();
    let script = format!(
        "{mount} || exit 77
        exec 2>&1
        \"$0\" clean \"$1\" -o \"$2\" -q; echo \"exit $?\"; ls \"$2\"
        mount -o remount,size=100m \"$2\"
        \"$0\" clean \"$1\" -o \"$2\" -q --resume; echo \"resumed $?\""
    );
    let command = env!("CARGO_BIN_EXE_copydesk");
    let done = Command::new("unshare")
        .args(["-rm", "sh", "-c", &script, command, text(input), text(disk)])
        .output();
    match done {
        Ok(done) if done.status.success() => Some(String::from_utf8(done.stdout).unwrap()),
        refused => {
            println!("skipped: no file system may be mounted here: {refused:?}");
            None
        }
    }
}
