//! The time of day beside a date, and its zone.

use jiff::tz::Offset;

use super::token::{Kind, Token, is_mark, number, word};
use crate::clock::{Clock, offset_of_minutes};

/// Digits alone: "2043", "204349", "204349Z", "204349+0100".
pub(super) fn packed(value: &str) -> Option<Clock> {
    let digits = value.bytes().take_while(u8::is_ascii_digit).count();
    let field = |range: std::ops::Range<usize>| value.get(range)?.parse().ok();
    let mut clock = match digits {
        4 => Clock::new(field(0..2)?, field(2..4)?, None)?,
        6 => Clock::new(field(0..2)?, field(2..4)?, Some(field(4..6)?))?,
        _ => return None,
    };
    let rest = super::token::tokens(value.get(digits..)?);
    clock.offset = zone(&rest).map(|(offset, _)| offset);
    Some(clock)
}

/// Words between a date and its time, in the languages of the month list.
const BETWEEN: [&str; 23] = [
    "t", "um", "at", "a", "alle", "ore", "kl", "klo", "klokken", "om", "as", "las", "v", "в", "о",
    "pukul", "saat", "luc", "ora", "godz", "kello", "o", "ob",
];

/// "a.m." and "p.m." before the time, in Korean, Chinese and Japanese.
const FORENOON_FIRST: [&str; 3] = ["오전", "上午", "午前"];
const AFTERNOON_FIRST: [&str; 3] = ["오후", "下午", "午後"];

/// The time after a date, and how many tokens lie up to its end.
pub(super) fn read_after(after: &[Token]) -> Option<(Clock, usize)> {
    let mut at = 0;
    let mut afternoon = None;
    // "5. Juni 2026, um 17:47", "June 5, 2026 (Fri) | 17:47" have four at most.
    while at < 5 && number(after.get(at)).is_none() {
        match &after.get(at)?.kind {
            Kind::Mark(mark) if ",،，-–—|·•(@/.:)".contains(*mark) => {}
            Kind::Word(word) if BETWEEN.contains(&word.as_str()) => {}
            Kind::Word(word) if FORENOON_FIRST.contains(&word.as_str()) => afternoon = Some(false),
            Kind::Word(word) if AFTERNOON_FIRST.contains(&word.as_str()) => afternoon = Some(true),
            _ => return None,
        }
        at += 1;
    }
    let (mut clock, length) = time(after.get(at..)?)?;
    if let Some(afternoon) = afternoon {
        clock = clock.of_half(afternoon)?;
    }
    Some((clock, at + length))
}

/// The time that ends right before a date: "12:20pm Jan 7, 2026", "17:47 Uhr, 3. Mai 2026".
pub(super) fn read_before(before: &[Token]) -> Option<Clock> {
    let first = before.len().saturating_sub(7);
    (first..before.len()).find_map(|start| {
        let tail = before.get(start..)?;
        let (clock, length) = time(tail)?;
        let between = tail.get(length..)?;
        let follows = between
            .iter()
            .all(|token| is_mark(Some(token), ",،，-–—|·•"));
        follows.then_some(clock)
    })
}

/// Whether the tokens are a time of day and nothing else: "19.12 GMT", "klo 19.12", "(7:05 p.m.)".
pub(super) fn is_alone(tokens: &[Token]) -> bool {
    const ZONES_OF_TWO: [&str; 4] = ["et", "ct", "mt", "pt"];
    let is_bracket = |token: &&Token| is_mark(Some(token), "()");
    let Some((_, length)) = read_after(tokens) else {
        return false;
    };
    let rest = tokens.get(length..).unwrap_or_default();
    let is_closed = rest.iter().filter(|token| !is_bracket(token)).all(|token| {
        word(Some(token)).is_some_and(|word| ZONES_OF_TWO.contains(&word) || word == "uhr")
    });
    // "19.12" alone may be a price.
    let is_told = tokens.len() > 3 || is_mark(tokens.get(1), ":") || word(tokens.get(1)).is_some();
    is_closed && is_told
}

/// A time at the start of the tokens, and how many it takes.
fn time(tokens: &[Token]) -> Option<(Clock, usize)> {
    let (hour, 1 | 2) = number(tokens.first())? else {
        return None;
    };
    let (minute, second, mut at) = match minutes(tokens) {
        Some(found) => found,
        // "5 pm", "17 Uhr", "17h"
        None => (0, None, 1),
    };
    let mut clock = Clock::new(hour, minute, second)?;
    let named = match word(tokens.get(at)) {
        Some("uhr" | "h" | "hrs" | "uur" | "klo" | "ч") => {
            at += 1;
            true
        }
        _ => match half(tokens.get(at..)?) {
            Some((afternoon, length)) => {
                clock = clock.of_half(afternoon)?;
                at += length;
                true
            }
            None => false,
        },
    };
    if at == 1 || !named && is_mark(tokens.get(1), ".") && !is_padded(tokens) {
        return None;
    }
    if let Some((offset, length)) = zone(tokens.get(at..)?) {
        clock.offset = Some(offset);
        at += length;
    }
    Some((clock, at))
}

/// "17.47" is a time with both parts of two digits; "17.4" is some number.
fn is_padded(tokens: &[Token]) -> bool {
    matches!(
        (number(tokens.first()), number(tokens.get(2))),
        (Some((_, 2)), Some((_, 2)))
    )
}

/// Minutes, seconds and their end: ":47", ":47:12.389", "h47", ".47".
fn minutes(tokens: &[Token]) -> Option<(u32, Option<u32>, usize)> {
    let joined = is_mark(tokens.get(1), ":.：")
        || matches!(word(tokens.get(1)), Some("h" | "시" | "時" | "时"));
    let (minute, 1 | 2) = number(tokens.get(2)).filter(|_| joined)? else {
        return None;
    };
    let mut at = 3;
    if matches!(word(tokens.get(3)), Some("분" | "分")) {
        at = 4;
    }
    if !is_mark(tokens.get(3), ":") {
        return Some((minute, None, at));
    }
    let Some((second, 2)) = number(tokens.get(4)) else {
        return Some((minute, None, 3));
    };
    at = 5;
    if is_mark(tokens.get(5), ".,") && number(tokens.get(6)).is_some() {
        at = 7;
    }
    Some((minute, Some(second), at))
}

/// "pm", "p.m.", "p. m.": whether it is the afternoon, and the tokens it takes.
fn half(tokens: &[Token]) -> Option<(bool, usize)> {
    match word(tokens.first())? {
        "am" => Some((false, 1)),
        "pm" => Some((true, 1)),
        letter @ ("a" | "p") if is_mark(tokens.get(1), ".") && word(tokens.get(2)) == Some("m") => {
            let length = if is_mark(tokens.get(3), ".") { 4 } else { 3 };
            Some((letter == "p", length))
        }
        _ => None,
    }
}

/// Names of zones with their minutes ahead of UTC. "ET" and "CT" are left out, since they mean two.
const ZONES: [(&str, i32); 29] = [
    ("z", 0),
    ("utc", 0),
    ("gmt", 0),
    ("est", -300),
    ("edt", -240),
    ("cst", -360),
    ("cdt", -300),
    ("mst", -420),
    ("mdt", -360),
    ("pst", -480),
    ("pdt", -420),
    ("akst", -540),
    ("hst", -600),
    ("bst", 60),
    ("cet", 60),
    ("cest", 120),
    ("mez", 60),
    ("mesz", 120),
    ("eet", 120),
    ("eest", 180),
    ("msk", 180),
    ("sast", 120),
    ("ist", 330),
    ("wib", 420),
    ("hkt", 480),
    ("jst", 540),
    ("kst", 540),
    ("aest", 600),
    ("aedt", 660),
];

/// A zone at the start of the tokens, and how many it takes.
fn zone(tokens: &[Token]) -> Option<(Offset, usize)> {
    let named = word(tokens.first()).and_then(|name| {
        let &(_, minutes) = ZONES.iter().find(|(known, _)| *known == name)?;
        offset_of_minutes(minutes)
    });
    let skip = usize::from(named.is_some());
    match offset(tokens.get(skip..)?) {
        Some((offset, length)) => Some((offset, skip + length)),
        None => Some((named?, 1)),
    }
}

/// "+01:00", "-0500", "+02".
fn offset(tokens: &[Token]) -> Option<(Offset, usize)> {
    let sign = match tokens.first()?.kind {
        Kind::Mark('+') => 1,
        Kind::Mark('-' | '−') => -1,
        _ => return None,
    };
    let digits = tokens.get(1)?;
    // A dash with a space after it is punctuation: "17:47 - 12 comments".
    if digits.range.start != tokens.first()?.range.end {
        return None;
    }
    let (minutes, length) = match number(Some(digits))? {
        (value, 4) => (value / 100 * 60 + value % 100, 2),
        (hours, 2) => match (is_mark(tokens.get(2), ":"), number(tokens.get(3))) {
            (true, Some((minutes, 2))) => (hours * 60 + minutes, 4),
            _ => (hours * 60, 2),
        },
        _ => return None,
    };
    let minutes = i32::try_from(minutes)
        .ok()
        .filter(|&minutes| minutes <= 14 * 60)?;
    Some((offset_of_minutes(sign * minutes)?, length))
}
