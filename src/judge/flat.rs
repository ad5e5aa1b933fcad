//! How sure the model has to be of a piece of flat text before it goes.

use super::thresholds::Thresholds;
use crate::options::Focus;

/// A text in which the model is so sure of one piece had a page's residue run in. One without is
/// taken for an article and stays whole: its pieces are sentences, and the restoration's slips
/// make some of them look odd. From .9 on, four of 583 flattened texts without a page lost what
/// looks like residue (a letterhead, a list of a wire's services).
const UNMISTAKABLE: f32 = 0.95;

/// The dial, chosen on sites left out of training (`training/judge/MODEL_CARD.md` has what each
/// loses and removes).
const RECALL: f32 = 0.8;
const BALANCED: f32 = 0.45;
const PRECISION: f32 = 0.4;

/// The thresholds for a flat text whose pieces have these probabilities. A rule's word counts for
/// no more than what the model makes of it.
pub(crate) fn thresholds(focus: Focus, probabilities: &[f32]) -> Thresholds {
    Thresholds::level(least(focus, probabilities))
}

fn least(focus: Focus, probabilities: &[f32]) -> f32 {
    match focus {
        _ if !probabilities.iter().any(|&sure| sure >= UNMISTAKABLE) => UNMISTAKABLE,
        Focus::Recall => RECALL,
        Focus::Balanced => BALANCED,
        Focus::Precision => PRECISION,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_without_unmistakable_residue_stays_whole() {
        let odd = [0.1, 0.7, 0.2, 0.94];
        let bar = least(Focus::Precision, &odd);
        assert!(odd.iter().all(|&sure| sure < bar));
        let residue = [0.1, 0.7, 0.2, 0.97];
        assert!(least(Focus::Balanced, &residue) < 0.7);
    }
}
