//! Times that count back from now, as comments have them: "3 hours ago", "vor 3 Stunden", "3時間前". They
//! are no dates, since nothing here asks a clock.

/// Words of such a time at most, with a name beside it.
const WORDS: usize = 10;
/// Digits of its number at most: "2026" is a year.
const DIGITS: usize = 2;

/// Words for a time back from now, before its number or behind it.
const MARKERS: [&str; 38] = [
    "ago",
    "vor",
    "hace",
    "y",
    "há",
    "fa",
    "geleden",
    "siden",
    "sedan",
    "sitten",
    "назад",
    "тому",
    "temu",
    "před",
    "pred",
    "prije",
    "pre",
    "пре",
    "преди",
    "önce",
    "əvvəl",
    "lalu",
    "trước",
    "πριν",
    "acum",
    "fyrir",
    "tagasi",
    "pirms",
    "prieš",
    "ezelőtt",
    "parë",
    "manja",
    "duela",
    "پیش",
    "قبل",
    "منذ",
    "לפני",
    "पहले",
];
/// How the units of such a time begin, from seconds to months: a number of years is a story's.
const UNITS: [&str; 86] = [
    "sec",
    "sek",
    "min",
    "hour",
    "hora",
    "ora",
    "ore",
    "oră",
    "heure",
    "stund",
    "std",
    "uur",
    "uren",
    "tim",
    "tunt",
    "tund",
    "godz",
    "hod",
    "час",
    "мин",
    "хв",
    "год",
    "сат",
    "day",
    "día",
    "dia",
    "giorn",
    "jour",
    "tag",
    "dag",
    "døgn",
    "päiv",
    "päev",
    "dni",
    "dny",
    "dzie",
    "dana",
    "dan",
    "день",
    "дня",
    "дней",
    "дні",
    "дни",
    "wee",
    "woch",
    "sem",
    "sett",
    "uge",
    "uke",
    "veck",
    "viik",
    "týd",
    "tyg",
    "нед",
    "тиж",
    "mon",
    "mes",
    "mois",
    "maand",
    "mån",
    "mies",
    "měs",
    "мес",
    "міс",
    "saat",
    "dakika",
    "gün",
    "hafta",
    "jam",
    "hari",
    "menit",
    "minggu",
    "giờ",
    "phút",
    "ngày",
    "λεπτ",
    "ώρ",
    "ημέρ",
    "perc",
    "nap",
    "óra",
    "ساع",
    "دق",
    "שע",
    "דק",
    "घंट",
];
/// Units of a letter.
const LETTERS: [&str; 6] = ["s", "m", "h", "d", "t", "w"];
/// The same in scripts that join them to the number's unit.
const JOINED: [(&str, char); 14] = [
    ("分", '前'),
    ("分钟", '前'),
    ("分鐘", '前'),
    ("時間", '前'),
    ("小时", '前'),
    ("小時", '前'),
    ("日", '前'),
    ("天", '前'),
    ("か月", '前'),
    ("个月", '前'),
    ("年", '前'),
    ("분", '전'),
    ("시간", '전'),
    ("일", '전'),
];

/// Whether a short line has a time that counts back from now.
pub(crate) fn has_relative_time(line: &str) -> bool {
    let is_short = line.split_whitespace().take(WORDS + 1).count() <= WORDS;
    is_short && super::token::has_digit(line) && (is_marked(line) || is_joined(line))
}

fn is_marked(line: &str) -> bool {
    let words: Vec<&str> = line.split_whitespace().collect();
    let bare = |word: &str| {
        let word = word.trim_matches(|mark: char| !mark.is_alphanumeric());
        word.to_lowercase()
    };
    let is_marker = |at: usize| {
        let word = words.get(at).map(|word| bare(word));
        word.is_some_and(|word| MARKERS.contains(&word.as_str()))
    };
    // "2 horas", "2h".
    let is_span = |at: &usize| {
        let word = words.get(*at).map(|word| bare(word)).unwrap_or_default();
        let unit = word.trim_start_matches(char::is_numeric);
        let digits = word.chars().take_while(|c| c.is_numeric()).count();
        let next = || words.get(at + 1).map(|word| bare(word));
        (1..=DIGITS).contains(&digits)
            && match unit {
                "" => next().is_some_and(|unit| is_unit(&unit)),
                unit => is_unit(unit),
            }
    };
    // "hace 2 horas", "il y a 2 heures"; "2 hours ago", "2h ago", "2 jam yang lalu".
    (0..words.len()).filter(is_span).any(|at| {
        let before = at.saturating_sub(3)..at;
        let after = at + 1..at + 4;
        before.into_iter().any(is_marker) || after.into_iter().any(is_marker)
    })
}

fn is_unit(word: &str) -> bool {
    LETTERS.contains(&word) || UNITS.iter().any(|unit| word.starts_with(unit))
}

fn is_joined(line: &str) -> bool {
    JOINED.iter().any(|&(unit, marker)| {
        let mut found = line.match_indices(unit);
        found.any(|(at, _)| {
            let before = line.get(..at).map(str::trim_end).unwrap_or_default();
            let after = line.get(at + unit.len()..).map(str::trim_start);
            before.ends_with(char::is_numeric) && after.is_some_and(|it| it.starts_with(marker))
        })
    })
}

#[cfg(test)]
mod tests {
    use super::has_relative_time;

    #[test]
    fn times_that_count_back_are_told_from_dates_and_sentences() {
        for line in [
            "Rosa_M hace 2 horas",
            "3 days ago",
            "vor 20 Minuten",
            "il y a 2 heures",
            "2h ago",
            "2 jam yang lalu",
            "5 минут назад",
            "3時間前",
            "2시간 전",
            "10 分钟 前",
        ] {
            assert!(has_relative_time(line), "{line}");
        }
        for line in [
            "4 March 2026",
            "Long ago",
            "Hace mucho",
            "Vor 2026",
            "Vor 20 Jahren",
            "Concerto il 12 maggio",
            "Chi fa 20 gol",
            "He said that 3 boats had been lost there not so very long ago.",
            "前 3",
        ] {
            assert!(!has_relative_time(line), "{line}");
        }
    }
}
