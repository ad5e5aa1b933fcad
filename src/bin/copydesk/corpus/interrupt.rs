//! Ctrl-C: once to stop after the documents in flight, twice to stop at once.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// The exit status that shells expect of a program that was interrupted.
pub const EXIT: u8 = 130;

/// Becomes true when the user has asked to stop.
pub fn watch() -> anyhow::Result<Arc<AtomicBool>> {
    let stopped = Arc::new(AtomicBool::new(false));
    let seen = Arc::clone(&stopped);
    ctrlc::set_handler(move || {
        if seen.swap(true, Ordering::Relaxed) {
            std::process::exit(i32::from(EXIT));
        }
        eprintln!("\ncopydesk: finishing the documents in flight; once more to stop at once");
    })?;
    Ok(stopped)
}
