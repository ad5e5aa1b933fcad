//! What a terminal needs: colours where they are wanted, and no control sequences from outside.

use std::borrow::Cow;
use std::fmt::Write;
use std::io::IsTerminal;

use copydesk::{Error, Note};

/// Whether standard output is a terminal whose user wants colours (<https://no-color.org>).
pub fn colours() -> bool {
    let refused = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
    let dumb = std::env::var_os("TERM").is_some_and(|value| value == "dumb");
    std::io::stdout().is_terminal() && !refused && !dumb
}

/// Says what a cleaning has noted, beside the output.
pub fn say(notes: &[Note]) {
    for note in notes {
        eprintln!("copydesk: {note}");
    }
}

/// Says what the user may want to know, beside the output.
pub fn warn(message: &str) {
    eprintln!("copydesk: {message}");
}

/// What an error of the library says, with the option as it is written on the command line.
pub fn said(error: &Error) -> String {
    error.to_string().replace("max_bytes", "--max-bytes")
}

#[derive(Clone, Copy)]
pub enum Style {
    Kept,
    Removed,
}

impl Style {
    pub fn paint(self, text: &str) -> String {
        let colour = match self {
            Style::Kept => 32,
            Style::Removed => 31,
        };
        format!("\u{1b}[{colour}m{text}\u{1b}[0m")
    }
}

/// The text with everything spelt out that would make a terminal do more than show it.
pub fn escaped(text: &str) -> Cow<'_, str> {
    if !text.contains(is_unsafe) {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len());
    for character in text.chars() {
        if is_unsafe(character) {
            // Writing to a string cannot fail.
            let _ = write!(shown, "{}", character.escape_unicode());
        } else {
            shown.push(character);
        }
    }
    Cow::Owned(shown)
}

/// Control characters, and those that reorder the text around them.
fn is_unsafe(character: char) -> bool {
    (character.is_control() && character != '\t')
        || matches!(character, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{2028}' | '\u{2029}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn control_sequences_are_spelt_out() {
        assert_eq!(escaped("plain\ttext"), "plain\ttext");
        assert_eq!(escaped("\u{1b}[2J"), "\\u{1b}[2J");
        assert_eq!(escaped("a\u{202e}b"), "a\\u{202e}b");
    }
}
