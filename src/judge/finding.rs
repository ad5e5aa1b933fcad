//! What the passes say of the lines: at most one finding a line, the first that was made.

use crate::decided_by::{DecidedBy, Decision};
use crate::removal::{Reason, Rule};
use crate::roles;
use crate::verdict::{Cut, Strike, Verdict};

/// What a pass says of a line.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Finding {
    pub reason: Reason,
    pub rule: Rule,
    pub evidence: Option<String>,
    /// By whose word the line goes: a rule's, until the model has had its say.
    pub decision: Decision,
    /// Whether the rule's word is final.
    pub is_final: bool,
    /// Of a line that says what another one does, the number of that line. `keep_a_copy` drops the finding if
    /// the other line goes as well.
    pub copy: Option<usize>,
}

impl Finding {
    pub fn new(reason: Reason, rule: Rule) -> Finding {
        Finding {
            reason,
            rule,
            evidence: None,
            decision: DecidedBy::Rule.into(),
            is_final: false,
            copy: None,
        }
    }

    pub fn because(mut self, evidence: impl Into<String>) -> Finding {
        self.evidence = Some(evidence.into());
        self
    }

    /// Whether the model has no say: it gives a role that stays, or the rule's word is final, as
    /// the caller's are.
    pub fn is_settled(&self) -> bool {
        self.is_final || roles::of(self.reason).is_some_and(roles::stays)
    }

    /// Whether the finding is dropped on a line of code. Findings of the caller and of the site's profile are
    /// not, nor are those that only give a role that stays.
    pub fn yields_to_code(&self) -> bool {
        let rule = self.rule.as_str();
        let is_callers = rule.starts_with("caller/") || rule.starts_with("site/");
        !is_callers && !roles::of(self.reason).is_some_and(roles::stays)
    }

    fn strike(self) -> Strike {
        Strike {
            reason: self.reason,
            rule: self.rule,
            evidence: self.evidence,
            decision: self.decision,
        }
    }

    /// The verdict on a line of which this was found.
    pub fn verdict(self) -> Verdict {
        match roles::of(self.reason) {
            Some(role) if roles::stays(role) => Verdict::keep(role),
            Some(role) => Verdict::SetAside {
                role,
                strike: self.strike(),
            },
            None => Verdict::Strike(self.strike()),
        }
    }

    /// The cut of a stretch of which this was found.
    pub fn cut(self, range: std::ops::Range<usize>) -> Cut {
        Cut {
            range,
            role: roles::of(self.reason),
            strike: self.strike(),
        }
    }
}

/// The findings of a document, one place a line.
#[derive(Debug)]
pub(crate) struct Findings(Vec<Option<Finding>>);

impl Findings {
    pub fn new(lines: usize) -> Findings {
        Findings(vec![None; lines])
    }

    /// Notes a finding unless the line has one.
    pub fn add(&mut self, line: usize, finding: impl FnOnce() -> Finding) {
        if let Some(place) = self.0.get_mut(line) {
            place.get_or_insert_with(finding);
        }
    }

    /// Notes that the line goes by the model's word, and how sure the model is.
    pub fn confirm(&mut self, line: usize, probability: f32) {
        if let Some(Some(finding)) = self.0.get_mut(line) {
            finding.decision = Decision::of_model(probability);
        }
    }

    /// Puts a finding, or none, in place of what the line may have.
    pub fn set(&mut self, line: usize, finding: Option<Finding>) {
        if let Some(place) = self.0.get_mut(line) {
            *place = finding;
        }
    }

    /// Gives the model a say in all that is not the caller's word: in flat text a rule sees where
    /// the restoration put an end, not where a page put a line.
    pub fn reopen(&mut self) {
        for finding in self.0.iter_mut().flatten() {
            finding.is_final &= finding.decision.by == DecidedBy::Caller;
        }
    }

    /// Takes back that a line is said twice where no copy of it stays.
    pub fn keep_a_copy(&mut self) {
        for at in 0..self.0.len() {
            if self.of(at).is_some_and(|finding| finding.copy.is_some()) && !self.stays(at) {
                self.set(at, None);
            }
        }
    }

    /// Whether the line stays, or a copy of it, or a copy of that.
    fn stays(&self, mut at: usize) -> bool {
        const CHAIN: usize = 4;
        for _ in 0..CHAIN {
            let Some(finding) = self.of(at) else {
                return true;
            };
            match finding.copy {
                Some(copy) => at = copy,
                None => return roles::of(finding.reason).is_some_and(roles::stays),
            }
        }
        false
    }

    pub fn of(&self, line: usize) -> Option<&Finding> {
        self.0.get(line)?.as_ref()
    }

    pub fn has(&self, line: usize) -> bool {
        self.of(line).is_some()
    }

    pub fn into_iter(self) -> impl Iterator<Item = Option<Finding>> {
        self.0.into_iter()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Lines that go; of each what line it is a copy of.
    fn findings(lines: usize, gone: &[(usize, Option<usize>)]) -> Findings {
        let mut findings = Findings::new(lines);
        for &(line, copy) in gone {
            findings.add(line, || {
                let reason = if copy.is_some() {
                    Reason::Repeated
                } else {
                    Reason::Promotion
                };
                let mut finding = Finding::new(reason, Rule::named("structure/repeated"));
                finding.copy = copy;
                finding
            });
        }
        findings
    }

    #[test]
    fn what_is_said_twice_stays_once() {
        for (gone, stay) in [
            (vec![(2, Some(0))], vec![0, 1, 3]),
            // Its copy goes for another reason.
            (vec![(0, None), (2, Some(0))], vec![1, 2, 3]),
            // Each is a copy of the other.
            (vec![(0, Some(2)), (2, Some(0))], vec![0, 1, 3]),
            // A copy of a copy of a line that stays.
            (vec![(2, Some(1)), (1, Some(0))], vec![0, 3]),
        ] {
            let mut findings = findings(4, &gone);
            findings.keep_a_copy();
            let found: Vec<usize> = (0..4).filter(|&line| !findings.has(line)).collect();
            assert_eq!(found, stay, "{gone:?}");
        }
    }
}
