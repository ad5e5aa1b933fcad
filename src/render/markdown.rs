//! Markdown (CommonMark, with tables): headings, lists, quotes, tables and links as such.

use crate::article::{Article, Block, Role, Span};
use crate::render::list::Lists;
use crate::render::markdown_inline::{Context, longest_run, push_inline};
use crate::render::section::{self, Kind, Levels};

impl Article {
    /// The article as Markdown: the headline, then the blocks that the text shows.
    ///
    /// Nothing in the document can pose as Markdown: its marks are escaped, and links that would
    /// run a script are written as plain text.
    ///
    /// ```
    /// # fn main() -> Result<(), copydesk::Error> {
    /// let article = copydesk::Cleaner::new().lines("It rained *hard*.\n\nThe wind was strong.")?;
    /// assert!(article.markdown().contains("It rained \\*hard\\*.\n\nThe wind was strong.\n"));
    /// # Ok(())
    /// # }
    /// ```
    pub fn markdown(&self) -> String {
        let levels = Levels::of(self);
        let mut markdown = String::new();
        let shows_title = self.body().any(|block| block.role == Role::Title);
        if let Some(title) = self.title.as_deref().filter(|_| !shows_title) {
            push_heading(&mut markdown, 1, title, &[]);
        }
        section::each(self, |kind, blocks| {
            if !markdown.is_empty() {
                markdown.push('\n');
            }
            match kind {
                Kind::List => push_list(&mut markdown, blocks),
                Kind::Table => push_table(&mut markdown, blocks),
                Kind::Quote => push_quotes(&mut markdown, blocks),
                Kind::Single => blocks
                    .iter()
                    .for_each(|block| push_single(&mut markdown, block, levels)),
            }
        });
        markdown
    }
}

fn push_single(markdown: &mut String, block: &Block, levels: Levels) {
    match block.role {
        Role::Preformatted => push_fenced(markdown, &block.text),
        Role::Title | Role::Subhead => {
            let level = if block.role == Role::Title {
                1
            } else {
                levels.level(block)
            };
            push_heading(markdown, level, &block.text, &block.spans);
        }
        _ => push_lines(markdown, block, "", ""),
    }
}

fn push_heading(markdown: &mut String, level: usize, text: &str, spans: &[Span]) {
    markdown.extend(std::iter::repeat_n('#', level));
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
    markdown.push('\n');
}

/// A block whose lines start with a prefix of their own.
fn push_lines(markdown: &mut String, block: &Block, first: &str, rest: &str) {
    let mut content = String::new();
    push_inline(&mut content, &block.text, &block.spans, Context::BLOCK);
    for (number, line) in content.lines().enumerate() {
        markdown.push_str(if number == 0 { first } else { rest });
        markdown.push_str(line);
        markdown.push('\n');
    }
}

fn push_list(markdown: &mut String, items: &[&Block]) {
    // For each open list, the indent of the items below it.
    let mut lists: Lists<String> = Lists::new();
    for item in items {
        while lists.ends_before(item) {
            lists.pop();
        }
        if lists.goes_on_with(item) {
            lists.pop();
        }
        let indent = lists.innermost().cloned().unwrap_or_default();
        let mark = match item.number {
            Some(number) => format!("{number}. "),
            None => "- ".to_string(),
        };
        let inner = format!("{indent}{:1$}", "", mark.len());
        push_lines(markdown, item, &format!("{indent}{mark}"), &inner);
        lists.push(item, inner);
    }
}

fn push_quotes(markdown: &mut String, blocks: &[&Block]) {
    let mut previous: Option<String> = None;
    for block in blocks {
        let prefix = "> ".repeat(usize::from(block.level.clamp(1, 6)));
        if let Some(previous) = previous {
            // Paragraphs of one quotation stay one quotation.
            let shared = previous.len().min(prefix.len());
            markdown.push_str(prefix.get(..shared).unwrap_or_default().trim_end());
            markdown.push('\n');
        }
        push_lines(markdown, block, &prefix, &prefix);
        previous = Some(prefix);
    }
}

fn push_table(markdown: &mut String, rows: &[&Block]) {
    let columns = rows.iter().map(|row| section::columns(row)).max();
    let columns = columns.unwrap_or(0);
    for (number, row) in rows.iter().enumerate() {
        markdown.push('|');
        for (cell, spans) in section::cells(row) {
            markdown.push(' ');
            push_inline(markdown, cell, &spans, Context::CELL);
            markdown.push_str(" |");
        }
        if number == 0 {
            // Only the first row has to be as wide as the table.
            let missing = columns - section::columns(row);
            markdown.extend(std::iter::repeat_n("  |", missing));
            markdown.push_str("\n|");
            markdown.extend(std::iter::repeat_n(" --- |", columns));
        }
        markdown.push('\n');
    }
}

fn push_fenced(markdown: &mut String, text: &str) {
    let fence = "`".repeat(longest_run(text, '`').max(2) + 1);
    markdown.push_str(&format!(
        "{fence}\n{}\n{fence}\n",
        text.trim_end_matches('\n')
    ));
}
