//! The command `copydesk`: one file per subcommand, and what they share.

mod arguments;
mod attributes;
mod clean;
mod cleaning;
mod corpus;
mod explain;
mod filter;
mod generate;
mod html;
mod json;
mod learn;
mod line_reader;
mod pipeline;
mod profiles;
mod record;
mod rejected;
mod render;
mod report;
mod restore;
mod rewrite;
mod rules;
mod stream;
mod terminal;

use std::io::ErrorKind;
use std::process::ExitCode;

use clap::Parser;

use crate::arguments::{Arguments, Command};

/// How a run that could be carried through ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Outcome {
    Done,
    /// Done, with records that were rejected.
    Rejected,
    /// Stopped by the user, ready to be resumed.
    Interrupted,
}

fn main() -> ExitCode {
    let done = match Arguments::parse().command {
        Command::Clean(arguments) => clean::run(&arguments),
        Command::Filter(arguments) => filter::run(arguments),
        Command::Restore(arguments) => restore::run(&arguments),
        Command::Learn(arguments) => learn::run(&arguments),
        Command::Explain(arguments) => explain::run(&arguments),
        Command::Report(arguments) => report::run(&arguments),
        Command::Rules(arguments) => rules::run(&arguments),
        Command::Generate(arguments) => generate::run(&arguments),
    };
    match done {
        Ok(Outcome::Done) => ExitCode::SUCCESS,
        Ok(Outcome::Rejected) => ExitCode::from(1),
        Ok(Outcome::Interrupted) => ExitCode::from(corpus::INTERRUPTED),
        // Whoever reads the output has had enough of it: nothing went wrong.
        Err(error) if is_closed_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("copydesk: {}", told(&error));
            ExitCode::from(2)
        }
    }
}

/// What went wrong and why, from the outermost error inwards. An error of the library is complete: what
/// is behind it is not shown.
fn told(error: &anyhow::Error) -> String {
    let mut told: Vec<String> = Vec::new();
    for cause in error.chain() {
        if let Some(error) = cause.downcast_ref::<copydesk::Error>() {
            told.push(terminal::said(error));
            break;
        }
        told.push(cause.to_string());
    }
    told.join(": ")
}

fn is_closed_pipe(error: &anyhow::Error) -> bool {
    error
        .chain()
        .filter_map(|cause| cause.downcast_ref::<std::io::Error>())
        .any(|cause| cause.kind() == ErrorKind::BrokenPipe)
}
