//! `learn`.

use std::path::PathBuf;

use clap::Args;

use super::values::bytes;

/// Learn which lines recur on each site, from documents as JSON lines on standard input.
#[derive(Args, Debug)]
#[command(
    long_about = "\
Learn which lines recur on each site, from documents as JSON lines on standard input.

Each line is an object with a document, as for `filter`, and its address, `url`, which tells the \
site. Pass each article once. What is written to standard output is for --profiles of the commands \
that clean: lines that recur on a site's pages are then removed, with the reason `repeated-on-site`. \
Memory is bounded for any number of documents.",
    after_help = "\
Examples:
  copydesk learn < crawl.jsonl > sites.profiles
  copydesk filter --profiles sites.profiles < crawl.jsonl > texts.jsonl

In parts, and put together:
  copydesk learn --keep-rare < monday.jsonl > monday.profiles
  copydesk learn --with monday.profiles < tuesday.jsonl > sites.profiles"
)]
pub struct LearnArguments {
    /// The field that holds the document [default: html, else text, else flat]
    #[arg(long, value_name = "NAME")]
    pub field: Option<String>,

    /// Go on from profiles that were written with --keep-rare
    #[arg(long, value_name = "FILE")]
    pub with: Vec<PathBuf>,

    /// Write lines that do not recur as well, so that more can be learned later
    #[arg(long)]
    pub keep_rare: bool,

    /// Leave out documents of more bytes than this; K, M and G may follow the number
    #[arg(long, value_name = "BYTES", default_value = "64M", value_parser = bytes)]
    pub max_bytes: usize,
}
