//! `learn`.

use std::path::PathBuf;

use clap::Args;

use super::values::bytes;

/// Learn which lines recur on each site, from documents as JSON lines on standard input.
#[derive(Args, Debug)]
#[command(
    long_about = "\
Learn which lines recur on each site, from documents as JSON lines on standard input.

Each line is a JSON object with a document, as for `filter`, and its address in the field `url`, \
which says which site it is from. Pass each article once. The profiles are written to standard \
output. Pass them to `clean` or `filter` with --profiles: lines that recur on a site are then \
removed, with the reason `repeated-on-site`. A line recurs if at least four documents of its site \
have it, and at least one in fifty. Memory is bounded for any number of documents.",
    after_help = "\
Examples:
  copydesk learn < crawl.jsonl > sites.profiles
  copydesk filter --profiles sites.profiles < crawl.jsonl > texts.jsonl

In parts:
  copydesk learn --keep-rare < monday.jsonl > monday.profiles
  copydesk learn --with monday.profiles < tuesday.jsonl > sites.profiles"
)]
pub struct LearnArguments {
    /// The field that holds the document [default: html, else text, else flat]
    #[arg(long, value_name = "NAME")]
    pub field: Option<String>,

    /// Start with these profiles, written with --keep-rare
    #[arg(long, value_name = "FILE")]
    pub with: Vec<PathBuf>,

    /// Also write lines that do not recur yet, so that more can be learned later
    #[arg(long)]
    pub keep_rare: bool,

    /// Skip documents of more bytes than this; K, M and G may follow the number
    #[arg(long, value_name = "BYTES", default_value = "64M", value_parser = bytes)]
    pub max_bytes: usize,
}
