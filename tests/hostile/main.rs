//! No input hangs the cleaner, overflows a 2 MB stack or costs out of proportion.
//!
//! Each hostile input is cleaned at three sizes on a thread with a 2 MB stack. Between the
//! largest and the middle size the processor time may grow by the growth of the input times a
//! slack, which leaves room for noise and none for a square: the sizes are four times apart, so
//! that quadratic cost shows as a ratio of 16.

mod inputs;
mod measure;
mod memory;

use copydesk::{Cleaner, ErrorKind, Reason};

use inputs::{ALL, Hostile, Input};
use measure::measured;

const STACK: usize = 2 << 20;
const SIZES: [usize; 3] = [2_000, 8_000, 32_000];
/// Growth beyond linear that noise, caches and growing tables are allowed.
const SLACK: f64 = 2.4;
/// Sizes for memory: each is cleaned in a process of its own.
const MEMORY_SIZES: [usize; 2] = [4_000, 16_000];
/// Growth beyond linear that tables which double are allowed.
const MEMORY_SLACK: f64 = 2.0;
/// Memory below which a measurement says nothing, in bytes: models and tables that are unpacked at
/// first use.
const MEMORY_FLOOR: usize = 4 << 20;
/// Processor time below which a measurement says nothing, in seconds.
const FLOOR: f64 = 0.02;

#[test]
fn cost_grows_linearly_on_a_small_stack() {
    let worker = std::thread::Builder::new().stack_size(STACK);
    let failures = worker
        .spawn(|| {
            let cleaner = Cleaner::new();
            ALL.iter()
                .filter_map(|hostile| grows_linearly(hostile.name, &cleaner, hostile.make).err())
                .collect::<Vec<_>>()
        })
        .unwrap()
        .join()
        .expect("a hostile input panicked or overflowed the stack");
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

#[test]
fn memory_grows_linearly() {
    let Some(nothing) = memory::peak(None) else {
        println!("skipped: the system does not tell a process's memory");
        return;
    };
    let inputs: Vec<_> = ALL.iter().collect();
    let halves = inputs.split_at(inputs.len() / 2);
    let failures: Vec<String> = std::thread::scope(|scope| {
        let check = |inputs: &[&Hostile]| -> Vec<String> {
            let failures = inputs
                .iter()
                .map(|hostile| needs_in_proportion(hostile, nothing));
            failures.filter_map(Result::err).collect()
        };
        let other = scope.spawn(move || check(halves.1));
        let mut failures = check(halves.0);
        failures.extend(other.join().unwrap());
        failures
    });
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
        match Cleaner::builder()
            .phrases(Reason::Caller, [&phrase])
            .build()
        {
            Ok(cleaner) => {
                measured(&cleaner, &line);
            }
            Err(error) => assert_eq!(error.kind(), ErrorKind::Option),
        }
    }
}

#[test]
fn a_caller_s_expressions_cost_time_linear_in_the_text() {
    let line = |n: usize| Input::Lines("a".repeat(8 * n));
    let page = |n: usize| Input::Page("<p>aaaaaaaa aaaa".repeat(n).into_bytes(), None);
    let mut failures = Vec::new();
    for expression in ["(a+)+$", "(a?){20}a{20}b", ".*.*=.*b"] {
        let expression = regex::Regex::new(expression).unwrap();
        let cleaner = Cleaner::builder()
            .pattern(Reason::Caller, expression.clone())
            .build()
            .unwrap();
        failures.extend(grows_linearly(expression.as_str(), &cleaner, line).err());
        failures.extend(grows_linearly(expression.as_str(), &cleaner, page).err());
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

#[test]
fn a_caller_s_selectors_are_refused_or_cost_no_more_than_others() {
    let siblings = |n: usize| Input::Page("<p class=a>x</p>".repeat(n).into_bytes(), None);
    let nested = |n: usize| {
        let page = format!("{}{}", "<div>".repeat(400), "<p>x</p>".repeat(n));
        Input::Page(page.into_bytes(), None)
    };
    let mut failures = Vec::new();
    for selector in [
        "i ~ p",
        "i ~ p ~ p ~ p",
        "p:nth-child(2n)",
        "p:nth-last-of-type(3)",
        "p:only-of-type",
        ":has(~ i)",
        "div:has(i) p",
        "x div div div div p",
        ":not(x div) ~ p",
        "[class^=a][class$=b]",
    ] {
        let cleaner = Cleaner::builder()
            .remove_selector(selector)
            .build()
            .unwrap();
        failures.extend(grows_linearly(selector, &cleaner, siblings).err());
        failures.extend(grows_linearly(selector, &cleaner, nested).err());
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
    for nesting in [":not(", ":is(", ":where(", ":has(", "[", "(", "{"] {
        let deep = format!("{}a{}", nesting.repeat(50_000), ")".repeat(50_000));
        let error = Cleaner::builder()
            .remove_selector(&deep)
            .build()
            .unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Option);
    }
    for long in ["p,", "div ", ".a", "p ~ ", "\\41 "] {
        let selector = format!("{}i", long.repeat(20_000));
        let cleaner = Cleaner::builder()
            .remove_selector(&selector)
            .build()
            .unwrap();
        measured(&cleaner, &nested(10));
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

/// Peak memory at the middle size and at one four times as large; `nothing` is what a process needs
/// that cleans nothing.
fn needs_in_proportion(hostile: &Hostile, nothing: usize) -> Result<(), String> {
    let needed = |size| {
        let peak = memory::peak(Some((hostile.name, size))).unwrap_or(0);
        (peak.saturating_sub(nothing)).max(MEMORY_FLOOR) as f64
    };
    let bytes = |size| (hostile.make)(size).bytes() as f64;
    let [small, large] = MEMORY_SIZES;
    let growth = bytes(large) / bytes(small);
    let (before, after) = (needed(small), needed(large));
    let ratio = after / before;
    if ratio <= growth * MEMORY_SLACK {
        return Ok(());
    }
    Err(format!(
        "{}: {growth:.1} times the bytes took {ratio:.1} times the memory ({after} bytes)",
        hostile.name
    ))
}

/// Cleans the input at each size; noise is given a second and a third try.
fn grows_linearly(
    name: &str,
    cleaner: &Cleaner,
    make: impl Fn(usize) -> Input,
) -> Result<(), String> {
    let mut last = String::new();
    for _ in 0..3 {
        // A network reads each word of flat text: a quarter of it shows the same growth.
        let part = if name.starts_with("flat") { 4 } else { 1 };
        let [_, middle, large] = SIZES.map(|size| measured(cleaner, &make(size / part)));
        let growth = large.bytes as f64 / middle.bytes as f64;
        let ratio = large.seconds / middle.seconds.max(FLOOR);
        if large.seconds < 4.0 * FLOOR || ratio <= growth * SLACK {
            return Ok(());
        }
        last = format!(
            "{name}: {growth:.1} times the bytes took {ratio:.1} times as long ({:.3} s for {} bytes)",
            large.seconds, large.bytes
        );
    }
    Err(last)
}
