//! A time of day and its offset from UTC, with what was not written left open.

use std::fmt;

use jiff::civil::Time;
use jiff::tz::Offset;

/// A time of day. Seconds and the offset are there if they were written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Clock {
    time: Time,
    has_seconds: bool,
    /// How far the clock is ahead of UTC.
    pub offset: Option<Offset>,
}

impl Clock {
    /// The time, if a day has it. Second 60, a leap second, becomes 59, as it does in `jiff`.
    pub fn new(hour: u32, minute: u32, second: Option<u32>) -> Option<Clock> {
        let of_minute = match second {
            Some(60) => 59,
            Some(second) => i8::try_from(second).ok()?,
            None => 0,
        };
        let time = Time::new(
            i8::try_from(hour).ok()?,
            i8::try_from(minute).ok()?,
            of_minute,
            0,
        );
        Some(Clock {
            time: time.ok()?,
            has_seconds: second.is_some(),
            offset: None,
        })
    }

    /// A time to the second by a clock of UTC.
    pub fn utc(time: Time) -> Clock {
        Clock {
            time,
            has_seconds: true,
            offset: Some(Offset::UTC),
        }
    }

    /// Hour and minute of the day.
    pub fn time(&self) -> Time {
        self.time
    }

    /// The second, if it was written.
    pub fn second(&self) -> Option<i8> {
        self.has_seconds.then(|| self.time.second())
    }

    /// The same time after noon or before it: 1 p.m. is 13:00, 12 a.m. is 0:00.
    pub fn of_half(self, is_afternoon: bool) -> Option<Clock> {
        let hour = match (self.time.hour(), is_afternoon) {
            (12, false) => 0,
            (hour @ 1..=11, true) => hour + 12,
            (hour, _) => hour,
        };
        let time = self.time.with().hour(hour).build().ok()?;
        Some(Clock { time, ..self })
    }
}

/// The offset of so many minutes ahead of UTC.
pub(crate) fn offset_of_minutes(minutes: i32) -> Option<Offset> {
    Offset::from_seconds(minutes.checked_mul(60)?).ok()
}

/// How many minutes a clock of this offset is ahead of UTC.
pub(crate) fn minutes_ahead(offset: Offset) -> i32 {
    offset.seconds() / 60
}

impl fmt::Display for Clock {
    /// ISO 8601: `08:30`, `08:30:15`, `08:30+01:00`, `08:30Z`.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (hour, minute) = (self.time.hour(), self.time.minute());
        write!(formatter, "{hour:02}:{minute:02}")?;
        if let Some(second) = self.second() {
            write!(formatter, ":{second:02}")?;
        }
        match self.offset.map(minutes_ahead) {
            None => Ok(()),
            Some(0) => formatter.write_str("Z"),
            Some(minutes) => {
                let sign = if minutes < 0 { '-' } else { '+' };
                let minutes = minutes.unsigned_abs();
                write!(formatter, "{sign}{:02}:{:02}", minutes / 60, minutes % 60)
            }
        }
    }
}
