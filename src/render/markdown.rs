//! Markdown (CommonMark, with tables): headings, lists, quotes, tables and links as such.

use crate::article::{Article, Block, Role, Span, SpanKind};
use crate::render::markdown_inline::{Context, longest_run, push_inline};
use crate::render::markdown_lines::Lines;
use crate::render::out::Out;
use crate::render::part::{Kind, Part};
use crate::render::section::{self, Levels};

pub(super) fn write(article: &Article, out: &mut Out<'_>) {
    let levels = Levels::of(article);
    let mut lines = Lines::new(out);
    let shows_title = article.body().any(|block| block.role == Role::Title);
    if let Some(title) = article.title.as_deref().filter(|_| !shows_title) {
        lines.block(&heading(1, title, &[]), false);
    }
    section::each(article, |part| match part {
        Part::ListOpens(number) => lines.open_list(number),
        Part::ItemOpens(number) => lines.open_item(number),
        Part::ItemCloses => lines.close_item(),
        Part::ListCloses => lines.close_list(),
        Part::Blocks(Kind::Table, rows) => lines.block(&table(rows), false),
        Part::Blocks(Kind::Quote, blocks) => lines.block(&quotes(blocks), false),
        Part::Blocks(Kind::Single, blocks) => {
            for block in blocks {
                let (content, is_prose) = single(block, levels);
                lines.block(&content, is_prose);
            }
        }
    });
    lines.finish();
}

/// A block and whether it is a paragraph of prose.
fn single(block: &Block, levels: Levels) -> (String, bool) {
    match block.role {
        Role::Preformatted => (fenced(&block.text), false),
        Role::Title => (heading(1, &block.text, &block.spans), false),
        Role::Subhead => {
            let level = levels.level(block);
            (heading(level, &block.text, &block.spans), false)
        }
        _ => (prefixed(block, ""), true),
    }
}

fn heading(level: usize, text: &str, spans: &[Span]) -> String {
    let mut markdown = "#".repeat(level);
    markdown.push(' ');
    let mut content = String::new();
    push_inline(&mut content, text, spans, Context::HEADING);
    // A heading may be closed with marks like those that open it.
    let before = content.trim_end_matches('#');
    if content.ends_with('#') && (before.is_empty() || before.ends_with([' ', '\t'])) {
        content.pop();
        content.push_str("\\#");
    }
    markdown.push_str(&content);
    markdown
}

/// A block whose lines start with a prefix of their own.
fn prefixed(block: &Block, prefix: &str) -> String {
    let mut content = String::new();
    push_inline(&mut content, &block.text, &block.spans, Context::BLOCK);
    if prefix.is_empty() {
        return content;
    }
    let lines: Vec<String> = content
        .lines()
        .map(|line| format!("{prefix}{line}"))
        .collect();
    lines.join("\n")
}

fn quotes(blocks: &[&Block]) -> String {
    let mut markdown = String::new();
    let mut previous: Option<String> = None;
    for block in blocks {
        let prefix = "> ".repeat(usize::from(block.level.clamp(1, 6)));
        if let Some(previous) = previous {
            // Paragraphs of one quotation stay one quotation.
            let shared = previous.len().min(prefix.len());
            markdown.push('\n');
            markdown.push_str(prefix.get(..shared).unwrap_or_default().trim_end());
            markdown.push('\n');
        }
        markdown.push_str(&prefixed(block, &prefix));
        previous = Some(prefix);
    }
    markdown
}

fn table(rows: &[&Block]) -> String {
    let mut markdown = String::new();
    let columns = section::width(rows);
    let filled = section::filled_width(rows);
    for (number, row) in rows.iter().enumerate() {
        if number > 0 {
            markdown.push('\n');
        }
        markdown.push('|');
        for (cell, mut spans) in section::cells(row) {
            // The head of a table is bold as it is.
            if number == 0 {
                spans.retain(|span| span.kind != SpanKind::Strong || !covers(span, cell));
            }
            markdown.push(' ');
            push_inline(&mut markdown, cell, &spans, Context::CELL);
            markdown.push_str(" |");
        }
        // The first row is always as wide as the table.
        let width = if number == 0 { columns } else { filled };
        let missing = width.saturating_sub(section::columns(row));
        markdown.extend(std::iter::repeat_n("  |", missing));
        if number == 0 {
            markdown.push_str("\n|");
            markdown.extend(std::iter::repeat_n(" --- |", columns));
        }
    }
    markdown
}

/// Whether a span is all of a cell's text.
fn covers(span: &Span, cell: &str) -> bool {
    let trimmed = cell.trim();
    cell.get(span.start..span.end)
        .is_some_and(|inside| inside.trim() == trimmed)
}

fn fenced(text: &str) -> String {
    let fence = "`".repeat(longest_run(text, '`').max(2) + 1);
    format!("{fence}\n{}\n{fence}", text.trim_end_matches('\n'))
}
