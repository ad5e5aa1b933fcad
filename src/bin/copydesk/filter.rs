//! `copydesk filter`: JSON lines in, JSON lines out, in the same order.

use std::io::{self, BufReader, BufWriter, Write};
use std::num::NonZeroUsize;

use anyhow::Context;

use crate::Outcome;
use crate::arguments::FilterArguments;
use crate::cleaning::Desk;
use crate::line_reader::{Line, LineReader};
use crate::pipeline::{self, Size, Step};
use crate::rewrite::{Cleaned, Rejected, Rewriter};

/// Large enough that reading costs no time, small beside a page's tree.
const BUFFER: usize = 256 << 10;

impl Size for io::Result<Line> {
    fn size(&self) -> usize {
        self.as_ref().map_or(0, Line::size)
    }
}

pub fn run(arguments: FilterArguments) -> anyhow::Result<Outcome> {
    let desk = Desk::new(&arguments.cleaning)?;
    let limit = arguments.cleaning.max_bytes;
    let rewriter = Rewriter::new(desk, arguments.record, limit);
    let mut lines = LineReader::new(BufReader::with_capacity(BUFFER, io::stdin()), limit);
    let mut output = BufWriter::with_capacity(BUFFER, io::stdout());
    let mut tally = Tally::default();
    pipeline::run(
        arguments
            .jobs
            .map_or_else(pipeline::cores, NonZeroUsize::get),
        move || lines.next_line().transpose(),
        move |line| line.map(|line| rewriter.clean_line(&line)),
        |step| write(step, &mut output, &mut tally),
    )?;
    tally.report();
    if arguments.strict && tally.rejected > 0 {
        return Ok(Outcome::Rejected);
    }
    Ok(Outcome::Done)
}

fn write(
    step: Step<io::Result<Result<Cleaned, Rejected>>>,
    output: &mut impl Write,
    tally: &mut Tally,
) -> anyhow::Result<()> {
    let done = match step {
        Step::Waiting => return Ok(output.flush()?),
        Step::Result(result) => result.context("cannot read standard input")?,
    };
    tally.records += 1;
    let line = match done {
        Ok(cleaned) => cleaned.output,
        Err(rejected) => {
            tally.rejected += 1;
            rejected.line()
        }
    };
    output.write_all(&line)?;
    output.write_all(b"\n")?;
    Ok(())
}

#[derive(Default)]
struct Tally {
    records: u64,
    rejected: u64,
}

impl Tally {
    /// Says on standard error if something went wrong, nothing else.
    fn report(&self) {
        if self.rejected > 0 {
            eprintln!(
                "copydesk: {} of {} records rejected; their lines have an `error`",
                self.rejected, self.records
            );
        }
    }
}
