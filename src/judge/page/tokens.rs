//! Which words and which class, id and role tokens speak for the article, as log-odds that were
//! counted on the training pages.

use crate::judge::bytes::Reader;

/// Log-odds of hashed tokens, in an open hash table: as many slots as a power of two, half of them
/// or more without a score.
#[derive(Debug, Default)]
pub(crate) struct TokenTable {
    slots: Vec<(u32, i8)>,
}

/// One unit of log-odds in the stored scores.
const UNIT: f32 = 24.0;

impl TokenTable {
    /// A table of these scores.
    pub fn new(scores: impl ExactSizeIterator<Item = (u32, i8)>) -> TokenTable {
        let size = (scores.len() * 2 + 2).next_power_of_two();
        let mut table = TokenTable {
            slots: vec![(0, 0); size],
        };
        for (token, score) in scores {
            let slot = table.slot(token);
            if let Some(slot) = table.slots.get_mut(slot) {
                *slot = (token, score);
            }
        }
        table
    }

    /// Reads a table: `u32` count, then `u32` token and `i8` score each.
    pub fn read(reader: &mut Reader<'_>) -> Option<TokenTable> {
        let count = reader.u32()? as usize;
        let mut scores = Vec::with_capacity(count.min(1 << 20));
        for _ in 0..count {
            scores.push((reader.u32()?, reader.u8()? as i8));
        }
        Some(TokenTable::new(scores.into_iter()))
    }

    /// Where a token stands, or would.
    fn slot(&self, token: u32) -> usize {
        let last = self.slots.len().wrapping_sub(1);
        let mut slot = (token.wrapping_mul(0x9E37_79B9) >> 8) as usize & last;
        while let Some(&(found, score)) = self.slots.get(slot)
            && score != 0
            && found != token
        {
            slot = (slot + 1) & last;
        }
        slot
    }

    /// The log-odds of a token; 0 for one that the training did not see often enough.
    pub fn score(&self, token: u32) -> f32 {
        let slot = self.slots.get(self.slot(token));
        slot.map_or(0.0, |&(_, score)| f32::from(score) / UNIT)
    }
}

/// The two tables of a model.
#[derive(Debug, Default)]
pub(crate) struct Tokens {
    pub structure: TokenTable,
    pub text: TokenTable,
}

/// Sum, least and greatest of some scores.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Tally {
    pub sum: f32,
    pub least: f32,
    pub greatest: f32,
    pub count: f32,
    /// How many speak clearly against, and for.
    pub against: f32,
    pub in_favour: f32,
}

/// Log-odds from which a token speaks clearly: odds of about 1 to 3.
const CLEAR: f32 = 1.0;

impl Tally {
    pub fn add(&mut self, score: f32) {
        self.sum += score;
        self.least = if self.count == 0.0 {
            score
        } else {
            self.least.min(score)
        };
        self.greatest = if self.count == 0.0 {
            score
        } else {
            self.greatest.max(score)
        };
        self.count += 1.0;
        self.against += f32::from(u8::from(score <= -CLEAR));
        self.in_favour += f32::from(u8::from(score >= CLEAR));
    }

    /// Both together.
    pub fn with(self, other: Tally) -> Tally {
        if self.count == 0.0 {
            return other;
        }
        if other.count == 0.0 {
            return self;
        }
        Tally {
            sum: self.sum + other.sum,
            least: self.least.min(other.least),
            greatest: self.greatest.max(other.greatest),
            count: self.count + other.count,
            against: self.against + other.against,
            in_favour: self.in_favour + other.in_favour,
        }
    }

    pub fn mean(self) -> f32 {
        self.sum / self.count.max(1.0)
    }
}
