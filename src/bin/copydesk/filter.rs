//! `copydesk filter`: cleans documents that come as JSON lines.

use std::io;

use crate::Outcome;
use crate::arguments::FilterArguments;
use crate::cleaning::Desk;
use crate::rewrite::Rewriter;
use crate::stream::{self, Settings};

pub fn run(arguments: FilterArguments) -> anyhow::Result<Outcome> {
    let desk = Desk::new(&arguments.cleaning)?;
    let limit = arguments.cleaning.max_bytes;
    let rewriter = Rewriter::new(desk, arguments.record, limit);
    let settings = Settings {
        jobs: arguments.jobs,
        limit,
    };
    let rejected = stream::run(io::stdin(), &settings, move |line| {
        rewriter.clean_line(line).map(|cleaned| cleaned.output)
    })?;
    if arguments.strict && rejected > 0 {
        return Ok(Outcome::Rejected);
    }
    Ok(Outcome::Done)
}
