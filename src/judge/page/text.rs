//! A block's words as tokens of the token table.

/// Words of a short block that the token table is asked for.
const SHORT: usize = 30;

/// Calls `each` with the hashed text tokens of a block: its words and pairs, told apart by whether
/// the block is short, how it begins, and a very short one as a whole.
pub(super) fn tokens(words: &[u32], mut each: impl FnMut(u32)) {
    let pair = |kind: u32, left: u32, right: u32| {
        (left.rotate_left(5) ^ right ^ kind).wrapping_mul(0x9E37_79B1)
    };
    if let [first, second, ..] = words {
        each(pair(0x5E, *first, *second));
    }
    let (word_kind, pair_kind) = if words.len() > SHORT { (4, 5) } else { (1, 2) };
    for &word in words {
        each(pair(word_kind, word, 0));
    }
    for window in words.windows(2) {
        if let [left, right] = window {
            each(pair(pair_kind, *left, *right));
        }
    }
    if words.len() <= 6 {
        each(words.iter().fold(0x3D, |hash, &word| pair(3, hash, word)));
    }
}
