//! The trained model of lines: its file, and the probability that each line is boilerplate.
//!
//! The file is `CDJL`, a `u8` version, the recipe's name (`u8` length and UTF-8), a token table of
//! one `i8` a bucket in sixteenths of log-odds, and a forest (see [`trees`](super::trees)).

use std::sync::LazyLock;

use super::bytes::Reader;
use super::features::{BUCKETS, Context};
use super::line::Line;
use super::trees::{Forest, Sure};
use crate::article::State;
use crate::options::Focus;

const LINES_FILE: &[u8] = include_bytes!("lines.model");
const FLAT_FILE: &[u8] = include_bytes!("flat.model");

const MAGIC: &[u8] = b"CDJL";
const VERSION: u8 = 2;

/// Where the forest of lines ends early. Of 400,000 lines of labelled extracts and dumps, each by a
/// forest of other sites, none comes out on another side of any bar from .4 on than by the whole of
/// it, five of the lowest bar of all (.25), and a line asks 148 trees of 320 in extracts and 170 in dumps.
const SURE_OF_LINES: [Sure; 5] = [
    Sure::beyond(32, -2.8, f32::INFINITY),
    Sure::beyond(64, -3.2, 4.4),
    Sure::beyond(96, -3.3, 4.4),
    Sure::beyond(128, -3.4, 4.4),
    Sure::beyond(192, -3.2, 4.2),
];

/// The same for pieces of flat text.
const SURE_OF_FLAT: [Sure; 2] = [Sure::of_no(32, -2.8), Sure::of_no(64, -3.3)];

/// A forest, and what tokens tell.
#[derive(Debug, Default)]
pub(crate) struct Model {
    tokens: Vec<i8>,
    forest: Forest,
}

impl Model {
    /// The model that comes with the crate for text in this state.
    pub fn shipped(state: State) -> &'static Model {
        // A test reads the files; a damaged one would leave the rules alone.
        static LINES: LazyLock<Model> =
            LazyLock::new(|| Model::read(LINES_FILE, State::Lines).unwrap_or_default());
        static FLAT: LazyLock<Model> =
            LazyLock::new(|| Model::read(FLAT_FILE, State::Flat).unwrap_or_default());
        match state {
            State::Flat => &FLAT,
            _ => &LINES,
        }
    }

    /// Reads a model for text in this state; `None` where the bytes are not one.
    pub fn read(bytes: &[u8], state: State) -> Option<Model> {
        let sure: &'static [Sure] = match state {
            State::Flat => &SURE_OF_FLAT,
            _ => &SURE_OF_LINES,
        };
        let mut reader = Reader::new(bytes);
        let version = (reader.slice(MAGIC.len())? == MAGIC).then(|| reader.u8())??;
        if version != VERSION {
            return None;
        }
        let recipe = reader.u8()?;
        std::str::from_utf8(reader.slice(usize::from(recipe))?).ok()?;
        let tokens = reader.slice(BUCKETS as usize)?;
        Some(Model {
            tokens: tokens.iter().map(|&byte| byte.cast_signed()).collect(),
            forest: Forest::read(&mut reader, sure)?,
        })
    }

    /// What the token table says of a bucket.
    pub fn token(&self, bucket: u32) -> f32 {
        let sixteenths = self.tokens.get(bucket as usize).copied().unwrap_or(0);
        f32::from(sixteenths) / 16.0
    }

    /// The probability that each line is boilerplate.
    pub fn probabilities(&self, context: &Context<'_>) -> Vec<f32> {
        let mut row = Vec::new();
        (0..context.lines().len())
            .map(|at| {
                context.row(at, &mut row);
                self.forest.probability(&row)
            })
            .collect()
    }
}

/// From which probability on a line goes.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Thresholds {
    short: Bar,
    long: Bar,
}

/// The probability that it takes.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Bar {
    /// Without a rule's word.
    pub alone: f32,
    /// Where a rule says so too.
    pub with_rule: f32,
}

impl Bar {
    const fn new(alone: f32, with_rule: f32) -> Bar {
        Bar { alone, with_rule }
    }
}

/// The dial, chosen on sites left out of training (`training/judge/MODEL_CARD.md` has what each
/// loses and removes). A paragraph lost is lost whole, so that it takes more: with one bar for all
/// lines as much was removed for the same loss, and twice as many documents came out worse.
const RECALL: Thresholds = Thresholds {
    short: Bar::new(0.9, 0.7),
    long: Bar::new(0.97, 0.8),
};
const BALANCED: Thresholds = Thresholds {
    short: Bar::new(0.65, 0.4),
    long: Bar::new(0.9, 0.6),
};
const PRECISION: Thresholds = Thresholds {
    short: Bar::new(0.45, 0.25),
    long: Bar::new(0.7, 0.4),
};
/// On a page's whole text the best F1 is near one half.
const DUMP: Thresholds = Thresholds {
    short: Bar::new(0.5, 0.4),
    long: Bar::new(0.5, 0.4),
};

/// In an extract of fewer words there is little to compare a line with: between 150 words and
/// these the model alone lost 2 % of the story at the common bar and 1.5 % at this one.
const FEW_WORDS: usize = 400;
const FEW_WORDS_ALONE: f32 = 0.9;

impl Thresholds {
    /// The same bar for every line, whatever the rules say.
    pub const fn level(least: f32) -> Thresholds {
        Thresholds {
            short: Bar::new(least, least),
            long: Bar::new(least, least),
        }
    }

    /// Those for a document of so many words whose lines have these probabilities.
    pub fn of(focus: Focus, words: usize, probabilities: &[f32]) -> Thresholds {
        let mut thresholds = match focus {
            Focus::Recall => RECALL,
            Focus::Balanced if is_dump(probabilities) => return DUMP,
            Focus::Precision if is_dump(probabilities) => return DUMP.or_lower(PRECISION),
            Focus::Balanced => BALANCED,
            Focus::Precision => PRECISION,
        };
        if words < FEW_WORDS {
            for bar in [&mut thresholds.short, &mut thresholds.long] {
                bar.alone = bar.alone.max(FEW_WORDS_ALONE);
            }
        }
        thresholds
    }

    /// Of each bar the lower one.
    fn or_lower(self, other: Thresholds) -> Thresholds {
        let lower = |one: Bar, other: Bar| {
            Bar::new(
                one.alone.min(other.alone),
                one.with_rule.min(other.with_rule),
            )
        };
        Thresholds {
            short: lower(self.short, other.short),
            long: lower(self.long, other.long),
        }
    }

    /// The bar for a line.
    pub fn bar(&self, line: &Line) -> Bar {
        if line.is_long() {
            self.long
        } else {
            self.short
        }
    }
}

/// Lines at each end of a document that show whether it is a page's whole text.
const EDGE: usize = 10;
/// There menus and notices begin and end it, and are a good part of its lines: 94 of 100 such
/// texts and five of 100 extracts are over both, on labelled sets of sites left out of training.
const EDGES_OF_DUMP: f32 = 1.4;
const LINES_OF_DUMP: f32 = 0.2;

/// Whether the document is a page's whole visible text, and not what an extractor made of it.
fn is_dump(probabilities: &[f32]) -> bool {
    let count = probabilities.len();
    let mean = |lines: &[f32]| lines.iter().sum::<f32>() / lines.len().max(1) as f32;
    let head = probabilities.get(..EDGE.min(count)).unwrap_or_default();
    let tail = probabilities.get(count.saturating_sub(EDGE)..);
    mean(head) + mean(tail.unwrap_or_default()) > EDGES_OF_DUMP
        && mean(probabilities) > LINES_OF_DUMP
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shipped_model_is_read_whole_and_small() {
        for (bytes, state) in [(LINES_FILE, State::Lines), (FLAT_FILE, State::Flat)] {
            assert!(Model::read(bytes, state).is_some());
            assert!(bytes.len() < 200_000, "{} bytes", bytes.len());
        }
    }

    #[test]
    fn a_damaged_file_is_no_model() {
        let bytes = include_bytes!("lines.model");
        for length in (0..bytes.len()).step_by(977) {
            assert!(Model::read(bytes.get(..length).unwrap(), State::Lines).is_none());
        }
    }

    #[test]
    fn a_page_s_whole_text_begins_and_ends_with_what_is_no_article() {
        let menu = [0.9; 12];
        let story = [0.1; 30];
        assert!(is_dump(&[&menu[..], &story, &menu].concat()));
        assert!(!is_dump(&[&story[..], &menu].concat()));
        assert!(!is_dump(&[]));
    }
}
