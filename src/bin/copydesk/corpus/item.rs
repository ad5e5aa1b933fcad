//! What goes through the pipeline of a corpus run, and what becomes of it.

use std::path::PathBuf;
use std::{fs, io};

use crate::arguments::{Format, From};
use crate::cleaning::Desk;
use crate::line_reader::Line;
use crate::pipeline::{self, Size};
use crate::rejected::Rejected;
use crate::render::render;
use crate::rewrite::{Cleaned, Rewriter};

use super::response::Response;
use super::tally::Tally;

/// One record of an input.
pub enum Item {
    Line(Line),
    Response(Response),
    /// A file with one document, read by the worker.
    File(PathBuf),
    #[cfg(feature = "parquet")]
    Rows(arrow_array::RecordBatch),
    /// A record that could not be read; the ones after it can.
    Broken(Rejected),
}

impl Size for io::Result<Item> {
    fn size(&self) -> usize {
        match self {
            Ok(Item::Line(line)) => line.size(),
            Ok(Item::Response(response)) => response.body.len(),
            #[cfg(feature = "parquet")]
            Ok(Item::Rows(rows)) => rows.get_array_memory_size(),
            _ => 0,
        }
    }
}

/// What became of an item.
pub enum Done {
    One(Result<Cleaned, Rejected>),
    #[cfg(feature = "parquet")]
    Rows(super::parquet::CleanedRows),
}

/// Cleans items; shared by all workers.
pub struct Worker {
    pub rewriter: Rewriter,
    pub desk: Desk,
    pub format: Format,
}

impl Worker {
    /// # Errors
    /// Where an item cannot be worked on at all; a record that is rejected is a result.
    pub fn work(&self, item: Item) -> io::Result<Done> {
        let done = match item {
            Item::Line(line) => self.rewriter.clean_line(&line),
            Item::Response(response) => self.rewriter.clean_response(&response),
            Item::File(path) => self.clean_file(&path),
            Item::Broken(rejected) => Err(rejected),
            #[cfg(feature = "parquet")]
            Item::Rows(rows) => {
                let cleaned = self.rewriter.clean_rows(&rows);
                return cleaned.map(Done::Rows).map_err(io::Error::other);
            }
        };
        Ok(Done::One(done))
    }

    fn clean_file(&self, path: &PathBuf) -> Result<Cleaned, Rejected> {
        let limit = self.rewriter.limit() as u64;
        let unreadable = |error: io::Error| Rejected::new("io", error.to_string());
        let length = fs::metadata(path).map_err(unreadable)?.len();
        if length > limit {
            let message = format!("the file has {length} bytes, over the limit of --max-bytes");
            return Err(Rejected::new("too-large", message));
        }
        let bytes = fs::read(path).map_err(unreadable)?;
        let is_text = path
            .extension()
            .is_some_and(|extension| extension.eq_ignore_ascii_case("txt"));
        let usual = if is_text { From::Auto } else { From::Page };
        let cleaned = pipeline::guarded(|| self.desk.clean(&bytes, usual, None));
        let article = cleaned.ok_or_else(Rejected::internal)??;
        let mut output = render(&article, self.format);
        if !output.is_empty() && !output.ends_with('\n') {
            output.push('\n');
        }
        Ok(Cleaned {
            output: output.into_bytes(),
            tally: Tally::of(&article, bytes.len()),
        })
    }
}
