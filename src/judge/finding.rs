//! What the passes say of the lines: at most one finding a line, the first that was made.

use crate::article::Role;
use crate::removal::{Reason, Rule};
use crate::verdict::{Cut, Strike, Verdict};

/// What a pass says of a line.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Finding {
    pub reason: Reason,
    pub rule: Rule,
    pub evidence: Option<String>,
    /// Whether the rule's word is final.
    pub is_final: bool,
}

impl Finding {
    pub fn new(reason: Reason, rule: Rule) -> Finding {
        Finding {
            reason,
            rule,
            evidence: None,
            is_final: false,
        }
    }

    pub fn because(mut self, evidence: impl Into<String>) -> Finding {
        self.evidence = Some(evidence.into());
        self
    }

    /// Whether the model has no say: it gives a role that stays, or the rule's word is final, as
    /// the caller's are.
    pub fn is_settled(&self) -> bool {
        self.is_final || role_of(self.reason).is_some_and(is_kept)
    }

    fn strike(self) -> Strike {
        Strike {
            reason: self.reason,
            rule: self.rule,
            evidence: self.evidence,
        }
    }

    /// The verdict on a line of which this was found.
    pub fn verdict(self) -> Verdict {
        match role_of(self.reason) {
            Some(role) if is_kept(role) => Verdict::keep(role),
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
            role: role_of(self.reason),
            strike: self.strike(),
        }
    }
}

/// The role of a line that goes for this reason, where readers disagree whether it should.
fn role_of(reason: Reason) -> Option<Role> {
    Some(match reason {
        Reason::PhotoCaption => Role::Caption,
        Reason::PhotoCredit => Role::Credit,
        Reason::Byline | Reason::Timestamp => Role::Byline,
        Reason::AuthorBio => Role::AuthorBio,
        Reason::Headline => Role::Title,
        Reason::Standfirst => Role::Standfirst,
        Reason::Correction => Role::Correction,
        Reason::Contributors => Role::Contributors,
        _ => return None,
    })
}

/// Roles that are part of the article: they are shown, or have a field of their own.
fn is_kept(role: Role) -> bool {
    matches!(role, Role::Title | Role::Correction | Role::Contributors)
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
            finding.is_final &= finding.rule.as_str().starts_with("caller/");
        }
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
