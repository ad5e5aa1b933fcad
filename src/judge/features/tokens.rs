//! A line's words and pairs of words as buckets of the token table, and what the table says.

use crate::judge::finding::Finding;
use crate::judge::line::{Line, Lines};
use crate::words::hash;

/// Buckets of the token table: what hashed words and pairs of words tell of a line.
pub(crate) const BUCKETS: u32 = 1 << 15;

/// Lines of more words than this are known by their first and last words alone.
const WHOLE: usize = 40;

/// What the token table says of a line.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct TokenScore {
    pub sum: f32,
    pub mean: f32,
    pub least: f32,
    pub most: f32,
}

/// The line's tokens, as buckets of the table: words, pairs of words, the line's first words and
/// its last, and the rule that found it. A long line has no more than the last three.
pub(crate) fn tokens(
    read: &Lines,
    line: &Line,
    finding: Option<&Finding>,
    mut each: impl FnMut(u32),
) {
    const OPENS: u32 = 0x51_7c_c1_b7;
    const CLOSES: u32 = 0x27_22_0a_95;
    let bucket = |hash: u32| (hash ^ hash >> 15).wrapping_mul(0x2c1b_3c6d) >> 17;
    let pair = |one: u32, other: u32| one.rotate_left(7).wrapping_mul(0x9e37_79b1) ^ other;
    let ends = |words: &[u32], salt: u32, each: &mut dyn FnMut(u32)| {
        let hash = words.iter().fold(salt, |hash, &word| pair(hash, word));
        each(bucket(hash));
    };
    if let Some(finding) = finding {
        each(bucket(hash::of(finding.rule.as_str())));
    }
    let words = read.words_of(line);
    if line.words <= WHOLE {
        for &word in words {
            each(bucket(word));
        }
        for two in words.windows(2) {
            if let [one, other] = two {
                each(bucket(pair(*one, *other)));
            }
        }
    }
    for length in [1, 2, 3] {
        if let Some(first) = words.get(..length) {
            ends(first, OPENS, &mut each);
        }
        if let Some(from) = words.len().checked_sub(length)
            && let Some(last) = words.get(from..)
        {
            ends(last, CLOSES, &mut each);
        }
    }
}

/// What a model knows of tokens.
pub(crate) trait TokenTable {
    /// The log-odds that a token tells.
    fn weight(&self, bucket: u32) -> f32;
    /// What the net knows of it.
    fn vector(&self, bucket: u32) -> Option<&[i8; WIDTH]>;
}

/// The width of a token's vector.
pub(crate) const WIDTH: usize = 16;

/// The sum of the vectors of a line's tokens, and how many tokens it has.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct TokenSum {
    pub vector: [i32; WIDTH],
    pub count: u32,
}

/// What the table says of a line.
pub(super) fn score(
    read: &Lines,
    line: &Line,
    finding: Option<&Finding>,
    table: &impl TokenTable,
) -> (TokenScore, TokenSum) {
    let mut score = TokenScore::default();
    let mut sum = TokenSum::default();
    tokens(read, line, finding, |bucket| {
        let weight = table.weight(bucket);
        score.sum += weight;
        score.least = score.least.min(weight);
        score.most = score.most.max(weight);
        sum.count += 1;
        if let Some(vector) = table.vector(bucket) {
            for (sum, value) in sum.vector.iter_mut().zip(vector) {
                *sum += i32::from(*value);
            }
        }
    });
    score.mean = score.sum / (sum.count as f32).max(1.0);
    (score, sum)
}
