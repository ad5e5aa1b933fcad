//! `copydesk clean`: one document to standard output, or many into a folder.

use std::io::{self, Write};
use std::path::Path;

use anyhow::bail;
use copydesk::Article;

use crate::Outcome;
use crate::arguments::{CleanArguments, Format};
use crate::cleaning::Desk;
use crate::corpus;

pub fn run(arguments: &CleanArguments) -> anyhow::Result<Outcome> {
    if let Some(folder) = &arguments.output {
        return corpus::run(arguments, folder);
    }
    let [input] = arguments.inputs.as_slice() else {
        bail!("more than one input needs a folder for the outputs: add -o DIR");
    };
    if input.is_dir() || holds_many(input) {
        bail!(
            "{} holds more than one document: add -o DIR",
            input.display()
        );
    }
    let desk = Desk::new(&arguments.cleaning)?;
    let (_, article) = desk.read(input, arguments.url.as_deref())?;
    let mut page = render(&article, arguments.to);
    if !page.is_empty() && !page.ends_with('\n') {
        page.push('\n');
    }
    let mut output = io::stdout().lock();
    output.write_all(page.as_bytes())?;
    output.flush()?;
    Ok(Outcome::Done)
}

/// Whether the file's name says that it holds many documents.
fn holds_many(input: &Path) -> bool {
    let name = input.to_string_lossy();
    let name = name.trim_end_matches(".gz").trim_end_matches(".zst");
    [".jsonl", ".ndjson", ".warc"]
        .iter()
        .any(|extension| name.ends_with(extension))
}

pub fn render(article: &Article, format: Format) -> String {
    match format {
        Format::Text => article.text(),
        Format::Markdown => article.markdown(),
        Format::Json => article.json(),
        Format::Html => article.html(),
    }
}
