//! Where a task's documents go: into a `.part` file first, under their own name when whole.

use std::ffi::OsString;
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use anyhow::Context;

use super::compression::{Compression, SegmentWriter};
use super::inputs::{DocumentFile, Task};

pub enum Target {
    Stream {
        part: PathBuf,
        writer: SegmentWriter,
        compression: Compression,
    },
    Documents {
        folder: PathBuf,
        files: Vec<DocumentFile>,
    },
}

/// The name that a file has until it is whole.
pub fn part_of(path: &Path) -> PathBuf {
    let mut name = OsString::from(path);
    name.push(".part");
    PathBuf::from(name)
}

impl Target {
    /// Opens a task's output, cut off after so many bytes.
    pub fn open(folder: &Path, task: &Task, bytes: u64) -> anyhow::Result<Target> {
        match task {
            Task::Documents { files } => Ok(Target::Documents {
                folder: folder.to_path_buf(),
                files: files.clone(),
            }),
            Task::Stream {
                output,
                compression,
                ..
            } => {
                let part = part_of(&folder.join(output));
                let open = || {
                    create_parent(&part)?;
                    SegmentWriter::open(&part, *compression, bytes)
                };
                let writer = open().with_context(|| cannot_write(&part))?;
                Ok(Target::Stream {
                    part,
                    writer,
                    compression: *compression,
                })
            }
        }
    }

    /// Writes the output of the record with this number, counted from 0.
    pub fn write(&mut self, record: u64, output: &[u8]) -> anyhow::Result<()> {
        match self {
            Target::Stream { part, writer, .. } => writer
                .write_all(output)
                .and_then(|()| writer.write_all(b"\n"))
                .with_context(|| cannot_write(part)),
            Target::Documents { folder, files } => {
                let file = usize::try_from(record).ok().and_then(|at| files.get(at));
                let Some(file) = file else {
                    return Ok(());
                };
                let path = folder.join(&file.output);
                write_whole(&path, output).with_context(|| cannot_write(&path))
            }
        }
    }

    /// Whether a checkpoint may be made after any record. Where the output is compressed, its
    /// bytes depend on where its segments end.
    pub fn ends_anywhere(&self) -> bool {
        !matches!(
            self,
            Target::Stream {
                compression: Compression::Gzip | Compression::Zstd,
                ..
            }
        )
    }

    /// Brings everything to the disk and gives the length of the output.
    pub fn checkpoint(&mut self) -> anyhow::Result<u64> {
        match self {
            Target::Stream { part, writer, .. } => {
                writer.end_segment().with_context(|| cannot_write(part))
            }
            Target::Documents { .. } => Ok(0),
        }
    }

    /// The last checkpoint of an output that is whole.
    pub fn finish(&mut self) -> anyhow::Result<u64> {
        match self {
            Target::Stream { part, writer, .. } => {
                writer.finish().with_context(|| cannot_write(part))
            }
            Target::Documents { .. } => Ok(0),
        }
    }
}

fn write_whole(path: &Path, output: &[u8]) -> io::Result<()> {
    let part = part_of(path);
    create_parent(&part)?;
    fs::write(&part, output)?;
    fs::rename(&part, path)
}

fn create_parent(path: &Path) -> io::Result<()> {
    path.parent().map_or(Ok(()), fs::create_dir_all)
}

/// Gives a finished output its own name, unless that has happened.
pub fn publish(path: &Path) -> anyhow::Result<()> {
    let part = part_of(path);
    if !part.exists() {
        return Ok(());
    }
    fs::rename(&part, path).with_context(|| cannot_write(path))
}

fn cannot_write(path: &Path) -> String {
    format!(
        "cannot write {}; what is finished is whole, and `--resume` goes on from there",
        path.display()
    )
}
