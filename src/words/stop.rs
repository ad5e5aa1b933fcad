//! Where a sentence ends.

/// Whether a character ends a sentence, in any script.
pub(crate) fn is_stop(character: char) -> bool {
    matches!(
        character,
        '.' | '!'
            | '?'
            | '…'
            | '‼'
            | '⁇'
            | '⁈'
            | '⁉'
            | '؟'
            | '۔'
            | '।'
            | '॥'
            | '。'
            | '！'
            | '？'
            | '｡'
            | '．'
            | '։'
            | '።'
            | '፧'
            | '။'
            | '។'
            | '៕'
            | '\u{37e}'
    )
}

/// Whether a text ends with a sentence's stop, brackets and quotation marks after it aside.
pub(crate) fn ends_with_stop(text: &str) -> bool {
    let closing = |character: char| {
        matches!(
            character,
            '"' | '\'' | '”' | '’' | '»' | '«' | '“' | ')' | ']' | '」' | '』' | '*' | '_'
        )
    };
    text.trim_end_matches(closing).ends_with([
        '.', '!', '?', '…', ':', '。', '！', '？', '؟', '।', '۔', '։', '።', '፧', '။', '។', '៕',
    ])
}
