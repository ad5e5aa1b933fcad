//! `copydesk clean`: one document to standard output, or many into a folder.

use std::io::{self, Write};

use anyhow::bail;

use crate::Outcome;
use crate::arguments::CleanArguments;
use crate::cleaning::Desk;
use crate::render::render;
use crate::{corpus, terminal};

pub fn run(arguments: &CleanArguments) -> anyhow::Result<Outcome> {
    if let Some(folder) = &arguments.output {
        return corpus::run(arguments, folder);
    }
    let [input] = arguments.inputs.as_slice() else {
        bail!("more than one input needs a folder for the outputs: add -o DIR");
    };
    if input.is_dir() || corpus::holds_many(input) {
        bail!(
            "{} holds more than one document: add -o DIR",
            input.display()
        );
    }
    let desk = Desk::new(&arguments.cleaning)?;
    let (_, article) = desk.read(input, arguments.url.as_deref())?;
    terminal::say(&article.notes);
    let mut page = render(&article, arguments.to);
    if !page.is_empty() && !page.ends_with('\n') {
        page.push('\n');
    }
    let mut output = io::stdout().lock();
    output.write_all(page.as_bytes())?;
    output.flush()?;
    Ok(Outcome::Done)
}
