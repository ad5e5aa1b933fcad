//! How sure the model has to be of a piece of flat text before it goes.

use super::thresholds::Thresholds;
use crate::options::Focus;

/// A text in which the model is so sure of one piece had a page's residue run in. One without is
/// taken for an article and stays whole: its pieces are sentences, and the restoration's slips
/// make some of them look odd. Chosen on `news-validate-flat`, as the dial below
/// (`training/judge/bars.py`; the model card has the figures).
const UNMISTAKABLE: f32 = 0.5;

const RECALL: f32 = 0.9;
const BALANCED: f32 = 0.74;
const PRECISION: f32 = 0.4;

/// The thresholds for a flat text whose pieces have these probabilities. A rule's word counts for
/// no more than what the model makes of it.
pub(crate) fn thresholds(focus: Focus, probabilities: &[f32]) -> Thresholds {
    Thresholds::level(least(focus, probabilities))
}

fn least(focus: Focus, probabilities: &[f32]) -> f32 {
    let least = match focus {
        Focus::Recall => RECALL,
        Focus::Balanced => BALANCED,
        Focus::Precision => PRECISION,
    };
    let is_residue = probabilities.iter().any(|&sure| sure >= UNMISTAKABLE);
    if is_residue {
        least
    } else {
        least.max(UNMISTAKABLE)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_without_unmistakable_residue_stays_whole() {
        let odd = [0.1, 0.45, 0.2, 0.49];
        let bar = least(Focus::Precision, &odd);
        assert!(odd.iter().all(|&sure| sure < bar));
        let residue = [0.1, 0.45, 0.2, 0.97];
        assert!(least(Focus::Precision, &residue) < 0.45);
        assert!(least(Focus::Recall, &residue) > 0.5);
    }
}
