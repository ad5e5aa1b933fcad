//! Where the comments under a story stand in a text: below lines with a name, a date and a time of day each.

use std::ops::Range;

use super::line::{Line, Lines};
use crate::document::Document;
use crate::words::Numbers;

/// Lines with a name, a date and a time that make a thread.
const HEADS: usize = 3;
/// Words of such a line at most.
const HEAD_WORDS: usize = 14;
/// Lines below the last of them that still belong to it.
const LAST: usize = 3;

/// The lines of the comments; empty where there are none.
pub(super) fn comments(document: &Document<'_>, read: &Lines) -> Range<usize> {
    let lines = read.lines.iter().zip(&document.candidates).enumerate();
    let story = read.lines.iter().position(Line::is_long);
    let below = lines.skip(story.unwrap_or(read.lines.len()));
    let mut heads = below
        .filter(|(_, (line, candidate))| is_head(line, &candidate.text))
        .map(|(at, _)| at);
    let Some(first) = heads.next() else {
        return 0..0;
    };
    let (count, last) = heads.fold((1, first), |(count, _), at| (count + 1, at));
    match count >= HEADS {
        true => first..last + 1 + LAST,
        false => 0..0,
    }
}

fn is_head(line: &Line, text: &str) -> bool {
    let may_be = line.words <= HEAD_WORDS && line.digits >= 5 && line.letters > line.digits + 2;
    may_be && {
        let numbers = Numbers::of(text);
        numbers.clock && (numbers.date || numbers.year)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::judge::books::Books;
    use crate::judge::line;
    use crate::judge::phrases::Rulebook;
    use crate::options::Options;

    fn found(text: &str) -> Range<usize> {
        let options = Options::default();
        let document = crate::lines::read(text, &options);
        let books = Books {
            caller: &options.phrases,
            shipped: Rulebook::shipped(),
        };
        let read = line::read(&document.candidates, false, &books);
        comments(&document, &read)
    }

    #[test]
    fn names_with_times_below_the_story_are_comments() {
        let story = "The ferry to Porto Azul sank at noon on Monday, and all of its passengers were brought ashore.";
        let comment = |name: &str| {
            format!("{name}, 14/02/2026 at 10:16\nI saw it from the pier and nobody helped.")
        };
        let thread = ["Hettie", "Bruno", "Kay"].map(comment).join("\n");
        assert_eq!(found(&format!("{story}\n{thread}")), 1..9);
        assert!(found(&format!("{thread}\n{story}")).is_empty());
        assert!(found(&format!("{story}\n{}", comment("Hettie"))).is_empty());
    }
}
