//! The words of the story's paragraphs.

use crate::judge::line::Lines;

/// How many long lines have a word, by the low bits of its hash.
pub(super) struct Vocabulary(Vec<u16>);

impl Vocabulary {
    const SLOTS: usize = 1 << 13;
    /// Shorter words are in every text.
    pub(super) const LETTERS: u8 = 5;

    pub(super) fn new(read: &Lines) -> Vocabulary {
        let mut counts = vec![0u16; Vocabulary::SLOTS];
        let mut seen_by = vec![usize::MAX; Vocabulary::SLOTS];
        for (at, line) in read
            .lines
            .iter()
            .enumerate()
            .filter(|(_, line)| line.is_long())
        {
            for (word, &letters) in read.words_of(line).iter().zip(read.letters_of(line)) {
                let slot = *word as usize % Vocabulary::SLOTS;
                if letters >= Vocabulary::LETTERS
                    && let (Some(count), Some(seen)) = (counts.get_mut(slot), seen_by.get_mut(slot))
                    && *seen != at
                {
                    *seen = at;
                    *count = count.saturating_add(1);
                }
            }
        }
        Vocabulary(counts)
    }

    pub(super) fn count(&self, word: u32) -> u16 {
        let slot = word as usize % Vocabulary::SLOTS;
        self.0.get(slot).copied().unwrap_or(0)
    }
}
