//! A page's bytes, with the caller's charset label in a first line `charset=LABEL`.
#![no_main]

#[path = "../../tests/promises/promises.rs"]
#[allow(dead_code)]
mod promises;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| promises::labelled_page(bytes));
