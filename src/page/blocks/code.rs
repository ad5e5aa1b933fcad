//! Code outside of `<pre>`, and what stands beside code: numbers of lines, buttons that copy it.

use super::names::has_word;
use super::tables::CODE;
use crate::page::attribute::AttributeName;
use crate::page::tag::Tag;
use crate::page::tree::{Element, NodeId, Tree};
use crate::removal::Reason;

/// Children and siblings that are looked at.
const NEAR: usize = 8;

/// What sites write over a block of code to say in which language it is.
const LANGUAGES: [&str; 44] = [
    "bash",
    "c",
    "c#",
    "c++",
    "clojure",
    "console",
    "cpp",
    "css",
    "dart",
    "diff",
    "dockerfile",
    "elixir",
    "erlang",
    "go",
    "graphql",
    "haskell",
    "html",
    "java",
    "javascript",
    "js",
    "json",
    "julia",
    "kotlin",
    "lua",
    "makefile",
    "perl",
    "php",
    "plaintext",
    "powershell",
    "python",
    "r",
    "ruby",
    "rust",
    "scala",
    "sh",
    "shell",
    "sql",
    "swift",
    "text",
    "toml",
    "ts",
    "typescript",
    "xml",
    "yaml",
];

/// Whether an ordered list is lines of code: each item is one `<code>`, and a class says so or a
/// line is indented.
pub(super) fn is_list_of_lines(tree: &Tree, list: &Element<'_>) -> bool {
    if list.tag() != Tag::Ol {
        return false;
    }
    let items = children(tree, list.id());
    let mut lines = 0;
    let mut is_indented = false;
    for item in items.take(NEAR) {
        let mut inside = children(tree, item.id());
        let Some(line) = inside.next().filter(|line| line.tag() == Tag::Code) else {
            return false;
        };
        if inside.next().is_some() {
            return false;
        }
        let text = tree.first_child(line.id()).and_then(|text| tree.text(text));
        is_indented |= text.is_some_and(|text| text.starts_with([' ', '\t', '\u{a0}']));
        lines += 1;
    }
    let class = list.attribute(AttributeName::Class).unwrap_or_default();
    lines >= 2 && (is_indented || has_word(class, CODE) || has_word(class, &["lines", "linenos"]))
}

/// Whether a `<code>` outside of `<pre>` has lines.
pub(super) fn has_lines(tree: &Tree, code: &Element<'_>) -> bool {
    let inside =
        std::iter::successors(tree.first_child(code.id()), |&node| tree.next_sibling(node));
    let breaks = inside
        .take(4 * NEAR)
        .filter(|&node| tree.element(node).is_some_and(|it| it.tag() == Tag::Br));
    let keeps_space = || {
        let style = code.attribute(AttributeName::Style).unwrap_or_default();
        style.replace(' ', "").contains("white-space:pre")
    };
    breaks.count() > 0 || keeps_space()
}

/// The reason and the rule by which an element that stands beside code goes: a button of its toolbar, the name
/// of its language, the numbers of its lines in a cell of their own.
pub(super) fn beside_code(
    tree: &Tree,
    element: &Element<'_>,
    in_code: bool,
    in_data: bool,
) -> Option<(Reason, &'static str)> {
    match element.tag() {
        Tag::Button if !in_code && is_in_toolbar(tree, element.id()) => {
            Some((Reason::Form, "structure/form"))
        }
        Tag::Span | Tag::Div | Tag::Figcaption
            if !in_code && names_language(tree, element) && is_in_toolbar(tree, element.id()) =>
        {
            Some((Reason::Boilerplate, "structure/code-label"))
        }
        Tag::Td if in_code && !in_data && is_gutter(tree, element) => {
            Some((Reason::Boilerplate, "structure/line-number"))
        }
        _ => None,
    }
}

/// Whether an element holds nothing but the name of a programming language.
fn names_language(tree: &Tree, element: &Element<'_>) -> bool {
    let only = tree.first_child(element.id());
    let text = only
        .filter(|&node| tree.next_sibling(node).is_none())
        .and_then(|node| tree.text(node));
    text.is_some_and(|text| {
        let text = text.trim();
        LANGUAGES.iter().any(|name| name.eq_ignore_ascii_case(text))
    })
}

/// Whether a cell is the first of its row and holds numbers alone.
fn is_gutter(tree: &Tree, cell: &Element<'_>) -> bool {
    let mut before = std::iter::successors(tree.previous_sibling(cell.id()), |&node| {
        tree.previous_sibling(node)
    });
    let is_first = before.all(|node| tree.element(node).is_none());
    let mut texts = tree
        .walk_below(cell.id())
        .filter_map(|node| tree.text(node));
    is_first
        && texts.all(|text| {
            text.chars()
                .all(|c| c.is_ascii_digit() || c.is_whitespace())
        })
}

/// Whether a button, or one of the three elements around it, stands next to a block of code.
fn is_in_toolbar(tree: &Tree, button: NodeId) -> bool {
    let around = std::iter::successors(Some(button), |&node| tree.parent(node));
    around.take(4).any(|node| {
        let next = tree.next_sibling(node);
        let before = tree.previous_sibling(node);
        let skip = |node: NodeId, step: fn(&Tree, NodeId) -> Option<NodeId>| {
            if tree.text(node).is_some_and(|text| text.trim().is_empty()) {
                step(tree, node)
            } else {
                Some(node)
            }
        };
        let next = next.and_then(|next| skip(next, Tree::next_sibling));
        let before = before.and_then(|before| skip(before, Tree::previous_sibling));
        [next, before]
            .into_iter()
            .flatten()
            .any(|beside| is_code(tree, beside))
    })
}

/// Whether a node is a block of code, or a box around one.
fn is_code(tree: &Tree, node: NodeId) -> bool {
    let mut at = Some(node);
    for _ in 0..3 {
        let Some(element) = at.and_then(|at| tree.element(at)) else {
            return false;
        };
        match element.tag() {
            Tag::Pre => return true,
            Tag::Div | Tag::Figure | Tag::Custom => {
                at = children(tree, element.id()).next().map(|child| child.id());
            }
            _ => return false,
        }
    }
    false
}

fn children(tree: &Tree, node: NodeId) -> impl Iterator<Item = Element<'_>> {
    std::iter::successors(tree.first_child(node), |&node| tree.next_sibling(node))
        .filter_map(|node| tree.element(node))
}

/// Whether lines are numbers that count up, one each: the gutter beside code.
pub(super) fn are_line_numbers(text: &str) -> bool {
    let mut last: Option<u32> = None;
    let mut lines = 0;
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let Ok(number) = line.parse::<u32>() else {
            return false;
        };
        if last.is_some_and(|last| number != last.saturating_add(1)) {
            return false;
        }
        last = Some(number);
        lines += 1;
    }
    lines >= 2
}

#[cfg(test)]
mod tests {
    use super::are_line_numbers;

    #[test]
    fn a_gutter_counts_up() {
        assert!(are_line_numbers("1\n2\n3\n"));
        assert!(are_line_numbers("9\n10"));
        for text in ["1", "1\n3", "a\n1\n2", "", "12.5\n13.5"] {
            assert!(!are_line_numbers(text), "{text:?}");
        }
    }
}
