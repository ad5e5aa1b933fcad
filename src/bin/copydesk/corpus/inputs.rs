//! What there is to clean: the files that were named and those in the folders that were named.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, bail};

use super::compression::Compression;

/// One input with one or many documents, and where its output goes, relative to the folder.
#[derive(Debug)]
pub enum Task {
    /// A file of many documents becomes a JSON Lines file, or a Parquet file if it is one.
    Stream {
        input: PathBuf,
        output: PathBuf,
        format: StreamFormat,
        compression: Compression,
        bytes: u64,
    },
    /// Files of one document each become files of one document each.
    Documents { files: Vec<DocumentFile> },
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StreamFormat {
    JsonLines,
    Warc,
    Parquet,
}

#[derive(Clone, Debug)]
pub struct DocumentFile {
    pub input: PathBuf,
    pub output: PathBuf,
    pub bytes: u64,
}

impl Task {
    pub fn bytes(&self) -> u64 {
        match self {
            Task::Stream { bytes, .. } => *bytes,
            Task::Documents { files } => files.iter().map(|file| file.bytes).sum(),
        }
    }
}

/// A file that was found: where it is, and its name below what the user named.
struct Found {
    path: PathBuf,
    name: PathBuf,
    bytes: u64,
    /// The user named the file itself.
    named: bool,
}

/// Whether a file's name says that it holds many documents.
pub fn holds_many(path: &Path) -> bool {
    matches!(Kind::of(path), Some(Kind::Stream(..)))
}

/// All tasks, in the order of the inputs; single documents come last, as one task.
///
/// # Errors
/// Where a file cannot be read, is of no known kind, or where two would have one output.
pub fn tasks(inputs: &[PathBuf], extension: &str) -> anyhow::Result<Vec<Task>> {
    let mut tasks = Vec::new();
    let mut documents = Vec::new();
    let mut outputs = BTreeMap::new();
    for found in find(inputs)? {
        let Some(kind) = Kind::of(&found.name) else {
            if found.named {
                bail!(
                    "{}: not a kind of file that is known; these are .jsonl, .warc (both also .gz, .zst), .parquet, .html and .txt",
                    found.path.display()
                );
            }
            continue;
        };
        if matches!(kind, Kind::Stream(StreamFormat::Parquet, _)) && !cfg!(feature = "parquet") {
            bail!(
                "{}: this build does not read Parquet; install it with `cargo install copydesk --features parquet`",
                found.path.display()
            );
        }
        let output = kind.output(&found.name, extension);
        if let Some(other) = outputs.insert(output.clone(), found.path.clone()) {
            bail!(
                "{} and {} would both become {}; clean them into different folders",
                other.display(),
                found.path.display(),
                output.display()
            );
        }
        match kind {
            Kind::Document => documents.push(DocumentFile {
                input: found.path,
                output,
                bytes: found.bytes,
            }),
            Kind::Stream(format, compression) => tasks.push(Task::Stream {
                input: found.path,
                output,
                format,
                compression,
                bytes: found.bytes,
            }),
        }
    }
    if !documents.is_empty() {
        tasks.push(Task::Documents { files: documents });
    }
    Ok(tasks)
}

#[derive(Clone, Copy)]
enum Kind {
    Stream(StreamFormat, Compression),
    Document,
}

impl Kind {
    fn of(name: &Path) -> Option<Kind> {
        let name = name.to_string_lossy().to_lowercase();
        let (compression, inner) = Compression::of(&name);
        let extension = Path::new(inner).extension()?.to_str()?;
        match extension {
            "jsonl" | "ndjson" | "json" => Some(Kind::Stream(StreamFormat::JsonLines, compression)),
            "warc" => Some(Kind::Stream(StreamFormat::Warc, compression)),
            "parquet" if compression == Compression::None => {
                Some(Kind::Stream(StreamFormat::Parquet, compression))
            }
            "html" | "htm" | "xhtml" | "txt" if compression == Compression::None => {
                Some(Kind::Document)
            }
            _ => None,
        }
    }

    fn output(self, name: &Path, extension: &str) -> PathBuf {
        match self {
            Kind::Document => name.with_extension(extension),
            Kind::Stream(StreamFormat::JsonLines | StreamFormat::Parquet, _) => name.to_path_buf(),
            Kind::Stream(StreamFormat::Warc, compression) => {
                let inner = match compression {
                    Compression::None => name.to_path_buf(),
                    _ => name.with_extension(""),
                };
                inner.with_extension(format!("jsonl{}", compression.suffix()))
            }
        }
    }
}

/// Every file of the inputs, folders walked in the order of the names.
fn find(inputs: &[PathBuf]) -> anyhow::Result<Vec<Found>> {
    let mut found = Vec::new();
    for input in inputs {
        let named = fs::metadata(input).with_context(|| cannot_read(input))?;
        if named.is_dir() {
            walk(input, &mut found)?;
            continue;
        }
        let Some(name) = input.file_name() else {
            bail!("{}: not the name of a file", input.display());
        };
        found.push(Found {
            path: input.clone(),
            name: PathBuf::from(name),
            bytes: named.len(),
            named: true,
        });
    }
    Ok(found)
}

fn walk(root: &Path, found: &mut Vec<Found>) -> anyhow::Result<()> {
    let mut files = BTreeMap::new();
    let mut folders = vec![root.to_path_buf()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).with_context(|| cannot_read(&folder))? {
            let entry = entry.with_context(|| cannot_read(&folder))?;
            let path = entry.path();
            if entry.file_name().to_string_lossy().starts_with('.') {
                continue;
            }
            // Links to folders are not followed: they can lead in a circle.
            if entry.file_type().is_ok_and(|kind| kind.is_dir()) {
                folders.push(path);
                continue;
            }
            let metadata = fs::metadata(&path).with_context(|| cannot_read(&path))?;
            if metadata.is_file() {
                files.insert(path, metadata.len());
            }
        }
    }
    for (path, bytes) in files {
        let name = path.strip_prefix(root).unwrap_or(&path).to_path_buf();
        found.push(Found {
            path,
            name,
            bytes,
            named: false,
        });
    }
    Ok(())
}

fn cannot_read(path: &Path) -> String {
    format!("cannot read {}", path.display())
}
