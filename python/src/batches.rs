//! Batches of rows, cleaned in pieces: between two pieces Ctrl-C is seen.

use std::num::NonZeroUsize;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;
use std::time::{Duration, Instant};

use arrow_array::{Array, RecordBatch};
use arrow_schema::{Schema, SchemaRef};
use arrow_select::concat::concat_batches;
use copydesk::BatchCleaner;
use pyo3::prelude::*;

use crate::error;

/// Rows in a piece, as the command reads Parquet files.
const ROWS: usize = 16;

/// How often Python is asked for signals; asking takes its lock.
const SIGNALS: Duration = Duration::from_millis(100);

/// Why a piece was not cleaned.
enum Failure {
    Error(copydesk::Error),
    Panic,
    Interrupted(PyErr),
}

/// Cleans batches with so many threads.
pub fn clean(
    py: Python<'_>,
    cleaner: &BatchCleaner,
    batches: Vec<RecordBatch>,
    jobs: NonZeroUsize,
) -> PyResult<Vec<RecordBatch>> {
    for batch in &batches {
        check(py, batch)?;
    }
    let cleaned = py.detach(|| {
        let pieces: Vec<RecordBatch> = batches.iter().flat_map(pieces).collect();
        let cleaned = if jobs.get() == 1 {
            one_after_the_other(cleaner, &pieces)?
        } else {
            in_parallel(cleaner, &pieces, jobs.get())?
        };
        joined(&batches, cleaned)
    });
    cleaned.map_err(|failure| match failure {
        Failure::Error(error) => error::of(py, &error),
        Failure::Panic => error::internal(py),
        Failure::Interrupted(error) => error,
    })
}

/// The schema of cleaned batches, for batches of this schema.
pub fn schema(py: Python<'_>, cleaner: &BatchCleaner, schema: &Schema) -> PyResult<SchemaRef> {
    let empty = RecordBatch::new_empty(SchemaRef::new(schema.clone()));
    let cleaned = error::detached(py, || cleaner.clean(&empty))?;
    Ok(cleaned.schema())
}

/// The object from which the rows of a table are read.
pub fn opened<'py>(table: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
    let frames = table.py().import("copydesk._frames")?;
    frames.call_method1("opened", (table,))
}

/// What was cleaned, as an object of the kind that was given.
pub fn like<'py>(
    given: &Bound<'py, PyAny>,
    cleaned: &Bound<'py, PyAny>,
) -> PyResult<Bound<'py, PyAny>> {
    let frames = given.py().import("copydesk._frames")?;
    frames.call_method1("like", (given, cleaned))
}

/// Looks through what another library built: it may say of bytes that they are text.
fn check(py: Python<'_>, batch: &RecordBatch) -> PyResult<()> {
    let columns = batch.columns().iter();
    let checked = py.detach(|| {
        let mut columns = columns.map(|column| column.to_data().validate_full());
        columns.find_map(Result::err).map(|error| error.to_string())
    });
    match checked {
        None => Ok(()),
        Some(message) => Err(error::new(py, "data", message)),
    }
}

/// A batch in pieces; an empty one is one piece.
fn pieces(batch: &RecordBatch) -> impl Iterator<Item = RecordBatch> {
    let rows = batch.num_rows();
    let starts = (0..rows.max(1)).step_by(ROWS);
    starts.map(move |start| batch.slice(start, ROWS.min(rows - start)))
}

fn clean_piece(cleaner: &BatchCleaner, piece: &RecordBatch) -> Result<RecordBatch, Failure> {
    match catch_unwind(AssertUnwindSafe(|| cleaner.clean(piece))) {
        Ok(cleaned) => cleaned.map_err(Failure::Error),
        Err(_) => Err(Failure::Panic),
    }
}

fn one_after_the_other(
    cleaner: &BatchCleaner,
    pieces: &[RecordBatch],
) -> Result<Vec<RecordBatch>, Failure> {
    let mut signals = Signals::new();
    let clean = |piece| {
        signals.check()?;
        clean_piece(cleaner, piece)
    };
    pieces.iter().map(clean).collect()
}

fn in_parallel(
    cleaner: &BatchCleaner,
    pieces: &[RecordBatch],
    jobs: usize,
) -> Result<Vec<RecordBatch>, Failure> {
    let next = &AtomicUsize::new(0);
    thread::scope(|scope| {
        let (sender, results) = mpsc::channel();
        for _ in 0..jobs.min(pieces.len()) {
            let sender = sender.clone();
            scope.spawn(move || {
                while let Some((number, piece)) = take(next, pieces) {
                    if sender.send((number, clean_piece(cleaner, piece))).is_err() {
                        break;
                    }
                }
            });
        }
        drop(sender);
        // Dropped with the receiver's end, an error ends the threads after their piece.
        collect(&results, pieces.len())
    })
}

/// The next piece that no thread has taken.
fn take<'p>(next: &AtomicUsize, pieces: &'p [RecordBatch]) -> Option<(usize, &'p RecordBatch)> {
    let number = next.fetch_add(1, Ordering::Relaxed);
    Some((number, pieces.get(number)?))
}

/// The results of the threads, in the order of the pieces.
fn collect(
    results: &mpsc::Receiver<(usize, Result<RecordBatch, Failure>)>,
    count: usize,
) -> Result<Vec<RecordBatch>, Failure> {
    let mut signals = Signals::new();
    let mut cleaned = vec![None; count];
    loop {
        match results.recv_timeout(SIGNALS) {
            Ok((number, result)) => {
                if let Some(place) = cleaned.get_mut(number) {
                    *place = Some(result?);
                }
            }
            Err(RecvTimeoutError::Timeout) => {}
            Err(RecvTimeoutError::Disconnected) => break,
        }
        signals.check()?;
    }
    let cleaned: Option<Vec<RecordBatch>> = cleaned.into_iter().collect();
    cleaned.ok_or(Failure::Panic)
}

/// The cleaned pieces of each batch as one.
fn joined(batches: &[RecordBatch], cleaned: Vec<RecordBatch>) -> Result<Vec<RecordBatch>, Failure> {
    let mut cleaned = cleaned.into_iter();
    let join = |batch: &RecordBatch| {
        let count = batch.num_rows().div_ceil(ROWS).max(1);
        let of_batch: Vec<RecordBatch> = cleaned.by_ref().take(count).collect();
        let first = of_batch.first().ok_or(Failure::Panic)?;
        concat_batches(&first.schema(), &of_batch).map_err(|_| Failure::Panic)
    };
    batches.iter().map(join).collect()
}

/// Asks Python for signals now and then.
struct Signals {
    asked: Instant,
}

impl Signals {
    fn new() -> Signals {
        Signals {
            asked: Instant::now(),
        }
    }

    fn check(&mut self) -> Result<(), Failure> {
        if self.asked.elapsed() < SIGNALS {
            return Ok(());
        }
        self.asked = Instant::now();
        Python::attach(|py| py.check_signals()).map_err(Failure::Interrupted)
    }
}
