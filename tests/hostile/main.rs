//! No input hangs the cleaner, overflows a 2 MB stack or costs out of proportion.
//!
//! Each hostile input is cleaned at three sizes on a thread with a 2 MB stack. Between the
//! largest and the middle size the processor time may grow by the growth of the input times a
//! slack, which leaves room for noise and none for a square: the sizes are four times apart, so
//! that quadratic cost shows as a ratio of 16.

mod inputs;
mod measure;

use copydesk::{Cleaner, ErrorKind, Reason};

use inputs::{ALL, Hostile, Input};
use measure::measured;

const STACK: usize = 2 << 20;
const SIZES: [usize; 3] = [2_000, 8_000, 32_000];
/// Growth beyond linear that noise, caches and growing tables are allowed.
const SLACK: f64 = 2.4;
/// Processor time below which a measurement says nothing, in seconds.
const FLOOR: f64 = 0.02;

#[test]
fn cost_grows_linearly_on_a_small_stack() {
    let worker = std::thread::Builder::new().stack_size(STACK);
    let failures = worker
        .spawn(|| {
            ALL.iter()
                .filter_map(|hostile| check(hostile).err())
                .collect::<Vec<_>>()
        })
        .unwrap()
        .join()
        .expect("a hostile input panicked or overflowed the stack");
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

#[test]
fn a_caller_s_phrases_are_refused_or_cost_no_more_than_others() {
    let line = Input::Lines("sign up a b c a b c, read more: \u{201C}x\u{201D}\n".repeat(100));
    for phrase in [
        "(".repeat(50_000),
        "a ".repeat(50_000),
        "a? ".repeat(50_000),
        "... ".repeat(5_000),
        format!("{}a{}", "(".repeat(9), ")".repeat(9)),
        format!("{}a{}", "(".repeat(8), ")".repeat(8)),
        "(a|b|c)? ".repeat(5_000),
        "@Names ".repeat(2_000),
        "a|".repeat(50_000),
        "@nobody".to_string(),
        "?".repeat(1_000),
        ")".to_string(),
        "|".to_string(),
        "*".to_string(),
        "\u{0}".to_string(),
        String::new(),
    ] {
        match Cleaner::new().phrases(Reason::Caller, [&phrase]) {
            Ok(cleaner) => {
                measured(&cleaner, &line);
            }
            Err(error) => assert_eq!(error.kind(), ErrorKind::Option),
        }
    }
}

#[test]
fn there_are_at_least_ninety() {
    let mut names: Vec<_> = ALL.iter().map(|hostile| hostile.name).collect();
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), ALL.len(), "two inputs share a name");
    assert!(names.len() >= 90);
}

/// Cleans the input at each size; noise is given a second and a third try.
fn check(hostile: &Hostile) -> Result<(), String> {
    let mut last = String::new();
    for _ in 0..3 {
        let runs = SIZES.map(|size| measured(&Cleaner::new(), &(hostile.make)(size)));
        let [_, middle, large] = runs;
        let growth = large.bytes as f64 / middle.bytes as f64;
        let ratio = large.seconds / middle.seconds.max(FLOOR);
        if large.seconds < 4.0 * FLOOR || ratio <= growth * SLACK {
            return Ok(());
        }
        last = format!(
            "{}: {:.1} times the bytes took {ratio:.1} times as long ({:.3} s for {} bytes)",
            hostile.name, growth, large.seconds, large.bytes
        );
    }
    Err(last)
}
