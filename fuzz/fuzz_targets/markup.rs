//! A page: its markup as html5ever reads it, and its blocks.
#![no_main]

#[path = "../../tests/promises/promises.rs"]
#[allow(dead_code)]
mod promises;
#[path = "../../tests/promises/readers.rs"]
#[allow(dead_code)]
mod readers;

libfuzzer_sys::fuzz_target!(|html: &str| readers::markup(html));
