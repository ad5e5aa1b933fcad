//! The programs under `examples/`: each runs, and writes what `fixtures/examples/NAME.txt` says.
//!
//! `cargo test` builds them; where only this test is run, `cargo build --examples` does, with the same
//! features. `COPYDESK_BLESS=1 cargo test --all-features` writes the files anew.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

/// The built program: it lies beside the folder of this test's own.
fn program(name: &str) -> PathBuf {
    let test = std::env::current_exe().unwrap();
    let profile = test.parent().and_then(Path::parent).unwrap();
    let name = format!("{name}{}", std::env::consts::EXE_SUFFIX);
    let path = profile.join("examples").join(name);
    assert!(
        path.exists(),
        "{} is not built; `cargo build --examples` builds it",
        path.display()
    );
    path
}

fn check(name: &str, input: &str) {
    let mut child = Command::new(program(name))
        .current_dir(ROOT)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    // A program that reads nothing may have ended already.
    let _ = stdin.write_all(input.as_bytes());
    drop(stdin);
    let done = child.wait_with_output().unwrap();
    assert!(done.status.success(), "{name}: {done:?}");
    let written = String::from_utf8(done.stdout).unwrap();
    let golden = Path::new(ROOT)
        .join("fixtures/examples")
        .join(format!("{name}.txt"));
    if std::env::var_os("COPYDESK_BLESS").is_some() {
        fs::write(&golden, &written).unwrap();
    }
    let expected = fs::read_to_string(&golden).unwrap_or_default();
    assert_eq!(written, expected, "{name}");
}

#[test]
fn page() {
    check("page", "");
}

#[test]
fn captions() {
    check("captions", "");
}

#[test]
fn phrases() {
    check("phrases", "");
}

#[test]
#[cfg(feature = "restore")]
fn flat() {
    check("flat", "");
}

#[test]
fn site() {
    check("site", "");
}

#[test]
fn stream() {
    let records = "{\"id\": 1, \"text\": \"The ferry sank at noon, officials said.\\n\\nAdvertisement\"}\n\
                   {\"id\": 2, \"text\": \n";
    check("stream", records);
}

#[test]
fn every_example_is_run() {
    let source = include_str!("examples.rs");
    for entry in fs::read_dir(Path::new(ROOT).join("examples")).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|extension| extension == "rs") {
            let name = path.file_stem().unwrap().to_str().unwrap();
            assert!(source.contains(&format!("check(\"{name}\"")), "{name}");
        }
    }
}
