//! Transcripts that came as lines: turns such as "HOST: …" and, in brackets, what is heard between them. The model
//! takes a turn that says "you" for a promotion.

use std::collections::BTreeSet;

use super::line::{Line, Lines};
use crate::article::State;
use crate::document::Document;

/// Turns from which a text is a transcript.
const TURNS: usize = 4;
/// Bytes of a speaker's name with what he or she is: "CORINNE DELGADO, BYLINE".
const NAME: usize = 60;

/// The turns and the lines in brackets from the first turn to the one after the last.
pub(super) fn find(document: &Document<'_>, read: &Lines) -> BTreeSet<usize> {
    if document.state != State::Lines {
        return BTreeSet::new();
    }
    let lines = document.candidates.iter().enumerate();
    let has_colon = |at: usize| read.lines.get(at).is_some_and(|line| line.first_colon > 0);
    let turns = lines
        .clone()
        .filter(|(at, line)| has_colon(*at) && is_turn(&line.text));
    let turns: Vec<usize> = turns.map(|(at, _)| at).collect();
    let (Some(&first), Some(&last), true) = (turns.first(), turns.last(), turns.len() >= TURNS)
    else {
        return BTreeSet::new();
    };
    // Kickers of teasers, "EXCLUSIVE: …", stand among other lines.
    let is_sentence = |at: &usize| read.lines.get(*at).is_some_and(Line::is_sentence);
    let sentences = turns.iter().filter(|at| is_sentence(at)).count();
    if turns.len() * 2 < last - first || sentences < TURNS {
        return BTreeSet::new();
    }
    let sounds = lines.filter(|(at, line)| (first..=last + 1).contains(at) && is_sound(&line.text));
    let sounds: Vec<usize> = sounds.map(|(at, _)| at).collect();
    turns.into_iter().chain(sounds).collect()
}

/// Whether a line begins with a name in capitals and a colon.
fn is_turn(text: &str) -> bool {
    let name = text
        .trim()
        .split_once(':')
        .map(|(name, said)| (name, said.trim()));
    name.is_some_and(|(name, said)| {
        let has_capitals = name.chars().filter(|c| c.is_uppercase()).count() >= 2;
        name.len() <= NAME && has_capitals && !name.contains(char::is_lowercase) && !said.is_empty()
    })
}

/// "(SOUNDBITE OF ENGINE)", "(LAUGHTER)".
fn is_sound(text: &str) -> bool {
    let text = text.trim();
    let inner = text
        .strip_prefix(['(', '['])
        .and_then(|text| text.strip_suffix([')', ']']));
    inner.is_some_and(|inner| !inner.is_empty() && !inner.contains(char::is_lowercase))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn turns_and_sounds() {
        assert!(is_turn("CORINNE DELGADO, BYLINE: It is ten at night."));
        assert!(!is_turn("HOST:") && !is_turn("Host: It is ten."));
        assert!(is_sound("(SOUNDBITE OF ENGINE)") && !is_sound("(he laughs)"));
    }
}
