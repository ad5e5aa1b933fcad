//! HTML: the clean article as a page of its own, without anything that could run.

use crate::article::{Article, Block, Role, Span, SpanKind};
use crate::render::address;
use crate::render::inline::{self, Event};
use crate::render::section::{self, Kind, Levels, Part};

impl Article {
    /// The article as an HTML page: headline, byline and the blocks that the text shows.
    ///
    /// It holds no script, no style and no address but those of links that lead somewhere.
    ///
    /// ```
    /// # fn main() -> Result<(), copydesk::Error> {
    /// let article = copydesk::Cleaner::new().lines("It rained in <Porto Azul>.")?;
    /// assert!(article.html().contains("<p>It rained in &lt;Porto Azul&gt;.</p>"));
    /// # Ok(())
    /// # }
    /// ```
    pub fn html(&self) -> String {
        let mut html = self.head();
        html.push_str("<body>\n<article>\n");
        self.push_header(&mut html);
        self.push_body(&mut html);
        html.push_str("</article>\n</body>\n</html>\n");
        html
    }

    fn head(&self) -> String {
        let mut html = String::from("<!doctype html>\n<html");
        if let Some(language) = &self.language {
            html.push_str(" lang=\"");
            push_escaped(&mut html, language);
            html.push('"');
        }
        html.push_str(">\n<head>\n<meta charset=\"utf-8\">\n");
        html.push_str("<meta name=\"viewport\" content=\"width=device-width\">\n");
        html.push_str("<title>");
        push_escaped(&mut html, self.title.as_deref().unwrap_or("Untitled"));
        html.push_str("</title>\n");
        let canonical = self.url.as_deref().and_then(address::safe);
        if let Some(address) = canonical {
            html.push_str("<link rel=\"canonical\" href=\"");
            push_escaped(&mut html, &address);
            html.push_str("\">\n");
        }
        html.push_str("</head>\n");
        html
    }

    /// Headline, authors and date, as far as no block shows them.
    fn push_header(&self, html: &mut String) {
        let shown = |role| self.body().any(|block| block.role == role);
        if let Some(title) = self.title.as_deref().filter(|_| !shown(Role::Title)) {
            push_element(html, "h1", title);
        }
        if shown(Role::Byline) || (self.authors.is_empty() && self.published.is_none()) {
            return;
        }
        html.push_str("<p>");
        push_escaped(html, &self.authors.join(", "));
        if let Some(published) = &self.published {
            let separator = if self.authors.is_empty() { "" } else { ", " };
            html.push_str(separator);
            html.push_str("<time datetime=\"");
            push_escaped(html, published);
            html.push_str("\">");
            push_escaped(html, published);
            html.push_str("</time>");
        }
        html.push_str("</p>\n");
    }

    fn push_body(&self, html: &mut String) {
        let levels = Levels::of(self);
        let mut lists: Vec<&str> = Vec::new();
        section::each(self, |part| match part {
            Part::ListOpens(number) => lists.push(open_list(html, number)),
            Part::ItemOpens(_) => html.push_str("<li>"),
            Part::ItemCloses => html.push_str("</li>\n"),
            Part::ListCloses => {
                html.push_str(&format!("</{}>\n", lists.pop().unwrap_or("ul")));
            }
            Part::Blocks(Kind::Table, rows) => push_table(html, rows),
            Part::Blocks(Kind::Quote, blocks) => push_quotes(html, blocks),
            Part::Blocks(Kind::Single, blocks) => blocks
                .iter()
                .for_each(|block| push_single(html, block, levels)),
        });
    }
}

/// Opens a list and says what element it is.
fn open_list(html: &mut String, number: Option<u32>) -> &'static str {
    let element = if number.is_some() { "ol" } else { "ul" };
    html.push_str(&format!("<{element}"));
    if let Some(number) = number.filter(|&number| number != 1) {
        html.push_str(&format!(" start=\"{number}\""));
    }
    html.push_str(">\n");
    element
}

fn push_single(html: &mut String, block: &Block, levels: Levels) {
    let heading;
    let element = match block.role {
        Role::Title => "h1",
        Role::Subhead => {
            heading = format!("h{}", levels.level(block));
            &heading
        }
        Role::Preformatted => "pre",
        Role::ListItem => return push_inline(html, &block.text, &block.spans, true),
        _ => "p",
    };
    html.push_str(&format!("<{element}>"));
    push_inline(
        html,
        &block.text,
        &block.spans,
        block.role != Role::Preformatted,
    );
    html.push_str(&format!("</{element}>\n"));
}

fn push_quotes(html: &mut String, blocks: &[&Block]) {
    let mut depth = 0;
    for block in blocks {
        let level = usize::from(block.level.clamp(1, 6));
        if level < depth {
            html.push_str(&"</blockquote>\n".repeat(depth - level));
        } else {
            html.push_str(&"<blockquote>\n".repeat(level - depth));
        }
        depth = level;
        html.push_str("<p>");
        push_inline(html, &block.text, &block.spans, true);
        html.push_str("</p>\n");
    }
    html.push_str(&"</blockquote>\n".repeat(depth));
}

fn push_table(html: &mut String, rows: &[&Block]) {
    html.push_str("<table>\n");
    for row in rows {
        let is_head = row.row.is_some_and(|row| row.is_head);
        let element = if is_head { "th" } else { "td" };
        html.push_str("<tr>");
        for (cell, spans) in section::cells(row) {
            html.push_str(&format!("<{element}>"));
            push_inline(html, cell, &spans, true);
            html.push_str(&format!("</{element}>"));
        }
        html.push_str("</tr>\n");
    }
    html.push_str("</table>\n");
}

fn push_element(html: &mut String, element: &str, text: &str) {
    html.push_str(&format!("<{element}>"));
    push_escaped(html, text);
    html.push_str(&format!("</{element}>\n"));
}

fn push_inline(html: &mut String, text: &str, spans: &[Span], break_lines: bool) {
    let mut closers: Vec<&str> = Vec::new();
    for event in inline::events(text, spans) {
        match event {
            Event::Text(text) if break_lines => {
                for (number, line) in text.split('\n').enumerate() {
                    if number > 0 {
                        html.push_str("<br>\n");
                    }
                    push_escaped(html, line);
                }
            }
            Event::Text(text) => push_escaped(html, text),
            Event::Open { kind, .. } => closers.push(push_opener(html, kind)),
            Event::Close(_) => html.push_str(closers.pop().unwrap_or_default()),
        }
    }
}

/// Opens a span and says what closes it.
fn push_opener(html: &mut String, kind: &SpanKind) -> &'static str {
    let (opener, closer) = match kind {
        SpanKind::Emphasis => ("<em>", "</em>"),
        SpanKind::Strong => ("<strong>", "</strong>"),
        SpanKind::Code => ("<code>", "</code>"),
        SpanKind::Link(address) => {
            let Some(address) = address::safe(address) else {
                return "";
            };
            html.push_str("<a href=\"");
            push_escaped(html, &address);
            html.push('"');
            (" rel=\"noopener nofollow\">", "</a>")
        }
    };
    html.push_str(opener);
    closer
}

fn push_escaped(html: &mut String, text: &str) {
    for character in text.chars() {
        match character {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' => html.push_str("&quot;"),
            other => html.push(other),
        }
    }
}
