//! From which probability on a line goes.

use super::line::Lines;

use crate::options::Focus;
use crate::words::hash;

/// The probabilities from which a line is removed, for short lines and for paragraphs.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Thresholds {
    short: Bar,
    prose: Bar,
    /// Whether a paragraph may go by the model's word with nothing found around it.
    pub lone_prose: bool,
    /// Whether the document is so short that any sentence counts as a paragraph.
    pub has_few_words: bool,
}

/// The probability from which a line is removed.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Bar {
    /// If no rule found the line.
    pub alone: f32,
    /// Where a rule says so too.
    pub with_rule: f32,
}

const fn bar([alone, with_rule]: [f32; 2]) -> Bar {
    Bar { alone, with_rule }
}

const fn bars(short: [f32; 2], prose: [f32; 2]) -> Thresholds {
    Thresholds {
        short: bar(short),
        prose: bar(prose),
        lone_prose: false,
        has_few_words: false,
    }
}

/// The thresholds of each setting, for English and for other languages, of which the model has seen less:
/// without a rule and with one, for short lines and for paragraphs. Chosen by what
/// `training/judge/bars.py` says of halves of `news-validate`; the model card has the figures.
const RECALL: [Thresholds; 2] = [
    bars([0.9, 0.7], [0.95, 0.8]),
    bars([0.95, 0.8], [0.97, 0.9]),
];
const BALANCED: [Thresholds; 2] = [bars([0.8, 0.5], [0.8, 0.4]), bars([0.8, 0.4], [0.9, 0.5])];
const PRECISION: [Thresholds; 2] = [bars([0.5, 0.25], [0.7, 0.3]), bars([0.6, 0.3], [0.8, 0.4])];
/// On a page's whole text, where other stories are as long as this one, the best F1 is near one half.
const DUMP: Thresholds = Thresholds {
    lone_prose: true,
    ..bars([0.5, 0.4], [0.5, 0.4])
};

/// The model learned from whole articles. A document of fewer words than this gives it nothing to
/// compare a line with, and is judged by the rules alone: of the labelled extracts of 80 to 150 words
/// the model lost 5 % of the story, the rules 1.5 %.
pub(super) const MODEL_WORDS: usize = 150;

/// In an extract of fewer words there is little to compare a line with. There the model alone needs at least
/// this probability, which changes only the setting of precision: the others ask for more already.
const FEW_WORDS: usize = 400;
const FEW_WORDS_ALONE: f32 = 0.8;

impl Thresholds {
    /// The same bar for every line, whatever the rules say.
    pub const fn level(least: f32) -> Thresholds {
        Thresholds {
            lone_prose: true,
            ..bars([least, least], [least, least])
        }
    }

    /// Those for a document whose lines have these probabilities.
    pub fn of(focus: Focus, read: &Lines, probabilities: &[f32]) -> Thresholds {
        let [english, other] = match focus {
            Focus::Recall => RECALL,
            Focus::Balanced if is_dump(probabilities) => return DUMP.for_words(read),
            Focus::Precision if is_dump(probabilities) => return DUMP.or_lower(PRECISION[0]),
            Focus::Balanced => BALANCED,
            Focus::Precision => PRECISION,
        };
        let mut thresholds = if is_english(read) { english } else { other };
        if read.words() < FEW_WORDS {
            for bar in [&mut thresholds.short, &mut thresholds.prose] {
                bar.alone = bar.alone.max(FEW_WORDS_ALONE);
            }
        }
        thresholds
    }

    /// The thresholds of a page's whole text, whose story may be short too. The model has seen little of such
    /// text in other languages than English, so there sentences are removed as cautiously as in an extract.
    fn for_words(mut self, read: &Lines) -> Thresholds {
        if read.words() < FEW_WORDS && !is_english(read) {
            self.prose.alone = self.prose.alone.max(FEW_WORDS_ALONE);
            self.lone_prose = false;
            self.has_few_words = true;
        }
        self
    }

    /// Of each bar the lower one.
    fn or_lower(self, other: Thresholds) -> Thresholds {
        let lower = |one: Bar, other: Bar| Bar {
            alone: one.alone.min(other.alone),
            with_rule: one.with_rule.min(other.with_rule),
        };
        Thresholds {
            short: lower(self.short, other.short),
            prose: lower(self.prose, other.prose),
            lone_prose: self.lone_prose,
            has_few_words: self.has_few_words,
        }
    }

    /// The bar for a paragraph, or for any other line.
    pub fn bar(&self, is_prose: bool) -> Bar {
        if is_prose { self.prose } else { self.short }
    }
}

/// Words that are frequent in English and rare elsewhere. They make one word in seven of English
/// prose; of 2,800 labelled texts of 150 words four are taken for another language at this share,
/// and none the other way round.
const ENGLISH: [&str; 10] = [
    "the", "and", "of", "to", "that", "with", "from", "this", "his", "have",
];
const ENGLISH_SHARE: f32 = 0.05;

fn is_english(read: &Lines) -> bool {
    let known = ENGLISH.map(hash::of);
    let words = read.hashes.iter();
    let count = words.filter(|hash| known.contains(hash)).count();
    count as f32 >= ENGLISH_SHARE * read.hashes.len() as f32
}

/// Lines at each end of a document that show whether it is a page's whole text.
const EDGE: usize = 10;
/// The sum of the mean probabilities of both ends, and the mean of all lines, above which a text is taken
/// for a page's whole text. 97 of 100 such texts of `news-validate` are above both, and 4 of 100 extracts.
const EDGES_OF_DUMP: f32 = 1.4;
const LINES_OF_DUMP: f32 = 0.4;

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
    fn a_page_s_whole_text_begins_and_ends_with_what_is_no_article() {
        let menu = [0.9; 12];
        let story = [0.1; 30];
        assert!(is_dump(&[&menu[..], &story[..12], &menu].concat()));
        assert!(!is_dump(&[&story[..], &menu].concat()));
        assert!(!is_dump(&[]));
    }
}
