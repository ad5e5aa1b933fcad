//! What can be said on the command line, a file a command; help, manual and completions come from
//! here. `values` reads what is more than a word or a number.

mod clean;
mod cleaning;
mod filter;
mod inspect;
mod learn;
mod restore;
mod values;

use clap::{Parser, Subcommand};

pub use clean::{CleanArguments, Format};
pub use cleaning::{CleaningArguments, From};
pub use filter::{FilterArguments, RecordArguments};
pub use inspect::{
    ExplainArguments, GenerateArguments, Generated, ReportArguments, RulesArguments,
};
pub use learn::LearnArguments;
pub use restore::RestoreArguments;

const EXAMPLES: &str = "\
Examples:
  copydesk clean article.html                 the article's text
  copydesk clean --to markdown article.html   with headings, lists and links
  copydesk explain extracted.txt              what was removed, and by which rule
  copydesk filter < pages.jsonl > texts.jsonl many documents, one JSON object a line
  copydesk restore flat.txt                   add sentence ends, punctuation and case; remove nothing

Exit status: 0 if all is done; 1 if records were rejected (`filter` and `restore` only with --strict);
2 if the usage is wrong, or a file could not be read or written.";

/// Cleans scraped news articles, and says why for everything that it removes.
///
/// A document is a page (HTML), lines (text that an extractor left) or flat (lowercase words without
/// punctuation). The command detects which.
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
    Restore(RestoreArguments),
    Learn(LearnArguments),
    Explain(ExplainArguments),
    Report(ReportArguments),
    Rules(RulesArguments),
    Generate(GenerateArguments),
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_definitions_hold_together() {
        use clap::CommandFactory;

        Arguments::command().debug_assert();
    }
}
