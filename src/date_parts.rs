//! A date as parts: what an article's ISO 8601 text says.

use std::fmt;
use std::str::FromStr;

use jiff::civil;

use crate::clock::{Clock, minutes_ahead, offset_of_minutes};
use crate::error::{Error, ErrorKind};
use crate::text::start;

/// A date of the Gregorian calendar. Time of day and offset from UTC are there if they are known.
///
/// It is read from ISO 8601 as [`Article::published`](crate::Article::published) has it, and written so:
/// `2026-03-11`, `2026-03-11T08:30`, `2026-03-11T08:30:15+01:00`, `2026-03-11T07:30:15Z`. It is not
/// an instant: without an offset the time zone is unknown. Therefore dates have no order. A date without
/// a day (`2026`, `2026-03`) is an error of the kind [`Data`](crate::ErrorKind::Data).
///
/// ```
/// # fn main() -> Result<(), copydesk::Error> {
/// use copydesk::DateParts;
///
/// let date: DateParts = "2026-03-11T08:30+01:00".parse()?;
/// assert_eq!((date.year(), date.month(), date.day()), (2026, 3, 11));
/// assert_eq!((date.hour(), date.minute(), date.second()), (Some(8), Some(30), None));
/// assert_eq!(date.offset_minutes(), Some(60));
/// assert_eq!(date.to_string(), "2026-03-11T08:30+01:00");
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct DateParts {
    day: civil::Date,
    clock: Option<Clock>,
}

impl DateParts {
    /// The year, from 0 to 9999.
    ///
    /// ```
    /// let date: copydesk::DateParts = "2026-03-11".parse().unwrap();
    /// assert_eq!(date.year(), 2026);
    /// ```
    pub fn year(&self) -> u16 {
        self.day.year().unsigned_abs()
    }

    /// The month, from 1 to 12.
    ///
    /// ```
    /// let date: copydesk::DateParts = "2026-03-11".parse().unwrap();
    /// assert_eq!(date.month(), 3);
    /// ```
    pub fn month(&self) -> u8 {
        self.day.month().unsigned_abs()
    }

    /// The day of the month, from 1.
    ///
    /// ```
    /// let date: copydesk::DateParts = "2026-03-11".parse().unwrap();
    /// assert_eq!(date.day(), 11);
    /// ```
    pub fn day(&self) -> u8 {
        self.day.day().unsigned_abs()
    }

    /// The hour, from 0 to 23, where the time is known. Hour and minute are known together.
    ///
    /// ```
    /// let date: copydesk::DateParts = "2026-03-11T08:30".parse().unwrap();
    /// assert_eq!(date.hour(), Some(8));
    /// ```
    pub fn hour(&self) -> Option<u8> {
        self.clock.map(|clock| clock.time().hour().unsigned_abs())
    }

    /// The minute, where the time is known.
    ///
    /// ```
    /// let date: copydesk::DateParts = "2026-03-11T08:30".parse().unwrap();
    /// assert_eq!(date.minute(), Some(30));
    /// ```
    pub fn minute(&self) -> Option<u8> {
        self.clock.map(|clock| clock.time().minute().unsigned_abs())
    }

    /// The second, where it is known. A leap second (60) is read as 59.
    ///
    /// ```
    /// let date: copydesk::DateParts = "2026-03-11T08:30:15Z".parse().unwrap();
    /// assert_eq!(date.second(), Some(15));
    /// ```
    pub fn second(&self) -> Option<u8> {
        self.clock?.second().map(i8::unsigned_abs)
    }

    /// How many minutes the clock is ahead of UTC, if that is known: 60 for `+01:00`, 0 for `Z`.
    ///
    /// ```
    /// let date: copydesk::DateParts = "2026-03-11T08:30-03:30".parse().unwrap();
    /// assert_eq!(date.offset_minutes(), Some(-210));
    /// ```
    pub fn offset_minutes(&self) -> Option<i16> {
        i16::try_from(minutes_ahead(self.clock?.offset?)).ok()
    }
}

impl fmt::Display for DateParts {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.day.fmt(formatter)?;
        match &self.clock {
            Some(clock) => write!(formatter, "T{clock}"),
            None => Ok(()),
        }
    }
}

impl FromStr for DateParts {
    type Err = Error;

    fn from_str(text: &str) -> Result<DateParts, Error> {
        date(text).ok_or_else(|| {
            let text = start(text, 80);
            let message = format!(
                "`{text}` is no date; one is written `2026-03-11` or `2026-03-11T08:30:15+01:00`"
            );
            Error::new(ErrorKind::Data, message)
        })
    }
}

#[cfg(feature = "serde")]
impl serde::Serialize for DateParts {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

#[cfg(feature = "serde")]
impl<'de> serde::Deserialize<'de> for DateParts {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<DateParts, D::Error> {
        let text = std::borrow::Cow::<'de, str>::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

fn date(text: &str) -> Option<DateParts> {
    let (day, clock) = match text.split_once('T') {
        Some((day, clock)) => (day, Some(read_clock(clock)?)),
        None => (text, None),
    };
    let mut fields = day.split('-');
    let (year, month, day) = (fields.next()?, fields.next()?, fields.next()?);
    let day = civil::Date::new(number(year, 4)?, number(month, 2)?, number(day, 2)?);
    let day = day.ok().filter(|_| fields.next().is_none())?;
    Some(DateParts { day, clock })
}

fn read_clock(text: &str) -> Option<Clock> {
    let zone = text.find(['Z', '+', '-']).unwrap_or(text.len());
    let (clock, zone) = text.split_at_checked(zone)?;
    let mut fields = clock.split(':');
    let (hour, minute) = (fields.next()?, fields.next()?);
    let second = match fields.next() {
        Some(second) => Some(number(second, 2)?),
        None => None,
    };
    let mut clock = Clock::new(number(hour, 2)?, number(minute, 2)?, second)?;
    clock.offset = match zone {
        "" => None,
        zone => Some(offset_of_minutes(minutes_of(zone)?)?),
    };
    fields.next().is_none().then_some(clock)
}

/// The minutes of an offset: 0 for `Z`, 60 for `+01:00`.
fn minutes_of(zone: &str) -> Option<i32> {
    if zone == "Z" {
        return Some(0);
    }
    let (hours, minutes) = zone.get(1..)?.split_once(':')?;
    let hours: i32 = number(hours, 2).filter(|&hours| hours < 24)?;
    let minutes: i32 = number(minutes, 2).filter(|&minutes| minutes < 60)?;
    let minutes = hours * 60 + minutes;
    Some(if zone.starts_with('-') {
        -minutes
    } else {
        minutes
    })
}

/// A number of so many digits.
fn number<T: FromStr>(digits: &str, length: usize) -> Option<T> {
    let is_number = digits.len() == length && digits.bytes().all(|byte| byte.is_ascii_digit());
    is_number.then(|| digits.parse().ok())?
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::DateParts;

    #[test]
    fn dates_are_written_as_they_were_read() {
        for text in [
            "2026-03-11",
            "2024-02-29",
            "1848-02-21T00:00",
            "2026-03-11T08:30:15",
            "2026-03-11T08:30+05:45",
            "2026-03-11T08:30:00-03:30",
        ] {
            assert_eq!(text.parse::<DateParts>().unwrap().to_string(), text);
        }
    }

    #[test]
    fn a_leap_second_is_read_as_the_second_before() {
        let date: DateParts = "2016-12-31T23:59:60Z".parse().unwrap();
        assert_eq!(date.to_string(), "2016-12-31T23:59:59Z");
    }

    #[test]
    fn what_is_no_date_is_refused() {
        for text in [
            "",
            "2026",
            "2026-3-11",
            "2026-02-29",
            "2026-13-01",
            "2026-00-10",
            "2026-03-00",
            "2026-03-11T",
            "2026-03-11T08",
            "2026-03-11T24:00",
            "2026-03-11T08:30:15.5",
            "2026-03-11T08:30+1:00",
            "2026-03-11T08:30Zulu",
            "2026-03-11 08:30",
            "2026-03-11T08:30:15:00",
            "+026-03-11",
            "２０２６-03-11",
        ] {
            assert!(text.parse::<DateParts>().is_err(), "{text}");
        }
    }

    proptest! {
        #[test]
        fn any_text_is_read_or_refused(text in "[0-9TZ:+.-]{0,30}|\\PC{0,30}") {
            if let Ok(date) = text.parse::<DateParts>() {
                prop_assert_eq!(date.to_string().parse(), Ok(date));
            }
        }
    }
}
