//! `clean`: one document, or many into a folder.

use std::num::NonZeroUsize;
use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::values::{address, jobs};
use super::{CleaningArguments, RecordArguments};
use crate::pipeline;

/// Clean one document and print it, or many into a folder.
#[derive(Args, Debug)]
#[command(
    long_about = "\
Clean one document and print it, or many into a folder.

With -o DIR the inputs are files of many documents (JSON Lines and WARC, both also as .gz and .zst; \
Parquet, if built with it), .html and .txt files, and folders of all these. A file of many documents \
becomes a JSON Lines file of the same name (a Parquet file stays one). A .html or .txt file becomes \
one file in the format of --to. An output's name ends in .part until it is complete. --resume \
continues a run that was stopped or killed from its last checkpoint; the output has the same bytes \
as that of a run that was never stopped.

With -o a record that cannot be cleaned is left out of the output; --errors names a file for it. \
(`filter` writes an error in its place instead.) `copydesk help filter` lists the kinds of errors.",
    after_help = "\
Examples:
  copydesk clean article.html
  curl -s https://example.org/story | copydesk clean --url https://example.org/story --to markdown
  copydesk clean --show caption --show credit article.html
  copydesk clean --to json article.html | jq '.removed[] | .rule + \": \" + .text'
  copydesk clean crawl/*.warc.gz -o texts --errors rejected.jsonl --stats stats.json
  copydesk clean crawl/*.warc.gz -o texts --errors rejected.jsonl --stats stats.json --resume"
)]
pub struct CleanArguments {
    /// The document; `-` is standard input. With -o: files and folders with documents
    #[arg(value_name = "INPUT", default_value = "-")]
    pub inputs: Vec<PathBuf>,

    /// The format of the output
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    pub to: Format,

    /// The page's address; relative links are resolved against it
    #[arg(long, value_parser = address)]
    pub url: Option<String>,

    /// Clean many documents into this folder
    #[arg(short, long, value_name = "DIR", help_heading = "Many documents")]
    pub output: Option<PathBuf>,

    /// How many documents to clean at once [default: one per core]
    #[arg(
        long,
        short,
        value_name = "N",
        value_parser = jobs,
        requires = "output",
        help_heading = "Many documents"
    )]
    jobs: Option<NonZeroUsize>,

    /// Continue a run that was stopped
    #[arg(long, requires = "output", help_heading = "Many documents")]
    pub resume: bool,

    /// Write rejected records to this file: input, line, id, kind of error and message
    #[arg(
        long,
        value_name = "FILE",
        requires = "output",
        help_heading = "Many documents"
    )]
    pub errors: Option<PathBuf>,

    /// Write counts to this file: documents, errors, words kept and removed by reason and rule
    #[arg(
        long,
        value_name = "FILE",
        requires = "output",
        help_heading = "Many documents"
    )]
    pub stats: Option<PathBuf>,

    /// Show no progress bar and no summary
    #[arg(long, short, requires = "output", help_heading = "Many documents")]
    pub quiet: bool,

    #[command(flatten)]
    pub record: RecordArguments,

    #[command(flatten)]
    pub cleaning: CleaningArguments,
}

impl CleanArguments {
    pub fn jobs(&self) -> usize {
        self.jobs.map_or_else(pipeline::cores, NonZeroUsize::get)
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// One block a line
    Text,
    /// Headings, lists, quotes, tables, links
    Markdown,
    /// Everything: metadata, blocks, and what was removed and why
    Json,
    /// The article as a page of its own
    Html,
}
