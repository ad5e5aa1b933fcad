//! The commands that show: a document, a run, the rules, and the command itself.

use std::path::PathBuf;

use clap::{Args, Subcommand};
use copydesk::Reason;

use super::CleaningArguments;
use super::values::{address, reason};

/// Show what is kept and what is removed: kept lines with `+` and their role, removed lines with `-`,
/// their reason and their rule.
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  copydesk explain extracted.txt
  copydesk explain --focus precision article.html | grep '^-'
  copydesk explain --html article.html > article-explained.html

On a terminal it is coloured, unless the environment has NO_COLOR.")]
pub struct ExplainArguments {
    /// The document; `-` is standard input
    #[arg(value_name = "FILE", default_value = "-")]
    pub input: PathBuf,

    /// The page's address
    #[arg(long, value_parser = address)]
    pub url: Option<String>,

    /// Write a page for the browser: removed pieces are struck through in their place, with reason,
    /// rule, evidence and score. The page loads nothing, so that it can be attached to a bug report
    #[arg(long)]
    pub html: bool,

    #[command(flatten)]
    pub cleaning: CleaningArguments,
}

/// Make a page for the browser from the output of `filter --removed` or `clean -o --removed`.
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  copydesk filter --removed < pages.jsonl > texts.jsonl
  copydesk report texts.jsonl -o report.html
  copydesk report texts.jsonl -o report.html --against texts-of-last-week.jsonl")]
pub struct ReportArguments {
    /// The cleaned documents, JSON lines with `text` and `removed`, also as .gz or .zst
    #[arg(value_name = "INPUT")]
    pub input: PathBuf,

    /// Write the page to this file
    #[arg(short, long, value_name = "FILE")]
    pub output: PathBuf,

    /// Show what changed since this earlier output for the same documents, matched by `id`
    #[arg(long, value_name = "OTHER")]
    pub against: Option<PathBuf>,

    /// How many documents to show
    #[arg(long, value_name = "N", default_value = "100")]
    pub documents: usize,
}

/// List the rules, or look up one rule by its name: what it removes, where it is defined, a text on
/// which it fires and a similar text on which it does not.
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  copydesk rules newsletter/12
  copydesk rules structure/record-list
  copydesk rules --reason photo-credit --language de")]
pub struct RulesArguments {
    /// The rule's name
    #[arg(value_name = "NAME")]
    pub name: Option<String>,

    /// List only rules that give this reason
    #[arg(long, value_parser = reason)]
    pub reason: Option<Reason>,

    /// List only phrase rules for this language, a two-letter code
    #[arg(long)]
    pub language: Option<String>,
}

/// Write a manual page, shell completions or the reference of the rules.
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  copydesk generate man > copydesk.1
  copydesk generate man filter > copydesk-filter.1
  copydesk generate completions zsh > _copydesk
  copydesk generate rules > docs/rules.md")]
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
    /// The reference of the rules, in Markdown
    Rules,
}
