//! A block's text and its spans as events that open and close in proper order.

use crate::article::{Span, SpanKind};

/// What a renderer meets on its way through a text.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Event<'a> {
    Text(&'a str),
    /// A span opens; with the text just before it and the one just after it.
    Open {
        kind: &'a SpanKind,
        inside: &'a str,
        before: Option<char>,
        after: Option<char>,
    },
    Close(&'a SpanKind),
}

/// The events of a text. Spans that overlap are clipped to the one around them; a span inside
/// another of its kind, inside code or around nothing is dropped.
pub(super) fn events<'a>(text: &'a str, spans: &'a [Span]) -> Vec<Event<'a>> {
    let mut walk = Walk {
        text,
        at: 0,
        open: Vec::new(),
        events: Vec::new(),
    };
    let mut sorted: Vec<&Span> = spans.iter().collect();
    sorted.sort_by_key(|span| (span.start, std::cmp::Reverse(span.end)));
    for span in sorted {
        walk.open(span);
    }
    while walk.close_innermost() {}
    walk.text_until(text.len());
    walk.events
}

struct Walk<'a> {
    text: &'a str,
    at: usize,
    /// The spans that are open, outermost first, and where each ends: at most one of a kind.
    open: Vec<(&'a SpanKind, usize)>,
    events: Vec<Event<'a>>,
}

impl<'a> Walk<'a> {
    fn open(&mut self, span: &'a Span) {
        while self.open.last().is_some_and(|(_, end)| *end <= span.start) {
            self.close_innermost();
        }
        let limit = self.open.last().map_or(self.text.len(), |(_, end)| *end);
        let start = span.start.max(self.at);
        let Some(raw) = self.text.get(start..span.end.min(limit).max(start)) else {
            return;
        };
        let inside = raw.trim();
        if inside.is_empty() || !self.may_open(&span.kind) {
            return;
        }
        let start = start + (raw.len() - raw.trim_start().len());
        let end = start + inside.len();
        self.text_until(start);
        self.events.push(Event::Open {
            kind: &span.kind,
            inside,
            before: self
                .text
                .get(..start)
                .and_then(|text| text.chars().next_back()),
            after: self.text.get(end..).and_then(|text| text.chars().next()),
        });
        self.open.push((&span.kind, end));
    }

    fn may_open(&self, kind: &SpanKind) -> bool {
        self.open.iter().all(|(open, _)| {
            std::mem::discriminant(*open) != std::mem::discriminant(kind)
                && !matches!(open, SpanKind::Code)
        })
    }

    fn close_innermost(&mut self) -> bool {
        let Some((kind, end)) = self.open.pop() else {
            return false;
        };
        self.text_until(end);
        self.events.push(Event::Close(kind));
        true
    }

    fn text_until(&mut self, end: usize) {
        if let Some(text) = self.text.get(self.at..end).filter(|text| !text.is_empty()) {
            self.events.push(Event::Text(text));
            self.at = end;
        }
    }
}

/// The spans of a block, in order, that lie in `text[start..end]`, told from its start.
pub(super) fn part(spans: &[Span], start: usize, end: usize) -> Vec<Span> {
    spans
        .iter()
        .take_while(|span| span.start < end)
        .filter(|span| span.end > start)
        .map(|span| Span {
            start: span.start.max(start) - start,
            end: span.end.min(end) - start,
            kind: span.kind.clone(),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn span(start: usize, end: usize, kind: SpanKind) -> Span {
        Span { start, end, kind }
    }

    fn shown(text: &str, spans: &[Span]) -> String {
        let mut shown = String::new();
        for event in events(text, spans) {
            match event {
                Event::Text(text) => shown.push_str(text),
                Event::Open { kind, .. } => shown.push(if *kind == SpanKind::Emphasis {
                    '('
                } else {
                    '['
                }),
                Event::Close(kind) => shown.push(if *kind == SpanKind::Emphasis {
                    ')'
                } else {
                    ']'
                }),
            }
        }
        shown
    }

    #[test]
    fn spans_nest() {
        use SpanKind::{Code, Emphasis, Strong};
        let text = "one two three";
        for (spans, expected) in [
            (vec![], "one two three"),
            (vec![span(0, 3, Emphasis)], "(one) two three"),
            (
                vec![span(0, 7, Strong), span(4, 7, Emphasis)],
                "[one (two)] three",
            ),
            (
                vec![span(0, 5, Strong), span(4, 13, Emphasis)],
                "[one (t)]wo three",
            ),
            (
                vec![span(0, 7, Emphasis), span(4, 7, Emphasis)],
                "(one two) three",
            ),
            (vec![span(3, 8, Emphasis)], "one (two) three"),
            (
                vec![span(0, 7, Code), span(4, 7, Emphasis)],
                "[one two] three",
            ),
            (vec![span(3, 4, Emphasis)], "one two three"),
            (vec![span(4, 99, Emphasis)], "one (two three)"),
            (vec![span(9, 4, Emphasis)], "one two three"),
        ] {
            assert_eq!(shown(text, &spans), expected);
        }
        assert_eq!(shown("né", &[span(2, 3, Emphasis)]), "né");
    }
}
