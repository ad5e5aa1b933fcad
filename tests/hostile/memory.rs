//! Peak memory of cleaning one input, in a process of its own so that no other run counts.

use std::process::Command;

use copydesk::Cleaner;

use crate::inputs::ALL;
use crate::measure::measured;

/// Names the input and the size of the process at hand.
const TASK: &str = "COPYDESK_HOSTILE_INPUT";

/// Peak resident memory in bytes of a process that cleans the input, or nothing; `None` where the
/// system does not tell.
pub fn peak(input: Option<(&str, usize)>) -> Option<usize> {
    let task = input.map_or_else(String::new, |(name, size)| format!("{name} {size}"));
    let program = std::env::current_exe().expect("this program has a path");
    let output = Command::new(program)
        .args(["--exact", "memory::of_one_input", "--nocapture"])
        .env(TASK, &task)
        .output()
        .expect("this program can be started");
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(output.status.success(), "{task}: {text}");
    let number = text.split_once("peak=")?.1;
    number.split_ascii_whitespace().next()?.parse().ok()
}

/// What such a process does; nothing in the run that started it.
#[test]
fn of_one_input() {
    let Ok(task) = std::env::var(TASK) else {
        return;
    };
    if let Some((name, size)) = task.split_once(' ') {
        let hostile = ALL.iter().find(|hostile| hostile.name == name);
        let make = hostile.expect("a known input").make;
        measured(&Cleaner::new(), &make(size.parse().unwrap()));
    }
    if let Some(kibibytes) = peak_so_far() {
        println!("peak={} bytes", kibibytes << 10);
    }
}

/// What Linux calls the high-water mark, in KiB.
fn peak_so_far() -> Option<usize> {
    let text = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = text.lines().find(|line| line.starts_with("VmHWM:"))?;
    line.split_ascii_whitespace().nth(1)?.parse().ok()
}
