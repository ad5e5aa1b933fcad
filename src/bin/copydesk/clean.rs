//! `copydesk clean`: one document to standard output.

use std::io::{self, Write};

use copydesk::Article;

use crate::Outcome;
use crate::arguments::{CleanArguments, Format};
use crate::cleaning::Desk;

pub fn run(arguments: &CleanArguments) -> anyhow::Result<Outcome> {
    let desk = Desk::new(&arguments.cleaning)?;
    let (_, article) = desk.read(&arguments.input, arguments.url.as_deref())?;
    let mut page = render(&article, arguments.to);
    if !page.is_empty() && !page.ends_with('\n') {
        page.push('\n');
    }
    let mut output = io::stdout().lock();
    output.write_all(page.as_bytes())?;
    output.flush()?;
    Ok(Outcome::Done)
}

fn render(article: &Article, format: Format) -> String {
    match format {
        Format::Text => article.text(),
        Format::Markdown => article.markdown(),
        Format::Json => article.json(),
        Format::Html => article.html(),
    }
}
