//! The commands of `docs/cookbook.md`: each block of them is run in a shell, and writes what the page
//! says. `COPYDESK_BLESS=1 cargo test --all-features --test command cookbook` writes it into the page.
#![cfg(unix)]

use std::fs;
use std::path::Path;
use std::process::Command;

use serde_json::json;

use crate::documents::{gzip, json_lines, warc};
use crate::support::Folder;

const PAGE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/cookbook.md");

/// A fenced block: what stands after the marks that open it, and its lines.
struct Fence<'p> {
    info: &'p str,
    body: &'p str,
}

fn fences(page: &str) -> Vec<Fence<'_>> {
    let blocks = page.split("```").skip(1).step_by(2);
    blocks
        .filter_map(|block| block.split_once('\n'))
        .map(|(info, body)| Fence { info, body })
        .collect()
}

/// The files that the recipes read.
fn write_inputs(folder: &Folder) {
    let demo = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/demo");
    for name in ["harbour.html", "harbour.txt", "harbour-flat.txt"] {
        folder.write(name, fs::read(demo.join(name)).unwrap());
    }
    folder.write("pages.jsonl", json_lines(8));
    let page = fs::read_to_string(demo.join("harbour.html")).unwrap();
    folder.write("crawl.warc.gz", gzip(warc(&[&page]).as_bytes()));
    let flat = json!({"id": 1, "flat": "the ferry sank at noon nobody was hurt"});
    folder.write("flat.jsonl", format!("{flat}\n"));
    let crawl = json!({"url": "https://courier.example/1", "html": page});
    folder.write("crawl.jsonl", format!("{crawl}\n"));
    #[cfg(feature = "parquet")]
    crate::parquet::write_articles(&folder.path("crawl.parquet"), 3, &[]);
}

/// Whether what a block needs is here: a feature of the command, or another program.
fn is_here(need: &str) -> bool {
    if need == "parquet" {
        return cfg!(feature = "parquet");
    }
    let found = Command::new("sh")
        .args(["-c", "command -v \"$0\"", need])
        .output();
    found.is_ok_and(|found| found.status.success())
}

/// What a block writes to standard output; it has to end well.
fn run(folder: &Folder, commands: &str) -> String {
    let command = Path::new(env!("CARGO_BIN_EXE_copydesk"));
    let path = std::env::var_os("PATH").unwrap_or_default();
    let mut folders = vec![command.parent().unwrap().to_path_buf()];
    folders.extend(std::env::split_paths(&path));
    let done = Command::new("sh")
        .args(["-ec", commands])
        .env("PATH", std::env::join_paths(folders).unwrap())
        .current_dir(folder.path(""))
        .output()
        .unwrap();
    assert!(done.status.success(), "{commands}\n{done:?}");
    String::from_utf8(done.stdout).unwrap()
}

#[test]
fn the_commands_of_the_cookbook_write_what_it_says() {
    let page = fs::read_to_string(PAGE).unwrap();
    let folder = Folder::new();
    write_inputs(&folder);
    let mut blessed = page.clone();
    let fences = fences(&page);
    let mut ran = 0;
    for (number, fence) in fences.iter().enumerate() {
        let Some(needs) = fence.info.strip_prefix("sh") else {
            continue;
        };
        if let Some(need) = needs.split_whitespace().find(|need| !is_here(need)) {
            println!("left out, without {need}:\n{}", fence.body);
            continue;
        }
        let written = run(&folder, fence.body);
        ran += 1;
        let said = fences.get(number + 1).filter(|next| next.info == "text");
        let Some(said) = said else {
            continue;
        };
        if std::env::var_os("COPYDESK_BLESS").is_some() {
            let (before, after) = (
                format!("```text\n{}```", said.body),
                format!("```text\n{written}```"),
            );
            blessed = blessed.replace(&before, &after);
        } else {
            assert_eq!(written, said.body, "{}", fence.body);
        }
    }
    assert!(ran > 5, "the cookbook has no commands");
    if blessed != page {
        fs::write(PAGE, blessed).unwrap();
    }
}
