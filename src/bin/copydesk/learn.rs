//! `copydesk learn`: what recurs on each site, from documents as JSON lines.

use std::io::{self, BufReader, BufWriter};

use anyhow::Context;
use copydesk::SiteProfiles;

use crate::Outcome;
use crate::arguments::LearnArguments;
use crate::line_reader::{Line, LineReader};
use crate::pipeline;
use crate::profiles;
use crate::record::Record;
use crate::rewrite;

const BUFFER: usize = 256 << 10;

pub fn run(arguments: &LearnArguments) -> anyhow::Result<Outcome> {
    let mut learned = SiteProfiles::new();
    for path in &arguments.with {
        learned.merge(&profiles::read(path)?);
    }
    let input = BufReader::with_capacity(BUFFER, io::stdin());
    let mut lines = LineReader::new(input, arguments.max_bytes);
    let mut left_out = 0u64;
    while let Some(line) = lines.next_line().context("cannot read standard input")? {
        if learn(&mut learned, &line, arguments.field.as_deref()).is_none() {
            left_out += 1;
        }
    }
    if !arguments.keep_rare {
        learned.prune();
    }
    learned.write(BufWriter::with_capacity(BUFFER, io::stdout()))?;
    if left_out > 0 {
        eprintln!(
            "copydesk: {left_out} records left out: not a JSON object with a document and a `url`"
        );
    }
    Ok(Outcome::Done)
}

/// Learns from a record; `None` where there is nothing in it to learn from.
fn learn(profiles: &mut SiteProfiles, line: &Line, field: Option<&str>) -> Option<()> {
    let Line::Whole(bytes) = line else {
        return None;
    };
    let line = std::str::from_utf8(bytes).ok()?;
    let (record, parsed) = Record::parse(line.trim_start_matches('\u{feff}'));
    parsed.ok()?;
    let host = SiteProfiles::host(&record.string("url")?)?;
    let (field, _) = rewrite::document(&record, field).ok()?;
    let document = record.string(field)?;
    pipeline::guarded(|| profiles.learn(&host, &document))
}
