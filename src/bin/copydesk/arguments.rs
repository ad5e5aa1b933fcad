//! What can be said on the command line; help, manual and completions come from here.

use std::num::NonZeroUsize;
use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use copydesk::{Focus, Reason, Role};

use crate::pipeline;

const EXAMPLES: &str = "\
Examples:
  copydesk clean article.html                 the article's text
  copydesk clean --to markdown article.html   with headings, lists and links
  copydesk explain extracted.txt              what went, and by which rule
  copydesk filter < pages.jsonl > texts.jsonl a corpus, one JSON object a line

Exit status: 0 done; 1 done, but records were rejected; 2 wrong usage, or a file
that could not be read or written.";

/// Cleans scraped news articles, and says why for every word it struck.
///
/// It takes a page (HTML), the lines that an extractor left, or flat lowercase text, and tells
/// them apart by itself.
#[derive(Debug, Parser)]
#[command(name = "copydesk", version, after_help = EXAMPLES, max_term_width = 100)]
pub struct Arguments {
    #[command(subcommand)]
    pub command: Command,
}

#[derive(Debug, Subcommand)]
pub enum Command {
    Clean(CleanArguments),
    Filter(FilterArguments),
    Explain(ExplainArguments),
    Report(ReportArguments),
    Rules(RulesArguments),
    Generate(GenerateArguments),
}

/// Clean one document and print it, or many into a folder.
#[derive(Args, Debug)]
#[command(
    long_about = "\
Clean one document and print it, or many into a folder.

With -o DIR the inputs are files of many documents (JSON Lines and WARC, both also as .gz, JSON \
Lines also as .zst) or folders of such files and of .html and .txt files. A file of many documents \
becomes a JSON Lines file of the same name, a .html or .txt file becomes one in the format of --to. \
Outputs have a .part at the end of their names until they are whole. A run that was stopped, or \
killed, goes on with --resume where its last checkpoint is; its output is the same to the byte.",
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
    /// The document; `-` is standard input. With -o: files and folders of documents
    #[arg(value_name = "INPUT", default_value = "-")]
    pub inputs: Vec<PathBuf>,

    /// How to write it
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    pub to: Format,

    /// The page's address, against which its links are resolved
    #[arg(long)]
    pub url: Option<String>,

    /// The folder into which many documents are cleaned
    #[arg(short, long, value_name = "DIR", help_heading = "Many documents")]
    pub output: Option<PathBuf>,

    /// How many documents to clean at once [default: one per core]
    #[arg(
        long,
        short,
        value_name = "N",
        requires = "output",
        help_heading = "Many documents"
    )]
    jobs: Option<NonZeroUsize>,

    /// Go on with a run that was stopped
    #[arg(long, requires = "output", help_heading = "Many documents")]
    pub resume: bool,

    /// Write each rejected record here: its file, line, id, and the kind of its error
    #[arg(
        long,
        value_name = "FILE",
        requires = "output",
        help_heading = "Many documents"
    )]
    pub errors: Option<PathBuf>,

    /// Write here what was done: documents, errors, words kept and removed by reason and rule
    #[arg(
        long,
        value_name = "FILE",
        requires = "output",
        help_heading = "Many documents"
    )]
    pub stats: Option<PathBuf>,

    /// No progress bar and no summary
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

/// Clean documents that come as JSON lines on standard input.
#[derive(Args, Debug)]
#[command(
    long_about = "\
Clean documents that come as JSON lines on standard input.

Each line is an object, and one line is written for it, in the same order. The document is its \
field `html`, else `text`, else `flat`; a field `url` is the page's address. All other fields are \
kept as they are. Written are `text` (one block a line), `title`, `authors`, `published`, `site` \
and `language`; one that was found replaces a field of the same name.

A line that cannot be cleaned becomes {\"id\", \"error\": {\"kind\", \"message\"}} in its place, \
and the run goes on. What is done is written as soon as no more input waits.",
    after_help = "\
Examples:
  copydesk filter < pages.jsonl > texts.jsonl
  copydesk filter --removed --field body < crawl.jsonl | jq -c '.removed[] | [.reason, .text]'
  zstdcat pages.jsonl.zst | copydesk filter --jobs 4 --strict | zstd > texts.jsonl.zst"
)]
pub struct FilterArguments {
    /// How many documents to clean at once [default: one per core]
    #[arg(long, short, value_name = "N")]
    pub jobs: Option<NonZeroUsize>,

    /// Exit with status 1 if a line was rejected
    #[arg(long)]
    pub strict: bool,

    #[command(flatten)]
    pub record: RecordArguments,

    #[command(flatten)]
    pub cleaning: CleaningArguments,
}

/// What is read of a JSON record and what is written.
#[derive(Args, Clone, Debug)]
#[command(next_help_heading = "JSON records")]
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
    /// the byte offsets `start` and `end`
    #[arg(long)]
    pub removed: bool,

    /// Write no text, but `id` and `attributes`: for each reason the spans [start, end, score] that
    /// were removed, in characters, as dolma's mixer takes them. For lines and flat text
    #[arg(long, conflicts_with_all = ["keep_input", "sentences", "removed"])]
    pub attributes: bool,
}

/// Show a document as it was read: kept lines with `+` and their role, removed ones with `-`,
/// their reason and their rule.
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  copydesk explain extracted.txt
  copydesk explain --focus precision article.html | grep '^-'

On a terminal it is coloured, unless the environment has NO_COLOR.")]
pub struct ExplainArguments {
    /// The document; `-` is standard input
    #[arg(value_name = "FILE", default_value = "-")]
    pub input: PathBuf,

    /// The page's address
    #[arg(long)]
    pub url: Option<String>,

    #[command(flatten)]
    pub cleaning: CleaningArguments,
}

/// Make a page to look at of what `filter --removed` wrote.
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  copydesk filter --removed < pages.jsonl > texts.jsonl
  copydesk report texts.jsonl -o report.html
  copydesk report texts.jsonl -o report.html --against texts-of-last-week.jsonl")]
pub struct ReportArguments {
    /// The cleaned documents, JSON lines with `text` and `removed`
    #[arg(value_name = "INPUT")]
    pub input: PathBuf,

    /// The page
    #[arg(short, long, value_name = "FILE")]
    pub output: PathBuf,

    /// Show what changed since this earlier run over the same documents, told by their `id`
    #[arg(long, value_name = "OTHER")]
    pub against: Option<PathBuf>,

    /// How many documents to show
    #[arg(long, value_name = "N", default_value = "100")]
    pub documents: usize,
}

/// List the phrase rules, or look up the one that a removal cites.
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  copydesk rules newsletter/12
  copydesk rules --reason photo-credit --language de")]
pub struct RulesArguments {
    /// The rule's name
    #[arg(value_name = "NAME")]
    pub name: Option<String>,

    /// Only rules that give this reason
    #[arg(long, value_parser = reason)]
    pub reason: Option<Reason>,

    /// Only rules for this language, as a two-letter code
    #[arg(long)]
    pub language: Option<String>,
}

/// Write a manual page or the completions of a shell.
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  copydesk generate man > copydesk.1
  copydesk generate man filter > copydesk-filter.1
  copydesk generate completions zsh > _copydesk")]
pub struct GenerateArguments {
    #[command(subcommand)]
    pub what: Generated,
}

#[derive(Debug, Subcommand)]
pub enum Generated {
    /// The manual page of the command, or of one of its subcommands
    Man {
        /// The subcommand
        command: Option<String>,
    },
    /// The completions of a shell
    Completions {
        /// The shell
        shell: clap_complete::Shell,
    },
}

/// How to clean.
#[derive(Args, Clone, Debug)]
#[command(next_help_heading = "How to clean")]
pub struct CleaningArguments {
    /// The state in which documents arrive
    #[arg(long, value_name = "STATE", default_value = "auto")]
    pub from: From,

    /// Whether to spare the article (recall) or to be strict with the rest (precision)
    #[arg(long, default_value = "balanced", value_parser = focus)]
    pub focus: Focus,

    /// Show blocks of this role in the text: title, standfirst, byline, caption, credit, …
    #[arg(long, value_name = "ROLE", value_parser = role)]
    pub show: Vec<Role>,

    /// Leave blocks of this role out of the text: correction, quoted-post, list-item, …
    #[arg(long, value_name = "ROLE", value_parser = role)]
    pub hide: Vec<Role>,

    /// Remove lines with this phrase too: a reason, `=`, and the phrase in the syntax of the lists
    /// that `copydesk rules` shows
    #[arg(long = "phrase", value_name = "REASON=PHRASE", value_parser = phrase)]
    pub phrases: Vec<(Reason, String)>,

    /// Refuse documents of more bytes than this; K, M and G may follow the number
    #[arg(long, value_name = "BYTES", default_value = "64M", value_parser = bytes)]
    pub max_bytes: usize,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum From {
    /// Tell by the document itself
    Auto,
    /// HTML
    Page,
    /// Text with its line breaks
    Lines,
    /// Lowercase words on one line
    Flat,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// One block a line
    Text,
    /// Headings, lists, quotes, tables, links
    Markdown,
    /// Everything: metadata, blocks, what was removed and why
    Json,
    /// The article as a page of its own
    Html,
}

fn focus(name: &str) -> Result<Focus, String> {
    match name {
        "recall" => Ok(Focus::Recall),
        "balanced" => Ok(Focus::Balanced),
        "precision" => Ok(Focus::Precision),
        _ => Err("it is one of recall, balanced and precision".to_string()),
    }
}

fn role(name: &str) -> Result<Role, String> {
    let known = Role::ALL.iter().copied();
    known
        .clone()
        .find(|role| role.name() == name)
        .ok_or_else(|| {
            let names: Vec<_> = known.map(Role::name).collect();
            format!("the roles are {}", names.join(", "))
        })
}

fn reason(name: &str) -> Result<Reason, copydesk::Error> {
    name.parse()
}

fn phrase(text: &str) -> Result<(Reason, String), String> {
    let (name, phrase) = text
        .split_once('=')
        .ok_or("a reason, `=` and a phrase, such as 'promotion=harbour post shop'")?;
    let reason = reason(name).map_err(|error| error.to_string())?;
    Ok((reason, phrase.to_string()))
}

fn bytes(text: &str) -> Result<usize, String> {
    let upper = text.to_ascii_uppercase();
    let (digits, shift) = [("K", 10), ("M", 20), ("G", 30)]
        .into_iter()
        .find_map(|(unit, shift)| Some((upper.strip_suffix(unit)?, shift)))
        .unwrap_or((&upper, 0));
    digits
        .parse::<usize>()
        .ok()
        .and_then(|number| number.checked_mul(1 << shift))
        .filter(|&number| number > 0)
        .ok_or_else(|| "a number of bytes, such as 500000, 64M or 1G".to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_definitions_hold_together() {
        use clap::CommandFactory;

        Arguments::command().debug_assert();
    }

    #[test]
    fn sizes_may_have_a_unit() {
        assert_eq!(bytes("12"), Ok(12));
        assert_eq!(bytes("2K"), Ok(2048));
        assert_eq!(bytes("64m"), Ok(64 << 20));
        assert_eq!(bytes("1G"), Ok(1 << 30));
        for wrong in [
            "",
            "M",
            "0",
            "-1",
            "1T",
            "99999999999999999999",
            "9999999999999G",
        ] {
            assert!(bytes(wrong).is_err(), "{wrong}");
        }
    }
}
