//! `copydesk explain`: the document as it was read, kept and removed pieces told apart. `pieces` puts
//! them in order, `lines` prints them for a terminal, `page` makes an HTML page of them.

mod lines;
mod page;
mod pieces;

use std::io::{self, Write};

use crate::Outcome;
use crate::arguments::ExplainArguments;
use crate::cleaning::Desk;
use crate::terminal;

pub fn run(arguments: &ExplainArguments) -> anyhow::Result<Outcome> {
    let desk = Desk::new(&arguments.cleaning)?;
    let (input, article) = desk.read(&arguments.input, arguments.url.as_deref())?;
    terminal::say(&article.notes);
    let pieces = pieces::pieces(&article, &input);
    let mut output = io::BufWriter::new(io::stdout().lock());
    if arguments.html {
        let name = arguments.input.display().to_string();
        output.write_all(page::render(&article, &pieces, &name).as_bytes())?;
    } else {
        lines::write(&mut output, &pieces, terminal::colours())?;
    }
    output.flush()?;
    Ok(Outcome::Done)
}
