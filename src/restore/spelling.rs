//! How one word is written: its capitals, and marks that were deleted inside it. Only case and marks
//! are ever touched.

use super::lexicon::{Lexicon, Share};
use super::mark::{Case, Inside};
use super::tagger::likeliest_case;

/// A case that the lexicon's word has in under 4 of 1000 places has its probability multiplied by
/// this: it keeps stray capitals out at no loss of case F1 on restore/dev (.900 with and without).
const NEVER: f32 = 0.3;

/// The case of a word, the lexicon asked.
pub(super) fn case(probabilities: [f32; 4], number: u32, lexicon: &Lexicon) -> Case {
    let Some(shares) = lexicon.cases(number) else {
        return likeliest_case(probabilities);
    };
    let mut weighed = probabilities;
    for (p, share) in weighed.iter_mut().zip(shares) {
        if share == Share::Never {
            *p *= NEVER;
        }
    }
    likeliest_case(weighed)
}

/// A lowercase word in a case.
pub(super) fn write_case(word: &str, case: Case, lexicon: &Lexicon) -> String {
    match case {
        Case::Lower => word.to_string(),
        Case::Title => capitalise(word),
        Case::Upper => word.chars().map(upper).collect(),
        Case::Mixed => mixed(word, lexicon),
    }
}

/// The first letter as a capital. A word that starts with a digit stays as it is.
pub(super) fn capitalise(word: &str) -> String {
    let mut letters = word.chars();
    let first = letters.next().map(upper);
    first.into_iter().chain(letters).collect()
}

/// A capital, where it is one letter and leads back to the same small one, so that the word is not
/// changed.
fn upper(small: char) -> char {
    let mut capitals = small.to_uppercase();
    match (capitals.next(), capitals.next()) {
        (Some(capital), None) if capital.to_lowercase().eq([small]) => capital,
        _ => small,
    }
}

/// The form in the lexicon, or the Scottish pattern, or a plain capital.
fn mixed(word: &str, lexicon: &Lexicon) -> String {
    if let Some(form) = lexicon.form(word) {
        return form.to_string();
    }
    match word.strip_prefix("mc") {
        Some(rest) if rest.chars().count() > 2 => format!("Mc{}", capitalise(rest)),
        _ => capitalise(word),
    }
}

/// A lowercase word with the marks that were deleted inside it, where they have an unambiguous
/// place.
pub(super) fn reopen(word: &str, inside: Inside, lexicon: &Lexicon) -> Option<String> {
    match inside {
        Inside::Nothing => None,
        Inside::Apostrophe => apostrophe(word),
        Inside::Hyphen => hyphen(word, lexicon),
        Inside::Dots => dots(word),
        Inside::Number => thousands(word),
    }
}

/// What may stand after an apostrophe; the longest that fits is taken.
const AFTER_APOSTROPHE: [&str; 6] = ["ll", "re", "ve", "d", "m", "s"];

fn apostrophe(word: &str) -> Option<String> {
    if let Some(stem) = word.strip_suffix("nt") {
        return Some(format!("{stem}n't"));
    }
    let mut splits = AFTER_APOSTROPHE
        .into_iter()
        .filter_map(|tail| Some((word.strip_suffix(tail)?, tail)));
    let (stem, tail) = splits.next()?;
    (!stem.is_empty()).then(|| format!("{stem}'{tail}"))
}

/// No compound of words has more bytes. Each place in it is tried, so that an endless word must not
/// be.
const LONGEST_COMPOUND: usize = 64;

/// Splits where both parts are words; the pair whose rarer part is commonest.
fn hyphen(word: &str, lexicon: &Lexicon) -> Option<String> {
    if word.len() > LONGEST_COMPOUND {
        return None;
    }
    let places = word.char_indices().map(|(at, _)| at).filter(|&at| at > 1);
    let rank = |at: usize| {
        let (left, right) = word.split_at_checked(at)?;
        let rarer = lexicon.number(left).max(lexicon.number(right));
        let known = lexicon.number(left) > 0 && lexicon.number(right) > 0 && right.len() > 1;
        known.then_some((rarer, left, right))
    };
    let (_, left, right) = places.filter_map(rank).min_by_key(|(rarer, ..)| *rarer)?;
    Some(format!("{left}-{right}"))
}

/// us, pm: a letter and a dot each; longer ones are words.
fn dots(word: &str) -> Option<String> {
    let short = word.len() <= 4 && word.bytes().all(|b| b.is_ascii_lowercase());
    short.then(|| word.chars().flat_map(|letter| [letter, '.']).collect())
}

/// 2000000 as 2,000,000; a decimal point has no place of its own, so that shorter numbers stay.
fn thousands(word: &str) -> Option<String> {
    if word.len() < 4 || !word.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let mut written = String::with_capacity(word.len() * 4 / 3);
    for (at, digit) in word.chars().enumerate() {
        if at > 0 && (word.len() - at).is_multiple_of(3) {
            written.push(',');
        }
        written.push(digit);
    }
    Some(written)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lexicon() -> Lexicon {
        let words = [("red", 1), ("handed", 2), ("redhand", 3)];
        let numbered = words
            .map(|(word, number)| (word.to_string(), number))
            .to_vec();
        Lexicon::new(numbered, vec![3, 3, 3], "McAdam\niBox")
    }

    #[test]
    fn deleted_marks_come_back() {
        let lexicon = lexicon();
        let reopened = |word, inside| reopen(word, inside, &lexicon);
        assert_eq!(
            reopened("dont", Inside::Apostrophe).as_deref(),
            Some("don't")
        );
        assert_eq!(
            reopened("ruizs", Inside::Apostrophe).as_deref(),
            Some("ruiz's")
        );
        assert_eq!(
            reopened("redhanded", Inside::Hyphen).as_deref(),
            Some("red-handed")
        );
        let endless = "redhanded".repeat(8);
        assert_eq!(reopen(&endless, Inside::Hyphen, &lexicon), None);
        assert_eq!(reopened("us", Inside::Dots).as_deref(), Some("u.s."));
        assert_eq!(
            reopened("1200000", Inside::Number).as_deref(),
            Some("1,200,000")
        );
        assert_eq!(reopened("65", Inside::Number), None);
    }

    #[test]
    fn case_never_changes_the_word() {
        let lexicon = lexicon();
        assert_eq!(write_case("mcadam", Case::Mixed, &lexicon), "McAdam");
        assert_eq!(write_case("mcorvo", Case::Mixed, &lexicon), "McOrvo");
        assert_eq!(write_case("straße", Case::Upper, &lexicon), "STRAßE");
        assert_eq!(write_case("2nd", Case::Title, &lexicon), "2nd");
    }
}
