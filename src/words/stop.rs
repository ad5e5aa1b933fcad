//! Where a sentence ends. There is one notion of a stop; a colon is none.

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
            | '։'
            | '؟'
            | '۔'
            | '।'
            | '॥'
            | '။'
            | '።'
            | '។'
            | '。'
            | '！'
            | '？'
            | '｡'
            | '．'
            | '፧'
            | '៕'
            | '\u{37e}'
    )
}

/// Whether a character may stand after a sentence's stop and belongs to the sentence: closing
/// quotation marks and brackets, and the marks of Markdown.
fn closes(character: char) -> bool {
    matches!(
        character,
        '"' | '\''
            | '”'
            | '’'
            | '“'
            | '‘'
            | '»'
            | '«'
            | '›'
            | '‹'
            | ')'
            | ']'
            | '）'
            | '］'
            | '】'
            | '」'
            | '』'
            | '》'
            | '*'
            | '_'
    )
}

/// Whether a text ends with a sentence's stop, brackets and quotation marks after it aside.
pub(crate) fn ends_with_stop(text: &str) -> bool {
    last_mark(text).is_some_and(is_stop)
}

/// Whether a text ends as a statement does. A headline may end with another stop, as a question.
pub(crate) fn ends_a_statement(text: &str) -> bool {
    let asks = |mark| {
        matches!(
            mark,
            '!' | '?' | '…' | '‼' | '⁇' | '⁈' | '⁉' | '؟' | '！' | '？'
        )
    };
    last_mark(text).is_some_and(|mark| is_stop(mark) && !asks(mark))
}

/// Whether a text ends with an ellipsis, as an excerpt that was cut off does: "The mayor said …", "on Monday [...]".
pub(crate) fn breaks_off(text: &str) -> bool {
    let text = text.trim_end_matches(|c: char| closes(c) || c.is_whitespace());
    text.ends_with('…') || text.ends_with("...")
}

/// The last character, what may stand after a stop aside.
fn last_mark(text: &str) -> Option<char> {
    let unseen = |c: char| c.is_whitespace() || matches!(c, '\u{200b}'..='\u{200f}' | '\u{feff}');
    let text = text.trim_end_matches(|c: char| closes(c) || unseen(c));
    text.chars().next_back()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_excerpt_breaks_off() {
        for text in [
            "The mayor said …",
            "on Monday [...]",
            "am Montag…",
            "«le maire...»",
        ] {
            assert!(breaks_off(text), "{text}");
        }
        assert!(!breaks_off("The mayor said so."));
    }

    #[test]
    fn sentences_end_alike_in_every_script() {
        for text in [
            "The ferry sank.",
            "“The ferry sank.”",
            "(The ferry sank!)",
            "„Die Fähre sank.“",
            "«Le bac a coulé !»",
            "La nave è affondata… ",
            "船は沈んだ。",
            "“渡轮沉没了。”",
            "「沈んだ！」",
            "नाव डूब गई।",
            "غرقت العبارة؟",
            "کشتی ڈوب گئی۔",
            "Նավը խորտակվեց։",
            "ጀልባዋ ሰጠመች።",
            "လှေနစ်သည်။",
            "ទូកលិច។",
            "*The ferry sank.*\u{200f}",
        ] {
            assert!(ends_with_stop(text), "{text}");
        }
        for text in [
            "",
            "Ferry sinks",
            "The harbour master said:",
            "Ferry “sinks”",
            "a, b,",
            "渡轮沉没",
        ] {
            assert!(!ends_with_stop(text), "{text}");
        }
    }
}
