//! JSON strings as they are found in the wild.

use std::borrow::Cow;

/// Decodes a JSON string; a surrogate escape without its partner, which no Unicode text can
/// hold, becomes U+FFFD. `None` where it is no string.
pub fn string(raw: &str) -> Option<Cow<'_, str>> {
    // Asked for a borrowed string, serde_json answers an escape with an error that quotes all of
    // the text: a tenth of the time that a page took.
    let is_plain = !raw.contains('\\');
    if is_plain && let Ok(text) = serde_json::from_str::<&str>(raw) {
        return Some(Cow::Borrowed(text));
    }
    if let Ok(text) = serde_json::from_str::<String>(raw) {
        return Some(Cow::Owned(text));
    }
    let mended = String::from_utf8(mend_surrogates(raw.as_bytes())).ok()?;
    serde_json::from_str::<String>(&mended).ok().map(Cow::Owned)
}

/// Replaces the escapes of lone surrogates by that of U+FFFD.
fn mend_surrogates(raw: &[u8]) -> Vec<u8> {
    let mut mended = Vec::with_capacity(raw.len());
    let mut rest = raw;
    while let Some((&first, after)) = rest.split_first() {
        let taken = match escape(rest) {
            Some(0xd800..=0xdbff) if matches!(after_escape(rest), Some(0xdc00..=0xdfff)) => 12,
            Some(0xd800..=0xdfff) => {
                mended.extend_from_slice(br"\ufffd");
                rest = rest.get(6..).unwrap_or_default();
                continue;
            }
            Some(_) => 6,
            None if first == b'\\' && !after.is_empty() => 2,
            None => 1,
        };
        let (piece, after) = rest.split_at(taken.min(rest.len()));
        mended.extend_from_slice(piece);
        rest = after;
    }
    mended
}

/// The number in the escape with which the bytes start.
fn escape(bytes: &[u8]) -> Option<u16> {
    let digits = bytes.strip_prefix(br"\u")?.get(..4)?;
    u16::from_str_radix(std::str::from_utf8(digits).ok()?, 16).ok()
}

fn after_escape(bytes: &[u8]) -> Option<u16> {
    escape(bytes.get(6..)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strings_are_decoded() {
        for (raw, text) in [
            (r#""plain""#, "plain"),
            (r#""a\n\u00e9""#, "a\né"),
            (r#""\ud83d\ude00""#, "😀"),
            (r#""lone \ud83d end""#, "lone \u{fffd} end"),
            (r#""\ude00\ud83d\ude00""#, "\u{fffd}😀"),
            (r#""\ud83d\ud83d\ude00""#, "\u{fffd}😀"),
            (r#""\\ud83d""#, r"\ud83d"),
            (r#""\ud83d""#, "\u{fffd}"),
        ] {
            assert_eq!(string(raw).as_deref(), Some(text), "{raw}");
        }
        assert_eq!(string("12"), None);
        assert_eq!(string("null"), None);
    }
}
