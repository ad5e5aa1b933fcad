//! `copydesk learn`: what recurs on each site, from documents as JSON lines.

use std::fs::File;
use std::io::{self, BufReader, BufWriter};
use std::path::Path;

use anyhow::Context;
use copydesk::SiteProfiles;

use crate::Outcome;
use crate::arguments::LearnArguments;
use crate::line_reader::{Line, LineReader};
use crate::pipeline;
use crate::record::Record;
use crate::rewrite;

const BUFFER: usize = 256 << 10;

pub fn run(arguments: &LearnArguments) -> anyhow::Result<Outcome> {
    let mut profiles = SiteProfiles::new();
    for path in &arguments.with {
        profiles.merge(&read(path)?);
    }
    let input = BufReader::with_capacity(BUFFER, io::stdin());
    let mut lines = LineReader::new(input, arguments.max_bytes);
    let mut left_out = 0u64;
    while let Some(line) = lines.next_line().context("cannot read standard input")? {
        if learn(&mut profiles, &line, arguments.field.as_deref()).is_none() {
            left_out += 1;
        }
    }
    if !arguments.keep_rare {
        profiles.prune();
    }
    profiles.write(BufWriter::with_capacity(BUFFER, io::stdout()))?;
    if left_out > 0 {
        eprintln!(
            "copydesk: {left_out} records left out: not a JSON object with a document and a `url`"
        );
    }
    Ok(Outcome::Done)
}

/// Reads profiles that were written earlier.
pub fn read(path: &Path) -> anyhow::Result<SiteProfiles> {
    let file = File::open(path).with_context(|| format!("cannot read {}", path.display()))?;
    let file = BufReader::with_capacity(BUFFER, file);
    SiteProfiles::read(file).with_context(|| path.display().to_string())
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
