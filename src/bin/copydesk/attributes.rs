//! Removals as spans beside the document, for people who must not rewrite it: the layout that
//! dolma's mixer takes.

use std::collections::BTreeMap;

use copydesk::Article;

/// A span in characters, as Python counts them, with a score.
pub type Span = (usize, usize, f32);

/// The score of every span, whoever removed it: the format asks for one.
const SCORE: f32 = 1.0;

/// The spans of each reason, under names such as `copydesk__newsletter`; `None` for a page, which
/// has no text to point into.
pub fn spans(article: &Article, text: &str) -> Option<BTreeMap<String, Vec<Span>>> {
    let mut spans: BTreeMap<String, Vec<Span>> = BTreeMap::new();
    let mut place = Place::default();
    let mut removed: Vec<_> = article.removed().iter().collect();
    removed.sort_by_key(|removal| removal.place.range.as_ref().map(|range| range.start));
    for removal in removed {
        let range = removal.place.range.clone()?;
        let start = place.characters_until(text, range.start);
        let end = place.characters_until(text, range.end);
        let name = format!("copydesk__{}", removal.reason.name().replace('-', "_"));
        spans.entry(name).or_default().push((start, end, SCORE));
    }
    Some(spans)
}

/// A place in the text, in bytes and in characters; it only goes forwards.
#[derive(Default)]
struct Place {
    bytes: usize,
    characters: usize,
}

impl Place {
    fn characters_until(&mut self, text: &str, bytes: usize) -> usize {
        let between = text.get(self.bytes..bytes).unwrap_or_default();
        self.characters += between.chars().count();
        self.bytes = self.bytes.max(bytes);
        self.characters
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spans_are_counted_in_characters() {
        let text = "Die Fähre sank am Mittag vor der Küste, sagte der Lotse.\n\nSign up for our newsletter";
        let article = copydesk::Cleaner::new().lines(text).unwrap();
        let spans = spans(&article, text).unwrap();
        let length = text.chars().count();
        let start = length - "Sign up for our newsletter".len();
        assert_eq!(spans["copydesk__newsletter"], [(start, length, 1.0)]);
    }

    #[test]
    fn a_page_has_no_text_to_point_into() {
        let page =
            "<script>x</script><p>The ferry sank.</p><footer>Sign up for our newsletter</footer>";
        let article = copydesk::Cleaner::new().page(page).unwrap();
        assert!(article.removed().is_empty() || spans(&article, page).is_none());
    }
}
