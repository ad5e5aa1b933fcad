//! JSON lines in, JSON lines out, in the same order and in parallel. `filter` and `restore` run on it.

use std::io::{self, BufReader, BufWriter, Read, Write};
use std::num::NonZeroUsize;

use anyhow::Context;

use crate::line_reader::{Line, LineReader};
use crate::pipeline::{self, Size, Step};
use crate::rejected::Rejected;

/// Bytes of the buffers: reading takes no noticeable time from this size on.
const BUFFER: usize = 256 << 10;

impl Size for io::Result<Line> {
    fn size(&self) -> usize {
        self.as_ref().map_or(0, Line::size)
    }
}

/// How a stream is read.
pub struct Settings {
    /// Threads that work on lines; one for each core where the user did not say.
    pub jobs: Option<NonZeroUsize>,
    /// Bytes over which a line is rejected.
    pub limit: usize,
}

/// Runs `work` on each line of `input` and writes the answers to standard output. A rejected line
/// becomes an `error` in its place. Returns how many were rejected.
pub fn run(
    input: impl Read + Send + 'static,
    settings: &Settings,
    work: impl Fn(&Line) -> Result<Vec<u8>, Rejected> + Send + Sync + 'static,
) -> anyhow::Result<u64> {
    let input = BufReader::with_capacity(BUFFER, input);
    let mut lines = LineReader::new(input, settings.limit);
    let mut answers = Answers {
        output: BufWriter::with_capacity(BUFFER, io::stdout()),
        records: 0,
        rejected: 0,
    };
    let jobs = settings
        .jobs
        .map_or_else(pipeline::cores, NonZeroUsize::get);
    pipeline::run(
        jobs,
        move || lines.next_line().transpose(),
        move |line| line.map(|line| work(&line)),
        |step| answers.write(step),
    )?;
    answers.report();
    Ok(answers.rejected)
}

/// Writes the answers and counts them.
struct Answers<W> {
    output: W,
    records: u64,
    rejected: u64,
}

impl<W: Write> Answers<W> {
    fn write(&mut self, step: Step<io::Result<Result<Vec<u8>, Rejected>>>) -> anyhow::Result<()> {
        let answer = match step {
            Step::Waiting => return Ok(self.output.flush()?),
            Step::Result(answer) => answer.context("cannot read the input")?,
        };
        self.records += 1;
        let line = answer.unwrap_or_else(|rejected| {
            self.rejected += 1;
            rejected.line()
        });
        self.output.write_all(&line)?;
        self.output.write_all(b"\n")?;
        Ok(())
    }

    /// Says on standard error if lines were rejected, and nothing else.
    fn report(&self) {
        if self.rejected > 0 {
            eprintln!(
                "copydesk: {} of {} records rejected; their lines have an `error`",
                self.rejected, self.records
            );
        }
    }
}
