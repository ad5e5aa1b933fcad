//! A calendar day.

use std::fmt;

use jiff::SignedDuration;
use jiff::civil;

/// A day of the Gregorian calendar on which news can have appeared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Day(civil::Date);

/// Years outside are no dates of news pages: the oldest are digitised archives.
const YEARS: std::ops::RangeInclusive<u32> = 1800..=2100;

const BUDDHIST_YEARS: std::ops::RangeInclusive<u32> = 2400..=2700;

impl Day {
    /// The day, if the calendar has it.
    ///
    /// Years from 2400 on are those of the Buddhist era, by which Thai papers date.
    pub fn new(year: u32, month: u32, day: u32) -> Option<Day> {
        let year = if BUDDHIST_YEARS.contains(&year) {
            year - 543
        } else {
            year
        };
        let date = civil::Date::new(
            i16::try_from(year).ok()?,
            i8::try_from(month).ok()?,
            i8::try_from(day).ok()?,
        );
        let date = date.ok().filter(|_| YEARS.contains(&year))?;
        Some(Day(date))
    }

    /// The day so many days after this one, which may be a negative number.
    pub(super) fn plus(self, days: i32) -> Option<Day> {
        let hours = SignedDuration::from_hours(i64::from(days) * 24);
        Some(Day(self.0.checked_add(hours).ok()?))
    }

    /// How many days this day comes after another.
    pub fn days_after(self, other: Day) -> i64 {
        self.0.duration_since(other.0).as_hours() / 24
    }

    /// The day for calculations.
    pub(super) fn date(self) -> civil::Date {
        self.0
    }

    /// The first day of Unix time, or the evening before it in zones behind UTC: what a system writes
    /// that does not know the date. A year without news is taken for one too.
    pub fn is_placeholder(self) -> bool {
        let is_epoch = matches!(
            (self.0.year(), self.0.day_of_year()),
            (1970, 1) | (1969, 365)
        );
        let has_news = u32::try_from(self.0.year()).is_ok_and(|year| YEARS.contains(&year));
        is_epoch || !has_news
    }
}

impl From<civil::Date> for Day {
    fn from(date: civil::Date) -> Day {
        Day(date)
    }
}

impl fmt::Display for Day {
    /// ISO 8601.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(formatter)
    }
}

/// Which of two numbers is the month where both could be.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum NumericOrder {
    #[default]
    DayFirst,
    MonthFirst,
}

impl NumericOrder {
    /// The order that a language's readers expect: the month comes first in American English.
    /// Bare `en` is taken for American, as most pages that say no more are.
    pub fn of(language: Option<&str>) -> NumericOrder {
        let language = language.unwrap_or_default().to_ascii_lowercase();
        match language.as_str() {
            "en" | "en-us" | "en_us" | "en-ph" | "es-us" => NumericOrder::MonthFirst,
            _ => NumericOrder::DayFirst,
        }
    }
}
