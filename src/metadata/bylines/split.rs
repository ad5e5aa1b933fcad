//! Where one name ends and the next begins.

use super::words::{Sort, WORDS, is_wide};

/// Words between a name and the place where the story was written.
pub(super) const PLACED: [&str; 6] = ["in", "from", "aus", "à", "desde", "из"];

/// The parts of a line between bars, bullets and spaced dashes.
pub(super) fn segments(line: &str) -> impl Iterator<Item = &str> {
    at_marks(line)
        .flat_map(|part| part.split(" – "))
        .flat_map(|part| part.split(" — "))
        .flat_map(|part| part.split(" - "))
        .map(str::trim)
        .filter(|part| !part.is_empty())
}

/// The parts between bars and bullets. A bullet between letters of Chinese parts the names of one
/// person: "玛格丽特•维斯特".
fn at_marks(line: &str) -> impl Iterator<Item = &str> {
    let has_wide_dot = line.contains(['•', '·']) && line.contains(is_wide);
    let mut end = 0;
    line.split(move |c: char| {
        let at = end;
        end += c.len_utf8();
        let is_mark = matches!(c, '|' | '•' | '·' | '\u{2009}');
        is_mark && !(has_wide_dot && is_name_dot(line, at, c))
    })
}

/// Whether the bullet at this place stands inside a person's name.
fn is_name_dot(line: &str, at: usize, mark: char) -> bool {
    let (before, after) = line.split_at_checked(at).unwrap_or_default();
    let after = after.strip_prefix(mark).unwrap_or_default();
    "•·".contains(mark)
        && before.ends_with(is_wide)
        && after.starts_with(is_wide)
        && !opens_label(after)
}

/// "Harbour Daily·Coast News reporter Wang Fang", in Chinese: the dot is between two papers.
fn opens_label(after: &str) -> bool {
    let end = after.find(|c: char| !is_wide(c)).unwrap_or(after.len());
    let run = after.get(..end).unwrap_or_default();
    ["记者", "記者"].iter().any(|label| run.contains(label))
}

/// The pieces of a segment that may each be a person.
pub(super) fn people(segment: &str) -> Vec<String> {
    let mut people: Vec<String> = Vec::new();
    for part in segment
        .split([';', '、', '，', '・'])
        .flat_map(at_slashes)
        .flat_map(at_ands)
    {
        let mut first_of_part = true;
        for piece in part.split(',') {
            let piece = piece.trim();
            match people.last_mut() {
                Some(person) if !first_of_part && is_credential(piece) => {
                    person.push_str(", ");
                    person.push_str(piece);
                }
                _ if piece.is_empty() || !first_of_part && is_place(piece) => {}
                _ => people.push(piece.to_string()),
            }
            first_of_part = false;
        }
    }
    people
}

/// "Ana Ruiz, de Porto Azul", "Ana Ruiz, from Norby": where somebody wrote.
fn is_place(piece: &str) -> bool {
    // After a comma these too; elsewhere they may stand inside a name.
    const AFTER_COMMA: [&str; 12] = [
        "de", "da", "do", "del", "em", "en", "din", "z", "iz", "från", "fra", "uit",
    ];
    let first = piece.split_once(' ').map(|(first, _)| first);
    first.is_some_and(|first| PLACED.contains(&first) || AFTER_COMMA.contains(&first))
}

/// Splits at slashes between names, and after one: "Ana Ruiz/Reuters". "dpa/lno" and "srf/hosb" are one
/// desk's sign.
fn at_slashes(part: &str) -> impl Iterator<Item = &str> {
    let first = part.split('/').next().unwrap_or_default();
    let is_spaced = part.contains(" / ") || first.trim().contains(' ');
    let mark = if is_spaced { '/' } else { '\0' };
    part.split(mark)
}

/// Splits at "and", and at words that join names or stand inside one, where both sides are whole
/// names.
fn at_ands(part: &str) -> Vec<String> {
    let words: Vec<&str> = part.split_whitespace().collect();
    let mut pieces = Vec::new();
    let mut piece: Vec<&str> = Vec::new();
    for (at, &word) in words.iter().enumerate() {
        let lower = word.to_lowercase();
        let after = words.get(at + 1..).unwrap_or_default();
        let joins = WORDS.is(Sort::And, lower.as_str())
            || WORDS.is(Sort::Joint, lower.as_str()) && piece.len() >= 2 && is_whole_name(after);
        if joins && !piece.is_empty() && !after.is_empty() {
            pieces.push(piece.join(" "));
            piece.clear();
        } else {
            piece.push(word);
        }
    }
    pieces.push(piece.join(" "));
    pieces
}

/// Whether at least two words follow before the next mark.
fn is_whole_name(words: &[&str]) -> bool {
    words.len() >= 2 && words.first().is_some_and(|first| !first.ends_with(','))
}

/// "MD", "Ph.D.", "Jr.", "CFP®": a title after the name, not a second person.
pub(super) fn is_credential(piece: &str) -> bool {
    const LONGEST: usize = 7;
    let letters: Vec<char> = piece.chars().filter(|c| c.is_alphabetic()).collect();
    let capitals = letters.iter().filter(|c| c.is_uppercase()).count();
    let known = matches!(piece.trim_end_matches('.'), "Jr" | "Sr" | "II" | "III");
    let single = !piece.contains(' ') || piece.starts_with("E-RYT");
    let is_agency = WORDS.is(Sort::Agency, piece.to_lowercase().as_str());
    known
        || single
            && !is_agency
            && capitals >= 2
            && letters.len() <= LONGEST
            && capitals * 2 >= letters.len()
}
