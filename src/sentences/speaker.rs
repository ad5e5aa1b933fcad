//! Who spoke, told after a quotation in Chinese or Japanese: “去哪儿？”他问。 「帰る。」と言った。

/// Letters looked at after the quotation.
const LOOK_AHEAD: usize = 10;

const CLOSING: [char; 6] = ['”', '’', '"', '」', '』', '»'];

/// Words with which Japanese goes on after a quotation.
const GOES_ON: [&str; 6] = ["と", "って", "など", "という", "の", "は"];

/// Words that report speech in Chinese.
const SPEECH: [&str; 17] = [
    "说", "說", "问", "問", "道", "表示", "回答", "答", "喊", "叫", "写道", "寫道", "称", "稱",
    "指出", "补充", "補充",
];

/// Whether what follows a stop and the marks that close there tells who spoke.
pub(super) fn follows(closed: &str, rest: &str) -> bool {
    if !closed.ends_with(CLOSING) {
        return false;
    }
    if closed.ends_with(['」', '』']) && GOES_ON.iter().any(|word| rest.starts_with(word)) {
        return true;
    }
    let end = rest.char_indices().nth(LOOK_AHEAD);
    let near = rest.get(..end.map_or(rest.len(), |(at, _)| at));
    let clause = near.unwrap_or_default();
    let clause_end = clause.find(|letter: char| !letter.is_alphanumeric());
    let words = clause.get(..clause_end.unwrap_or(clause.len()));
    let words = words.unwrap_or_default();
    // "他说" before the next mark; further on it is another sentence's.
    clause_end.is_some() && SPEECH.iter().any(|word| words.ends_with(word))
}
