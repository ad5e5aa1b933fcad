//! The F1 that a judge expects of the text it keeps. It is the confidence of an article in all three
//! states.

/// The expected F1 over words: `content` is the probability that a piece is the article's, `words` how
/// many it has, `kept` whether it stays. Where nothing is kept, it is 0.
pub(super) fn f1(pieces: impl Iterator<Item = Piece>) -> f32 {
    let (mut hit, mut taken, mut all) = (0.0, 0.0, 0.0);
    for piece in pieces {
        all += piece.content * piece.words;
        if piece.kept {
            taken += piece.words;
            hit += piece.content * piece.words;
        }
    }
    if taken > 0.0 {
        2.0 * hit / (taken + all)
    } else {
        0.0
    }
}

/// A block or a line, as far as the cut is concerned.
#[derive(Clone, Copy, Debug)]
pub(super) struct Piece {
    /// The probability that it is the article's.
    pub content: f32,
    pub words: f32,
    pub kept: bool,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(pieces: &[(f32, f32, bool)]) -> f32 {
        let pieces = pieces.iter().map(|&(content, words, kept)| Piece {
            content,
            words,
            kept,
        });
        f1(pieces)
    }

    #[test]
    fn a_sure_cut_is_expected_to_be_right() {
        assert_eq!(of(&[(1.0, 20.0, true), (0.0, 5.0, false)]), 1.0);
        assert_eq!(of(&[]), 0.0);
        assert_eq!(of(&[(0.9, 20.0, false)]), 0.0);
        assert!((of(&[(0.5, 20.0, true)]) - 2.0 / 3.0).abs() < 1e-6);
    }
}
