//! HTML: the clean article as a page of its own, without anything that could run.

use crate::article::{Article, Block, Role, Span, SpanKind};
use crate::render::address;
use crate::render::inline::{self, Event};
use crate::render::out::Out;
use crate::render::part::{Kind, Part};
use crate::render::section::{self, Levels};

pub(super) fn write(article: &Article, html: &mut Out<'_>) {
    push_head(html, article);
    html.push_str("<body>\n<article>\n");
    push_header(html, article);
    push_body(html, article);
    html.push_str("</article>\n</body>\n</html>\n");
}

fn push_head(html: &mut Out<'_>, article: &Article) {
    html.push_str("<!doctype html>\n<html");
    if let Some(language) = &article.language {
        html.push_str(" lang=\"");
        push_escaped(html, language);
        html.push('"');
    }
    html.push_str(">\n<head>\n<meta charset=\"utf-8\">\n");
    html.push_str("<meta name=\"viewport\" content=\"width=device-width\">\n");
    html.push_str("<title>");
    push_escaped(html, article.title.as_deref().unwrap_or("Untitled"));
    html.push_str("</title>\n");
    let canonical = article.url.as_deref().and_then(address::safe);
    if let Some(address) = canonical {
        html.push_str("<link rel=\"canonical\" href=\"");
        push_escaped(html, &address);
        html.push_str("\">\n");
    }
    html.push_str("</head>\n");
}

/// Headline, authors and date, as far as no block shows them.
fn push_header(html: &mut Out<'_>, article: &Article) {
    let shown = |role| article.body().any(|block| block.role == role);
    if let Some(title) = article.title.as_deref().filter(|_| !shown(Role::Title)) {
        push_element(html, "h1", title);
    }
    if shown(Role::Byline) || (article.authors.is_empty() && article.published.is_none()) {
        return;
    }
    html.push_str("<p>");
    push_escaped(html, &article.authors.join(", "));
    if let Some(published) = &article.published {
        let separator = if article.authors.is_empty() { "" } else { ", " };
        html.push_str(separator);
        html.push_str("<time datetime=\"");
        push_escaped(html, published);
        html.push_str("\">");
        push_escaped(html, published);
        html.push_str("</time>");
    }
    html.push_str("</p>\n");
}

fn push_body(html: &mut Out<'_>, article: &Article) {
    let levels = Levels::of(article);
    let mut lists: Vec<&str> = Vec::new();
    section::each(article, |part| match part {
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

/// Opens a list and says what element it is.
fn open_list(html: &mut Out<'_>, number: Option<u32>) -> &'static str {
    let element = if number.is_some() { "ol" } else { "ul" };
    html.push_str(&format!("<{element}"));
    if let Some(number) = number.filter(|&number| number != 1) {
        html.push_str(&format!(" start=\"{number}\""));
    }
    html.push_str(">\n");
    element
}

fn push_single(html: &mut Out<'_>, block: &Block, levels: Levels) {
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

fn push_quotes(html: &mut Out<'_>, blocks: &[&Block]) {
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

fn push_table(html: &mut Out<'_>, rows: &[&Block]) {
    let width = section::filled_width(rows);
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
        let missing = width.saturating_sub(section::columns(row));
        html.push_str(&format!("<{element}></{element}>").repeat(missing));
        html.push_str("</tr>\n");
    }
    html.push_str("</table>\n");
}

fn push_element(html: &mut Out<'_>, element: &str, text: &str) {
    html.push_str(&format!("<{element}>"));
    push_escaped(html, text);
    html.push_str(&format!("</{element}>\n"));
}

fn push_inline(html: &mut Out<'_>, text: &str, spans: &[Span], break_lines: bool) {
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
fn push_opener(html: &mut Out<'_>, kind: &SpanKind) -> &'static str {
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

fn push_escaped(html: &mut Out<'_>, text: &str) {
    let mut rest = text;
    while let Some(at) = rest.find(['&', '<', '>', '"']) {
        let (plain, marked) = rest.split_at(at);
        html.push_str(plain);
        let mut marked = marked.chars();
        html.push_str(match marked.next() {
            Some('&') => "&amp;",
            Some('<') => "&lt;",
            Some('>') => "&gt;",
            _ => "&quot;",
        });
        rest = marked.as_str();
    }
    html.push_str(rest);
}
