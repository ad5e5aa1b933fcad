//! The progress bar, for terminals only.

use std::io::IsTerminal;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use indicatif::{HumanCount, ProgressBar, ProgressStyle};

/// Often enough to look alive, seldom enough to cost nothing.
const INTERVAL: Duration = Duration::from_millis(200);

pub struct Progress {
    bar: ProgressBar,
    read: Arc<AtomicU64>,
    started: Instant,
    drawn: Instant,
    documents: u64,
}

impl Progress {
    /// A bar over so many bytes of input, hidden where nobody looks at it.
    pub fn new(bytes: u64, quiet: bool, read: Arc<AtomicU64>) -> Progress {
        let shown = !quiet && std::io::stderr().is_terminal();
        let bar = if shown {
            ProgressBar::new(bytes)
        } else {
            ProgressBar::hidden()
        };
        let template = "{elapsed_precise} {wide_bar} {bytes}/{total_bytes} {binary_bytes_per_sec}, {msg}, {eta} left";
        if let Ok(style) = ProgressStyle::with_template(template) {
            bar.set_style(style);
        }
        let now = Instant::now();
        Progress {
            bar,
            read,
            started: now,
            drawn: now,
            documents: 0,
        }
    }

    /// One document more.
    pub fn document(&mut self) {
        self.documents += 1;
        if self.bar.is_hidden() || self.drawn.elapsed() < INTERVAL {
            return;
        }
        self.drawn = Instant::now();
        let rate = self.documents as f64 / self.started.elapsed().as_secs_f64().max(0.001);
        self.bar.set_position(self.read.load(Ordering::Relaxed));
        self.bar.set_message(format!(
            "{} documents, {rate:.0}/s",
            HumanCount(self.documents)
        ));
    }

    pub fn finish(&self) {
        self.bar.finish_and_clear();
    }
}
