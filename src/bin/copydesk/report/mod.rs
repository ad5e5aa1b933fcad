//! `copydesk report`: one page that shows what a run did, to look at without a network.
//! Counts by reason, rule and site; documents with what was struck; what changed since a run.

mod change;
mod document;
mod page;
mod survey;

use std::fs;
use std::path::Path;
use std::sync::Arc;

use anyhow::{Context, bail};

use crate::Outcome;
use crate::arguments::ReportArguments;
use crate::corpus::compression::Compression;
use crate::line_reader::{Line, LineReader};
use change::Earlier;
use document::Document;
use survey::Survey;

/// Longer lines hold no document that anybody would look at.
const LONGEST_LINE: usize = 64 << 20;

pub fn run(arguments: &ReportArguments) -> anyhow::Result<Outcome> {
    let mut earlier = Earlier::default();
    if let Some(path) = &arguments.against {
        each_document(path, |document| earlier.add(document))?;
    }
    let mut survey = Survey::new(arguments.documents);
    each_document(&arguments.input, |document| {
        let change = earlier.compare(&document);
        survey.add(document, change);
    })?;
    if survey.documents() == 0 {
        bail!(
            "{} holds no cleaned documents; make some with `copydesk filter --removed`",
            arguments.input.display()
        );
    }
    let page = page::render(&survey, &arguments.input, arguments.against.as_deref());
    fs::write(&arguments.output, page)
        .with_context(|| format!("cannot write {}", arguments.output.display()))?;
    Ok(Outcome::Done)
}

/// Reads the cleaned documents of a file; other lines, errors among them, are passed over.
fn each_document(path: &Path, mut take: impl FnMut(Document)) -> anyhow::Result<()> {
    let context = || format!("cannot read {}", path.display());
    let name = path.to_string_lossy();
    let (compression, _) = Compression::of(&name);
    let input = compression
        .reader(path, Arc::default())
        .with_context(context)?;
    let mut lines = LineReader::new(input, LONGEST_LINE);
    while let Some(line) = lines.next_line().with_context(context)? {
        if let Line::Whole(line) = line
            && let Some(document) = Document::parse(&line)
        {
            take(document);
        }
    }
    Ok(())
}
