//! Text for the splitter of sentences and for tidying.
#![no_main]

#[path = "../../tests/promises/promises.rs"]
#[allow(dead_code)]
mod promises;
#[path = "../../tests/promises/readers.rs"]
#[allow(dead_code)]
mod readers;

libfuzzer_sys::fuzz_target!(|text: &str| readers::words(text));
