//! A date as pages write it, in each place where a page may have it.
#![no_main]

#[path = "../../tests/promises/promises.rs"]
#[allow(dead_code)]
mod promises;

libfuzzer_sys::fuzz_target!(|date: &str| promises::dated_page(date));
