//! Words: what counts as one, the marks between them, case, hashes, where a sentence ends.
//! Every module that counts, folds, hashes or compares words uses this one.

mod count;
pub(crate) mod hash;
mod letter;
pub(crate) mod mark;
mod numbers;
mod reader;
mod run;
mod script;
mod spelling;
mod stop;

pub(crate) use count::{count, count_in_block};
pub(crate) use letter::is_letter;
pub(crate) use numbers::Numbers;
pub(crate) use reader::{Word, Words, hashes};
pub(crate) use run::{Run, letters, runs};
pub(crate) use script::{STEM, fold, is_unspaced as is_without_spaces, stem_letters};
pub(crate) use spelling::{Spelling, form};
pub(crate) use stop::{breaks_off, ends_a_statement, ends_with_stop, is_stop};
