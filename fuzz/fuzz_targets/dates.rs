//! A value or a line that may hold a date.
#![no_main]

#[path = "../../tests/promises/promises.rs"]
#[allow(dead_code)]
mod promises;
#[path = "../../tests/promises/readers.rs"]
#[allow(dead_code)]
mod readers;

libfuzzer_sys::fuzz_target!(|value: &str| readers::dates(value));
