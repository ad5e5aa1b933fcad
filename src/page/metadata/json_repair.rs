//! JSON as pages have it: read as it stands where it is JSON, mended once where it is not.
//!
//! What is mended: comment and CDATA wrappers, line breaks and tabs inside strings, quotes inside
//! strings that are not escaped, wrong escapes, commas before a closing bracket, brackets that are
//! never closed, several values one after the other, and quotes written as `&quot;`.

use serde_json::{Deserializer, Value};

/// Deeper nesting than this is no metadata; it is also where the parser gives up.
const DEEPEST: usize = 120;

/// The values in the text of a script; none where it cannot be mended.
pub(crate) fn values(text: &str) -> Vec<Value> {
    let text = unwrapped(text);
    let read = stream(text);
    if read.complete {
        return read.values;
    }
    let mended = if text.contains('"') {
        mended(text)
    } else {
        mended(&text.replace("&quot;", "\"").replace("&#34;", "\""))
    };
    let again = stream(&mended);
    if again.values.len() >= read.values.len() {
        again.values
    } else {
        read.values
    }
}

struct Read {
    values: Vec<Value>,
    complete: bool,
}

/// The values up to the first fault.
fn stream(text: &str) -> Read {
    let mut values = Vec::new();
    for value in Deserializer::from_str(text).into_iter::<Value>() {
        match value {
            Ok(value) => values.push(value),
            Err(_) => {
                return Read {
                    values,
                    complete: false,
                };
            }
        }
    }
    Read {
        values,
        complete: true,
    }
}

/// The text without what hides a script from old browsers, and without a closing semicolon.
fn unwrapped(text: &str) -> &str {
    let start = text.find(['{', '[']).unwrap_or(text.len());
    let (before, body) = text.split_at(start);
    // `<![CDATA[` has a bracket of its own.
    let body = if before.trim_end().ends_with("<!") {
        let cdata = body.strip_prefix("[CDATA[").unwrap_or(body);
        cdata
            .find(['{', '['])
            .and_then(|start| cdata.get(start..))
            .unwrap_or_default()
    } else {
        body
    };
    let end = body.rfind(['}', ']']).map_or(body.len(), |at| at + 1);
    let body = body.get(..end).unwrap_or(body);
    body.strip_suffix("//]]")
        .or_else(|| body.strip_suffix("]]"))
        .filter(|_| before.contains("<!"))
        .unwrap_or(body)
        .trim_end()
}

fn mended(text: &str) -> String {
    let mut mender = Mender {
        out: String::with_capacity(text.len() + 16),
        open: Vec::new(),
        in_string: false,
    };
    let mut rest = text.char_indices().peekable();
    while let Some((at, c)) = rest.next() {
        let after = text.get(at + c.len_utf8()..).unwrap_or_default();
        if !mender.in_string {
            if !mender.outside(c, after) {
                break;
            }
        } else if c == '\\' {
            let next = rest.next().map(|(_, next)| next);
            mender.escape(next);
        } else {
            mender.inside(c, after);
        }
    }
    mender.close();
    mender.out
}

struct Mender {
    out: String,
    /// The closing brackets that are due, innermost last.
    open: Vec<char>,
    in_string: bool,
}

impl Mender {
    /// A character between strings; `false` where the text is too deep to go on.
    fn outside(&mut self, c: char, after: &str) -> bool {
        match c {
            '"' => self.in_string = true,
            '{' | '[' if self.open.len() == DEEPEST => return false,
            '{' => self.open.push('}'),
            '[' => self.open.push(']'),
            '}' | ']' => {
                // A bracket that closes nothing is left out; one that is missing is put in.
                if !self.open.contains(&c) {
                    return true;
                }
                while let Some(due) = self.open.pop() {
                    if due == c {
                        break;
                    }
                    self.out.push(due);
                }
            }
            ',' if next_mark(after).is_none_or(|mark| "}],".contains(mark)) => return true,
            ';' => return true,
            _ => {}
        }
        self.out.push(c);
        true
    }

    /// A character of a string.
    fn inside(&mut self, c: char, after: &str) {
        match c {
            '"' if next_mark(after).is_none_or(|mark| ",:}]".contains(mark)) => {
                self.in_string = false;
                self.out.push('"');
            }
            '"' => self.out.push_str("\\\""),
            '\n' | '\r' | '\t' => self.out.push(' '),
            c if c.is_control() => {}
            c => self.out.push(c),
        }
    }

    /// What follows a backslash in a string.
    fn escape(&mut self, next: Option<char>) {
        match next {
            Some(c @ ('"' | '\\' | '/' | 'b' | 'f' | 'n' | 'r' | 't' | 'u')) => {
                self.out.push('\\');
                self.out.push(c);
            }
            Some(c) if !c.is_control() => self.out.push(c),
            _ => {}
        }
    }

    fn close(&mut self) {
        if self.in_string {
            self.out.push('"');
        }
        while self.out.ends_with([',', ':', ' ', '\n']) {
            self.out.pop();
        }
        while let Some(due) = self.open.pop() {
            self.out.push(due);
        }
    }
}

/// The next character that is not white space. Only so far is looked, so that a run of quotes and
/// spaces stays linear.
fn next_mark(after: &str) -> Option<char> {
    const FARTHEST: usize = 64;
    after.chars().take(FARTHEST).find(|c| !c.is_whitespace())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headline(text: &str) -> Option<String> {
        let values = values(text);
        let headline = values.last()?.get("headline")?.as_str()?;
        Some(headline.to_string())
    }

    #[test]
    fn what_pages_get_wrong() {
        for text in [
            r#"{"headline": "Ferry sinks"}"#,
            r#"<!-- {"headline": "Ferry sinks"} -->"#,
            "//<![CDATA[\n{\"headline\": \"Ferry sinks\"}\n//]]>",
            r#"{"headline": "Ferry sinks",}"#,
            r#"{"headline": "Ferry sinks", "tags": ["a", "b",],};"#,
            r#"{"@type": "WebSite"}{"headline": "Ferry sinks"}"#,
            r#"{"headline": "Ferry sinks", "body": "cut of"#,
            r#"{"headline": "Ferry sinks", "author": {"name": "Ana"}"#,
            r#"{&quot;headline&quot;: &quot;Ferry sinks&quot;}"#,
            "{\"text\": \"one\ntwo\", \"headline\": \"Ferry sinks\"}",
            r#"{"text": "it\'s", "headline": "Ferry sinks"}"#,
        ] {
            assert_eq!(headline(text).as_deref(), Some("Ferry sinks"), "{text}");
        }
        assert_eq!(
            headline(r#"{"headline": "The "last" ferry"}"#).as_deref(),
            Some("The \"last\" ferry")
        );
    }

    #[test]
    fn what_is_no_json_says_nothing() {
        for text in ["", "var a = 1;", "<p>", "\"", "{", "[[", "}}}}", "{\"a\""] {
            values(text);
        }
    }

    #[test]
    fn hostile_nesting_is_given_up() {
        let deep = "[".repeat(200_000);
        assert!(values(&deep).len() <= 1);
        let deep = "{\"a\":".repeat(200_000);
        assert!(values(&deep).len() <= 1);
        let closed = format!("{}{}", "[".repeat(100_000), "]".repeat(100_000));
        values(&closed);
    }
}
