//! `clean -o`, stopped and gone on with.

use std::fs;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use crate::documents::{files, gzip, json_lines};
use crate::support::{Folder, copydesk, run, text};

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
#[cfg(unix)]
fn an_interrupted_run_finishes_what_is_in_flight_and_can_be_resumed() {
    let folder = Folder::new();
    folder.write(
        "in/a.jsonl",
        json_lines(1500) + "broken\n" + &json_lines(20_000),
    );
    folder.write("in/b.jsonl.gz", gzip(json_lines(200).as_bytes()));
    let input = folder.path("in");
    let (undisturbed, disturbed) = (folder.path("undisturbed"), folder.path("disturbed"));
    let (expected, found) = (folder.path("expected"), folder.path("found"));
    let arguments = |output, errors, stats| {
        [
            "clean",
            text(&input),
            "-o",
            output,
            "-q",
            "--errors",
            errors,
            "--stats",
            stats,
            "--resume",
        ]
    };
    let (all, rest) = (folder.path("all.json"), folder.path("rest.json"));
    let done = run(
        &arguments(text(&undisturbed), text(&expected), text(&all)),
        "",
    );
    assert_eq!(done.status.code(), Some(1), "{done:?}");
    let again = arguments(text(&disturbed), text(&found), text(&rest));
    let child = copydesk()
        .args(again)
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    interrupt_at_work(&child, &disturbed.join("a.jsonl.part"));
    let stopped = child.wait_with_output().unwrap();
    assert_eq!(stopped.status.code(), Some(130), "{stopped:?}");
    let said = String::from_utf8_lossy(&stopped.stderr);
    assert!(
        said.contains("in flight") && said.contains("--resume"),
        "{said}"
    );
    // Whole lines, as many as the checkpoint says: nothing in flight was lost or cut.
    let part = fs::read_to_string(disturbed.join("a.jsonl.part")).unwrap();
    let state = fs::read_to_string(disturbed.join(".copydesk-run.json")).unwrap();
    let state: serde_json::Value = serde_json::from_str(&state).unwrap();
    assert!(part.ends_with('\n'));
    assert_eq!(state["begun"]["a.jsonl"]["length"], part.len());
    assert_eq!(state["tally"]["documents"], part.lines().count());
    let done = run(&again, "");
    assert_eq!(done.status.code(), Some(1), "{done:?}");
    assert_eq!(files(&disturbed), files(&undisturbed));
    assert_eq!(fs::read(found).unwrap(), fs::read(expected).unwrap());
    assert_eq!(counts(&rest), counts(&all));
}

/// Sends what Ctrl-C sends, as soon as the output has grown.
fn interrupt_at_work(child: &Child, output: &Path) {
    while !fs::metadata(output).is_ok_and(|output| output.len() > 0) {
        std::thread::sleep(Duration::from_millis(5));
    }
    let process = child.id().to_string();
    let sent = Command::new("kill").args(["-INT", &process]).status();
    assert!(sent.unwrap().success());
}

/// What a run counted, all but its time.
fn counts(stats: &Path) -> serde_json::Value {
    let mut stats: serde_json::Value = serde_json::from_slice(&fs::read(stats).unwrap()).unwrap();
    stats["seconds"] = 0.into();
    stats
}
