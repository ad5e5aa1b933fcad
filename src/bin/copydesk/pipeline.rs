//! Work in parallel, results in order, in bounded memory.
//!
//! A reader thread hands items to the workers and, for each, the end of a channel of its own to
//! the writer, which waits for one result after the other. Both queues are short, and so is the
//! sum of the items' sizes, so that a slow consumer stops the reader.

use std::num::NonZeroUsize;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::thread;

use crossbeam_channel::{Receiver, Sender, bounded};

/// Items on their way for each worker: enough that none waits while the writer is busy.
const ITEMS_PER_JOB: usize = 16;

/// Bytes of items on their way; one larger item is let through alone.
const BYTES: usize = 32 << 20;

/// What the writer gets, in the order of the input.
pub enum Step<O> {
    /// The next result.
    Result(O),
    /// The next result is not there yet: time to flush.
    Waiting,
}

/// Something with a size in memory.
pub trait Size {
    fn size(&self) -> usize;
}

/// Runs `work` on every item of `source` with `jobs` threads and hands the results to `sink` in
/// the order of the items; `source` ends with `None`.
///
/// # Errors
/// The first error of `sink`, at once: the reader may still be waiting for input, and ends with
/// the process.
pub fn run<I, O, E>(
    jobs: usize,
    mut source: impl FnMut() -> Option<I> + Send + 'static,
    work: impl Fn(I) -> O + Send + Sync + 'static,
    mut sink: impl FnMut(Step<O>) -> Result<(), E>,
) -> Result<(), E>
where
    I: Size + Send + 'static,
    O: Send + 'static,
{
    let (to_workers, tasks) = bounded::<(I, Sender<O>)>(jobs * ITEMS_PER_JOB);
    let (to_writer, results) = bounded::<(usize, Receiver<O>)>(jobs * ITEMS_PER_JOB);
    let budget = Arc::new(Budget::default());
    let reading = Arc::clone(&budget);
    thread::spawn(move || {
        while let Some(item) = source() {
            let size = item.size();
            reading.take(size);
            let (answer, result) = bounded(1);
            if to_writer.send((size, result)).is_err() || to_workers.send((item, answer)).is_err() {
                break;
            }
        }
    });
    let work = Arc::new(work);
    for _ in 0..jobs {
        let tasks = tasks.clone();
        let work = Arc::clone(&work);
        thread::spawn(move || {
            for (item, answer) in tasks {
                // Nobody may be waiting any more after an error of the sink.
                let _ = answer.send(work(item));
            }
        });
    }
    drop(tasks);
    while let Some((size, result)) = next(&results, &mut sink)? {
        if let Some(result) = next(&result, &mut sink)? {
            sink(Step::Result(result))?;
        }
        budget.give_back(size);
    }
    sink(Step::Waiting)
}

/// The next message; tells the sink if there is a wait for it. `None` where no more will come.
fn next<T, O, E>(
    channel: &Receiver<T>,
    sink: &mut impl FnMut(Step<O>) -> Result<(), E>,
) -> Result<Option<T>, E> {
    if let Ok(message) = channel.try_recv() {
        return Ok(Some(message));
    }
    sink(Step::Waiting)?;
    Ok(channel.recv().ok())
}

/// How many jobs the machine is made for.
pub fn cores() -> usize {
    thread::available_parallelism().map_or(1, NonZeroUsize::get)
}

/// Runs what must not take the process down; `None` where it panicked.
pub fn guarded<T>(work: impl FnOnce() -> T) -> Option<T> {
    catch_unwind(AssertUnwindSafe(work)).ok()
}

/// The bytes of items on their way.
#[derive(Default)]
struct Budget {
    taken: Mutex<usize>,
    freed: Condvar,
}

impl Budget {
    fn take(&self, bytes: usize) {
        let mut taken = self.taken.lock().unwrap_or_else(PoisonError::into_inner);
        while *taken > 0 && *taken + bytes > BYTES {
            taken = self
                .freed
                .wait(taken)
                .unwrap_or_else(PoisonError::into_inner);
        }
        *taken += bytes;
    }

    fn give_back(&self, bytes: usize) {
        let mut taken = self.taken.lock().unwrap_or_else(PoisonError::into_inner);
        *taken -= bytes;
        self.freed.notify_all();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    impl Size for u64 {
        fn size(&self) -> usize {
            1 << 20
        }
    }

    fn squares(jobs: usize) -> Vec<u64> {
        let mut items = 0..500u64;
        let mut found = Vec::new();
        run(
            jobs,
            move || items.next(),
            |item| {
                if item % 7 == 0 {
                    thread::sleep(std::time::Duration::from_micros(200));
                }
                item * item
            },
            |step| {
                if let Step::Result(square) = step {
                    found.push(square);
                }
                Ok::<(), ()>(())
            },
        )
        .unwrap();
        found
    }

    #[test]
    fn results_come_in_order_for_any_number_of_jobs() {
        let expected: Vec<u64> = (0..500).map(|item| item * item).collect();
        for jobs in [1, 2, 8] {
            assert_eq!(squares(jobs), expected);
        }
    }

    #[test]
    fn an_error_of_the_sink_ends_the_run() {
        let mut items = 0..;
        let ended = run(2, move || items.next(), |item: u64| item, |_| Err("full"));
        assert_eq!(ended, Err("full"));
    }
}
