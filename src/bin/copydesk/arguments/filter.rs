//! `filter`, and what it shares with `clean -o`: how records are read and written.

use std::num::NonZeroUsize;

use clap::Args;

use super::CleaningArguments;
use super::values::jobs;

/// Clean documents that come as JSON lines on standard input.
#[derive(Args, Debug)]
#[command(
    long_about = "\
Clean documents that come as JSON lines on standard input.

Each line is a JSON object. One line is written for it, in the same order. The document is the \
field `html`, else `text`, else `flat`. The field `url` is the page's address. All other fields are \
kept as they are. The output has `text` (one block a line), `title`, `authors`, `published`, \
`modified`, `site`, `language` and `standfirst`. A value that was found replaces the field of the \
same name.

A line that cannot be cleaned becomes {\"id\", \"error\": {\"kind\", \"message\"}} in its place, \
and the run goes on. The id is kept where it can be read, also from a line that is not valid JSON. \
The kinds are `json` (no JSON object), `utf-8` (no UTF-8), `field` (no document), `too-large` (over \
--max-bytes) and `internal` (a bug in copydesk). Output is flushed whenever no more input is \
waiting.",
    after_help = "\
Examples:
  copydesk filter < pages.jsonl > texts.jsonl
  copydesk filter --removed --field body < crawl.jsonl | jq -c '.removed[] | [.reason, .text]'
  zstdcat pages.jsonl.zst | copydesk filter --jobs 4 --strict | zstd > texts.jsonl.zst"
)]
pub struct FilterArguments {
    /// How many documents to clean at once [default: one per core]
    #[arg(long, short, value_name = "N", value_parser = jobs)]
    pub jobs: Option<NonZeroUsize>,

    /// Exit with status 1 if a line was rejected
    #[arg(long)]
    pub strict: bool,

    #[command(flatten)]
    pub record: RecordArguments,

    #[command(flatten)]
    pub cleaning: CleaningArguments,
}

/// What is read of a record, a line of JSON or a row of Parquet, and what is written.
#[derive(Args, Clone, Debug)]
#[command(next_help_heading = "Records")]
pub struct RecordArguments {
    /// The field that holds the document [default: html, else text, else flat]
    #[arg(long, value_name = "NAME")]
    pub field: Option<String>,

    /// Keep the document's field in the output (`text` is replaced all the same)
    #[arg(long)]
    pub keep_input: bool,

    /// Write the article's sentences too, as `sentences`
    #[arg(long)]
    pub sentences: bool,

    /// Write what was removed too, as `removed`: reason, rule, text, and for lines and flat text
    /// the byte offsets `start` and `end`. Captions, bylines and other blocks that are left out of the
    /// text for their role stand there too, with the field `role`
    #[arg(long)]
    pub removed: bool,

    /// For Parquet: keep only these columns beside the article's own [default: all]
    #[arg(long, value_name = "NAME,…", value_delimiter = ',')]
    pub columns: Vec<String>,

    /// Write `id` and `attributes` instead of the text: for each reason the removed spans
    /// [start, end, score], in characters, as dolma's mixer reads them. For lines and flat text only
    #[arg(long, conflicts_with_all = ["keep_input", "sentences", "removed"])]
    pub attributes: bool,
}
