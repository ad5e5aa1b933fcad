//! Files that may be compressed: which way, and how to read and write them.

use std::fs::File;
use std::io::{self, BufRead, BufReader, BufWriter, Read, Seek, SeekFrom, Write};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use flate2::bufread::MultiGzDecoder;
use flate2::write::GzEncoder;

const BUFFER: usize = 256 << 10;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Compression {
    None,
    Gzip,
    Zstd,
}

impl Compression {
    /// By the last part of a file's name; also gives the name without it.
    pub fn of(name: &str) -> (Compression, &str) {
        if let Some(inner) = name.strip_suffix(".gz") {
            (Compression::Gzip, inner)
        } else if let Some(inner) = name.strip_suffix(".zst") {
            (Compression::Zstd, inner)
        } else {
            (Compression::None, name)
        }
    }

    pub fn suffix(self) -> &'static str {
        match self {
            Compression::None => "",
            Compression::Gzip => ".gz",
            Compression::Zstd => ".zst",
        }
    }

    /// Opens a file for reading; the bytes that are read of it, compressed, are counted.
    pub fn reader(self, path: &Path, read: Arc<AtomicU64>) -> io::Result<Box<dyn BufRead + Send>> {
        let file = BufReader::with_capacity(
            BUFFER,
            Counted {
                file: File::open(path)?,
                read,
            },
        );
        Ok(match self {
            Compression::None => Box::new(file),
            Compression::Gzip => {
                Box::new(BufReader::with_capacity(BUFFER, MultiGzDecoder::new(file)))
            }
            Compression::Zstd => {
                let decoder = zstd::Decoder::with_buffer(file)?;
                Box::new(BufReader::with_capacity(BUFFER, decoder))
            }
        })
    }
}

struct Counted {
    file: File,
    read: Arc<AtomicU64>,
}

impl Read for Counted {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let bytes = self.file.read(buffer)?;
        self.read.fetch_add(bytes as u64, Ordering::Relaxed);
        Ok(bytes)
    }
}

/// A file that is written in segments, each compressed by itself: what stands after a segment
/// depends on nothing before it, so that a file cut off there can be gone on with.
pub struct SegmentWriter {
    compression: Compression,
    /// `None` once a write has failed.
    state: Option<State>,
}

enum State {
    /// Between segments: everything is on the disk.
    Between(BufWriter<File>),
    Plain(BufWriter<File>),
    Gzip(GzEncoder<BufWriter<File>>),
    Zstd(zstd::Encoder<'static, BufWriter<File>>),
}

impl State {
    fn start(compression: Compression, file: BufWriter<File>) -> io::Result<State> {
        Ok(match compression {
            Compression::None => State::Plain(file),
            Compression::Gzip => State::Gzip(GzEncoder::new(file, flate2::Compression::default())),
            Compression::Zstd => State::Zstd(zstd::Encoder::new(file, 3)?),
        })
    }

    fn end(self) -> io::Result<BufWriter<File>> {
        let mut file = match self {
            State::Between(file) => return Ok(file),
            State::Plain(file) => file,
            State::Gzip(encoder) => encoder.finish()?,
            State::Zstd(encoder) => encoder.finish()?,
        };
        file.flush()?;
        file.get_ref().sync_data()?;
        Ok(file)
    }
}

impl SegmentWriter {
    /// Opens a file and cuts it off after so many bytes.
    pub fn open(path: &Path, compression: Compression, bytes: u64) -> io::Result<SegmentWriter> {
        let mut file = File::options()
            .create(true)
            .write(true)
            .truncate(false)
            .open(path)?;
        let length = file.metadata()?.len();
        if length < bytes {
            return Err(io::Error::new(
                io::ErrorKind::InvalidData,
                "the file is shorter than it was at the last checkpoint",
            ));
        }
        if length > bytes {
            file.set_len(bytes)?;
        }
        file.seek(SeekFrom::End(0))?;
        Ok(SegmentWriter {
            compression,
            state: Some(State::Between(BufWriter::with_capacity(BUFFER, file))),
        })
    }

    /// Ends the segment; when this returns it is on the disk. Gives the length of the file.
    pub fn end_segment(&mut self) -> io::Result<u64> {
        let file = self.state.take().ok_or_else(closed)?.end()?;
        let bytes = file.get_ref().metadata()?.len();
        self.state = Some(State::Between(file));
        Ok(bytes)
    }

    /// Ends the last segment. A compressed file has one at least: nothing is no archive.
    pub fn finish(&mut self) -> io::Result<u64> {
        let bytes = self.end_segment()?;
        if bytes > 0 || self.compression == Compression::None {
            return Ok(bytes);
        }
        self.start()?;
        self.end_segment()
    }

    /// Starts a segment, unless one is open.
    fn start(&mut self) -> io::Result<&mut State> {
        let state = match self.state.take().ok_or_else(closed)? {
            State::Between(file) => State::start(self.compression, file)?,
            open => open,
        };
        Ok(self.state.insert(state))
    }
}

impl Write for SegmentWriter {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self.start()? {
            State::Between(file) | State::Plain(file) => file.write(bytes),
            State::Gzip(encoder) => encoder.write(bytes),
            State::Zstd(encoder) => encoder.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

fn closed() -> io::Error {
    io::Error::other("a write to this file has failed before")
}
