//! Whether a text is in the language of the weights.

/// Words numbered up to this (the numbers go by frequency) are the grammar of the language: the, of,
/// said.
const GRAMMAR: u32 = 120;
/// English text of any kind, menus and lists included, has at least this share of its words in the
/// vocabulary; other languages in the Latin script stay under it.
const KNOWN: f64 = 0.6;
/// And of longer texts at least this share is grammar.
const GRAMMAR_SHARE: f64 = 0.08;
/// Texts of fewer words may be names alone.
const LONG: usize = 30;

/// Tells by the numbers of its words whether the text's language is known. Digits count as words.
pub(super) fn recognise(numbers: &[u32]) -> bool {
    let share = |n: usize| n as f64 / numbers.len().max(1) as f64;
    let known = share(numbers.iter().filter(|&&n| n > 0).count());
    let grammar = share(
        numbers
            .iter()
            .filter(|&&n| (1..=GRAMMAR).contains(&n))
            .count(),
    );
    numbers.is_empty() || (known >= KNOWN && (numbers.len() < LONG || grammar >= GRAMMAR_SHARE))
}
