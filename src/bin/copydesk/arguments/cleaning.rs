//! How to clean: the options of every command that does.

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use copydesk::{Focus, Reason, Role};
use regex::Regex;

use super::values::{bytes, focus, pattern, phrase, role, selector};

/// How to clean.
#[derive(Args, Clone, Debug)]
#[command(next_help_heading = "How to clean")]
pub struct CleaningArguments {
    /// The state of the documents
    #[arg(long, value_name = "STATE", default_value = "auto")]
    pub from: From,

    /// Lose no word of the article (recall) or keep no boilerplate (precision)
    #[arg(long, default_value = "balanced", value_parser = focus)]
    pub focus: Focus,

    /// Show blocks of this role in the text: title, standfirst, byline, caption, credit, …
    #[arg(long, value_name = "ROLE", value_parser = role)]
    pub show: Vec<Role>,

    /// Leave blocks of this role out of the text: correction, quoted-post, list-item, …
    #[arg(long, value_name = "ROLE", value_parser = role)]
    pub hide: Vec<Role>,

    /// Remove lines with this phrase too: a reason, `=`, and the phrase
    ///
    /// The reasons are those of the built-in rules: newsletter, promotion, advertisement and so on;
    /// `copydesk rules` shows all of them. It lists phrases in the same syntax: words in any case, each as
    /// a whole (`tide table` does not match "tide tables"), `word*` for the beginning of a word, `(a|b)`
    /// for alternatives, `word?` for a word that may be missing, `...` for up to ten words, `^` and `$` for
    /// the start and end of the line, `#` for a number, `@Name` for a capitalised word.
    #[arg(long = "phrase", value_name = "REASON=PHRASE", value_parser = phrase)]
    pub phrases: Vec<(Reason, String)>,

    /// Remove lines in which this regular expression matches: a reason, `=`, and the expression
    ///
    /// The syntax is that of the Rust crate `regex`. The expression is tried on each line, each paragraph
    /// of a page and each piece of flat text: `(?i)` for any case, `^` and `$` for its start and end.
    #[arg(long = "pattern", value_name = "REASON=REGEX", value_parser = pattern)]
    pub patterns: Vec<(Reason, Regex)>,

    /// Keep what this CSS selector matches on a page, whatever the rules and the model say
    #[arg(long = "keep-selector", value_name = "SELECTOR", value_parser = selector)]
    pub keep_selectors: Vec<String>,

    /// Remove what this CSS selector matches on a page
    #[arg(long = "remove-selector", value_name = "SELECTOR", value_parser = selector)]
    pub remove_selectors: Vec<String>,

    /// Remove the lines that recur on a document's site; `copydesk learn` writes the file. The address of
    /// a document says which site it is from: the field `url` of a record, or --url
    #[arg(long, value_name = "FILE")]
    pub profiles: Option<PathBuf>,

    /// Refuse documents of more bytes than this; K, M and G may follow the number
    #[arg(long, value_name = "BYTES", default_value = "64M", value_parser = bytes)]
    pub max_bytes: usize,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum From {
    /// Detect the state of each document
    Auto,
    /// HTML
    Page,
    /// Text that an extractor left, with its line breaks
    Lines,
    /// Lowercase words on one line, without punctuation
    Flat,
}

impl From {
    /// The state, where the user has said one.
    pub fn state(self) -> Option<copydesk::State> {
        match self {
            From::Auto => None,
            From::Page => Some(copydesk::State::Page),
            From::Lines => Some(copydesk::State::Lines),
            From::Flat => Some(copydesk::State::Flat),
        }
    }
}
