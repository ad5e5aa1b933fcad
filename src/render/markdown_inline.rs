//! The text of one block as Markdown: spans, line breaks, escapes.

use crate::article::{Span, SpanKind};
use crate::render::inline::{self, Event};
use crate::render::{address, markdown_escape};

/// Where a piece of inline Markdown stands.
#[derive(Clone, Copy)]
pub(super) struct Context {
    /// It starts a line, and line breaks can be kept.
    lines: bool,
    in_table: bool,
}

impl Context {
    pub const BLOCK: Context = Context {
        lines: true,
        in_table: false,
    };
    pub const HEADING: Context = Context {
        lines: false,
        in_table: false,
    };
    pub const CELL: Context = Context {
        lines: false,
        in_table: true,
    };
}

/// Appends a text with its spans.
pub(super) fn push_inline(markdown: &mut String, text: &str, spans: &[Span], context: Context) {
    let mut writer = Writer {
        markdown,
        context,
        line_start: context.lines,
        plain: !spans
            .iter()
            .any(|span| matches!(span.kind, SpanKind::Link(_) | SpanKind::Code)),
        code: false,
        just_closed: false,
        after_number: false,
        closers: Vec::new(),
    };
    for event in inline::events(text, spans) {
        writer.write(event);
    }
}

struct Writer<'m> {
    markdown: &'m mut String,
    context: Context,
    line_start: bool,
    /// There are no links and no code, whose marks could be the neighbours of stars.
    plain: bool,
    /// The text is that of a code span.
    code: bool,
    /// Stars were written last, and more of them would run into one mark.
    just_closed: bool,
    /// The line so far is a number, and a full stop would make it a list.
    after_number: bool,
    /// What closes each open span; one that Markdown cannot write closes with nothing.
    closers: Vec<String>,
}

impl Writer<'_> {
    fn write(&mut self, event: Event<'_>) {
        match event {
            Event::Text(text) if self.code => self.code(text),
            Event::Text(text) => self.text(text),
            Event::Open { kind, .. } if self.can_stand(event) => self.open(kind),
            Event::Open { .. } => self.closers.push(String::new()),
            Event::Close(_) => self.close(),
        }
    }

    fn open(&mut self, kind: &SpanKind) {
        self.code = *kind == SpanKind::Code;
        let (opener, closer) = delimiters(kind);
        if opener == "[" && self.markdown.ends_with('!') {
            // Else it would be a picture.
            self.markdown.pop();
            self.markdown.push_str("\\!");
        }
        self.markdown.push_str(opener);
        self.line_start &= opener.is_empty();
        self.just_closed &= opener.is_empty();
        self.closers.push(closer);
    }

    fn close(&mut self) {
        self.code = false;
        let closer = self.closers.pop().unwrap_or_default();
        self.markdown.push_str(&closer);
        if !closer.is_empty() {
            self.just_closed = closer.starts_with('*');
        }
    }

    /// Whether Markdown cannot but see what the stars here are: outside them white space, or
    /// outside a mark and inside a letter. Stars inside a word could open and close.
    fn can_stand(&self, event: Event<'_>) -> bool {
        let Event::Open {
            kind,
            inside,
            before,
            after,
        } = event
        else {
            return false;
        };
        if !matches!(kind, SpanKind::Emphasis | SpanKind::Strong) {
            return true;
        }
        let plain = self.plain;
        let stands = |inside: Option<char>, outside: Option<char>| match outside {
            None => plain || inside.is_some_and(char::is_alphanumeric),
            Some(outside) if plain && outside.is_whitespace() => true,
            Some(outside) => {
                !outside.is_alphanumeric() && inside.is_some_and(char::is_alphanumeric)
            }
        };
        stands(inside.chars().next(), before)
            && stands(inside.chars().next_back(), after)
            && !self.just_closed
    }

    fn text(&mut self, text: &str) {
        for (number, line) in text.split('\n').enumerate() {
            if number > 0 {
                self.line_break();
            } else if self.after_number && line.starts_with(['.', ')']) {
                self.markdown.push('\\');
            }
            self.after_number = (self.line_start || self.after_number)
                && line.bytes().all(|byte| byte.is_ascii_digit());
            markdown_escape::push(self.markdown, line, self.line_start, self.context.in_table);
            self.line_start = false;
        }
        self.just_closed = false;
    }

    fn line_break(&mut self) {
        if self.context.lines {
            self.markdown.push_str("\\\n");
            self.line_start = true;
        } else {
            self.markdown.push(' ');
        }
    }

    fn code(&mut self, text: &str) {
        let text = text.replace('\n', " ");
        let text = if self.context.in_table {
            text.replace('|', "\\|")
        } else {
            text
        };
        let marks = "`".repeat(longest_run(&text, '`') + 1);
        let space = if text.contains('`') { " " } else { "" };
        self.markdown
            .push_str(&format!("{marks}{space}{text}{space}{marks}"));
        self.line_start = false;
        self.just_closed = false;
    }
}

/// What opens and closes a span; nothing where its address must not be followed.
fn delimiters(kind: &SpanKind) -> (&'static str, String) {
    match kind {
        SpanKind::Emphasis => ("*", "*".to_string()),
        SpanKind::Strong => ("**", "**".to_string()),
        SpanKind::Link(address) => match address::safe(address) {
            Some(address) => ("[", format!("]({})", address.replace('&', "&amp;"))),
            None => ("", String::new()),
        },
        // The text of a code span brings its own marks, as many as it needs.
        SpanKind::Code => ("", String::new()),
    }
}

/// How often a character stands in a row at most.
pub(super) fn longest_run(text: &str, wanted: char) -> usize {
    let mut longest = 0;
    let mut run = 0;
    for character in text.chars() {
        run = if character == wanted { run + 1 } else { 0 };
        longest = longest.max(run);
    }
    longest
}
