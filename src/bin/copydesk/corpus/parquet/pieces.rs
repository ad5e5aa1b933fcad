//! The writing of a file: one piece after the other, and in the end all of them joined.
//!
//! The end of a Parquet file says where everything in it stands, so a file that was cut off
//! cannot be gone on with. A piece is a whole file with one row group; joining copies the row
//! groups as they are.

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use arrow_array::RecordBatch;
use parquet::arrow::ArrowWriter;
use parquet::basic::{Compression, ZstdLevel};
use parquet::column::writer::ColumnCloseResult;
use parquet::errors::ParquetError;
use parquet::file::metadata::{ParquetMetaData, ParquetMetaDataReader};
use parquet::file::properties::{EnabledStatistics, WriterProperties, WriterPropertiesBuilder};
use parquet::file::writer::SerializedFileWriter;
use parquet::schema::types::ColumnPath;

/// Bytes after which a row group ends: it is held in memory until then, and a run that was killed
/// loses no more than one.
const ROW_GROUP_BYTES: usize = 16 << 20;

/// The joined file, beside its pieces.
const WHOLE: &str = "whole.parquet";

pub struct Pieces {
    folder: PathBuf,
    done: u64,
    writer: Option<ArrowWriter<File>>,
}

impl Pieces {
    /// Opens the folder of an output's pieces and keeps the first `done` of them.
    pub fn open(folder: &Path, done: u64) -> io::Result<Pieces> {
        fs::create_dir_all(folder)?;
        let pieces = Pieces {
            folder: folder.to_path_buf(),
            done,
            writer: None,
        };
        let kept: Vec<PathBuf> = (0..done).map(|number| pieces.path(number)).collect();
        if kept.iter().any(|piece| !piece.exists()) {
            return Err(io::Error::new(
                io::ErrorKind::InvalidData,
                "a piece that was there at the last checkpoint is gone",
            ));
        }
        for entry in fs::read_dir(folder)? {
            let path = entry?.path();
            if !kept.contains(&path) {
                fs::remove_file(path)?;
            }
        }
        Ok(pieces)
    }

    pub fn write(&mut self, batch: &RecordBatch) -> Result<(), ParquetError> {
        let piece = self.path(self.done);
        let writer = match &mut self.writer {
            Some(writer) => writer,
            none => {
                let file = File::create(piece)?;
                let properties = properties().build();
                none.insert(ArrowWriter::try_new(
                    file,
                    batch.schema(),
                    Some(properties),
                )?)
            }
        };
        writer.write(batch)
    }

    /// Whether the piece at work has the size of a row group.
    pub fn is_full(&self) -> bool {
        let bytes = self.writer.as_ref().map(ArrowWriter::in_progress_size);
        bytes.is_some_and(|bytes| bytes >= ROW_GROUP_BYTES)
    }

    /// Ends the piece at work and brings it to the disk; gives the number of pieces.
    pub fn end_piece(&mut self) -> Result<u64, ParquetError> {
        if let Some(mut writer) = self.writer.take() {
            writer.finish()?;
            writer.inner().sync_data()?;
            self.done += 1;
        }
        Ok(self.done)
    }

    /// Joins the pieces; [`publish`] gives the file its name.
    pub fn finish(&mut self) -> Result<u64, ParquetError> {
        self.end_piece()?;
        let first = metadata(&File::open(self.path(0))?)?;
        let properties = properties()
            .set_key_value_metadata(first.file_metadata().key_value_metadata().cloned())
            .build();
        let schema = first.file_metadata().schema_descr().root_schema_ptr();
        let whole = File::create(self.folder.join(WHOLE))?;
        let mut writer = SerializedFileWriter::new(whole, schema, Arc::new(properties))?;
        for number in 0..self.done {
            append(&mut writer, &File::open(self.path(number))?)?;
        }
        writer.finish()?;
        writer.inner().sync_data()?;
        Ok(self.done)
    }

    fn path(&self, number: u64) -> PathBuf {
        self.folder.join(format!("{number:06}.parquet"))
    }
}

/// Gives the joined file its own name and removes the pieces, as far as that has not happened.
pub fn publish(pieces: &Path, path: &Path) -> io::Result<()> {
    let whole = pieces.join(WHOLE);
    if whole.exists() {
        fs::rename(whole, path)?;
    }
    fs::remove_dir_all(pieces)
}

fn properties() -> WriterPropertiesBuilder {
    WriterProperties::builder()
        .set_compression(Compression::ZSTD(ZstdLevel::default()))
        // Every text is another one.
        .set_column_dictionary_enabled(ColumnPath::from("text"), false)
        // Statistics for whole row groups: those of pages serve searches that a corpus never sees.
        .set_statistics_enabled(EnabledStatistics::Chunk)
        .set_offset_index_disabled(true)
}

fn metadata(file: &File) -> Result<ParquetMetaData, ParquetError> {
    ParquetMetaDataReader::new().parse_and_finish(file)
}

/// Copies the row groups of a piece.
fn append(writer: &mut SerializedFileWriter<File>, piece: &File) -> Result<(), ParquetError> {
    for row_group in metadata(piece)?.row_groups() {
        let mut copied = writer.next_row_group()?;
        for column in row_group.columns() {
            let written = ColumnCloseResult {
                bytes_written: u64::try_from(column.compressed_size()).unwrap_or(0),
                rows_written: u64::try_from(row_group.num_rows()).unwrap_or(0),
                metadata: column.clone(),
                bloom_filter: None,
                column_index: None,
                offset_index: None,
            };
            copied.append_column(piece, written)?;
        }
        copied.close()?;
    }
    Ok(())
}
