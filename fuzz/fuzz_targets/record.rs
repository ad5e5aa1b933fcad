//! A line of `copydesk filter`, read and written by the command's own modules.
#![no_main]

#[path = "../../src/bin/copydesk/json.rs"]
#[allow(dead_code)]
mod json;
#[path = "../../src/bin/copydesk/record.rs"]
#[allow(dead_code)]
mod record;

#[path = "../../tests/promises/records.rs"]
mod records;

libfuzzer_sys::fuzz_target!(|line: &str| records::are_kept(line));
