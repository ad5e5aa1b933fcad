//! Makes an [`Article`] of candidates and verdicts: the pieces are cut, numbered and tidied.

use std::ops::Range;

use crate::article::{Article, Block, Item, Role, Span, State};
use crate::decided_by::DecidedBy;
use crate::document::{Aside, Candidate, Document, InItem, Shape};
use crate::judge::Judgement;
use crate::metadata::{Field, Origin};
use crate::options::Options;
use crate::place::Place;
use crate::removal::{Reason, Removal, Rule};
use crate::roles;
use crate::text::on_one_line;
use crate::tidy;
use crate::verdict::{Strike, Verdict};
use crate::words::ends_with_stop;

/// Builds the article; one verdict per candidate, in the same order.
pub(crate) fn article(document: Document<'_>, judgement: Judgement, options: &Options) -> Article {
    let mut builder = Builder {
        article: Article::empty(document.state),
        options,
        hyphenated: document.hyphenated,
        pieces: 0,
        items: Vec::new(),
    };
    let confidence = judgement.confidence;
    for (candidate, verdict) in document.candidates.iter().zip(judgement.into_verdicts()) {
        builder.rule(candidate, verdict);
    }
    if let Some(rest) = &document.beyond_limit {
        let verdict = Verdict::strike(Reason::Limit, Rule::named("limit/blocks"), DecidedBy::Limit);
        builder.rule(rest, verdict);
    }
    let mut article = builder.article;
    article.confidence = confidence;
    article.notes = document.notes;
    let metadata = document.metadata;
    article.title = metadata.title;
    article.standfirst = metadata.standfirst;
    article.authors = metadata.authors;
    article.published = metadata.published;
    article.modified = metadata.modified;
    article.site = metadata.site;
    article.url = metadata.url;
    article.language = metadata.language;
    article.image = metadata.image;
    article.section = metadata.section;
    article.tags = metadata.tags;
    article.sources = metadata.sources;
    fill_standfirst(&mut article);
    article
}

/// The standfirst of a page that names none in its markup: the one that stands over the story.
fn fill_standfirst(article: &mut Article) {
    if article.state != State::Page || article.standfirst.is_some() {
        return;
    }
    let mut blocks = article.blocks.iter();
    let Some(found) = blocks.find(|block| block.role == Role::Standfirst) else {
        return;
    };
    article.standfirst = Some(on_one_line(&found.text));
    article.sources.push(Origin::of_text(Field::Standfirst));
}

struct Builder<'o> {
    article: Article,
    options: &'o Options,
    hyphenated: bool,
    pieces: usize,
    /// The items of lists in which the last shown block stands, outermost first.
    items: Vec<u32>,
}

/// "No item" among the items around a block.
const NO_ITEM: u32 = u32::MAX;

impl Builder<'_> {
    fn rule(&mut self, candidate: &Candidate<'_>, verdict: Verdict) {
        let whole = 0..candidate.text.len();
        match verdict {
            Verdict::Strike(strike) => self.remove(candidate, whole, strike, None),
            Verdict::SetAside { role, strike } => self.set_aside(candidate, whole, role, strike),
            Verdict::Keep { role, cuts } => {
                let mut from = 0;
                for cut in cuts {
                    self.keep(candidate, from..cut.range.start, role);
                    from = cut.range.end;
                    match cut.role {
                        Some(role) => self.set_aside(candidate, cut.range, role, cut.strike),
                        None => self.remove(candidate, cut.range, cut.strike, None),
                    }
                }
                self.keep(candidate, from..whole.end, role);
            }
        }
        for aside in &candidate.asides {
            self.aside(aside);
        }
    }

    /// A piece that the reader took out of a candidate: it goes, whatever becomes of the candidate.
    fn aside(&mut self, aside: &Aside) {
        let order = self.pieces;
        self.pieces += 1;
        self.article.removed.push(Removal {
            reason: aside.reason,
            rule: Rule::named(aside.rule),
            decided_by: DecidedBy::Rule,
            score: None,
            text: aside.text.clone(),
            place: Place { order, range: None },
            role: None,
            evidence: None,
        });
    }

    /// The item that a block belongs to. The first block of an item that is shown starts it,
    /// whatever stood before it in the item and went.
    fn item(&mut self, item: Option<InItem>, shown: bool) -> Option<Item> {
        let Some(InItem { id, depth, number }) = item else {
            if shown {
                self.items.clear();
            }
            return None;
        };
        let place = usize::from(depth).saturating_sub(1);
        let starts = shown && self.items.get(place) != Some(&id);
        if shown {
            self.items.truncate(place + 1);
            self.items.resize(place + 1, NO_ITEM);
            if let Some(open) = self.items.get_mut(place) {
                *open = id;
            }
        }
        Some(Item {
            depth,
            number,
            starts,
        })
    }

    /// A piece under a role: a block, and a removal as well where the caller hides the role.
    fn keep(&mut self, candidate: &Candidate<'_>, range: Range<usize>, role: Role) {
        // The headline is never lost: it has a field of its own.
        if role == Role::Title || self.options.shown.contains(role) {
            if self.joins_last(candidate, &range, role) {
                return;
            }
            if let Some(place) = self.place(candidate, &range) {
                let shown = self.options.shown.contains(role);
                self.block(candidate, range, role, place, shown);
            }
        } else {
            let strike = Strike::new(
                roles::reason_of(role),
                Rule::new(roles::rule_of(role)),
                DecidedBy::Caller.into(),
            );
            self.set_aside(candidate, range, role, strike);
        }
    }

    /// Adds a restored sentence to the paragraph before it: flat text has sentences, and no sign
    /// of paragraphs but the lines and removals between them.
    fn joins_last(&mut self, candidate: &Candidate<'_>, range: &Range<usize>, role: Role) -> bool {
        let pieces = self.pieces;
        let (Some(last), Some(restored), Some(trimmed)) = (
            self.article.blocks.last_mut(),
            candidate.restored.as_ref(),
            trim(candidate, range.clone()),
        ) else {
            return false;
        };
        let goes_on = role == Role::Paragraph
            && last.role == role
            && last.place.order + 1 == pieces
            && !last.sentence_ends.is_empty()
            && ends_with_stop(&last.text);
        let (Some(whole), Some(place)) = (&candidate.range, &mut last.place.range) else {
            return false;
        };
        let part = restored.part(&candidate.text, range.clone());
        if !goes_on || !ends_with_stop(&part.text) {
            return false;
        }
        place.end = whole.start + trimmed.end;
        last.text.push(' ');
        let start = last.text.len();
        last.text.push_str(&part.text);
        let ends = part.sentence_ends.iter().map(|end| start + end);
        last.sentence_ends.extend(ends);
        true
    }

    fn set_aside(
        &mut self,
        candidate: &Candidate<'_>,
        range: Range<usize>,
        role: Role,
        strike: Strike,
    ) {
        if self.options.shown.contains(role) {
            return self.keep(candidate, range, role);
        }
        if let Some(place) = self.place(candidate, &range) {
            self.block(candidate, range.clone(), role, place.clone(), false);
            self.removal(candidate, range, strike, Some(role), place);
        }
    }

    fn remove(
        &mut self,
        candidate: &Candidate<'_>,
        range: Range<usize>,
        strike: Strike,
        role: Option<Role>,
    ) {
        if let Some(place) = self.place(candidate, &range) {
            self.removal(candidate, range, strike, role, place);
        }
    }

    /// Numbers the piece; `None` where nothing but white space is left of it.
    fn place(&mut self, candidate: &Candidate<'_>, range: &Range<usize>) -> Option<Place> {
        let trimmed = trim(candidate, range.clone())?;
        let order = self.pieces;
        self.pieces += 1;
        let range = candidate
            .range
            .as_ref()
            .map(|input| input.start + trimmed.start..input.start + trimmed.end);
        Some(Place { order, range })
    }

    fn block(
        &mut self,
        candidate: &Candidate<'_>,
        range: Range<usize>,
        role: Role,
        place: Place,
        shown: bool,
    ) {
        let Some(raw) = candidate.text.get(range.clone()) else {
            return;
        };
        let spans: Vec<Span> = candidate
            .spans
            .iter()
            .filter(|span| span.start >= range.start && span.end <= range.end)
            .map(|span| Span {
                start: span.start - range.start,
                end: span.end - range.start,
                kind: span.kind.clone(),
            })
            .collect();
        let form = tidy::Form {
            tidy: self.options.tidy,
            keep_lines: role == Role::Preformatted,
            keep_tabs: role == Role::TableRow,
            hyphenated: self.hyphenated,
        };
        let restored = candidate.restored.as_ref();
        let restored = restored.map(|restored| restored.part(&candidate.text, range.clone()));
        let (text, spans, sentence_ends) = match restored {
            Some(restored) => (restored.text, spans, restored.sentence_ends),
            None => {
                let (text, spans) = tidy::block(raw, spans, form);
                (text, spans, Vec::new())
            }
        };
        let item = self.item(candidate.item, shown);
        let starts = item.filter(|item| item.starts);
        let (role, level, number) = match (candidate.shape, starts) {
            (Shape::Heading(level), _) => (role, level, None),
            (Shape::ListItem { depth, number }, None) => (role, depth, number),
            (Shape::ListItem { .. } | Shape::Paragraph, Some(item)) => {
                let role = match role {
                    Role::Paragraph => Role::ListItem,
                    other => other,
                };
                (role, item.depth, item.number)
            }
            (Shape::Quote(depth), _) => (role, depth, None),
            _ => (role, 0, None),
        };
        self.article.blocks.push(Block {
            role,
            text,
            level,
            number,
            item,
            row: candidate.row,
            spans,
            place,
            sentence_ends,
            shown,
        });
    }

    fn removal(
        &mut self,
        candidate: &Candidate<'_>,
        range: Range<usize>,
        strike: Strike,
        role: Option<Role>,
        place: Place,
    ) {
        let text = trim(candidate, range).and_then(|range| candidate.text.get(range));
        self.article.removed.push(Removal {
            reason: strike.reason,
            rule: strike.rule,
            decided_by: strike.decision.by,
            score: strike.decision.score,
            text: text.unwrap_or_default().to_string(),
            place,
            role,
            evidence: strike.evidence,
        });
    }
}

/// The range without the white space at its ends; `None` where nothing is left. A table's row keeps
/// the tabs by which its first cells are empty.
fn trim(candidate: &Candidate<'_>, range: Range<usize>) -> Option<Range<usize>> {
    let piece = candidate.text.get(range.clone())?;
    let is_row = candidate.shape == Shape::TableRow;
    let is_margin = |c: char| c.is_whitespace() && !(is_row && c == '\t');
    let from_start = piece.trim_start_matches(is_margin);
    let start = range.start + (piece.len() - from_start.len());
    let trimmed = from_start.trim_end();
    (!trimmed.trim().is_empty()).then(|| start..start + trimmed.len())
}
