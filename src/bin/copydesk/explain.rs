//! `copydesk explain`: the document as it was read, kept and removed pieces told apart.

use std::io::{self, Write};

use copydesk::{Article, Place};

use crate::Outcome;
use crate::arguments::ExplainArguments;
use crate::cleaning::Desk;
use crate::terminal::{self, Style};

pub fn run(arguments: &ExplainArguments) -> anyhow::Result<Outcome> {
    let desk = Desk::new(&arguments.cleaning)?;
    let (input, article) = desk.read(&arguments.input, arguments.url.as_deref())?;
    terminal::say(&article.notes);
    let mut output = io::BufWriter::new(io::stdout().lock());
    write(&mut output, &pieces(&article, &input), terminal::colours())?;
    output.flush()?;
    Ok(Outcome::Done)
}

/// A piece of the document and what became of it.
struct Piece<'a> {
    order: usize,
    removed: bool,
    /// The role of what was kept; of what was removed the reason, the rule and who decided.
    label: String,
    text: &'a str,
}

/// All pieces in reading order.
fn pieces<'a>(article: &'a Article, input: &'a str) -> Vec<Piece<'a>> {
    let as_read = |place: &Place, text: &'a str| {
        let range = place.range.clone();
        range.and_then(|range| input.get(range)).unwrap_or(text)
    };
    let removed = article.removed().iter().map(|removal| Piece {
        order: removal.place.order,
        removed: true,
        label: format!(
            "{} {} by {}",
            removal.reason, removal.rule, removal.decided_by
        ),
        text: as_read(&removal.place, &removal.text),
    });
    let kept = article.blocks.iter().map(|block| Piece {
        order: block.place.order,
        removed: false,
        label: block.role.name().to_string(),
        text: as_read(&block.place, &block.text),
    });
    // A block that the text does not show is a removal too; the removal, first in a stable sort,
    // speaks for both.
    let mut pieces: Vec<Piece<'a>> = removed.chain(kept).collect();
    pieces.sort_by_key(|piece| piece.order);
    pieces.dedup_by_key(|piece| piece.order);
    pieces
}

/// One line for each line of the document: sign, label, text.
fn write(output: &mut impl Write, pieces: &[Piece<'_>], colours: bool) -> io::Result<()> {
    let width = pieces.iter().map(|piece| piece.label.len()).max();
    let width = width.unwrap_or(0);
    for piece in pieces {
        let (sign, style) = if piece.removed {
            ('-', Style::Removed)
        } else {
            ('+', Style::Kept)
        };
        for line in piece.text.lines().filter(|line| !line.trim().is_empty()) {
            let label = format!("{sign} {:width$}", piece.label);
            let text = terminal::escaped(line.trim());
            if colours {
                writeln!(output, "{} {text}", style.paint(&label))?;
            } else {
                writeln!(output, "{label} {text}")?;
            }
        }
    }
    Ok(())
}
