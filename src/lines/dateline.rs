//! Lines that are a date and little else.

use crate::metadata::dates::{self, NumericOrder};

/// A date line has at most so many bytes, and so many words beside the date: "Published … at".
const LONGEST: usize = 120;
const MOST_WORDS_BESIDE: usize = 4;

/// Whether a line is a date and little else.
pub(super) fn is_date(line: &str) -> bool {
    if line.len() > LONGEST || !line.bytes().any(|byte| byte.is_ascii_digit()) {
        return false;
    }
    dates::find_in_line(line, NumericOrder::default()).is_some_and(|found| {
        let before = line.get(..found.range.start).unwrap_or_default();
        let after = line.get(found.range.end..).unwrap_or_default();
        let beside = before.split_whitespace().chain(after.split_whitespace());
        beside
            .filter(|word| word.contains(char::is_alphabetic))
            .count()
            <= MOST_WORDS_BESIDE
    })
}

/// The words before a date that say that the story was changed on it.
const CHANGED: [&str; 23] = [
    "update",
    "modified",
    "revised",
    "aktualisier",
    "aggiornamento",
    "actualización",
    "atualização",
    "geändert",
    "mis à jour",
    "mise à jour",
    "modifié",
    "actualizad",
    "modificad",
    "aggiornat",
    "modificat",
    "atualizad",
    "bijgewerkt",
    "gewijzigd",
    "zaktualizowan",
    "uppdatera",
    "oppdatert",
    "opdateret",
    "обновлен",
];

/// When a line says that the story was published and when that it was changed, ISO 8601.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Dates {
    pub published: Option<String>,
    pub modified: Option<String>,
}

impl Dates {
    /// The first date of each kind.
    pub fn of(line: &str) -> Dates {
        let mut dates = Dates::default();
        if line.len() > LONGEST * 2 {
            return dates;
        }
        let mut from = 0;
        for found in dates::find_all(line, NumericOrder::default()) {
            let before = line.get(from..found.range.start).unwrap_or_default();
            let before = before.to_lowercase();
            let is_change = CHANGED.iter().any(|word| before.contains(word));
            let kind = match is_change {
                true => &mut dates.modified,
                false => &mut dates.published,
            };
            kind.get_or_insert_with(|| found.date.to_string());
            from = found.range.end;
        }
        dates
    }

    /// With the dates of another line where this one names none.
    pub fn or(self, other: Dates) -> Dates {
        Dates {
            published: self.published.or(other.published),
            modified: self.modified.or(other.modified),
        }
    }
}
