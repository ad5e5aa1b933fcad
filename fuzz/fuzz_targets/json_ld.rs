//! The text of a script that should be JSON.
#![no_main]

#[path = "../../tests/promises/promises.rs"]
#[allow(dead_code)]
mod promises;
#[path = "../../tests/promises/readers.rs"]
#[allow(dead_code)]
mod readers;

libfuzzer_sys::fuzz_target!(|text: &str| readers::json_ld(text));
