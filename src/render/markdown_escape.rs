//! Which characters of a text Markdown would take for marks.

/// Appends the text with a backslash before everything that Markdown would read as a mark.
/// `line_start` says whether the text starts a line.
pub(super) fn push(markdown: &mut String, text: &str, line_start: bool, in_table: bool) {
    let mut before = None;
    let mut characters = text.char_indices().peekable();
    let skip = if line_start {
        push_line_start(markdown, text)
    } else {
        0
    };
    while let Some((at, character)) = characters.next() {
        if at < skip {
            before = Some(character);
            continue;
        }
        let next = characters.peek().map(|(_, next)| *next);
        let escape = match character {
            '\\' | '`' | '*' | '[' | ']' | '<' | '~' => true,
            // Inside a word an underscore is an underscore.
            '_' => {
                !before.is_some_and(char::is_alphanumeric)
                    || !next.is_some_and(char::is_alphanumeric)
            }
            '&' => text.get(at..).is_some_and(starts_with_entity),
            '|' => in_table,
            _ => false,
        };
        if escape {
            markdown.push('\\');
        }
        markdown.push(character);
        before = Some(character);
    }
}

/// Writes what would open a heading, list, quote, rule or the like at the start of a line, so
/// that it does not; returns the bytes of the text that are written.
fn push_line_start(markdown: &mut String, text: &str) -> usize {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    if (1..=9).contains(&digits) {
        let Some(rest) = text.get(digits..) else {
            return 0;
        };
        if !rest.starts_with(['.', ')']) || !ends_mark(rest) {
            return 0;
        }
        markdown.push_str(text.get(..digits).unwrap_or_default());
        markdown.push('\\');
        markdown.push_str(rest.get(..1).unwrap_or_default());
        return digits + 1;
    }
    let mark = match text.chars().next() {
        Some('#' | '>' | '=' | '|' | ':') => true,
        Some('-') => ends_mark(text) || is_rule(text),
        Some('+') => ends_mark(text),
        _ => false,
    };
    if !mark {
        return 0;
    }
    markdown.push('\\');
    markdown.push_str(text.get(..1).unwrap_or_default());
    1
}

/// Whether a list mark of one character ends after it.
fn ends_mark(text: &str) -> bool {
    text.get(1..)
        .is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', '\t']))
}

fn is_rule(text: &str) -> bool {
    text.starts_with("--") && text.chars().all(|character| matches!(character, '-' | ' '))
}

/// Whether a text that starts with `&` starts with a character reference, or could with what
/// follows it.
fn starts_with_entity(text: &str) -> bool {
    let name = text.get(1..).unwrap_or_default();
    // The longest name that HTML knows has 31 letters.
    let length = name
        .bytes()
        .take(33)
        .take_while(|byte| byte.is_ascii_alphanumeric() || *byte == b'#')
        .count();
    length > 0 && name.as_bytes().get(length).is_none_or(|&end| end == b';')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_escaped_and_prose_is_not() {
        for (text, expected) in [
            (
                "Plain prose, (brackets) and \"quotes\".",
                "Plain prose, (brackets) and \"quotes\".",
            ),
            ("2 * 3 and *x*", "2 \\* 3 and \\*x\\*"),
            ("snake_case and _this_", "snake_case and \\_this\\_"),
            ("[sic] <b>", "\\[sic\\] \\<b>"),
            ("# no heading", "\\# no heading"),
            ("1. no list", "1\\. no list"),
            ("1.5 million", "1.5 million"),
            ("2021) no list", "2021\\) no list"),
            ("- no list", "\\- no list"),
            ("-5 degrees", "-5 degrees"),
            ("---", "\\---"),
            ("> no quote", "\\> no quote"),
            ("AT&T &amp; &c.", "AT&T \\&amp; &c."),
            ("a|b", "a|b"),
            ("ends with \\", "ends with \\\\"),
        ] {
            let mut markdown = String::new();
            push(&mut markdown, text, true, false);
            assert_eq!(markdown, expected);
        }
        let mut cell = String::new();
        push(&mut cell, "a|b", false, true);
        assert_eq!(cell, "a\\|b");
    }
}
