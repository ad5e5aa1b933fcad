//! Where a task's documents go: into a `.part` file first, under their own name when whole.

use std::ffi::OsString;
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use anyhow::Context;

use super::compression::{Compression, SegmentWriter};
use super::inputs::{DocumentFile, StreamFormat, Task};
#[cfg(feature = "parquet")]
use super::parquet::{self, Pieces};

/// Records between two checkpoints: a second or so of work, so that little is done twice and
/// little time goes to bringing files to the disk.
const RECORDS_PER_CHECKPOINT: u64 = 1024;

/// An output that is being written.
pub struct Target {
    /// Named in errors.
    path: PathBuf,
    kind: Kind,
}

enum Kind {
    Stream {
        writer: SegmentWriter,
        compression: Compression,
    },
    Documents {
        folder: PathBuf,
        files: Vec<DocumentFile>,
    },
    #[cfg(feature = "parquet")]
    Parquet(Box<Pieces>),
}

/// The name that a file has until it is whole.
pub fn part_of(path: &Path) -> PathBuf {
    let mut name = OsString::from(path);
    name.push(".part");
    PathBuf::from(name)
}

impl Target {
    /// Opens a task's output, cut off after so many bytes, or row groups.
    pub fn open(folder: &Path, task: &Task, length: u64) -> anyhow::Result<Target> {
        let (path, kind) = match task {
            Task::Documents { files } => {
                let kind = Kind::Documents {
                    folder: folder.to_path_buf(),
                    files: files.clone(),
                };
                (folder.to_path_buf(), Ok(kind))
            }
            Task::Stream {
                output,
                compression,
                format,
                ..
            } => {
                let part = part_of(&folder.join(output));
                let kind = create_parent(&part)
                    .and_then(|()| Kind::open(&part, *format, *compression, length));
                (part, kind)
            }
        };
        let kind = kind.with_context(|| cannot_write(&path))?;
        Ok(Target { path, kind })
    }

    /// Writes the output of the record with this number, counted from 0.
    pub fn write(&mut self, record: u64, output: &[u8]) -> anyhow::Result<()> {
        match &mut self.kind {
            Kind::Stream { writer, .. } => writer
                .write_all(output)
                .and_then(|()| writer.write_all(b"\n"))
                .with_context(|| cannot_write(&self.path)),
            Kind::Documents { folder, files } => {
                let file = usize::try_from(record).ok().and_then(|at| files.get(at));
                let Some(file) = file else {
                    return Ok(());
                };
                let path = folder.join(&file.output);
                write_whole(&path, output).with_context(|| cannot_write(&path))
            }
            #[cfg(feature = "parquet")]
            Kind::Parquet(_) => Ok(()),
        }
    }

    /// Writes cleaned rows to a Parquet file.
    #[cfg(feature = "parquet")]
    pub fn write_rows(&mut self, rows: &arrow_array::RecordBatch) -> anyhow::Result<()> {
        let Kind::Parquet(pieces) = &mut self.kind else {
            return Ok(());
        };
        pieces.write(rows).with_context(|| cannot_write(&self.path))
    }

    /// Whether it is time for a checkpoint, after so many records.
    pub fn is_due(&self, records: u64) -> bool {
        match &self.kind {
            #[cfg(feature = "parquet")]
            Kind::Parquet(pieces) => pieces.is_full(),
            _ => records.is_multiple_of(RECORDS_PER_CHECKPOINT),
        }
    }

    /// Whether a checkpoint may be made after any record. Where the output is compressed, its
    /// bytes depend on where its segments end.
    pub fn ends_anywhere(&self) -> bool {
        match &self.kind {
            Kind::Stream { compression, .. } => *compression == Compression::None,
            Kind::Documents { .. } => true,
            #[cfg(feature = "parquet")]
            Kind::Parquet(_) => false,
        }
    }

    /// Brings everything to the disk and gives the length of the output.
    pub fn checkpoint(&mut self) -> anyhow::Result<u64> {
        let length = match &mut self.kind {
            Kind::Stream { writer, .. } => writer.end_segment().map_err(anyhow::Error::from),
            Kind::Documents { .. } => Ok(0),
            #[cfg(feature = "parquet")]
            Kind::Parquet(pieces) => pieces.end_piece().map_err(anyhow::Error::from),
        };
        length.with_context(|| cannot_write(&self.path))
    }

    /// The last checkpoint of an output that is whole.
    pub fn finish(&mut self) -> anyhow::Result<u64> {
        let length = match &mut self.kind {
            Kind::Stream { writer, .. } => writer.finish().map_err(anyhow::Error::from),
            Kind::Documents { .. } => Ok(0),
            #[cfg(feature = "parquet")]
            Kind::Parquet(pieces) => pieces.finish().map_err(anyhow::Error::from),
        };
        length.with_context(|| cannot_write(&self.path))
    }
}

impl Kind {
    fn open(
        part: &Path,
        format: StreamFormat,
        compression: Compression,
        length: u64,
    ) -> io::Result<Kind> {
        match format {
            #[cfg(feature = "parquet")]
            StreamFormat::Parquet => Ok(Kind::Parquet(Box::new(Pieces::open(part, length)?))),
            _ => Ok(Kind::Stream {
                writer: SegmentWriter::open(part, compression, length)?,
                compression,
            }),
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
    #[cfg(feature = "parquet")]
    if part.is_dir() {
        return parquet::publish(&part, path).with_context(|| cannot_write(path));
    }
    fs::rename(&part, path).with_context(|| cannot_write(path))
}

fn cannot_write(path: &Path) -> String {
    format!("cannot write {}", path.display())
}
