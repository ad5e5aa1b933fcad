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
    segment: Option<Segment>,
}

enum Segment {
    Plain(BufWriter<File>),
    Gzip(GzEncoder<BufWriter<File>>),
    Zstd(zstd::Encoder<'static, BufWriter<File>>),
}

impl Segment {
    fn start(compression: Compression, file: BufWriter<File>) -> io::Result<Segment> {
        Ok(match compression {
            Compression::None => Segment::Plain(file),
            Compression::Gzip => {
                Segment::Gzip(GzEncoder::new(file, flate2::Compression::default()))
            }
            Compression::Zstd => Segment::Zstd(zstd::Encoder::new(file, 3)?),
        })
    }

    fn finish(self) -> io::Result<BufWriter<File>> {
        match self {
            Segment::Plain(file) => Ok(file),
            Segment::Gzip(encoder) => encoder.finish(),
            Segment::Zstd(encoder) => encoder.finish(),
        }
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
        if file.metadata()?.len() < bytes {
            return Err(io::Error::new(
                io::ErrorKind::InvalidData,
                "the file is shorter than it was at the last checkpoint",
            ));
        }
        file.set_len(bytes)?;
        file.seek(SeekFrom::End(0))?;
        let file = BufWriter::with_capacity(BUFFER, file);
        Ok(SegmentWriter {
            compression,
            segment: Some(Segment::start(compression, file)?),
        })
    }

    /// Ends the segment; when this returns it is on the disk. Gives the length of the file.
    pub fn end_segment(&mut self) -> io::Result<u64> {
        let segment = self.segment.take().ok_or_else(closed)?;
        let mut file = segment.finish()?;
        file.flush()?;
        file.get_ref().sync_data()?;
        let bytes = file.get_ref().metadata()?.len();
        self.segment = Some(Segment::start(self.compression, file)?);
        Ok(bytes)
    }
}

impl Write for SegmentWriter {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self.segment.as_mut().ok_or_else(closed)? {
            Segment::Plain(file) => file.write(bytes),
            Segment::Gzip(encoder) => encoder.write(bytes),
            Segment::Zstd(encoder) => encoder.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

fn closed() -> io::Error {
    io::Error::other("a write to this file has failed before")
}
