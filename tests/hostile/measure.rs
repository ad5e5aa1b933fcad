//! Cleaning one input, and what it cost.

use std::time::Instant;

use copydesk::{Article, Cleaner};

use crate::inputs::Input;

/// What cleaning one input cost.
#[derive(Clone, Copy)]
pub struct Cost {
    pub bytes: usize,
    pub seconds: f64,
}

/// Cleans the input, writes the article and measures this thread's processor time.
pub fn measured(cleaner: &Cleaner, input: &Input) -> Cost {
    let start = Clock::start();
    let article = clean(cleaner, input);
    std::hint::black_box(write(&article));
    let seconds = start.seconds();
    drop(article);
    Cost {
        bytes: input.bytes(),
        seconds,
    }
}

fn clean(cleaner: &Cleaner, input: &Input) -> Article {
    let article = match input {
        Input::Page(bytes, charset) => {
            let page = copydesk::Input::page(bytes);
            cleaner.clean(charset.map_or(page, |charset| page.charset(charset)))
        }
        Input::Lines(text) => cleaner.lines(text),
        Input::Flat(text) => cleaner.flat(text),
    };
    article.expect("the default limits refuse nothing of this size")
}

/// Writes the article in every format.
fn write(article: &Article) -> usize {
    #[cfg(feature = "serde")]
    std::hint::black_box(article.json());
    let sentences = article.sentences().count();
    sentences + article.text().len() + article.markdown().len() + article.html().len()
}

/// Processor time of this thread where the system tells it, else wall time.
struct Clock {
    processor: Option<u64>,
    wall: Instant,
}

impl Clock {
    fn start() -> Clock {
        Clock {
            processor: processor_nanoseconds(),
            wall: Instant::now(),
        }
    }

    fn seconds(&self) -> f64 {
        match (self.processor, processor_nanoseconds()) {
            (Some(before), Some(now)) => now.saturating_sub(before) as f64 * 1e-9,
            _ => self.wall.elapsed().as_secs_f64(),
        }
    }
}

/// The first field of Linux' per-thread scheduler statistics.
fn processor_nanoseconds() -> Option<u64> {
    let text = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    text.split_ascii_whitespace().next()?.parse().ok()
}
