//! The ways in which lines write a day: numbers, names of months, eras.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::day::{Day, NumericOrder};
use super::persian;
use super::token::{Token, is_mark, number, word};

/// The names are written as tokens are folded.
static MONTHS: LazyLock<HashMap<&str, u32>> = LazyLock::new(|| {
    let mut months = HashMap::new();
    for line in include_str!("months.txt").lines() {
        let mut words = line.split(' ');
        let Some(Ok(month)) = words.next().map(str::parse) else {
            continue;
        };
        for name in words {
            months.entry(name).or_insert(month);
        }
    }
    months
});

/// Words that may stand between day, month and year.
const JOINTS: [&str; 10] = ["de", "del", "of", "di", "do", "d", "den", "em", "g", "г"];

/// A day at the start of `rest`, and how many tokens it takes.
pub(super) fn read(before: &[Token], rest: &[Token], order: NumericOrder) -> Option<(Day, usize)> {
    if let Some((value, digits)) = number(rest.first()) {
        if goes_on(before, rest) {
            return None;
        }
        match digits {
            4 => year_first(value, rest),
            1 | 2 => day_month_name(value, rest)
                .or_else(|| persian::day_month_name(value, rest))
                .or_else(|| day_numbered_month(value, rest))
                .or_else(|| numeric(value, rest, order)),
            _ => None,
        }
    } else {
        month_name_first(rest).or_else(|| of_japanese_era(rest))
    }
}

/// "令和8年3月11日": years are counted from the start of an emperor's reign.
fn of_japanese_era(rest: &[Token]) -> Option<(Day, usize)> {
    const ERAS: [(&str, u32); 3] = [("令和", 2018), ("平成", 1988), ("昭和", 1925)];
    let name = word(rest.first())?;
    let (_, before) = ERAS.iter().find(|(era, _)| name.ends_with(era))?;
    let is_word = |at: usize, expected: char| {
        word(rest.get(at)).is_some_and(|word| word.starts_with(expected))
    };
    let (year, 1 | 2) = number(rest.get(1))? else {
        return None;
    };
    let ((month, _), (day, _)) = (number(rest.get(3))?, number(rest.get(5))?);
    let is_whole = is_word(2, '年') && is_word(4, '月') && is_word(6, '日');
    Some((Day::new(before + year, month, day).filter(|_| is_whole)?, 7))
}

/// Whether the number is the tail of a longer one: 10.1.2.2026, 3/4/5/2026.
fn goes_on(before: &[Token], rest: &[Token]) -> bool {
    let [.., earlier, mark] = before else {
        return false;
    };
    is_mark(Some(mark), "./-")
        && number(Some(earlier)).is_some()
        && rest.first().is_some_and(|first| {
            mark.range.end == first.range.start && earlier.range.end == mark.range.start
        })
}

fn month_name(token: Option<&Token>) -> Option<u32> {
    MONTHS.get(word(token)?).copied()
}

/// The month whose name begins at a place, and the place after it. Thai parts the letters of short names
/// by stops: "พ.ค."
fn month_at(rest: &[Token], at: usize) -> Option<(u32, usize)> {
    if let Some(month) = month_name(rest.get(at)) {
        return Some((month, at + 1));
    }
    let (first, second) = (word(rest.get(at))?, word(rest.get(at + 2))?);
    let is_parted = is_mark(rest.get(at + 1), ".");
    let month = MONTHS
        .get(format!("{first}.{second}").as_str())
        .filter(|_| is_parted)?;
    Some((*month, at + 3))
}

/// "2026-03-11", "2026. 3. 11.", "2026年3月11日", "2026 March 11".
fn year_first(year: u32, rest: &[Token]) -> Option<(Day, usize)> {
    if let Some((month, at)) = month_after_year(rest) {
        let (day, _) = number(rest.get(at))?;
        return Some((Day::new(year, month, day)?, at + 1));
    }
    let joint = rest.get(1);
    let dashed = is_mark(joint, "-/.‐‑–−");
    let counted = word(joint).is_some_and(|joint| joint.starts_with(['年', '년']));
    if !dashed && !counted {
        return None;
    }
    if persian::YEARS.contains(&year) {
        return persian::year_first(year, rest);
    }
    let (month, digits) = number(rest.get(2))?;
    let same = if dashed {
        rest.get(3).map(|token| &token.kind) == joint.map(|token| &token.kind)
    } else {
        word(rest.get(3)).is_some_and(|joint| joint.starts_with(['月', '월']))
    };
    let (day, day_digits) = number(rest.get(4))?;
    let closing = word(rest.get(5)).is_some_and(|word| word.starts_with(['日', '일']));
    let length = if closing { 6 } else { 5 };
    (same && digits <= 2 && day_digits <= 2)
        .then(|| Day::new(year, month, day))?
        .map(|day| (day, length))
}

fn month_after_year(rest: &[Token]) -> Option<(u32, usize)> {
    let mut at = 1;
    // Armenian puts a word for "year" between: "2026 թ. մայիսի 12".
    while is_mark(rest.get(at), ".,-") || at == 1 && word(rest.get(at)) == Some("թ") {
        at += 1;
    }
    let month = month_name(rest.get(at))?;
    at += 1;
    while is_mark(rest.get(at), ".,-") && at < 5 {
        at += 1;
    }
    Some((month, at))
}

/// "11 March 2026", "11. März 2026", "11 de marzo de 2026", "11-Mar-26", "1er mars 2026".
fn day_month_name(day: u32, rest: &[Token]) -> Option<(Day, usize)> {
    let at = skip_joints(rest, 1, true);
    let (month, at) = month_at(rest, at)?;
    let at = skip_joints(rest, at, false);
    let year = year(rest, at)?;
    Some((Day::new(year, month, day)?, at + 1))
}

/// "3 tháng 5, 2026": Vietnamese counts its months.
fn day_numbered_month(day: u32, rest: &[Token]) -> Option<(Day, usize)> {
    if word(rest.get(1))? != "thang" {
        return None;
    }
    let (month, _) = number(rest.get(2))?;
    let mut at = 3;
    while is_mark(rest.get(at), ",/") || word(rest.get(at)) == Some("nam") {
        at += 1;
    }
    let year = year(rest, at)?;
    Some((Day::new(year, month, day)?, at + 1))
}

/// "March 11, 2026", "Mar. 11th 2026".
fn month_name_first(rest: &[Token]) -> Option<(Day, usize)> {
    let month = month_name(rest.first())?;
    let at = skip_joints(rest, 1, false);
    let (day, 1 | 2) = number(rest.get(at))? else {
        return None;
    };
    let at = skip_joints(rest, at + 1, true);
    let year = year(rest, at)?;
    Some((Day::new(year, month, day)?, at + 1))
}

/// "11.03.2026", "11/3/2026", "3/11/2026", "11.03.26".
fn numeric(first: u32, rest: &[Token], order: NumericOrder) -> Option<(Day, usize)> {
    let joint = rest.get(1);
    if !is_mark(joint, "./-‐‑–")
        || rest.get(3).map(|token| &token.kind) != joint.map(|token| &token.kind)
    {
        return None;
    }
    let (second, 1 | 2) = number(rest.get(2))? else {
        return None;
    };
    let (last, digits) = number(rest.get(4))?;
    let padded = [rest.first(), rest.get(2)]
        .iter()
        .all(|&token| matches!(number(token), Some((_, 2))));
    let year = match digits {
        4 => last,
        // Two digits alone may be a version or a score; with every part padded it is a date.
        2 if padded => century(last),
        _ => return None,
    };
    let month_first = match order {
        _ if first > 12 => false,
        _ if second > 12 => true,
        // Nobody writes the month first between stops.
        NumericOrder::MonthFirst => !is_mark(joint, "."),
        NumericOrder::DayFirst => false,
    };
    let (day, month) = if month_first {
        (second, first)
    } else {
        (first, second)
    };
    Some((Day::new(year, month, day)?, 5))
}

/// The place after ordinal endings, stops, commas and joining words; at most four of them.
fn skip_joints(rest: &[Token], from: usize, after_day: bool) -> usize {
    const ORDINALS: [&str; 8] = ["st", "nd", "rd", "th", "er", "re", "º", "o"];
    let mut at = from;
    while at < from + 4 {
        let token = rest.get(at);
        let joins = is_mark(token, ".,-/°'’‐–")
            || word(token).is_some_and(|word| {
                JOINTS.contains(&word) || after_day && ORDINALS.contains(&word)
            });
        if !joins {
            break;
        }
        at += 1;
    }
    at
}

/// Four digits, or two after an apostrophe or a dash ("'26", "11-Mar-26").
fn year(rest: &[Token], at: usize) -> Option<u32> {
    match number(rest.get(at))? {
        (year, 4) => Some(year),
        (year, 2) if is_mark(rest.get(at.wrapping_sub(1)), "'’-") => Some(century(year)),
        _ => None,
    }
}

fn century(year: u32) -> u32 {
    if year < 70 { 2000 + year } else { 1900 + year }
}
