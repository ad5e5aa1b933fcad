//! A line of `copydesk filter`, read and written by the command's own modules.
#![no_main]

#[path = "../../src/bin/copydesk/json.rs"]
#[allow(dead_code)]
mod json;
#[path = "../../tests/promises/promises.rs"]
#[allow(dead_code)]
mod promises;
#[path = "../../src/bin/copydesk/record.rs"]
#[allow(dead_code)]
mod record;

use serde_json::Value;

use record::{ObjectWriter, Record};

/// Documents keep the promises, and the fields that nobody asked about come out as they went in,
/// in one line of JSON.
fn check(line: &str) {
    let (record, parsed) = Record::parse(line);
    if parsed.is_err() {
        return;
    }
    for field in ["html", "text", "flat"] {
        if let Some(document) = record.string(field) {
            promises::any(&document);
        }
    }
    let mut output = ObjectWriter::new();
    for (key, value) in record.without(|name| name == "text") {
        output.raw(key, value);
    }
    output.field("text", "clean").expect("memory takes all");
    let output: Value = serde_json::from_slice(&output.finish()).expect("JSON");
    let Ok(input) = serde_json::from_str::<Value>(line) else {
        return;
    };
    for name in ["id", "url", "score"] {
        assert_eq!(
            input.get(name),
            output.get(name),
            "the field `{name}` is kept"
        );
    }
    assert_eq!(output["text"], "clean");
}

libfuzzer_sys::fuzz_target!(|line: &str| check(line));
