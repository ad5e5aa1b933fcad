//! What stands beside the date of a byline and is no name: times of day, zones, days of the week, words before a
//! date, minutes of reading.

use super::words::{Sort, WORDS};

const ZONES: [&str; 14] = [
    "am", "pm", "a.m", "p.m", "utc", "gmt", "et", "est", "edt", "pt", "ist", "uhr", "cet", "h",
];

/// The small words of "4 minute read", "2 min. de citit".
const READING: [&str; 18] = [
    "min", "mins", "minute", "minutes", "minut", "minuti", "minutos", "мин", "хв", "dk", "read",
    "at", "on", "um", "à", "am", "de", "di",
];

/// Whether a part of a byline is nothing but such words.
pub(super) fn is_beside_date(part: &str) -> bool {
    let mut words = part
        .split(|c: char| c.is_whitespace() || ",()/;".contains(c))
        .map(|word| word.trim_matches([':', '.', '：', '-']))
        .filter(|word| !word.is_empty())
        .peekable();
    let first = words.peek().copied().unwrap_or_default().to_lowercase();
    if WORDS.is(Sort::Stamp, first.as_str()) && part.len() <= 60 {
        return true;
    }
    let is_small = |word: &str| {
        let lower = word.to_lowercase();
        word.starts_with(|c: char| c.is_ascii_digit())
            || ZONES.contains(&lower.as_str())
            || WORDS.is(Sort::Day, lower.as_str())
            || WORDS.is(Sort::Stamp, lower.as_str())
            || WORDS.is(Sort::Junk, lower.as_str())
            || READING.contains(&lower.as_str())
    };
    words.all(is_small)
}

#[cfg(test)]
mod tests {
    use super::is_beside_date;

    #[test]
    fn what_is_beside_a_date_and_what_is_a_name() {
        for part in [
            "08:40",
            "4 min read",
            "2 min. de citit",
            "9 am CET",
            "Tuesday",
        ] {
            assert!(is_beside_date(part), "{part}");
        }
        for part in ["Ana Ruiz", "de Ana Ruiz", "min harbour"] {
            assert!(!is_beside_date(part), "{part}");
        }
    }
}
