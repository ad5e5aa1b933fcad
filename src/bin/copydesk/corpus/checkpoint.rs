//! How far a run has come, in a file that is replaced as a whole: what a resumed run goes by.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File};
use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::{Context, bail};
use serde::{Deserialize, Serialize};

use super::tally::Tally;

/// Stands in the output folder until the run is complete.
const NAME: &str = ".copydesk-run.json";

/// The state of a run at a moment when everything it speaks of is on the disk.
#[derive(Debug, Default, Deserialize, Serialize)]
pub struct Checkpoint {
    /// The options that the output depends on; another run must not go on with it.
    options: String,
    /// Outputs that are whole. Where one still has its `.part` name, the run was killed just
    /// before it got its own.
    pub finished: BTreeSet<PathBuf>,
    /// Tasks that were begun, by their outputs: the one at work, and those whose inputs could
    /// not be read to the end.
    pub begun: BTreeMap<PathBuf, Begun>,
    /// Length of the file of rejected records.
    pub errors_bytes: u64,
    pub tally: Tally,
}

/// How far a task has come.
#[derive(Clone, Copy, Debug, Default, Deserialize, PartialEq, Serialize)]
pub struct Begun {
    /// Records that are done.
    pub records: u64,
    /// Length of the output: bytes, or row groups of a Parquet file.
    pub length: u64,
    /// Length of the input, which must not have changed; 0 where it could not be read to the
    /// end, and has to change.
    pub input_bytes: u64,
}

impl Checkpoint {
    pub fn new(options: String) -> Checkpoint {
        Checkpoint {
            options,
            ..Checkpoint::default()
        }
    }

    /// Whether there is a run to go on with.
    pub fn exists(folder: &Path) -> bool {
        folder.join(NAME).exists()
    }

    /// The checkpoint of an earlier run into this folder.
    pub fn load(folder: &Path, options: &str) -> anyhow::Result<Option<Checkpoint>> {
        let path = folder.join(NAME);
        let bytes = match fs::read(&path) {
            Ok(bytes) => bytes,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(None),
            Err(error) => {
                return Err(error).with_context(|| format!("cannot read {}", path.display()));
            }
        };
        let checkpoint: Checkpoint = serde_json::from_slice(&bytes)
            .with_context(|| format!("{} is damaged; remove it to start over", path.display()))?;
        if checkpoint.options != options {
            bail!(
                "the run in {} was started with other options or by another version; resume it with `{}`, or clean into another folder",
                folder.display(),
                checkpoint.options
            );
        }
        Ok(Some(checkpoint))
    }

    /// Replaces the file; a crash leaves the old one or the new one.
    pub fn save(&self, folder: &Path) -> anyhow::Result<()> {
        let path = folder.join(NAME);
        let fresh = folder.join(format!("{NAME}.part"));
        let write = || {
            let mut file = File::create(&fresh)?;
            serde_json::to_writer(&mut file, self)?;
            file.flush()?;
            file.sync_data()?;
            fs::rename(&fresh, &path)
        };
        write().with_context(|| format!("cannot write {}", path.display()))
    }

    /// Removes the file: the run is complete.
    pub fn remove(folder: &Path) -> anyhow::Result<()> {
        let path = folder.join(NAME);
        match fs::remove_file(&path) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
                Err(error).with_context(|| format!("cannot remove {}", path.display()))
            }
            _ => Ok(()),
        }
    }

    /// Where a task goes on: at its start, unless it was begun.
    pub fn start_of(&self, output: &Path, input_bytes: u64) -> anyhow::Result<Begun> {
        let begun = self.begun.get(output).copied().unwrap_or_default();
        if begun.input_bytes != 0 && begun.input_bytes != input_bytes {
            bail!(
                "the input of {} has changed since the run was stopped; clean into another folder",
                output.display()
            );
        }
        Ok(Begun {
            input_bytes,
            ..begun
        })
    }
}
