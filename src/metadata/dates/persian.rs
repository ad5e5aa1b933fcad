//! Days of the Persian calendar, by which papers of Iran and Afghanistan date.

use super::day::Day;
use super::token::{Token, is_mark, number, word};

/// Years that news pages have; in the Gregorian calendar these were no days of news.
pub(super) const YEARS: std::ops::RangeInclusive<u32> = 1300..=1500;

/// The months in both spellings of their last letters, and as Afghan papers name them.
const MONTHS: [&[&str]; 12] = [
    &["فروردین", "فروردين", "حمل"],
    &["اردیبهشت", "ارديبهشت", "ثور"],
    &["خرداد", "جوزا"],
    &["تیر", "تير", "سرطان"],
    &["مرداد", "امرداد", "اسد"],
    &["شهریور", "شهريور", "سنبله"],
    &["مهر", "میزان"],
    &["آبان", "ابان", "عقرب"],
    &["آذر", "اذر", "قوس"],
    &["دی", "دي", "جدی"],
    &["بهمن", "دلو"],
    &["اسفند", "حوت"],
];

/// "۲۷ اسفند ۱۴۰۴".
pub(super) fn day_month_name(day: u32, rest: &[Token]) -> Option<(Day, usize)> {
    let name = word(rest.get(1))?;
    let month = MONTHS.iter().position(|names| names.contains(&name))?;
    let at = if is_mark(rest.get(2), "،,") { 3 } else { 2 };
    let (year, 4) = number(rest.get(at))? else {
        return None;
    };
    Some((gregorian(year, month as u32 + 1, day)?, at + 1))
}

/// "1404/12/27".
pub(super) fn year_first(year: u32, rest: &[Token]) -> Option<(Day, usize)> {
    let is_slash = |at: usize| is_mark(rest.get(at), "/");
    let ((month, 1 | 2), (day, 1 | 2)) = (number(rest.get(2))?, number(rest.get(4))?) else {
        return None;
    };
    (is_slash(1) && is_slash(3))
        .then(|| gregorian(year, month, day))?
        .map(|day| (day, 5))
}

/// The day in the Gregorian calendar. Leap years follow the cycle of 33 years, which agrees with the
/// sun from 1244 to 1472.
fn gregorian(year: u32, month: u32, day: u32) -> Option<Day> {
    let length = match month {
        1..=6 => 31,
        7..=11 => 30,
        12 if is_leap(year) => 30,
        12 => 29,
        _ => return None,
    };
    if !YEARS.contains(&year) || !(1..=length).contains(&day) {
        return None;
    }
    let days = |years: std::ops::Range<u32>| -> i32 {
        years.map(|year| 365 + i32::from(is_leap(year))).sum()
    };
    let years = days(1400..year) - days(year..1400);
    let months = (month - 1) * 30 + (month - 1).min(6);
    let first_of_1400 = Day::new(2021, 3, 21)?;
    first_of_1400.plus(years + i32::try_from(months + day - 1).ok()?)
}

fn is_leap(year: u32) -> bool {
    matches!(year % 33, 1 | 5 | 9 | 13 | 17 | 22 | 26 | 30)
}

#[cfg(test)]
mod tests {
    use super::gregorian;

    #[test]
    fn days_in_the_gregorian_calendar() {
        for ((year, month, day), expected) in [
            ((1404, 12, 27), "2026-03-18"),
            ((1404, 1, 1), "2025-03-21"),
            ((1403, 12, 30), "2025-03-20"),
            ((1399, 12, 30), "2021-03-20"),
            ((1400, 1, 1), "2021-03-21"),
            ((1357, 11, 22), "1979-02-11"),
        ] {
            let found = gregorian(year, month, day).map(|day| day.to_string());
            assert_eq!(found.as_deref(), Some(expected));
        }
        assert_eq!(gregorian(1404, 12, 30), None);
        assert_eq!(gregorian(2026, 1, 1), None);
    }
}
