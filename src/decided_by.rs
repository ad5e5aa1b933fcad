//! Who decided that a piece goes.

use crate::names::names;

names! {
    /// Who decided that a piece is removed. The rule of a removal says what the piece is; this says
    /// who made the decision.
    ///
    /// ```
    /// # fn main() -> Result<(), copydesk::Error> {
    /// use copydesk::{DecidedBy, Reason};
    ///
    /// let cleaner = copydesk::Cleaner::builder()
    ///     .phrases(Reason::Promotion, ["tide tables for sale"])
    ///     .build()?;
    /// let article = cleaner.lines("It rained all day.\n\nTide tables for sale")?;
    /// assert_eq!(article.removed()[0].decided_by, DecidedBy::Caller);
    /// # Ok(())
    /// # }
    /// ```
    #[non_exhaustive]
    pub enum DecidedBy ("decider", "deciders") {
        /// A phrase or selector of the caller's, or a role that the caller hid.
        Caller = "caller",
        /// A rule, without the model: the rule is seldom wrong, or the text is too short for the
        /// model.
        Rule = "rule",
        /// The trained model: by itself, or by agreeing with a rule.
        Model = "model",
        /// The profile of the site that the caller passed.
        Site = "site",
        /// A limit on the document's size.
        Limit = "limit",
    }
}

/// Whose word a piece goes by, and how sure the model is of it where it has a say.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Decision {
    pub by: DecidedBy,
    /// The probability that the piece is none of the article's.
    pub score: Option<f32>,
}

impl From<DecidedBy> for Decision {
    fn from(by: DecidedBy) -> Decision {
        Decision { by, score: None }
    }
}

impl Decision {
    /// A decision of the model, with the probability that the piece is not part of the article, rounded to
    /// three decimals.
    pub fn of_model(probability: f32) -> Decision {
        Decision {
            by: DecidedBy::Model,
            score: Some((probability * 1000.0).round() / 1000.0),
        }
    }
}
