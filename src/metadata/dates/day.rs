//! A calendar day.

use std::fmt;

/// A day of the Gregorian calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Day {
    year: u16,
    month: u8,
    day: u8,
}

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
        let leap =
            year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
        let length = match month {
            2 if leap => 29,
            2 => 28,
            4 | 6 | 9 | 11 => 30,
            1..=12 => 31,
            _ => 0,
        };
        let exists = YEARS.contains(&year) && (1..=length).contains(&day);
        exists.then_some(Day {
            year: year as u16,
            month: month as u8,
            day: day as u8,
        })
    }

    /// The day so many days after 1 January 1970, or the nearest within bounds.
    pub(super) fn since_epoch(days: i64) -> Day {
        // Days from 1 March 0000, where the leap day is a year's last.
        let days = days + 719_468;
        let era = days.div_euclid(146_097);
        let of_era = days.rem_euclid(146_097);
        let year_of_era = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
        let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let shifted = (5 * of_year + 2) / 153;
        let day = of_year - (153 * shifted + 2) / 5 + 1;
        let month = if shifted < 10 {
            shifted + 3
        } else {
            shifted - 9
        };
        let year = year_of_era + era * 400 + i64::from(month <= 2);
        Day {
            year: year.clamp(0, 9999) as u16,
            month: month as u8,
            day: day as u8,
        }
    }

    /// How many days this day comes after another.
    pub fn days_after(self, other: Day) -> i64 {
        self.days_since_epoch() - other.days_since_epoch()
    }

    /// Days since 1 January 1970.
    pub(super) fn days_since_epoch(self) -> i64 {
        let shifted_year = i64::from(self.year) - i64::from(self.month <= 2);
        let era = shifted_year.div_euclid(400);
        let of_era = shifted_year.rem_euclid(400);
        let month = i64::from(self.month);
        let shifted_month = if month > 2 { month - 3 } else { month + 9 };
        let of_year = (153 * shifted_month + 2) / 5 + i64::from(self.day) - 1;
        era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468
    }

    /// The first day of Unix time, or the evening before it in zones behind UTC: what a system writes
    /// that does not know the date.
    pub fn is_placeholder(self) -> bool {
        let day = (self.year, self.month, self.day);
        matches!(day, (1970, 1, 1) | (1969, 12, 31)) || !YEARS.contains(&self.year.into())
    }
}

impl fmt::Display for Day {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            formatter,
            "{:04}-{:02}-{:02}",
            self.year, self.month, self.day
        )
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
