//! The run over all tasks: where each starts, what is counted, when it is safe.

use std::fs;
use std::io;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::Instant;

use anyhow::{Context, bail};

use super::checkpoint::{Begun, Checkpoint};
use super::errors::ErrorFile;
use super::inputs::{self, Task};
use super::item::{Done, Worker};
use super::plan::{self, input_of, output_of};
use super::progress::Progress;
use super::source::Sources;
use super::tally::Tally;
use super::target::{self, Target};
use super::{advice, interrupt};
use crate::Outcome;
use crate::arguments::CleanArguments;
use crate::cleaning::Desk;
use crate::pipeline::{self, Step};
use crate::rejected::Rejected;
use crate::rewrite::Rewriter;

const ERRORS_UNWRITABLE: &str = "cannot write the file of rejected records";

/// Rejected records that are shown on standard error; the file of `--errors` has all.
const SHOWN_ERRORS: u64 = 5;

/// Cleans all inputs into a folder.
pub fn run(arguments: &CleanArguments, folder: &Path) -> anyhow::Result<Outcome> {
    run_all(arguments, folder).map_err(advice::add)
}

fn run_all(arguments: &CleanArguments, folder: &Path) -> anyhow::Result<Outcome> {
    let tasks = inputs::tasks(&arguments.inputs, plan::extension(arguments.to))?;
    plan::refuse_attributes(arguments, &tasks)?;
    if arguments.resume && plan::is_complete(folder, &tasks) {
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
        let options = plan::fingerprint(arguments);
        let checkpoint = if arguments.resume {
            Checkpoint::load(folder, &options)?
        } else {
            plan::refuse_to_overwrite(folder, tasks)?;
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
        let mut begun = self.checkpoint.start_of(&output, task.bytes())?;
        let mut target = Target::open(self.folder, task, begun.length)?;
        if let Some(error) = self.records(task, &mut begun, &mut target)? {
            return self.unreadable(task, begun, &mut target, &error);
        }
        if self.is_stopped() {
            if target.ends_anywhere() {
                self.save(task, &mut begun, &mut target)?;
            }
            return Ok(());
        }
        // Once the checkpoint says that the output is whole it may have its name: a run that is
        // killed between the two gives it the name when it is resumed.
        target.finish()?;
        self.checkpoint.begun.remove(&output);
        self.checkpoint.finished.insert(output.clone());
        self.checkpoint.errors_bytes = self.errors.checkpoint().context(ERRORS_UNWRITABLE)?;
        self.save_tally()?;
        target::publish(&self.folder.join(&output))
    }

    /// Leaves a task whose input cannot be read any further.
    fn unreadable(
        &mut self,
        task: &Task,
        mut begun: Begun,
        target: &mut Target,
        error: &io::Error,
    ) -> anyhow::Result<()> {
        self.unreadable += 1;
        // Whoever mends the input changes its length.
        begun.input_bytes = 0;
        self.save(task, &mut begun, target)?;
        let input = input_of(task, begun.records).display();
        let part = target::part_of(&self.folder.join(output_of(task)));
        match begun.records {
            0 => eprintln!("copydesk: {input} cannot be read: {error}"),
            records => eprintln!(
                "copydesk: {input} cannot be read after record {records}: {error}; what came before it is in {}",
                part.display()
            ),
        }
        Ok(())
    }

    /// Cleans a task's records; gives the error that cut its input short.
    fn records(
        &mut self,
        task: &Task,
        begun: &mut Begun,
        target: &mut Target,
    ) -> anyhow::Result<Option<io::Error>> {
        let sources = Sources {
            arguments: self.arguments,
            stopped: &self.stopped,
            read: &self.read,
        };
        let source = match sources.open(task, begun.records) {
            Ok(source) => source,
            Err(error) => return Ok(Some(error)),
        };
        let worker = Arc::clone(&self.worker);
        let mut failure = None;
        pipeline::run(
            self.arguments.jobs(),
            source,
            move |item| item.and_then(|item| worker.work(item)),
            |step| match step {
                Step::Waiting => Ok(()),
                Step::Result(Ok(done)) => self.done(task, begun, target, done),
                Step::Result(Err(error)) => {
                    failure = Some(error);
                    Ok(())
                }
            },
        )?;
        Ok(failure)
    }

    /// Writes and counts what became of an item.
    fn done(
        &mut self,
        task: &Task,
        begun: &mut Begun,
        target: &mut Target,
        done: Done,
    ) -> anyhow::Result<()> {
        match done {
            Done::One(Ok(cleaned)) => {
                target.write(begun.records, &cleaned.output)?;
                self.count(task, begun, Ok(cleaned.tally))?;
            }
            Done::One(Err(rejected)) => self.count(task, begun, Err(rejected))?,
            #[cfg(feature = "parquet")]
            Done::Rows(cleaned) => {
                target.write_rows(&cleaned.batch)?;
                for row in cleaned.rows {
                    self.count(task, begun, row)?;
                }
            }
        }
        if target.is_due(begun.records) {
            self.save(task, begun, target)?;
        }
        Ok(())
    }

    /// Counts a record.
    fn count(
        &mut self,
        task: &Task,
        begun: &mut Begun,
        record: Result<Tally, Rejected>,
    ) -> anyhow::Result<()> {
        match record {
            Ok(tally) => self.checkpoint.tally.merge(&tally),
            Err(rejected) => {
                let input = input_of(task, begun.records);
                self.reject(input, begun.records + 1, &rejected)?;
            }
        }
        begun.records += 1;
        self.progress.document();
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
    fn save(&mut self, task: &Task, begun: &mut Begun, target: &mut Target) -> anyhow::Result<()> {
        begun.length = target.checkpoint()?;
        self.checkpoint.errors_bytes = self.errors.checkpoint().context(ERRORS_UNWRITABLE)?;
        self.checkpoint.begun.insert(output_of(task), *begun);
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
                "{} of the inputs could not be read to the end; mend them or fetch them again, then go on with --resume",
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
