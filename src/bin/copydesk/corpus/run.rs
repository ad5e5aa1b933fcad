//! The run over all tasks: where each starts, what is counted, when it is safe.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::Instant;

use anyhow::{Context, bail};

use super::checkpoint::{Checkpoint, Current};
use super::errors::ErrorFile;
use super::inputs::{self, Task};
use super::item::Worker;
use super::progress::Progress;
use super::target::{self, Target};
use super::{interrupt, source};
use crate::Outcome;
use crate::arguments::{CleanArguments, Format};
use crate::cleaning::Desk;
use crate::pipeline::{self, Step};
use crate::rewrite::{Cleaned, Rejected, Rewriter};

/// Records between two checkpoints: a second or so of work, so that little is done twice and
/// little time goes to bringing files to the disk.
const RECORDS_PER_CHECKPOINT: u64 = 1024;

const ERRORS_UNWRITABLE: &str = "cannot write the file of rejected records";

/// Rejected records that are shown on standard error; the file of `--errors` has all.
const SHOWN_ERRORS: u64 = 5;

/// Cleans all inputs into a folder.
pub fn run(arguments: &CleanArguments, folder: &Path) -> anyhow::Result<Outcome> {
    let tasks = inputs::tasks(&arguments.inputs, extension(arguments.to))?;
    if arguments.resume && is_complete(folder, &tasks) {
        eprintln!("copydesk: all outputs are there already");
        return Ok(Outcome::Done);
    }
    let mut run = Run::start(arguments, folder, &tasks)?;
    for task in &tasks {
        if run.is_stopped() {
            break;
        }
        run.task(task)?;
    }
    run.end()
}

struct Run<'a> {
    arguments: &'a CleanArguments,
    folder: &'a Path,
    worker: Arc<Worker>,
    checkpoint: Checkpoint,
    errors: ErrorFile,
    progress: Progress,
    read: Arc<AtomicU64>,
    stopped: Arc<AtomicBool>,
    started: Instant,
    /// Time of the runs that this one resumes.
    earlier_seconds: f64,
    /// Inputs that could not be read to their ends.
    unreadable: u64,
}

impl<'a> Run<'a> {
    fn start(
        arguments: &'a CleanArguments,
        folder: &'a Path,
        tasks: &[Task],
    ) -> anyhow::Result<Run<'a>> {
        fs::create_dir_all(folder)
            .with_context(|| format!("cannot create the folder {}", folder.display()))?;
        let options = fingerprint(arguments);
        let checkpoint = if arguments.resume {
            Checkpoint::load(folder, &options)?
        } else {
            refuse_to_overwrite(folder, tasks)?;
            None
        };
        let checkpoint = checkpoint.unwrap_or_else(|| Checkpoint::new(options));
        for output in &checkpoint.finished {
            target::publish(&folder.join(output))?;
        }
        // From here on the folder belongs to this run: a kill before the first checkpoint of a
        // task must not look like a run that is complete.
        checkpoint.save(folder)?;
        let errors = ErrorFile::open(arguments.errors.as_deref(), checkpoint.errors_bytes)
            .context(ERRORS_UNWRITABLE)?;
        let read = Arc::new(AtomicU64::new(0));
        let bytes = tasks.iter().map(Task::bytes).sum();
        let desk = Desk::new(&arguments.cleaning)?;
        let rewriter = Rewriter::new(
            desk.clone(),
            arguments.record.clone(),
            arguments.cleaning.max_bytes,
        );
        Ok(Run {
            arguments,
            folder,
            worker: Arc::new(Worker {
                rewriter,
                desk,
                format: arguments.to,
            }),
            earlier_seconds: checkpoint.tally.seconds,
            checkpoint,
            errors,
            progress: Progress::new(bytes, arguments.quiet, Arc::clone(&read)),
            read,
            stopped: interrupt::watch()?,
            started: Instant::now(),
            unreadable: 0,
        })
    }

    fn is_stopped(&self) -> bool {
        self.stopped.load(Ordering::Relaxed)
    }

    fn task(&mut self, task: &Task) -> anyhow::Result<()> {
        let output = output_of(task);
        let finished = self.checkpoint.finished.contains(&output)
            || (matches!(task, Task::Stream { .. }) && self.folder.join(&output).exists());
        if finished {
            self.read.fetch_add(task.bytes(), Ordering::Relaxed);
            return Ok(());
        }
        let mut current = self.checkpoint.start_of(&output, task.bytes())?;
        let mut target = Target::open(self.folder, task, current.bytes)?;
        let failure = self.records(task, &mut current, &mut target)?;
        if let Some(error) = failure {
            self.unreadable += 1;
            // Whoever mends the input changes its length.
            current.input_bytes = 0;
            self.save(&mut current, &mut target)?;
            eprintln!(
                "copydesk: {} cannot be read after record {}: {error}; what came before it is in {}",
                input_of(task, current.records).display(),
                current.records,
                target::part_of(&self.folder.join(&output)).display()
            );
            return Ok(());
        }
        if self.is_stopped() {
            if target.ends_anywhere() {
                self.save(&mut current, &mut target)?;
            }
            return Ok(());
        }
        // Once the checkpoint says that the output is whole it may have its name: a run that is
        // killed between the two gives it the name when it is resumed.
        target.finish()?;
        self.checkpoint.finished.insert(output.clone());
        self.checkpoint.current = None;
        self.checkpoint.errors_bytes = self.errors.checkpoint().context(ERRORS_UNWRITABLE)?;
        self.save_tally()?;
        target::publish(&self.folder.join(&output))
    }

    /// Cleans a task's records; gives the error that cut its input short.
    fn records(
        &mut self,
        task: &Task,
        current: &mut Current,
        target: &mut Target,
    ) -> anyhow::Result<Option<io::Error>> {
        let limit = self.arguments.cleaning.max_bytes;
        let stopped = Arc::clone(&self.stopped);
        let source = source::open(
            task,
            current.records,
            limit,
            stopped,
            Arc::clone(&self.read),
        );
        let source = match source {
            Ok(source) => source,
            Err(error) => return Ok(Some(error)),
        };
        let worker = Arc::clone(&self.worker);
        let jobs = self.arguments.jobs();
        let mut failure = None;
        pipeline::run(
            jobs,
            source,
            move |item| item.map(|item| worker.work(item)),
            |step| match step {
                Step::Waiting => Ok(()),
                Step::Result(Ok(done)) => self.record(task, current, target, done),
                Step::Result(Err(error)) => {
                    failure = Some(error);
                    Ok(())
                }
            },
        )?;
        Ok(failure)
    }

    fn record(
        &mut self,
        task: &Task,
        current: &mut Current,
        target: &mut Target,
        done: Result<Cleaned, Rejected>,
    ) -> anyhow::Result<()> {
        match done {
            Ok(cleaned) => {
                target.write(current.records, &cleaned.output)?;
                self.checkpoint.tally.merge(&cleaned.tally);
            }
            Err(rejected) => {
                let input = input_of(task, current.records);
                self.reject(input, current.records + 1, &rejected)?;
            }
        }
        current.records += 1;
        self.progress.document();
        if current.records.is_multiple_of(RECORDS_PER_CHECKPOINT) {
            self.save(current, target)?;
        }
        Ok(())
    }

    fn reject(&mut self, input: &Path, record: u64, rejected: &Rejected) -> anyhow::Result<()> {
        self.checkpoint.tally.reject(rejected.kind);
        if !self.arguments.quiet && self.checkpoint.tally.rejected() <= SHOWN_ERRORS {
            eprintln!(
                "copydesk: {}, record {record}: {}: {}",
                input.display(),
                rejected.kind,
                rejected.message
            );
        }
        self.errors
            .write(input, record, rejected)
            .context(ERRORS_UNWRITABLE)
    }

    /// Brings everything to the disk, then says so.
    fn save(&mut self, current: &mut Current, target: &mut Target) -> anyhow::Result<()> {
        current.bytes = target.checkpoint()?;
        self.checkpoint.errors_bytes = self.errors.checkpoint().context(ERRORS_UNWRITABLE)?;
        self.checkpoint.current = Some(current.clone());
        self.save_tally()
    }

    fn save_tally(&mut self) -> anyhow::Result<()> {
        let seconds = self.earlier_seconds + self.started.elapsed().as_secs_f64();
        self.checkpoint.tally.seconds = (seconds * 1000.0).round() / 1000.0;
        self.checkpoint.save(self.folder)
    }

    fn end(mut self) -> anyhow::Result<Outcome> {
        self.progress.finish();
        if self.is_stopped() {
            eprintln!(
                "copydesk: stopped after {} documents; the same command with --resume goes on from there",
                self.checkpoint.tally.documents
            );
            return Ok(Outcome::Interrupted);
        }
        self.errors.checkpoint().context(ERRORS_UNWRITABLE)?;
        self.write_stats()?;
        if self.unreadable > 0 {
            bail!(
                "{} of the inputs could not be read to the end; mend them and go on with --resume",
                self.unreadable
            );
        }
        Checkpoint::remove(self.folder)?;
        let tally = &self.checkpoint.tally;
        let rejected = tally.rejected();
        if !self.arguments.quiet {
            eprintln!(
                "copydesk: {} documents cleaned, {rejected} rejected, {:.1} s",
                tally.documents, tally.seconds
            );
        }
        Ok(if rejected > 0 {
            Outcome::Rejected
        } else {
            Outcome::Done
        })
    }

    fn write_stats(&mut self) -> anyhow::Result<()> {
        self.save_tally()?;
        let Some(path) = &self.arguments.stats else {
            return Ok(());
        };
        let mut stats = serde_json::to_string_pretty(&self.checkpoint.tally)?;
        stats.push('\n');
        fs::write(path, stats).with_context(|| format!("cannot write {}", path.display()))
    }
}

/// What the run is known by in the checkpoint: its options as far as the output depends on them.
fn fingerprint(arguments: &CleanArguments) -> String {
    format!(
        "copydesk {} {:?} {:?} {:?}",
        env!("CARGO_PKG_VERSION"),
        arguments.to,
        arguments.record,
        arguments.cleaning
    )
}

/// A second run into a folder would leave a mixture of both.
fn refuse_to_overwrite(folder: &Path, tasks: &[Task]) -> anyhow::Result<()> {
    for output in outputs_of(tasks) {
        let path = folder.join(output);
        if path.exists() || target::part_of(&path).exists() {
            bail!(
                "{} exists from an earlier run; go on with --resume, or clean into another folder",
                folder.join(output).display()
            );
        }
    }
    Ok(())
}

/// Whether an earlier run came to its end: all outputs are there, and nothing to go by is left.
fn is_complete(folder: &Path, tasks: &[Task]) -> bool {
    !Checkpoint::exists(folder) && outputs_of(tasks).all(|output| folder.join(output).exists())
}

fn outputs_of(tasks: &[Task]) -> impl Iterator<Item = &Path> {
    tasks.iter().flat_map(|task| match task {
        Task::Stream { output, .. } => vec![output.as_path()],
        Task::Documents { files } => files.iter().map(|file| file.output.as_path()).collect(),
    })
}

/// What a task is called in the checkpoint.
fn output_of(task: &Task) -> PathBuf {
    match task {
        Task::Stream { output, .. } => output.clone(),
        Task::Documents { .. } => PathBuf::from("(documents)"),
    }
}

/// The file in which the record with this number, counted from 0, stands.
fn input_of(task: &Task, record: u64) -> &Path {
    match task {
        Task::Stream { input, .. } => input,
        Task::Documents { files } => {
            let file = usize::try_from(record).ok().and_then(|at| files.get(at));
            file.map_or(Path::new(""), |file| &file.input)
        }
    }
}

fn extension(format: Format) -> &'static str {
    match format {
        Format::Text => "txt",
        Format::Markdown => "md",
        Format::Json => "json",
        Format::Html => "html",
    }
}
