//! The promise of a line of `copydesk filter`, read and written by the command's own modules, which
//! whoever includes this file has at its root as `json` and `record`.

use serde_json::Value;

use crate::record::{ObjectWriter, Record};

/// The fields that nobody asked about come out as they went in, in one line of JSON. The documents in
/// them are for the targets `page`, `lines` and `flat`.
pub fn are_kept(line: &str) {
    let (record, parsed) = Record::parse(line);
    if parsed.is_err() {
        return;
    }
    for field in ["html", "text", "flat"] {
        let _ = record.string(field);
    }
    let mut output = ObjectWriter::new();
    for (key, value) in record.without(|name| name == "text") {
        output.raw(key, value);
    }
    output.field("text", "clean").expect("memory takes all");
    let output = String::from_utf8(output.finish()).expect("UTF-8");
    assert!(Record::parse(&output).1.is_ok(), "an object: {output}");
    // A lone surrogate is JSON, and kept as it was written, but no value in memory.
    let Ok(input) = serde_json::from_str::<Value>(line) else {
        return;
    };
    let output: Value = serde_json::from_str(&output).expect("JSON");
    for name in ["id", "url", "score"] {
        assert_eq!(
            input.get(name),
            output.get(name),
            "the field `{name}` is kept"
        );
    }
    assert_eq!(output["text"], "clean");
}
