//! From tags to decisions: where sentences end, which marks and capitals are written.

use super::lexicon::{Lexicon, Share};
use super::mark::{Case, Inside, Mark};
use super::spelling;
use super::tagger::Tag;
use super::words::{Kept, Word};

/// A sentence ends where the summed probability of an end passes this: sentence F1 on restore/dev is
/// flat from .35 to .5, on restore/gum-dev lower is better.
const END: f32 = 0.35;
/// Or where that of an end without a mark alone passes this: on flat pages (hosts not trained on) it
/// finds 59 % of such ends instead of 53 %, and sentence F1 on restore/dev loses .0008.
const UNMARKED_END: f32 = 0.2;
/// The same at a line break of the input.
const END_AT_BREAK: f32 = 0.1;
/// The same at a stop, question or exclamation mark of the input.
const END_AT_MARK: f32 = 0.05;
/// In text with its case an end before a small letter must be this likely.
const END_BEFORE_LOWER: f32 = 0.95;
/// In text with its case, before a capital that the next word has only at the start of a sentence.
const END_BEFORE_CAPITAL: f32 = 0.1;
/// A quotation mark is a candidate from this probability on.
const QUOTATION: f32 = 0.5;
/// The longest quotation in words whose two marks are still taken as a pair.
const LONGEST_QUOTATION: usize = 150;

/// What is written for one word.
#[derive(Clone, Copy, Debug)]
pub(super) struct Decision {
    pub(super) mark: Mark,
    pub(super) case: Case,
    pub(super) inside: Inside,
    /// A quotation opens before it.
    pub(super) opens: bool,
    /// A quotation closes after it.
    pub(super) closes: bool,
    /// Probability of the end of a sentence after it.
    pub(super) end: f32,
}

/// Decides for every word.
pub(super) fn decide(
    words: &[Word<'_>],
    tags: &[Tag],
    numbers: &[u32],
    kept: Kept,
    lexicon: &Lexicon,
) -> Vec<Decision> {
    let mut decisions = Vec::with_capacity(words.len());
    let reopen = !kept.marks && marks_deleted(tags);
    let mut start = true;
    for (at, (word, tag)) in words.iter().zip(tags).enumerate() {
        let next = words.get(at + 1).zip(numbers.get(at + 1).copied());
        let mark = mark(word, tag, next, kept, lexicon);
        let number = numbers.get(at).copied().unwrap_or(0);
        let mut case = spelling::case(tag.case, number, lexicon);
        if start && case == Case::Lower {
            case = Case::Title;
        }
        start = mark.ends();
        decisions.push(Decision {
            mark,
            case,
            inside: if reopen { tag.inside } else { Inside::Nothing },
            opens: false,
            closes: false,
            end: tag.end,
        });
    }
    join_checked(words, &mut decisions);
    if !kept.marks {
        pair_quotations(tags, &mut decisions);
    }
    decisions
}

/// So many words must miss an apostrophe before marks are taken to be deleted; fewer may be errors
/// of the model (restore/dev).
const FEWEST_DELETED: usize = 3;

/// Whether the text's marks were deleted rather than turned into spaces: then more words miss an
/// apostrophe inside than are to be joined to the next.
fn marks_deleted(tags: &[Tag]) -> bool {
    let missing = tags
        .iter()
        .filter(|tag| tag.inside == Inside::Apostrophe)
        .count();
    let joined = tags.iter().filter(|tag| tag.inner.joins()).count();
    missing >= FEWEST_DELETED && missing > joined
}

/// The mark after a word. The last word ends a sentence.
fn mark(
    word: &Word<'_>,
    tag: &Tag,
    next: Option<(&Word<'_>, u32)>,
    kept: Kept,
    lexicon: &Lexicon,
) -> Mark {
    let Some((next, number)) = next else {
        return tag.end_mark;
    };
    let limit = if word.gap.contains("\n\n") {
        0.0
    } else if kept.marks {
        if !word.gap.contains(['.', '?', '!', '…']) || !word.gap.contains(char::is_whitespace) {
            return Mark::None;
        }
        END_AT_MARK
    } else if kept.case {
        end_with_case(next, number, lexicon)
    } else if word.gap.contains('\n') {
        END_AT_BREAK
    } else {
        END
    };
    let unmarked = !kept.marks && !kept.case && tag.unmarked > UNMARKED_END;
    match (tag.end > limit, unmarked) {
        (true, _) => tag.end_mark,
        (false, true) => Mark::UnmarkedEnd,
        (false, false) => tag.inner,
    }
}

/// How likely an end must be before a word whose case is known.
fn end_with_case(next: &Word<'_>, number: u32, lexicon: &Lexicon) -> f32 {
    let usually_small = lexicon
        .cases(number)
        .is_some_and(|[lower, ..]| lower == Share::Most);
    match next.text.chars().next() {
        Some(first) if first.is_lowercase() => END_BEFORE_LOWER,
        Some(first) if first.is_uppercase() && usually_small => END_BEFORE_CAPITAL,
        _ => END,
    }
}

/// What may follow an apostrophe that joins.
const AFTER_APOSTROPHE: [&str; 8] = ["s", "t", "ll", "re", "ve", "d", "m", "em"];
/// What may stand before one and a name: O'Neill, D'Angelo.
const BEFORE_APOSTROPHE: [&str; 4] = ["o", "d", "l", "n"];
/// What may follow a dot in an address.
const AFTER_DOT: [&str; 8] = ["com", "org", "net", "gov", "uk", "edu", "tv", "io"];

/// Marks that join two words are kept only where such words join.
fn join_checked(words: &[Word<'_>], decisions: &mut [Decision]) {
    for at in 0..decisions.len() {
        let (Some(word), Some(next)) = (words.get(at), words.get(at + 1)) else {
            continue;
        };
        let next_case = decisions
            .get(at + 1)
            .map_or(Case::Lower, |decision| decision.case);
        let Some(decision) = decisions.get_mut(at) else {
            continue;
        };
        let (left, right) = (&*word.lower, &*next.lower);
        let fits = match decision.mark {
            Mark::Apostrophe => {
                AFTER_APOSTROPHE.contains(&right) || BEFORE_APOSTROPHE.contains(&left)
            }
            Mark::Hyphen => {
                decision.case != Case::Lower || next_case == Case::Lower || left.len() <= 5
            }
            Mark::DotJoin => dot_fits(left, right),
            Mark::CommaJoin => number(left) && left.len() <= 3 && number(right) && right.len() == 3,
            _ => true,
        };
        if !fits {
            decision.mark = Mark::None;
        }
    }
}

fn number(word: &str) -> bool {
    word.bytes().all(|b| b.is_ascii_digit())
}

fn dot_fits(left: &str, right: &str) -> bool {
    let digits = left.ends_with(|c: char| c.is_ascii_digit())
        && right.starts_with(|c: char| c.is_ascii_digit());
    digits
        || (left.chars().count() == 1 && right.chars().count() == 1)
        || AFTER_DOT.contains(&right)
}

/// Quotation marks are written in pairs: an opening one with the next closing one, where no other
/// opens between them.
fn pair_quotations(tags: &[Tag], decisions: &mut [Decision]) {
    let mut open: Option<usize> = None;
    for (at, tag) in tags.iter().enumerate() {
        if tag.opens > QUOTATION {
            open = Some(at);
        }
        let closed = if tag.closes > QUOTATION {
            open.take()
        } else {
            None
        };
        let Some(from) = closed.filter(|from| at - from <= LONGEST_QUOTATION) else {
            continue;
        };
        if let Some(first) = decisions.get_mut(from) {
            first.opens = true;
        }
        if let Some(last) = decisions.get_mut(at) {
            last.closes = true;
        }
    }
}
