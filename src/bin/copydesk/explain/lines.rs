//! The pieces as lines of text: `+` for what was kept, `-` for what was removed.

use std::io::{self, Write};

use super::pieces::{Fate, Piece};
use crate::terminal::{self, Style};

/// One line for each line of the document: sign, label, text.
pub fn write(output: &mut impl Write, pieces: &[Piece<'_>], colours: bool) -> io::Result<()> {
    let labels: Vec<String> = pieces.iter().map(|piece| label(piece.fate)).collect();
    let width = labels.iter().map(String::len).max().unwrap_or(0);
    for (piece, label) in pieces.iter().zip(labels) {
        let (sign, style) = match piece.fate {
            Fate::Removed(_) => ('-', Style::Removed),
            Fate::Kept(_) => ('+', Style::Kept),
        };
        for line in piece.text.lines().filter(|line| !line.trim().is_empty()) {
            let label = format!("{sign} {label:width$}");
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

/// The role of what was kept; of what was removed the reason, the rule and who decided.
fn label(fate: Fate<'_>) -> String {
    match fate {
        Fate::Kept(block) => block.role.name().to_string(),
        Fate::Removed(removal) => format!(
            "{} {} by {}",
            removal.reason, removal.rule, removal.decided_by
        ),
    }
}
