//! Marks that stand between two words, as bits.

/// `:`
pub(crate) const COLON: u16 = 1;
/// `.` and `…`
pub(crate) const STOP: u16 = 1 << 1;
/// `!`
pub(crate) const BANG: u16 = 1 << 2;
/// `?`
pub(crate) const QUESTION: u16 = 1 << 3;
/// `,` and `;`
pub(crate) const COMMA: u16 = 1 << 4;
/// A quotation mark; the apostrophe inside a word is none.
pub(crate) const QUOTE: u16 = 1 << 5;
/// `(` and `[`
pub(crate) const OPEN: u16 = 1 << 6;
/// `)` and `]`
pub(crate) const CLOSE: u16 = 1 << 7;
/// A dash, or a hyphen with white space on a side.
pub(crate) const DASH: u16 = 1 << 8;
/// What divides menu entries: `|`, `·`, `•`, `»`, `›`, `>`, `→`, `/`.
pub(crate) const BAR: u16 = 1 << 9;
/// `©`
pub(crate) const COPYRIGHT: u16 = 1 << 10;
/// `@`
pub(crate) const AT: u16 = 1 << 11;
/// `$`, `€`, `£`, `%`
pub(crate) const MONEY: u16 = 1 << 12;
/// `{`, `}`, `=`, `<`, `\`, `_`: what code has and prose has not.
pub(crate) const CODE: u16 = 1 << 13;
/// `#`
pub(crate) const HASH: u16 = 1 << 14;
/// A hyphen or an apostrophe inside a word: the words on its sides are one in print.
pub(crate) const JOINT: u16 = 1 << 15;

/// The bit of a mark; 0 for a character that is none of these.
pub(super) fn of(letter: char) -> u16 {
    match letter {
        ':' | '：' | '៖' => COLON,
        '.' | '…' | '。' | '।' | '॥' | '۔' | '։' | '።' | '．' => STOP,
        '!' | '！' => BANG,
        '?' | '？' | '؟' => QUESTION,
        ',' | ';' | '、' | '，' | '；' | '،' | '؛' => COMMA,
        '"' | '“' | '”' | '„' | '«' | '‹' | '「' | '」' | '『' | '』' | '《' | '》' => {
            QUOTE
        }
        '(' | '[' | '（' | '［' | '【' | '〔' => OPEN,
        ')' | ']' | '）' | '］' | '】' | '〕' => CLOSE,
        '–' | '—' | '―' => DASH,
        '|' | '·' | '•' | '»' | '›' | '>' | '→' | '/' | '▶' | '►' | '●' | '➔' | '｜' | '／'
        | '・' | '▷' | '▸' | '▲' | '■' | '⇒' | '➡' | '➤' | '☞' => BAR,
        '©' => COPYRIGHT,
        '@' | '＠' => AT,
        '$' | '€' | '£' | '%' => MONEY,
        '{' | '}' | '=' | '<' | '\\' | '_' => CODE,
        '#' => HASH,
        _ => 0,
    }
}
