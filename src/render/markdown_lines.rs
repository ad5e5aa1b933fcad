//! The lines of a Markdown text: blank ones between blocks, indents and marks of list items.

use super::out::Out;

/// What was written last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Last {
    Nothing,
    /// A paragraph, which an item of a list may follow at once.
    Prose,
    /// A block that wants a blank line after it.
    Block,
}

/// The text while it is written.
pub(super) struct Lines<'o, 'w> {
    out: &'o mut Out<'w>,
    last: Last,
    lists: Vec<List>,
    /// The mark of an item that has no block yet.
    mark: Option<String>,
    /// The numbered list that closed last, if nothing came after it: how it marks its items.
    closed: Option<char>,
}

/// An open list.
#[derive(Debug)]
struct List {
    /// What stands before each line of an item's text: the indents of the lists around it.
    outer: usize,
    /// And those of the item itself.
    inner: usize,
    /// The mark after an item's number.
    delimiter: char,
    is_numbered: bool,
    /// An item of it has been written.
    has_items: bool,
    /// The first item may follow a paragraph at once.
    interrupts: bool,
}

impl<'o, 'w> Lines<'o, 'w> {
    pub fn new(out: &'o mut Out<'w>) -> Lines<'o, 'w> {
        Lines {
            out,
            last: Last::Nothing,
            lists: Vec::new(),
            mark: None,
            closed: None,
        }
    }

    pub fn finish(self) {
        if !self.out.is_empty() {
            self.out.push('\n');
        }
    }

    /// A list opens, in the item at hand where there is one.
    pub fn open_list(&mut self, number: Option<u32>) {
        let outer = self.lists.last().map_or(0, |list| list.inner);
        // Two numbered lists side by side would be one if their marks were alike.
        let delimiter = match self.closed.take() {
            Some('.') => ')',
            _ => '.',
        };
        self.lists.push(List {
            outer,
            inner: outer,
            delimiter,
            is_numbered: number.is_some(),
            has_items: false,
            interrupts: outer > 0 && number.is_none_or(|number| number == 1),
        });
    }

    pub fn open_item(&mut self, number: Option<u32>) {
        let Some(list) = self.lists.last_mut() else {
            return;
        };
        let mark = match number {
            Some(number) => format!("{number}{} ", list.delimiter),
            None => "- ".to_string(),
        };
        list.inner = list.outer + mark.len();
        self.mark = Some(mark);
        self.closed = None;
    }

    pub fn close_item(&mut self) {
        self.mark = None;
    }

    pub fn close_list(&mut self) {
        let list = self.lists.pop();
        self.closed = list
            .filter(|list| list.is_numbered)
            .map(|list| list.delimiter);
        // What follows in the item around it would go on with the last item's text.
        self.last = Last::Block;
    }

    /// A block of one line or more, without the line end of the last.
    pub fn block(&mut self, content: &str, is_prose: bool) {
        self.end_last();
        let indent = self.lists.last().map_or(0, |list| list.inner);
        let mark = self.mark.take();
        let outer = self.lists.last_mut().map_or(0, |list| {
            list.has_items = true;
            list.outer
        });
        for (number, line) in content.split('\n').enumerate() {
            if number > 0 {
                self.out.push('\n');
            }
            match &mark {
                Some(mark) if number == 0 => {
                    self.indent(outer);
                    self.out.push_str(mark);
                }
                _ if line.is_empty() => {}
                _ => self.indent(indent),
            }
            self.out.push_str(line);
        }
        self.last = if is_prose { Last::Prose } else { Last::Block };
        self.closed = None;
    }

    fn indent(&mut self, columns: usize) {
        for _ in 0..columns {
            self.out.push(' ');
        }
    }

    /// Ends the line of the last block, and leaves one blank unless an item may follow at once.
    fn end_last(&mut self) {
        if self.last == Last::Nothing {
            return;
        }
        self.out.push('\n');
        let follows_at_once = self.mark.is_some()
            && self.last == Last::Prose
            && self
                .lists
                .last()
                .is_some_and(|list| list.has_items || list.interrupts);
        if !follows_at_once {
            self.out.push('\n');
        }
    }
}
