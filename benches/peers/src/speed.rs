//! Throughput over a file of pages, peers in turn within each round, so that drift hits all alike.

use std::fs::File;
use std::io::{BufRead, BufReader};

use crate::clock::Clock;
use crate::peers;

/// Prints each peer's median throughput and its ratio to the first one's.
pub fn table(path: &str, rounds: usize) {
    let pages = read(path);
    let bytes: usize = pages.iter().map(String::len).sum();
    println!(
        "{} pages, {:.1} MB, {rounds} rounds, processor time of one thread",
        pages.len(),
        bytes as f64 / 1e6
    );
    let mut times = vec![Vec::new(); peers::ALL.len()];
    for _ in 0..rounds {
        for (peer, times) in peers::ALL.iter().zip(&mut times) {
            let clock = Clock::start();
            pages.iter().for_each(|page| (peer.run)(page));
            times.push(clock.seconds());
        }
    }
    let medians: Vec<f64> = times.into_iter().map(median).collect();
    println!("| reader | MB/s | ÷ html5ever null sink | pages/s |\n|---|---|---|---|");
    for (peer, seconds) in peers::ALL.iter().zip(&medians) {
        println!(
            "| {} | {:.1} | {:.2} | {:.0} |",
            peer.name,
            bytes as f64 / 1e6 / seconds,
            medians[0] / seconds,
            pages.len() as f64 / seconds
        );
    }
}

fn median(mut times: Vec<f64>) -> f64 {
    times.sort_by(f64::total_cmp);
    times[times.len() / 2]
}

fn read(path: &str) -> Vec<String> {
    let file = File::open(path).unwrap_or_else(|error| panic!("{path}: {error}"));
    BufReader::new(file)
        .lines()
        .map_while(Result::ok)
        .filter_map(|line| {
            let record: serde_json::Value = serde_json::from_str(&line).ok()?;
            record.get("html")?.as_str().map(str::to_owned)
        })
        .collect()
}
