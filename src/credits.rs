//! A page's lines that name its authors, once the judge has spoken: what the metadata has need not stand
//! in the text as well.

use crate::article::{Role, State};
use crate::decided_by::DecidedBy;
use crate::document::{Candidate, Document};
use crate::metadata::bylines::{self, Credit};
use crate::removal::{Reason, Rule};
use crate::verdict::{Strike, Verdict};
use crate::words::{count, ends_with_stop};

/// A byline has no more bytes.
const LONGEST: usize = 300;
/// A sentence of so many words opens the story.
const SENTENCE_WORDS: usize = 10;

/// Gives the lines their role that say who wrote the story and nothing else: after a label wherever
/// they stand, with a date above the story. The names must be those of the article's authors.
pub(crate) fn set_aside(document: &Document<'_>, verdicts: &mut [Verdict]) {
    let authors = &document.metadata.authors;
    if document.state != State::Page || authors.is_empty() {
        return;
    }
    let mut above = true;
    for (candidate, verdict) in document.candidates.iter().zip(verdicts) {
        if !verdict.is_kept() {
            continue;
        }
        if is_byline(candidate, authors, above) {
            *verdict = Verdict::SetAside {
                role: Role::Byline,
                strike: Strike::new(
                    Reason::Byline,
                    Rule::named("structure/byline"),
                    DecidedBy::Rule.into(),
                ),
            };
        }
        let text = &candidate.text;
        above &= !(ends_with_stop(text) && count(text) >= SENTENCE_WORDS);
    }
}

fn is_byline(candidate: &Candidate<'_>, authors: &[String], above: bool) -> bool {
    if candidate.text.len() > LONGEST {
        return false;
    }
    let Credit {
        labelled,
        bare,
        alone,
        dated,
        ..
    } = bylines::credit(&candidate.text);
    let is_author = |name: &String| authors.iter().any(|author| bylines::same(author, name));
    let named = !labelled.is_empty() || above && dated && !bare.is_empty();
    alone && named && labelled.iter().chain(&bare).all(is_author)
}
