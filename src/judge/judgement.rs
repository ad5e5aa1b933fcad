//! What a judge hands on: the verdicts, and how sure it is of them.

use super::line::Lines;
use crate::article::Role;
use crate::decided_by::DecidedBy;
use crate::document::Document;
use crate::removal::{Reason, Rule};
use crate::verdict::{Strike, Told, Verdict};

/// The verdicts on a document's candidates, one each, in order.
pub(crate) struct Judgement {
    verdicts: Vec<Verdict>,
    /// The F1 that the judge expects of the text, from 0 to 1.
    pub confidence: f32,
    /// The lines as they were read, of a text that is no page.
    pub lines: Lines,
}

impl Judgement {
    pub fn new(verdicts: Vec<Verdict>, confidence: f32) -> Judgement {
        Judgement {
            verdicts,
            confidence,
            lines: Lines::default(),
        }
    }

    pub fn verdicts(&self) -> &[Verdict] {
        &self.verdicts
    }

    pub fn into_verdicts(self) -> Vec<Verdict> {
        self.verdicts
    }

    /// Changes the verdicts on candidates that later passes recognised as a headline, a byline or a copy. No
    /// other code changes a verdict. A headline is kept even if it was removed; a byline or a copy goes only
    /// if it was kept.
    pub fn tell(&mut self, told: impl IntoIterator<Item = (usize, Told)>) {
        for (at, told) in told {
            let Some(verdict) = self.verdicts.get_mut(at) else {
                continue;
            };
            match told {
                Told::Headline => *verdict = Verdict::keep(Role::Title),
                Told::Byline | Told::Copy if !verdict.is_kept() => {}
                Told::Byline => {
                    let rule = Rule::named("structure/byline");
                    *verdict = Verdict::SetAside {
                        role: Role::Byline,
                        strike: Strike::new(Reason::Byline, rule, DecidedBy::Rule.into()),
                    };
                }
                Told::Copy => {
                    let rule = Rule::named("structure/repeated");
                    *verdict = Verdict::strike(Reason::Repeated, rule, DecidedBy::Rule);
                }
            }
        }
    }

    /// How many bytes of text stay.
    pub fn bytes_kept(&self, document: &Document<'_>) -> usize {
        let kept = document.candidates.iter().zip(&self.verdicts);
        let kept = kept.filter(|(_, verdict)| verdict.is_kept());
        kept.map(|(candidate, _)| candidate.text.len()).sum()
    }
}

#[cfg(test)]
mod tests {
    use super::Judgement;
    use crate::article::Role;
    use crate::decided_by::DecidedBy;
    use crate::removal::{Reason, Rule};
    use crate::verdict::{Told, Verdict};

    fn told(verdict: Verdict, told: Told) -> Verdict {
        let mut judgement = Judgement::new(vec![verdict], 1.0);
        judgement.tell([(0, told), (7, told)]);
        judgement.into_verdicts().remove(0)
    }

    #[test]
    fn a_headline_comes_back_and_what_is_gone_stays_gone() {
        let gone = || Verdict::strike(Reason::Legal, Rule::named("legal/1"), DecidedBy::Rule);
        assert_eq!(told(gone(), Told::Headline), Verdict::keep(Role::Title));
        assert_eq!(told(gone(), Told::Byline), gone());
        assert_eq!(told(gone(), Told::Copy), gone());
    }

    #[test]
    fn a_byline_and_a_copy_go() {
        let kept = || Verdict::keep(Role::Paragraph);
        let byline = told(kept(), Told::Byline);
        assert!(matches!(
            byline,
            Verdict::SetAside {
                role: Role::Byline,
                ..
            }
        ));
        assert!(matches!(told(kept(), Told::Copy), Verdict::Strike(_)));
    }
}
