//! Lines that are a date and little else.

use crate::metadata::dates::{self, NumericOrder};

/// A date line has at most so many bytes, and so many words beside the date: "Published … at".
const LONGEST: usize = 120;
const MOST_WORDS_BESIDE: usize = 4;

/// Whether a line is a date and little else.
pub(super) fn is_date(line: &str) -> bool {
    if line.len() > LONGEST || !line.bytes().any(|byte| byte.is_ascii_digit()) {
        return false;
    }
    dates::find_in_line(line, NumericOrder::default()).is_some_and(|found| {
        let before = line.get(..found.range.start).unwrap_or_default();
        let after = line.get(found.range.end..).unwrap_or_default();
        let beside = before.split_whitespace().chain(after.split_whitespace());
        beside
            .filter(|word| word.contains(char::is_alphabetic))
            .count()
            <= MOST_WORDS_BESIDE
    })
}

/// The first date of a line, ISO 8601.
pub(super) fn date(line: &str) -> Option<String> {
    let line = Some(line).filter(|line| line.len() <= LONGEST * 2)?;
    let found = dates::find_in_line(line, NumericOrder::default())?;
    Some(found.date.to_string())
}
