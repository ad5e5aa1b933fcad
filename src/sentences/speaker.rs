//! Who spoke, told after a quotation in Chinese or Japanese: “去哪儿？”他问。 「帰る。」と言った。

use crate::text::{end, start};

/// Letters looked at after the quotation.
const LOOK_AHEAD: usize = 10;

const CLOSING: [char; 6] = ['”', '’', '"', '」', '』', '»'];

const OPENING: [char; 5] = ['“', '‘', '"', '「', '『'];

/// Words with which Chinese goes on after a quotation.
const GOES_ON_IN_CHINESE: [&str; 18] = [
    "的", "等", "之类", "之類", "说完", "說完", "说罢", "說罷", "说着", "說著", "为由", "為由",
    "为题", "為題", "一词", "一詞", "一句", "二字",
];

/// Words with which Japanese goes on after a quotation.
const GOES_ON: [&str; 6] = ["と", "って", "など", "という", "の", "は"];

/// Words that report speech in Chinese and Japanese.
const SPEECH: [&str; 29] = [
    "说",
    "說",
    "问",
    "問",
    "道",
    "表示",
    "回答",
    "答",
    "喊",
    "叫",
    "写道",
    "寫道",
    "称",
    "稱",
    "指出",
    "补充",
    "補充",
    "尋ねた",
    "言った",
    "いった",
    "話した",
    "答えた",
    "述べた",
    "語った",
    "叫んだ",
    "聞いた",
    "話す",
    "語る",
    "つぶやいた",
];

/// Whether a stop stands inside a Japanese quotation after which its sentence goes on:
/// 「一度借りた。続きが気になる」と笑った。 Such a quotation belongs to the verb after it.
pub(super) fn is_reported(before: &str, rest: &str) -> bool {
    /// Bytes of a quotation that are looked at on either side of the stop.
    const NEAR: usize = 600;
    let before = end(before, NEAR);
    let is_open = match (before.rfind('「'), before.rfind('」')) {
        (Some(opened), Some(closed)) => opened > closed,
        (opened, _) => opened.is_some(),
    };
    let rest = start(rest, NEAR);
    let after = || {
        let (inside, after) = rest.split_once('」')?;
        (!inside.contains('「')).then_some(after)
    };
    is_open && after().is_some_and(|after| GOES_ON.iter().any(|word| after.starts_with(word)))
}

/// Whether what follows a stop and the marks that close there tells who spoke.
pub(super) fn follows(closed: &str, rest: &str) -> bool {
    if !closed.ends_with(CLOSING) {
        return false;
    }
    if closed.ends_with(['」', '』']) && GOES_ON.iter().any(|word| rest.starts_with(word)) {
        return true;
    }
    if GOES_ON_IN_CHINESE.iter().any(|word| rest.starts_with(word)) {
        return true;
    }
    let end = rest.char_indices().nth(LOOK_AHEAD);
    let near = rest.get(..end.map_or(rest.len(), |(at, _)| at));
    let clause = near.unwrap_or_default();
    let clause_end = clause.find(|letter: char| !letter.is_alphanumeric());
    let words = clause.get(..clause_end.unwrap_or(clause.len()));
    let words = words.unwrap_or_default();
    // "他说" before the next mark; further on it is another sentence's. What follows "他说，" is told in
    // a sentence of its own, unless he speaks on.
    let mut marks = clause.get(words.len()..).unwrap_or_default().chars();
    let ends = match marks.next() {
        Some('，' | ',') => marks.next().is_some_and(|mark| OPENING.contains(&mark)),
        Some(_) => true,
        None => false,
    };
    ends && SPEECH.iter().any(|word| words.ends_with(word))
}
