//! A line's fingerprint: the same for lines that differ in numbers, case and marks alone.

/// 64-bit FNV-1a, our own code since profiles are files: the fingerprint of a line must never
/// change.
const START: u64 = 0xCBF2_9CE4_8422_2325;
const PRIME: u64 = 0x0100_0000_01B3;

/// How many words a line has, and its fingerprint; `None` where it has no word.
///
/// Runs of digits count as one and the same, so that dates, prices and counts of comments do not
/// tell two lines of one template apart.
pub(crate) fn words_and_fingerprint(line: &str) -> Option<(usize, u64)> {
    let mut hash = START;
    let mut words = 0;
    let mut last = None;
    let mut letter = [0; 4];
    for c in line.chars() {
        let kind = Kind::of(c);
        if kind == Some(Kind::Digit) && last == kind {
            continue;
        }
        if kind.is_some() && last.is_none() {
            words += 1;
            hash = step(hash, b' ');
        }
        match kind {
            Some(Kind::Digit) => hash = step(hash, b'0'),
            Some(Kind::Letter) => {
                for lower in c.to_lowercase() {
                    let bytes = lower.encode_utf8(&mut letter).bytes();
                    hash = bytes.fold(hash, step);
                }
            }
            None => {}
        }
        last = kind;
    }
    (words > 0).then_some((words, hash))
}

#[derive(Clone, Copy, PartialEq)]
enum Kind {
    Letter,
    Digit,
}

impl Kind {
    fn of(c: char) -> Option<Kind> {
        if c.is_ascii_digit() {
            Some(Kind::Digit)
        } else {
            c.is_alphanumeric().then_some(Kind::Letter)
        }
    }
}

fn step(hash: u64, byte: u8) -> u64 {
    (hash ^ u64::from(byte)).wrapping_mul(PRIME)
}

#[cfg(test)]
mod tests {
    use super::words_and_fingerprint;

    #[test]
    fn numbers_case_and_marks_do_not_tell_lines_apart() {
        let one = words_and_fingerprint("Updated 3 May 2026, 10:42 | 7 comments");
        let other = words_and_fingerprint("UPDATED 14 MAY 2025 – 9:05, 112 comments");
        assert!(one.is_some());
        assert_eq!(one, other);
    }

    #[test]
    fn words_do() {
        let one = words_and_fingerprint("Read the morning letter");
        assert_ne!(one, words_and_fingerprint("Read the evening letter"));
        assert_ne!(one, words_and_fingerprint("Readthe morning letter"));
    }

    #[test]
    fn a_line_without_words_has_none() {
        assert_eq!(words_and_fingerprint(" — * — "), None);
    }
}
