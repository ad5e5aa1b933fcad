//! Times of day as lines of their own, as a live blog has them over its entries.

/// Words that may stand beside a time of day, in lower case without stops: before it, after it, and
/// zones.
const BESIDE: [&str; 38] = [
    "am", "pm", "uhr", "h", "hs", "hrs", "gmt", "utc", "bst", "cet", "cest", "eet", "msk", "et",
    "est", "edt", "ct", "cst", "cdt", "mt", "pt", "pst", "pdt", "ist", "jst", "kst", "aest",
    "sast", "klo", "kl", "ore", "um", "at", "à", "las", "godz", "saat", "ora",
];

/// Whether a line is a time of day and nothing else: "19.12 GMT", "klo 19.12", "7:05 p.m.", "19h30".
pub(super) fn is_time_of_day(line: &str) -> bool {
    const LONGEST: usize = 24;
    const MOST_WORDS: usize = 4;
    if line.len() > LONGEST || !line.contains(|c: char| c.is_ascii_digit()) {
        return false;
    }
    let words: Vec<&str> = line.split_whitespace().collect();
    let mut times = words.iter().filter(|word| is_clock(word));
    let are_beside = words.iter().all(|word| is_clock(word) || is_beside(word));
    // A price has a stop as well.
    let is_told = |time: &&str| time.contains([':', 'h']) || words.len() > 1;
    times.next().is_some_and(is_told)
        && times.next().is_none()
        && are_beside
        && words.len() <= MOST_WORDS
}

fn is_beside(word: &str) -> bool {
    let word = word.replace('.', "").to_lowercase();
    BESIDE.contains(&word.trim_matches(['(', ')', ',', ':']))
}

/// "19.12", "7:05", "7:05pm", "19h30".
fn is_clock(word: &str) -> bool {
    let word = word.trim_matches(['(', ')', ',']);
    let Some((hour, rest)) = word.split_once([':', '.', 'h']) else {
        return false;
    };
    let minute = rest.get(..2).unwrap_or_default();
    let after = rest.get(2..).unwrap_or_default();
    let is_below = |number: &str, limit: u32| {
        let is_number =
            (1..=2).contains(&number.len()) && number.bytes().all(|c| c.is_ascii_digit());
        is_number && number.parse().is_ok_and(|number: u32| number < limit)
    };
    is_below(hour, 25) && is_below(minute, 60) && (after.is_empty() || is_beside(after))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_of_day_are_told_from_other_numbers() {
        for time in [
            "19.12 GMT",
            "7:05 p.m.",
            "7:05pm",
            "klo 19.12",
            "19h30",
            "um 19.30 Uhr",
            "(23:10)",
            "09:52",
        ] {
            assert!(is_time_of_day(time), "{time}");
        }
        for other in [
            "3.50",
            "19.12 metres",
            "19.88",
            "2026",
            "1.20.300",
            "At 9:52 the lamp went out.",
            "",
            "Uhr",
        ] {
            assert!(!is_time_of_day(other), "{other}");
        }
    }
}
