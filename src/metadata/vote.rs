//! One vote for every field: several claims, each with the place it came from and a weight; what
//! independent places agree on wins.

use super::Source;

/// A value that some place of the document gives for a field.
#[derive(Clone, Debug)]
pub(crate) struct Claim<T> {
    pub value: T,
    pub source: Source,
    /// How much it counts against the other claims for the field.
    pub weight: f32,
    /// Claims of one voice come from one field of the publisher's system, and count once.
    pub voice: u8,
}

impl<T> Claim<T> {
    /// A claim whose voice is its source.
    pub fn new(value: T, source: Source, weight: f32) -> Claim<T> {
        Claim {
            value,
            source,
            weight,
            voice: source as u8,
        }
    }
}

/// What won.
#[derive(Clone, Debug)]
pub(crate) struct Elected<T> {
    pub value: T,
    pub source: Source,
    /// What the voices that agree with it weigh together.
    pub support: f32,
}

/// More claims for one field than this only hostile pages have.
const MOST: usize = 60;

/// The value that the most weight agrees with; on a tie the first. Of values that agree, the first is
/// returned, so callers list the most reliable spelling first.
pub(crate) fn elect<T: Clone>(
    claims: &[Claim<T>],
    agree: impl Fn(&T, &T) -> bool,
) -> Option<Elected<T>> {
    let claims = claims.get(..MOST).unwrap_or(claims);
    let support = |value: &T| -> f32 {
        let mut voices: Vec<(u8, f32)> = Vec::new();
        for claim in claims.iter().filter(|claim| agree(value, &claim.value)) {
            match voices.iter_mut().find(|(voice, _)| *voice == claim.voice) {
                Some((_, loudest)) => *loudest = loudest.max(claim.weight),
                None => voices.push((claim.voice, claim.weight)),
            }
        }
        voices.iter().map(|(_, weight)| weight).sum()
    };
    let mut best: Option<(&Claim<T>, f32)> = None;
    for (at, claim) in claims.iter().enumerate() {
        let known = claims.iter().take(at);
        if known
            .clone()
            .any(|earlier| agree(&earlier.value, &claim.value))
        {
            continue;
        }
        let support = support(&claim.value);
        if best.is_none_or(|(_, loudest)| support > loudest) {
            best = Some((claim, support));
        }
    }
    let (winner, support) = best?;
    Some(Elected {
        value: winner.value.clone(),
        source: winner.source,
        support,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn won(claims: &[(&'static str, Source, f32)]) -> Option<(&'static str, Source)> {
        let claims = claims
            .iter()
            .map(|&(value, source, weight)| Claim::new(value, source, weight));
        let claims: Vec<_> = claims.collect();
        let elected = elect(&claims, |one, other| one.eq_ignore_ascii_case(other))?;
        Some((elected.value, elected.source))
    }

    #[test]
    fn what_independent_places_agree_on_wins() {
        use Source::{Address, JsonLd, MetaTag, Text};
        assert_eq!(won(&[]), None);
        assert_eq!(won(&[("a", JsonLd, 3.0)]), Some(("a", JsonLd)));
        let two = [("a", JsonLd, 3.0), ("b", Text, 2.0), ("B", Address, 1.5)];
        assert_eq!(won(&two), Some(("b", Text)));
        let one_voice = [("a", JsonLd, 3.0), ("b", MetaTag, 2.0), ("b", MetaTag, 2.0)];
        assert_eq!(won(&one_voice), Some(("a", JsonLd)));
        assert_eq!(
            won(&[("a", Text, 1.0), ("b", Address, 1.0)]),
            Some(("a", Text))
        );
    }
}
