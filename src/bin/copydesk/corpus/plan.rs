//! What a run is about to write, and whether it may.

use std::path::{Path, PathBuf};

use anyhow::bail;

use super::checkpoint::Checkpoint;
use super::inputs::{StreamFormat, Task};
use super::target;
use crate::arguments::{CleanArguments, Format};

/// What the run is known by in the checkpoint: its options as far as the output depends on them.
pub fn fingerprint(arguments: &CleanArguments) -> String {
    format!(
        "copydesk {} {:?} {:?} {:?}",
        env!("CARGO_PKG_VERSION"),
        arguments.to,
        arguments.record,
        arguments.cleaning
    )
}

/// A second run into a folder would leave a mixture of both.
pub fn refuse_to_overwrite(folder: &Path, tasks: &[Task]) -> anyhow::Result<()> {
    for output in outputs_of(tasks) {
        let path = folder.join(output);
        if path.exists() || target::part_of(&path).exists() {
            bail!(
                "{} exists from an earlier run; go on with --resume, or clean into another folder",
                path.display()
            );
        }
    }
    Ok(())
}

/// Spans point into text: a page has none, and a Parquet file no place for them.
pub fn refuse_attributes(arguments: &CleanArguments, tasks: &[Task]) -> anyhow::Result<()> {
    let is_lines = |task: &Task| {
        matches!(
            task,
            Task::Stream {
                format: StreamFormat::JsonLines,
                ..
            }
        )
    };
    match tasks.iter().find(|task| !is_lines(task)) {
        Some(other) if arguments.record.attributes => bail!(
            "{}: --attributes is for JSON lines that hold text",
            input_of(other, 0).display()
        ),
        _ => Ok(()),
    }
}

/// Whether an earlier run came to its end: all outputs are there, and nothing to go by is left.
pub fn is_complete(folder: &Path, tasks: &[Task]) -> bool {
    !Checkpoint::exists(folder) && outputs_of(tasks).all(|output| folder.join(output).exists())
}

fn outputs_of(tasks: &[Task]) -> impl Iterator<Item = &Path> {
    tasks.iter().flat_map(|task| match task {
        Task::Stream { output, .. } => vec![output.as_path()],
        Task::Documents { files } => files.iter().map(|file| file.output.as_path()).collect(),
    })
}

/// What a task is called in the checkpoint.
pub fn output_of(task: &Task) -> PathBuf {
    match task {
        Task::Stream { output, .. } => output.clone(),
        Task::Documents { .. } => PathBuf::from("(documents)"),
    }
}

/// The file in which the record with this number, counted from 0, stands.
pub fn input_of(task: &Task, record: u64) -> &Path {
    match task {
        Task::Stream { input, .. } => input,
        Task::Documents { files } => {
            let file = usize::try_from(record).ok().and_then(|at| files.get(at));
            file.map_or(Path::new(""), |file| &file.input)
        }
    }
}

/// How the names of single documents end.
pub fn extension(format: Format) -> &'static str {
    match format {
        Format::Text => "txt",
        Format::Markdown => "md",
        Format::Json => "json",
        Format::Html => "html",
    }
}
