//! Lines that are a date and little else.

/// The months in the languages that the phrase lists know, by their first letters.
const MONTHS: [&[&str]; 12] = [
    &["jan", "gen", "ene", "jän"],
    &["feb", "fév", "fev"],
    &["mar", "mär", "maa", "mrz"],
    &["apr", "avr", "abr"],
    &["may", "mai", "mei", "mag"],
    &["jun", "juin", "giu"],
    &["jul", "juil", "lug"],
    &["aug", "aoû", "ago"],
    &["sep", "set"],
    &["oct", "okt", "ott", "out"],
    &["nov"],
    &["dec", "dez", "déc", "dic"],
];
/// Words that stand beside a date.
const BESIDE: &[&str] = &[
    "published",
    "updated",
    "posted",
    "last",
    "first",
    "modified",
    "on",
    "at",
    "of",
    "am",
    "pm",
    "a.m",
    "p.m",
    "est",
    "edt",
    "gmt",
    "utc",
    "pst",
    "pdt",
    "bst",
    "cet",
    "et",
    "pt",
    "date",
    "de",
    "del",
    "le",
    "am",
    "um",
    "uhr",
    "il",
    "el",
    "à",
    "às",
    "om",
    "op",
    "den",
    "vom",
    "stand",
    "veröffentlicht",
    "aktualisiert",
    "publié",
    "publicado",
    "actualizado",
    "pubblicato",
    "aggiornato",
    "atualizado",
    "gepubliceerd",
    "mis",
    "jour",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "mon",
    "tue",
    "wed",
    "thu",
    "fri",
    "sat",
    "sun",
    "montag",
    "dienstag",
    "mittwoch",
    "donnerstag",
    "freitag",
    "samstag",
    "sonntag",
    "lundi",
    "mardi",
    "mercredi",
    "jeudi",
    "vendredi",
    "samedi",
    "dimanche",
    "lunes",
    "martes",
    "miércoles",
    "jueves",
    "viernes",
    "sábado",
    "domingo",
];
/// A date line has at most so many words.
const MOST_WORDS: usize = 12;

/// Whether a line is a date and little else.
pub(super) fn is_date(line: &str) -> bool {
    line.len() <= 120 && line.split_whitespace().count() <= MOST_WORDS && {
        let mut words = pieces(line).peekable();
        words.peek().is_some()
            && day(line).is_some()
            && words.all(|word| is_part_of_date(&word.to_lowercase()))
    }
}

/// The first whole date of a line as `YYYY-MM-DD`.
///
/// Dates in numbers alone are read only where they begin with the year: which of `03/04` is the
/// month depends on the country.
pub(super) fn day(line: &str) -> Option<String> {
    let words: Vec<&str> = pieces(line).take(MOST_WORDS * 2).collect();
    words
        .windows(3)
        .find_map(|words| match words {
            [first, second, third] => {
                let (first, second) = (first.to_lowercase(), second.to_lowercase());
                let year = year(third)?;
                match (month(&first), month(&second)) {
                    (Some(month), _) => iso(year, month, number(&second)?),
                    (None, Some(month)) => iso(year, month, number(&first)?),
                    _ => None,
                }
            }
            _ => None,
        })
        .or_else(|| words.iter().find_map(|word| year_first(word)))
}

fn iso(year: u32, month: u32, day: u32) -> Option<String> {
    let valid = (1..=12).contains(&month) && (1..=31).contains(&day);
    valid.then(|| format!("{year:04}-{month:02}-{day:02}"))
}

/// Words without the marks between them; "3." and "3rd" are pieces, so is "2026-03-04".
fn pieces(line: &str) -> impl Iterator<Item = &str> {
    let marks = |character: char| {
        character.is_whitespace() || matches!(character, ',' | '|' | '•' | '·' | '(' | ')')
    };
    line.split(marks)
        .map(|word| word.trim_matches(['.', ':', '-', '–', '—']))
        .filter(|word| !word.is_empty() && *word != "de" && *word != "of")
}

fn is_part_of_date(word: &str) -> bool {
    month(word).is_some()
        || BESIDE.contains(&word)
        || word.starts_with(|character: char| character.is_ascii_digit()) && word.len() <= 25
}

fn month(word: &str) -> Option<u32> {
    let stem: String = word.chars().take(4).collect();
    let longest = word.chars().count() <= 10 && word.chars().all(char::is_alphabetic);
    let found = MONTHS
        .iter()
        .position(|names| names.iter().any(|name| stem.starts_with(name)));
    found
        .filter(|_| longest)
        .and_then(|at| u32::try_from(at + 1).ok())
}

fn year(word: &str) -> Option<u32> {
    let year = word.get(..4)?.parse().ok()?;
    let only = word.len() == 4;
    (only && (1900..2100).contains(&year)).then_some(year)
}

/// A day's number, "3rd" and "1er" included.
fn number(word: &str) -> Option<u32> {
    let end = word.find(|character: char| !character.is_ascii_digit());
    word.get(..end.unwrap_or(word.len()))?.parse().ok()
}

fn year_first(word: &str) -> Option<String> {
    let mut parts = word.get(..10)?.split(['-', '/']);
    let year = year(parts.next()?)?;
    iso(
        year,
        parts.next()?.parse().ok()?,
        parts.next()?.parse().ok()?,
    )
}
