use super::*;

/// `fixtures/metadata/dates.txt`: a line, " => ", and the date in ISO 8601 or nothing; lines under
/// `[month first]` are read as an American reader does.
#[test]
fn table() {
    let table = include_str!("../../../fixtures/metadata/dates.txt");
    let mut order = NumericOrder::DayFirst;
    let mut wrong = Vec::new();
    for line in table
        .lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
    {
        match line {
            "[month first]" => order = NumericOrder::MonthFirst,
            "[day first]" => order = NumericOrder::DayFirst,
            _ => {
                let (text, expected) = line.split_once(" =>").unwrap_or((line, ""));
                let found = parse(text, order).map(|date| date.to_string());
                let found = found.unwrap_or_default();
                if found != expected.trim() {
                    wrong.push(format!("{text}: {found} instead of {}", expected.trim()));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_date_of_a_text_with_its_range() {
    let text = "Published 3 March 2026, updated 4 March 2026 at 09:15.";
    let found: Vec<&str> = find_all(text, NumericOrder::DayFirst)
        .filter_map(|found| text.get(found.range))
        .collect();
    assert_eq!(found, ["3 March 2026", "4 March 2026 at 09:15"]);
}

#[test]
fn seconds_since_the_epoch() {
    for (value, expected) in [
        ("1741682589", "2025-03-11T08:43:09Z"),
        ("0951782400", "2000-02-29T00:00:00Z"),
        ("1741682589123", "2025-03-11T08:43:09Z"),
    ] {
        let date = super::parse(value, NumericOrder::DayFirst).unwrap();
        assert_eq!(date.to_string(), expected);
    }
}

#[test]
fn days_are_counted_across_years() {
    let day = |year, month, day| Day::new(year, month, day).unwrap();
    assert_eq!(day(2026, 3, 1).days_after(day(2024, 2, 28)), 732);
    assert_eq!(day(1999, 12, 31).days_after(day(2000, 1, 1)), -1);
    assert_eq!(day(2024, 2, 28).plus(2), Some(day(2024, 3, 1)));
}

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
        "9:14 AM ET",
        "오후 7:05",
    ] {
        assert!(is_time_of_day(time), "{time}");
    }
    for other in [
        "3.50",
        "19.12",
        "19.12 metres",
        "19.88",
        "2026",
        "1.20.300",
        "At 9:52 the lamp went out.",
        "11 May 2026 09:52",
        "",
        "Uhr",
    ] {
        assert!(!is_time_of_day(other), "{other}");
    }
}
