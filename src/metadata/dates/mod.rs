//! Dates: a calendar day, with time and zone where they are known, out of machine-readable values
//! and out of text in some thirty languages. Nothing here asks a clock: "vor 3 Stunden" is no date.

mod clock;
mod day;
pub(crate) mod line;
mod persian;
mod relative;
mod token;
mod written;

use std::fmt;
use std::ops::Range;

use jiff::Timestamp;
use jiff::tz::Offset;

use crate::clock::Clock;
use crate::text::start;
pub(crate) use day::{Day, NumericOrder};
pub(crate) use relative::has_relative_time;
use token::Token;

/// A day, with the time and the zone as far as they were written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Date {
    pub day: Day,
    pub clock: Option<Clock>,
}

impl Date {
    /// Whether its day is an earlier one.
    pub fn is_before(&self, other: Date) -> bool {
        self.day.days_after(other.day) < 0
    }

    /// The minute of UTC, where day, time and offset are known.
    pub fn instant(&self) -> Option<Timestamp> {
        let clock = self.clock.as_ref()?;
        let time = clock.time().with().second(0).build().ok()?;
        let local = self.day.date().to_datetime(time);
        clock.offset?.to_timestamp(local).ok()
    }

    /// Whether the zone is known to be that of Greenwich, which few readers live by.
    pub fn is_utc(&self) -> bool {
        let offset = self.clock.and_then(|clock| clock.offset);
        offset.is_some_and(Offset::is_zero)
    }
}

/// A date in a line of text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Found {
    pub date: Date,
    /// The bytes of the date, its time included.
    pub range: Range<usize>,
}

impl fmt::Display for Date {
    /// ISO 8601.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.day.fmt(formatter)?;
        match &self.clock {
            Some(clock) => write!(formatter, "T{clock}"),
            None => Ok(()),
        }
    }
}

/// How much of a machine-readable value is read; the longest spelled-out dates have 80 bytes.
const VALUE_BYTES: usize = 160;

/// Reads a value that should be a date: ISO 8601 in its usual variants, RFC 2822, digits without
/// separators, seconds since 1970, or a date as a reader would write it.
pub(crate) fn parse(value: &str, order: NumericOrder) -> Option<Date> {
    let value = start(value.trim(), VALUE_BYTES);
    let bare = value.bytes().all(|byte| byte.is_ascii_digit());
    let date = if bare {
        digits(value)
    } else {
        compact(value)
            .or_else(|| of_unix(value))
            .or_else(|| find_in_line(value, order).map(|found| found.date))
    };
    date.filter(|date| !date.day.is_placeholder())
}

/// The first date of a line.
///
/// Titles, bylines and timestamps of plain lines: pass the line as it stands. For numbers such as
/// 03/04/2026 the `order` says which is the month; [`NumericOrder::of`] knows it by language.
pub(crate) fn find_in_line(line: &str, order: NumericOrder) -> Option<Found> {
    Finder::new(line, order).next()
}

/// Whether a line is a time of day and nothing else, as a live blog has it over each entry.
pub(crate) fn is_time_of_day(line: &str) -> bool {
    const LONGEST: usize = 24;
    line.len() <= LONGEST && token::has_digit(line) && clock::is_alone(&token::tokens(line))
}

/// Every date of a text, in order.
pub(crate) fn find_all(text: &str, order: NumericOrder) -> impl Iterator<Item = Found> {
    Finder::new(text, order)
}

struct Finder {
    tokens: Vec<Token>,
    at: usize,
    order: NumericOrder,
}

impl Finder {
    fn new(text: &str, order: NumericOrder) -> Finder {
        // No date does without a number.
        let tokens = match token::has_digit(text) {
            true => token::tokens(text),
            false => Vec::new(),
        };
        Finder {
            tokens,
            at: 0,
            order,
        }
    }
}

impl Iterator for Finder {
    type Item = Found;

    fn next(&mut self) -> Option<Found> {
        while let Some(rest) = self.tokens.get(self.at..).filter(|rest| !rest.is_empty()) {
            let before = self.tokens.get(..self.at).unwrap_or_default();
            let Some((day, length)) = written::read(before, rest, self.order) else {
                self.at += 1;
                continue;
            };
            let after = rest.get(length..).unwrap_or_default();
            let (clock, more) = match clock::read_after(after) {
                Some((clock, more)) => (Some(clock), more),
                None => (clock::read_before(before), 0),
            };
            let used = rest.get(..length + more).unwrap_or(rest);
            self.at += used.len();
            let start = used.first().map_or(0, |token| token.range.start);
            let end = used.last().map_or(start, |token| token.range.end);
            return Some(Found {
                date: Date { day, clock },
                range: start..end,
            });
        }
        None
    }
}

/// "20260311" or seconds or milliseconds since 1970.
fn digits(value: &str) -> Option<Date> {
    let number: i64 = value.parse().ok()?;
    match value.len() {
        8 => packed_day(value).map(|day| Date { day, clock: None }),
        14 => Some(Date {
            day: packed_day(value.get(..8)?)?,
            clock: clock::packed(value.get(8..)?),
        }),
        10 => Timestamp::from_second(number).ok().map(since_epoch),
        13 => Timestamp::from_millisecond(number).ok().map(since_epoch),
        _ => None,
    }
}

/// "20260311T204349Z" and the like.
fn compact(value: &str) -> Option<Date> {
    let (day, time) = value.split_once(['T', ' '])?;
    if day.len() != 8 || !day.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    Some(Date {
        day: packed_day(day)?,
        clock: clock::packed(time),
    })
}

/// "Tue Mar 03 12:45:00 EST 2026", as the command `date` writes it.
fn of_unix(value: &str) -> Option<Date> {
    let words: Vec<&str> = value.split_ascii_whitespace().collect();
    let (month, day, time, zone, year) = match *words.as_slice() {
        [_, month, day, time, zone, year] => (month, day, time, zone, year),
        [_, month, day, time, year] => (month, day, time, "", year),
        _ => return None,
    };
    let is_time = time.contains(':') && year.len() == 4;
    let is_spelled = month.starts_with(|c: char| c.is_ascii_alphabetic());
    let line = format!("{day} {month} {year} {time} {zone}");
    (is_time && is_spelled)
        .then(|| find_in_line(&line, NumericOrder::DayFirst))?
        .map(|found| found.date)
}

fn packed_day(digits: &str) -> Option<Day> {
    Day::new(
        digits.get(..4)?.parse().ok()?,
        digits.get(4..6)?.parse().ok()?,
        digits.get(6..8)?.parse().ok()?,
    )
}

fn since_epoch(instant: Timestamp) -> Date {
    let utc = Offset::UTC.to_datetime(instant);
    Date {
        day: Day::from(utc.date()),
        clock: Some(Clock::utc(utc.time())),
    }
}

#[cfg(test)]
mod tests;
