//! Lines that are a date and little else, and what their words say happened on it.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::{Date, NumericOrder, find_all};
use crate::words::hash::Spread;

/// A date line has at most so many bytes, and so many words beside the date: "Published … at".
const LONGEST: usize = 160;
const MOST_WORDS_BESIDE: usize = 4;
/// The same beside a date with a time of day, a section's name and a zone perhaps: "Local news Thursday, 3 May
/// 2026, 07:15 (GMT)".
const MOST_WORDS_BESIDE_TIME: usize = 6;

/// Whether a line is a date and little else.
pub(crate) fn is_date(line: &str) -> bool {
    has_date_beside(line, MOST_WORDS_BESIDE, false)
}

/// Whether a line is a date with a time of day and little else; a section's name and a zone may stand in it.
pub(crate) fn is_date_with_time(line: &str) -> bool {
    has_date_beside(line, MOST_WORDS_BESIDE_TIME, true)
}

fn has_date_beside(line: &str, most: usize, needs_clock: bool) -> bool {
    if line.len() > LONGEST || !line.chars().any(|c| c.is_ascii_digit() || c.is_numeric()) {
        return false;
    }
    let mut words = 0;
    let mut dates = 0;
    let mut from = 0;
    let mut has_clock = false;
    for found in find_all(line, NumericOrder::default()) {
        dates += 1;
        has_clock |= found.date.clock.is_some();
        words += words_of(line.get(from..found.range.start).unwrap_or_default());
        from = found.range.end;
    }
    words += words_of(line.get(from..).unwrap_or_default());
    // "Published 12 May 2026 - Last updated 14 May 2026 by Rosa Lind".
    let most = match dates > 1 && label(line).is_some() {
        true => most * 2,
        false => most,
    };
    let is_told = dates > 0 && (has_clock || !needs_clock);
    is_told && words <= most && !is_sentence(line, words)
}

/// "He died on 3 May 1951." is no date line; "Published 3 May 1951." is one.
fn is_sentence(line: &str, words: usize) -> bool {
    words >= 2 && line.ends_with(['.', '!', '?', '।', '。']) && label(line).is_none()
}

fn words_of(text: &str) -> usize {
    text.split_whitespace()
        .filter(|word| word.contains(char::is_alphabetic))
        .count()
}

/// When a line says that the story was published and when that it was changed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Stamps {
    pub published: Option<Date>,
    pub modified: Option<Date>,
    /// A word says that the first was the day of publication.
    pub labelled: bool,
    /// The words say that it was the first publication: a later day without a word is that of a change.
    pub is_first: bool,
}

/// How a label names the first publication.
const FIRST: [&str; 10] = [
    "first published",
    "first posted",
    "originally published",
    "erstmals",
    "erstveröffentlich",
    "première publication",
    "publié initialement",
    "publicado originalmente",
    "primera publicación",
    "prima pubblicazione",
];

impl Stamps {
    /// With the dates of another line where this one names none.
    pub fn or(self, other: Stamps) -> Stamps {
        if let (Some(day), Some(first)) = (self.published, other.published)
            && other.is_first
            && !self.labelled
            && !day.is_before(first)
        {
            return Stamps {
                modified: self.modified.or(other.modified).or(Some(day)),
                ..other
            };
        }
        Stamps {
            published: self.published.or(other.published),
            modified: self.modified.or(other.modified),
            labelled: self.labelled || self.published.is_none() && other.labelled,
            is_first: self.is_first || self.published.is_none() && other.is_first,
        }
    }
}

/// What words beside a date say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Event {
    Published,
    Modified,
    /// The state of a day, which is that of a change where another day is that of publication.
    AsOf,
}

/// Reads the first date of each kind. A date without a word beside it counts as that of publication.
pub(crate) fn stamps(line: &str, order: NumericOrder) -> Stamps {
    let mut stamps = Stamps::default();
    if line.len() > LONGEST * 2 {
        return stamps;
    }
    let found: Vec<_> = find_all(line, order).collect();
    let starts = found.iter().map(|found| found.range.start);
    let ends = found.iter().map(|found| found.range.end);
    let between = |from: usize, to: usize| line.get(from..to).unwrap_or_default();
    let before = ends
        .clone()
        .scan(0, |from, end| Some(std::mem::replace(from, end)));
    let before = before
        .zip(starts.clone())
        .map(|(from, to)| label(between(from, to)));
    let after = starts.skip(1).chain([line.len()]);
    let after = ends.zip(after).map(|(from, to)| label(between(from, to)));
    let (before, after): (Vec<_>, Vec<_>) = (before.collect(), after.collect());
    // "2026年3月2日 公開 2026年3月3日 更新": where the first date has no word before it and the last has
    // one after it, the words follow the dates.
    let follows =
        before.first().is_some_and(Option::is_none) && after.last().is_some_and(Option::is_some);
    let labels = if follows { after } else { before };
    let mut as_of = None;
    for (found, label) in found.iter().zip(labels) {
        match label {
            Some(Event::Modified) => {
                stamps.modified.get_or_insert(found.date);
            }
            Some(Event::AsOf) => {
                as_of.get_or_insert(found.date);
            }
            Some(Event::Published) if !stamps.labelled => {
                let is_first = is_first(line);
                let later = stamps
                    .published
                    .filter(|day| is_first && !day.is_before(found.date));
                stamps = Stamps {
                    published: Some(found.date),
                    modified: stamps.modified.or(later),
                    labelled: true,
                    is_first,
                };
            }
            _ => {
                stamps.published.get_or_insert(found.date);
            }
        }
    }
    let other = match stamps.published {
        Some(_) => &mut stamps.modified,
        None => &mut stamps.published,
    };
    *other = other.or(as_of);
    stamps
}

/// Whether a line's label says that the story was published then for the first time.
fn is_first(line: &str) -> bool {
    let line = line.to_lowercase();
    FIRST.iter().any(|label| line.contains(label))
}

/// What the last word of this kind in a text says. Of two that begin at one place, the word of a
/// change wins.
pub(crate) fn label(text: &str) -> Option<Event> {
    let lower = text.to_lowercase();
    let mut starts = lower.char_indices().rev();
    starts.find_map(|(at, first)| {
        let rest = lower.get(at..)?;
        let words = WORDS.get(&first)?.iter();
        let before = lower.get(..at)?.chars().next_back();
        // "date:" is a label, and no part of "Last update:".
        let is_whole =
            |word: &str| !word.ends_with(':') || !before.is_some_and(char::is_alphabetic);
        let events = words.filter(|(word, _)| rest.starts_with(word.as_str()) && is_whole(word));
        let events = events.map(|(_, event)| *event);
        events.max_by_key(|&event| event == Event::Modified)
    })
}

/// Words with what they say of a date, by their first letter.
type ByLetter = HashMap<char, Vec<(String, Event)>, Spread>;

/// The words of `stamps.txt`.
static WORDS: LazyLock<ByLetter> = LazyLock::new(|| {
    let mut words: HashMap<_, Vec<_>, Spread> = HashMap::default();
    for line in include_str!("stamps.txt").lines() {
        let Some((event, listed)) = line.split_once(' ') else {
            continue;
        };
        let event = match event {
            "published" => Event::Published,
            "modified" => Event::Modified,
            "as-of" => Event::AsOf,
            _ => continue,
        };
        for word in listed.split(' ').map(|word| word.replace("\\s", " ")) {
            if let Some(first) = word.chars().next() {
                words.entry(first).or_default().push((word, event));
            }
        }
    }
    words
});

#[cfg(test)]
mod tests {
    use super::*;

    fn told(line: &str) -> String {
        let stamps = stamps(line, NumericOrder::DayFirst);
        let day = |date: Option<Date>| date.map(|date| date.day.to_string()).unwrap_or_default();
        format!("{} {}", day(stamps.published), day(stamps.modified))
    }

    #[test]
    fn what_happened_on_a_day() {
        let both = "2026-03-02 2026-03-03";
        let table = [
            (
                "Posted March 2, 2026 at 9:40 AM | Updated March 3, 2026 at 7:15 AM",
                both,
            ),
            (
                "Stand: 03.03.2026 17:45 Uhr | Veröffentlicht: 02.03.2026 11:20 Uhr",
                both,
            ),
            (
                "Publié le 2 mars 2026 à 9h40 - Mis à jour le 3 mars 2026 à 7h15",
                both,
            ),
            ("2026年3月2日 公開 2026年3月3日 更新", both),
            ("입력 2026-03-02 09:40 수정 2026-03-03 07:15", both),
            ("02 Mart 2026 yayınlandı, 03 Mart 2026 güncellendi", both),
            (
                "Megjelent: 2026. március 2. Frissítve: 2026. március 3.",
                both,
            ),
            ("Опубликовано 2 марта 2026, обновлено 3 марта 2026", both),
            (
                "Tue 3 Mar 2026 09.12 GMT. First published on Mon 2 Mar 2026 06.00 GMT",
                both,
            ),
            ("3.3.2026, erstmals veröffentlicht am 2.3.2026", both),
            ("3 March 2026", "2026-03-03 "),
            ("Stand: 3. März 2026", "2026-03-03 "),
            ("Updated 3 March 2026", " 2026-03-03"),
            ("3 March 2026 (updated)", " 2026-03-03"),
            ("تم التحديث: 3 مارس 2026", " 2026-03-03"),
        ];
        for (line, expected) in table {
            assert_eq!(told(line), expected, "{line}");
        }
    }

    #[test]
    fn date_lines() {
        for line in [
            "3 March 2026",
            "Published on 3 March 2026 at 9:40.",
            "Dienstag, 3. März 2026",
        ] {
            assert!(is_date(line), "{line}");
        }
        for line in [
            "He died on 3 May 1951.",
            "Ned was born in Norby on 3 May 1951",
            "It rained.",
        ] {
            assert!(!is_date(line), "{line}");
        }
    }
}
