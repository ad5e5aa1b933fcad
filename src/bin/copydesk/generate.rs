//! `copydesk generate`: man pages and shell completions, from the definitions of the arguments, and
//! the reference of the rules, from the rules.

use std::io::{self, Write};

use anyhow::bail;
use clap::CommandFactory;

use crate::Outcome;
use crate::arguments::{Arguments, GenerateArguments, Generated};
use crate::rules::reference;

pub fn run(arguments: &GenerateArguments) -> anyhow::Result<Outcome> {
    let mut page = Vec::new();
    match &arguments.what {
        Generated::Man { command } => man(command.as_deref(), &mut page)?,
        Generated::Completions { shell } => {
            clap_complete::generate(*shell, &mut Arguments::command(), "copydesk", &mut page);
        }
        Generated::Rules => reference::write(&mut page)?,
    }
    io::stdout().lock().write_all(&page)?;
    Ok(Outcome::Done)
}

/// The manual page of the command or of one of its subcommands.
fn man(name: Option<&str>, page: &mut Vec<u8>) -> anyhow::Result<()> {
    let mut command = Arguments::command();
    command.build();
    let Some(name) = name else {
        return Ok(clap_mangen::Man::new(command).render(page)?);
    };
    let Some(subcommand) = command.find_subcommand(name) else {
        let names: Vec<&str> = command
            .get_subcommands()
            .map(clap::Command::get_name)
            .collect();
        bail!(
            "there is no command `{name}`; there are {}",
            names.join(", ")
        );
    };
    Ok(clap_mangen::Man::new(subcommand.clone()).render(page)?)
}
