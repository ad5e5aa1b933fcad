//! Pages: a tokenizer and a tree of our own around html5ever's tree builder, behind limits, and out of
//! the tree blocks with structure features, and metadata.
//! Every visible text unit becomes one candidate, in reading order.

pub(crate) mod attribute;
pub(crate) mod blocks;
#[cfg(any(test, feature = "fuzzing"))]
pub(crate) mod differential;
mod gate;
mod head;
pub(crate) mod metadata;
mod name_words;
pub(crate) mod parse;
pub(crate) mod parsing;
pub(crate) mod selectors;
mod sink;
pub(crate) mod structure;
pub(crate) mod tag;
mod tokenizer;
pub(crate) mod tree;

use crate::article::{Limit, Note, State};
use crate::document::{Document, Head};
use crate::options::Options;
use parsing::Parsing;

pub(crate) use structure::Structure;

/// Reads a page.
pub(crate) fn read(html: &str, url: Option<&str>, options: &Options) -> Document<'static> {
    read_parsed(html, url, options, parsing(options))
}

/// Reads a page with what `<noscript>` holds.
pub(crate) fn read_without_scripts(
    html: &str,
    url: Option<&str>,
    options: &Options,
) -> Document<'static> {
    let parsing = Parsing {
        shows_noscript: true,
        ..parsing(options)
    };
    read_parsed(html, url, options, parsing)
}

fn parsing(options: &Options) -> Parsing<'_> {
    Parsing {
        keep_all_attributes: !options.selectors.is_empty(),
        ..Parsing::within(&options.limits)
    }
}

fn read_parsed(
    html: &str,
    url: Option<&str>,
    options: &Options,
    parsing: Parsing<'_>,
) -> Document<'static> {
    let tree = parse::parse(html, parsing);
    let metadata = metadata::extract(&tree, url);
    let mut cut = blocks::cut(&tree, url, options);
    head::describe(&tree, &mut cut.structure);
    let hit = tree.limits_hit.iter().copied();
    let hit = hit.chain(cut.beyond_limit.is_some().then_some(Limit::Blocks));
    let notes = hit.map(Note::Limit);
    Document {
        state: State::Page,
        candidates: cut.candidates,
        beyond_limit: cut.beyond_limit,
        metadata,
        notes: notes.collect(),
        structure: Some(cut.structure),
        head: Head::default(),
        hyphenated: false,
    }
}
