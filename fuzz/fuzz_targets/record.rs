//! A line of `copydesk filter`, through the command's own modules.
#![no_main]
#![allow(dead_code)]

#[path = "../../src/bin/copydesk/arguments.rs"]
mod arguments;
#[path = "../../src/bin/copydesk/cleaning.rs"]
mod cleaning;
#[path = "../../src/bin/copydesk/json.rs"]
mod json;
#[path = "../../src/bin/copydesk/line_reader.rs"]
mod line_reader;
#[path = "../../src/bin/copydesk/pipeline.rs"]
mod pipeline;
#[path = "../../src/bin/copydesk/record.rs"]
mod record;
#[path = "../../src/bin/copydesk/rewrite.rs"]
mod rewrite;

use std::sync::LazyLock;

use clap::Parser;
use serde_json::Value;

use arguments::{Arguments, Command};
use cleaning::Desk;
use line_reader::Line;
use rewrite::Rewriter;

static REWRITER: LazyLock<Rewriter> = LazyLock::new(|| {
    let arguments = Arguments::parse_from(["copydesk", "filter", "--removed", "--sentences"]);
    let Command::Filter(arguments) = arguments.command else {
        unreachable!("the command is filter")
    };
    let desk = Desk::new(&arguments.cleaning).expect("the default options are in order");
    Rewriter::new(desk, arguments.record)
});

/// Whatever the line, one line of JSON takes its place: an article's text or an error, and the
/// fields that nobody asked about as they were.
fn check(line: &[u8]) {
    let rewritten = REWRITER.rewrite(&Line::Whole(line.to_vec()));
    assert!(!rewritten.line.contains(&b'\n'), "one line for one line");
    let output: Value = serde_json::from_slice(&rewritten.line).expect("JSON");
    assert_eq!(output["error"].is_object(), rewritten.rejected.is_some());
    if rewritten.rejected.is_some() {
        return;
    }
    assert!(
        output["text"].is_string()
            && output["sentences"].is_array()
            && output["removed"].is_array()
    );
    let Ok(input) = serde_json::from_slice::<Value>(line) else {
        return;
    };
    for name in ["id", "score"] {
        assert_eq!(
            input.get(name),
            output.get(name),
            "the field `{name}` is kept"
        );
    }
}

libfuzzer_sys::fuzz_target!(|line: &[u8]| if !line.contains(&b'\n') {
    check(line)
});
