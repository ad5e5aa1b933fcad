//! What the judge decides about a candidate: a [`Verdict`]; and what it is told afterwards.

use std::ops::Range;

use crate::article::Role;
use crate::decided_by::{DecidedBy, Decision};
use crate::removal::{Reason, Rule};

/// The ruling on one candidate.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Verdict {
    /// Part of the article under this role; the cuts are struck from inside it.
    Keep { role: Role, cuts: Vec<Cut> },
    /// Of a role that readers disagree about: in the text if the caller shows the role, else
    /// removed for the reason given; in the article's blocks either way.
    SetAside { role: Role, strike: Strike },
    /// Not part of the article.
    Strike(Strike),
}

impl Verdict {
    pub fn keep(role: Role) -> Verdict {
        Verdict::Keep {
            role,
            cuts: Vec::new(),
        }
    }

    pub fn strike(reason: Reason, rule: Rule, by: DecidedBy) -> Verdict {
        Verdict::Strike(Strike::new(reason, rule, by.into()))
    }

    pub fn is_kept(&self) -> bool {
        matches!(self, Verdict::Keep { .. })
    }
}

/// Why something goes.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Strike {
    pub reason: Reason,
    pub rule: Rule,
    pub evidence: Option<String>,
    pub decision: Decision,
}

impl Strike {
    pub fn new(reason: Reason, rule: Rule, decision: Decision) -> Strike {
        Strike {
            reason,
            rule,
            evidence: None,
            decision,
        }
    }

    pub fn because(mut self, evidence: impl Into<String>) -> Strike {
        self.evidence = Some(evidence.into());
        self
    }
}

/// A stretch struck from inside a kept candidate, by byte offsets into its text.
///
/// Cuts are in order, on character boundaries and do not touch one another.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Cut {
    pub range: Range<usize>,
    /// The role that the stretch has where readers disagree ("Evan Vucci/AP" is a credit).
    pub role: Option<Role>,
    pub strike: Strike,
}

/// What a candidate turns out to be once the story is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Told {
    /// The article's headline.
    Headline,
    /// It names the article's authors and says nothing else.
    Byline,
    /// It repeats a part of the hidden text that was added below the page.
    Copy,
}
