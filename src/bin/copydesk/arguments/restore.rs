//! `restore`: sentence ends, marks and case for flat text.

use std::num::NonZeroUsize;
use std::path::PathBuf;

use clap::Args;

use super::values::{bytes, jobs};

/// Restore sentence ends, punctuation and case in flat text. Nothing is removed.
#[derive(Args, Debug)]
#[command(
    long_about = "\
Restore sentence ends, punctuation and case in flat text. Nothing is removed.

The words stay as they are; only case and punctuation change. Only English is restored. Text in \
another language, and text that has punctuation and case already, is written as it is.

With --jsonl the input is JSON Lines, and one line is written for each, in the same order. The text \
is the field `text`, else `flat`. All other fields are kept as they are. The output has `text` and \
`sentences`. A line that cannot be read becomes {\"id\", \"error\": {\"kind\", \"message\"}} in its \
place, and the run goes on.",
    after_help = "\
Examples:
  copydesk restore transcript.txt
  copydesk restore --jsonl < flat.jsonl > restored.jsonl"
)]
pub struct RestoreArguments {
    /// The text; `-` is standard input
    #[arg(value_name = "FILE", default_value = "-")]
    pub input: PathBuf,

    /// Read and write JSON Lines
    #[arg(long)]
    pub jsonl: bool,

    /// The field that holds the text [default: text, else flat]
    #[arg(long, value_name = "NAME", requires = "jsonl")]
    pub field: Option<String>,

    /// Keep the text's field in the output (`text` is replaced all the same)
    #[arg(long, requires = "jsonl")]
    pub keep_input: bool,

    /// How many texts to restore at once [default: one per core]
    #[arg(long, short, value_name = "N", value_parser = jobs, requires = "jsonl")]
    pub jobs: Option<NonZeroUsize>,

    /// Exit with status 1 if a line was rejected
    #[arg(long, requires = "jsonl")]
    pub strict: bool,

    /// Refuse texts of more bytes than this; K, M and G may follow the number
    #[arg(long, value_name = "BYTES", default_value = "64M", value_parser = bytes)]
    pub max_bytes: usize,
}
