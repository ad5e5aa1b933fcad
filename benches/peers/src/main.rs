//! copydesk beside other Rust extractors, in one run on one machine.
//!
//! ```text
//! copydesk-peers speed PAGES.jsonl [ROUNDS]   throughput, and its ratio to html5ever's bare parse
//! copydesk-peers hostile [SECONDS [LARGEST]]  hostile inputs at three sizes, a Markdown table;
//!                                             SECONDS of processor time are the limit of a run
//! ```
//!
//! `PAGES.jsonl` has one object a line with the field `html`.

mod clock;
mod hostile;
mod null_sink;
mod peers;
mod speed;

#[path = "../../../tests/hostile/inputs.rs"]
mod inputs;

use std::process::ExitCode;

/// Elements, words or lines of the largest hostile inputs.
const LARGEST: usize = 1_000_000;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match words.as_slice() {
        ["speed", pages] => speed::table(pages, 5),
        ["speed", pages, rounds] => speed::table(pages, rounds.parse().unwrap_or(5)),
        ["hostile"] => hostile::table(20, LARGEST),
        ["hostile", seconds] => hostile::table(seconds.parse().unwrap_or(20), LARGEST),
        ["hostile", seconds, largest] => hostile::table(
            seconds.parse().unwrap_or(20),
            largest.parse().unwrap_or(LARGEST),
        ),
        ["one", peer, input, size] => hostile::one(peer, input, size.parse().unwrap_or(0)),
        _ => {
            eprintln!(
                "usage: copydesk-peers speed PAGES.jsonl [ROUNDS] | hostile [SECONDS [LARGEST]]"
            );
            return ExitCode::from(2);
        }
    }
    ExitCode::SUCCESS
}
