//! The label before or after a name: "By", "Автор:", "记者", and what it makes of the person.

use super::words::{LONGEST_LABEL, Sort, WORDS, is_wide};

/// Whom a label names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Author,
    /// An editor, a photographer, a source; or a time.
    Other,
}

/// The text after a label, and whom the label names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Labelled<'t> {
    pub kind: Kind,
    pub rest: &'t str,
    /// A label of a script without spaces, after which each word is a person.
    pub parts_at_spaces: bool,
}

/// Marks between a label and a name.
const SEPARATORS: [char; 10] = [' ', ':', '：', '/', '／', '｜', '丨', '=', '＝', '・'];

/// Colons; that of Armenian is a mark above the end of the word.
const COLONS: [char; 3] = [':', '：', '՝'];

/// A label of a script without spaces has at most so many characters.
const LONGEST_WIDE: usize = 10;

/// Characters that simplified Chinese alone has, of the labels in the list: its authors part their
/// names at spaces, where Japanese ones write one name as two words.
const SIMPLIFIED: [char; 7] = ['记', '员', '责', '编', '报', '习', '采'];

/// The longest label at the start of a text.
pub(super) fn read(text: &str) -> Option<Labelled<'_>> {
    spaced(text).or_else(|| wide(text))
}

/// A label at the start of a line that is nothing else than it and names. "De" and "Per" open family
/// names too.
pub(super) fn read_line(text: &str) -> Option<Labelled<'_>> {
    read(text).or_else(|| {
        let (label, rest) = text.split_once(' ')?;
        let is_label = WORDS.is(Sort::Line, label.to_lowercase().as_str());
        is_label.then_some(Labelled {
            kind: Kind::Author,
            rest,
            parts_at_spaces: false,
        })
    })
}

/// The name after "by" in Albanian, Filipino or Swahili, where a whole name follows. Korean names begin
/// with "Na" and have one more word, Balinese ones with "Ni" before a word for a girl's place in the family.
pub(super) fn after_preposition(text: &str) -> Option<&str> {
    const BALINESE: [&str; 8] = [
        "Luh", "Putu", "Made", "Kadek", "Wayan", "Nyoman", "Ketut", "Komang",
    ];
    let (label, name) = text.split_once(' ')?;
    let first = name.split(' ').next()?;
    let is_name = name.contains(' ')
        && name
            .split(' ')
            .all(|word| word.starts_with(char::is_uppercase));
    let is_label = matches!(label, "Nga" | "nga" | "Ni" | "ni" | "Na" | "na");
    (is_label && is_name && !BALINESE.contains(&first)).then_some(name)
}

fn spaced(text: &str) -> Option<Labelled<'_>> {
    let mut ends = text
        .char_indices()
        .filter(|&(_, c)| c == ' ' || COLONS.contains(&c))
        .map(|(at, _)| at)
        .chain([text.len()])
        .take(LONGEST_LABEL + 1)
        .peekable();
    let first = text.get(..*ends.peek()?)?.to_lowercase();
    if !WORDS.opens_label(&first) {
        return None;
    }
    let mut best = None;
    for end in ends {
        let (label, rest) = text.split_at_checked(end)?;
        let label = label.to_lowercase();
        let colon = rest.trim_start().starts_with(COLONS);
        let is_author =
            WORDS.is(Sort::Label, label.as_str()) || colon && WORDS.is(Sort::Colon, label.as_str());
        let kind = match is_author {
            true => Kind::Author,
            false if WORDS.is(Sort::Other, label.as_str()) => Kind::Other,
            false => continue,
        };
        best = Some(Labelled {
            kind,
            rest: rest.trim_start_matches([' ', ':', '：', '՝']),
            parts_at_spaces: colon && label.contains(SIMPLIFIED)
                || kind == Kind::Author && label.contains(SIMPLIFIED),
        });
    }
    best
}

/// A label of Chinese or Japanese, with a mark after it or none: "文/王芳", "江城晚报记者王芳".
fn wide(text: &str) -> Option<Labelled<'_>> {
    if !text.starts_with(is_wide) {
        return None;
    }
    let ends = text.char_indices().skip(1).map(|(at, _)| at);
    let mut best = None;
    for end in ends.take(LONGEST_WIDE) {
        let (label, rest) = text.split_at_checked(end)?;
        let marked = rest.starts_with(SEPARATORS);
        let is_reporter = label.ends_with("记者") || label.ends_with("記者");
        let is_label = WORDS.is(Sort::Label, label);
        let is_author = is_reporter || is_label || marked && WORDS.is(Sort::Colon, label);
        let is_other = marked && WORDS.is(Sort::Other, label);
        // "記者林雨蓁／報導"
        let name = rest.split(['/', '／']).next().unwrap_or(rest);
        if is_author && (marked || is_short_name(name)) || is_other {
            best = Some(Labelled {
                kind: if is_author { Kind::Author } else { Kind::Other },
                rest: rest.trim_start_matches(SEPARATORS),
                parts_at_spaces: label.contains(SIMPLIFIED),
            });
        }
    }
    best
}

/// The text up to the next label that has a colon, and from it on.
pub(super) fn at_next(text: &str) -> (&str, &str) {
    if !text.contains([':', '：']) {
        return (text, "");
    }
    // "Texte et photos : Ana Ruiz" opens with one label, and "photos :" is a part of it.
    let own = read(text).map_or(0, |found| text.len() - found.rest.len());
    let starts = text.char_indices().filter(|&(_, c)| c == ' ' || c == ',');
    let next = starts
        .map(|(at, _)| at)
        .filter(|&at| at >= own)
        .find(|&at| {
            let rest = text.get(at..).unwrap_or_default();
            let rest = rest.trim_start_matches([' ', ',']);
            let colon = rest.find([':', '：']);
            let is_near =
                colon.is_some_and(|colon| rest.get(..colon).unwrap_or_default().len() <= 40);
            is_near
                && read(rest).is_some_and(|found| {
                    let label = rest.len() - found.rest.len();
                    rest.get(..label)
                        .is_some_and(|label| label.contains([':', '：']))
                })
        });
    // A label at the very start opens this part.
    match next {
        Some(at) => text.split_at_checked(at).unwrap_or((text, "")),
        None => (text, ""),
    }
}

/// The text before a label that follows the name: "김철수 기자", "王芳 报道", "林雨蓁／報導".
pub(super) fn before_label(text: &str) -> Option<&str> {
    let text = text.trim();
    let words = text
        .char_indices()
        .filter(|&(_, c)| matches!(c, ' ' | '/' | '／'));
    let starts = words.map(|(at, _)| at).collect::<Vec<_>>();
    let spaced = starts.iter().rev().take(2).find_map(|&at| {
        let (before, label) = text.split_at_checked(at)?;
        let label = label.trim_start_matches([' ', '/', '／', '=', '＝']);
        let is_label = WORDS.is(Sort::After, label.to_lowercase().as_str());
        (is_label || is_report_from(label)).then_some(before)
    });
    let glued = || {
        let labels = WORDS.glued_afters.iter();
        let mut names = labels.filter_map(|label| text.strip_suffix(label));
        names.find(|name| is_short_name(name.trim_end_matches(['=', '＝', '/', '／'])))
    };
    let name = spaced.or_else(glued)?;
    let name = name.trim_end_matches([' ', '=', '＝', '/', '／']);
    // "기자명 김철수 기자" has a label on either side.
    Some(name.strip_prefix("기자명").map_or(name, str::trim_start))
}

/// "台北報導": a report from a place.
fn is_report_from(label: &str) -> bool {
    let place = ["報導", "报道", "報道"]
        .iter()
        .find_map(|report| label.strip_suffix(report));
    place.is_some_and(is_short_name)
}

/// Whether the text is two to four characters of Chinese, Japanese or Korean, as names are.
pub(super) fn is_short_name(text: &str) -> bool {
    let mut letters = text.chars().filter(|c| *c != ' ');
    (2..=4).contains(&letters.clone().count()) && letters.all(is_wide)
}

/// Whether a text opens with a label and a colon that names somebody else than the authors: "Photo:".
pub(super) fn names_others(text: &str) -> bool {
    let text = text.trim_start_matches(|c: char| !c.is_alphanumeric());
    let found = read(text).filter(|found| found.kind == Kind::Other);
    let label = found.and_then(|found| text.strip_suffix(found.rest));
    label.is_some_and(|label| label.contains(COLONS))
}
