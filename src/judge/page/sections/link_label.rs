//! The label before a link to another story, set apart by nothing but the link: "Read also [The night the viaduct
//! froze over]". With a colon after it a phrase tells such a label, so the label is read as if it had one.

use crate::article::SpanKind;
use crate::document::{Candidate, Shape};
use crate::judge::books::Books;
use crate::judge::line;
use crate::removal::Reason;

/// Bytes of a label at most.
const LABEL_BYTES: usize = 64;

/// Whether all that a paragraph has before its one link, or its last, is a label for other stories.
pub(super) fn is_label_before_link(candidate: &Candidate<'_>, books: &Books<'_>) -> bool {
    label(candidate).is_some_and(|label| heads_others(label, books))
}

/// What stands before the link that ends the paragraph, without the marks between the two.
fn label<'c>(candidate: &'c Candidate<'_>) -> Option<&'c str> {
    let text = candidate.text.as_ref();
    let mut links = candidate
        .spans
        .iter()
        .filter(|span| matches!(span.kind, SpanKind::Link(_)));
    let link = links.next().filter(|_| links.next().is_none())?;
    let after = text.get(link.end..)?;
    let label = text.get(..link.start)?.trim();
    let label = label.trim_end_matches([':', '：', '|', '-', '–', '—', '>', '»', '›', '•', ' ']);
    let ends = !after.contains(char::is_alphanumeric);
    (ends && !label.is_empty() && label.len() <= LABEL_BYTES).then_some(label)
}

fn heads_others(label: &str, books: &Books<'_>) -> bool {
    let reason = |text: String| {
        let candidate = Candidate::plain(text, Shape::Paragraph);
        let read = line::read(&[candidate], false, books);
        let number = read.lines.first().and_then(|line| line.anywhere)?;
        books.rule(number).map(|rule| rule.reason)
    };
    let is_of_others = |reason: Option<Reason>| {
        matches!(reason, Some(Reason::InlineRelated | Reason::RelatedHeading))
    };
    is_of_others(reason(format!("{label}:"))) || is_of_others(reason(label.to_owned()))
}
