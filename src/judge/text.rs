//! The judge of lines and flat text: phrases and structure make findings, findings make verdicts.

use std::ops::Range;

use super::appeal::{self, Paragraph};
use super::books::Books;
use super::earlier::Earlier;
use super::expected::{self, Piece};
#[cfg(feature = "training")]
use super::features::{self, Context};
use super::finding::{Finding, Findings};
#[cfg(feature = "training")]
use super::guard::{self, Guard};
use super::judgement::Judgement;
#[cfg(feature = "training")]
use super::line;
use super::line::{Line, Lines};
use super::model::Model;
use super::phrases::{Reach, Rulebook};
use super::structure;
use super::thresholds::MODEL_WORDS;
use super::{caption_title, credit_line, cuts, live_entries, repeated, second_story, site, weigh};
use crate::article::{Role, State};
use crate::document::Document;
use crate::metadata::dates::line::is_date;
use crate::options::Options;
use crate::removal::{Reason, Rule};
use crate::verdict::Verdict;

/// The probability that a line is the article's where no model was asked: one that stays, and one that a
/// rule takes. Rounded from the labelled extracts of short documents.
const KEPT_UNASKED: f32 = 0.8;
const GONE_UNASKED: f32 = 0.05;

/// Rules on every line.
pub(crate) fn judge(
    document: &Document<'_>,
    options: &Options,
    earlier: &Earlier<'_>,
) -> Judgement {
    judge_with(document, options, Model::shipped(document.state), earlier)
}

/// Rules on every line by this model; cross-validation passes its own.
pub(crate) fn judge_with(
    document: &Document<'_>,
    options: &Options,
    model: &Model,
    earlier: &Earlier<'_>,
) -> Judgement {
    let books = Books {
        caller: &options.phrases,
        shipped: Rulebook::shipped(),
    };
    let read = earlier.read(&document.candidates, document.state == State::Flat, &books);
    let findings = findings(document, &read, &books, options);
    let (mut findings, probabilities) = if read.words() >= MODEL_WORDS && can_be_judged(document) {
        weigh::decide(document, &read, findings, model, options.focus)
    } else if document.state == State::Flat {
        (set_phrases_alone(document, findings), Vec::new())
    } else {
        (findings, Vec::new())
    };
    findings.keep_a_copy();
    let settled: Vec<bool> = (0..read.lines.len())
        .map(|at| findings.of(at).is_some_and(Finding::is_settled))
        .collect();
    let verdicts = verdicts(document, &read, findings);
    let pieces = read.lines.iter().zip(&verdicts).enumerate();
    let pieces = pieces.map(|(at, (line, verdict))| {
        let kept = verdict.is_kept();
        let is_settled = settled.get(at).copied().unwrap_or(false);
        let asked = probabilities.get(at).filter(|_| !is_settled);
        let unasked = if kept { KEPT_UNASKED } else { GONE_UNASKED };
        Piece {
            content: asked.map_or(unasked, |boilerplate| 1.0 - boilerplate),
            words: line.words as f32,
            kept,
        }
    });
    let confidence = expected::f1(pieces);
    let mut judgement = Judgement::new(verdicts, confidence);
    judgement.lines = read;
    judgement
}

/// Whether the model can judge the text: lines always, flat text if some of it was restored to sentences.
fn can_be_judged(document: &Document<'_>) -> bool {
    let mut candidates = document.candidates.iter();
    document.state != State::Flat || candidates.any(|candidate| candidate.restored.is_some())
}

/// The findings that hold where the model is not asked: final ones, and the set phrases at which flat text
/// was cut. Other phrases in flat text may be part of a sentence.
fn set_phrases_alone(document: &Document<'_>, mut findings: Findings) -> Findings {
    for (at, candidate) in document.candidates.iter().enumerate() {
        let stands = |finding: &Finding| finding.is_settled() || candidate.anchor.is_some();
        if !findings.of(at).is_some_and(stands) {
            findings.set(at, None);
        }
    }
    findings
}

/// Reads a document as training sees it: every line's features, where the token table says
/// nothing, its tokens, and the rule that found it.
#[cfg(feature = "training")]
pub(crate) fn observe(
    document: &Document<'_>,
    options: &Options,
    mut each: impl FnMut(usize, &[f32], &[u32], &str),
) {
    let books = Books {
        caller: &options.phrases,
        shipped: Rulebook::shipped(),
    };
    let read = line::read(&document.candidates, document.state == State::Flat, &books);
    let findings = findings(document, &read, &books, options);
    let context = features::Context::new(&read, &findings, document.head.title, &Model::default());
    let (mut row, mut tokens) = (Vec::new(), Vec::new());
    for (at, line) in read.lines.iter().enumerate() {
        context.row(at, &mut row);
        tokens.clear();
        features::tokens(&read, line, findings.of(at), |token| tokens.push(token));
        let rule = findings.of(at).map_or("", |finding| finding.rule.as_str());
        each(at, &row, &tokens, rule);
    }
}

/// What a model says of a line, and what it may do by its word.
#[cfg(feature = "training")]
#[derive(Clone, Copy, Debug)]
pub(crate) struct Said {
    pub probability: f32,
    pub is_prose: bool,
    /// Whether the model's word alone may take it.
    pub may_go: bool,
    pub is_found: bool,
    pub is_settled: bool,
}

/// What the model says of every line, for the choice of thresholds.
#[cfg(feature = "training")]
pub(crate) fn said(document: &Document<'_>, options: &Options, model: &Model) -> Vec<Said> {
    let books = Books {
        caller: &options.phrases,
        shipped: Rulebook::shipped(),
    };
    let read = line::read(&document.candidates, document.state == State::Flat, &books);
    let findings = findings(document, &read, &books, options);
    let context = Context::new(&read, &findings, document.head.title, model);
    let rows = guard::rows(document, &read);
    let guard = Guard {
        rows: &rows,
        document,
        read: &read,
        findings: &findings,
        lone_prose: false,
        has_few_words: false,
    };
    let probabilities = model.probabilities(&context).into_iter();
    let said = |(at, probability)| Said {
        probability,
        is_prose: guard.is_prose(at),
        may_go: guard.allows(at),
        is_found: findings.has(at),
        is_settled: findings.of(at).is_some_and(Finding::is_settled),
    };
    probabilities.enumerate().map(said).collect()
}

/// What the caller's profile of the site says; flat text has no lines that could recur.
fn recurring(document: &Document<'_>, options: &Options, findings: &mut Findings) {
    let Some(profile) = &options.site else { return };
    if document.state == State::Lines {
        let found = site::recurring(document, document.head.title, profile)
            .into_iter()
            .enumerate();
        for (at, finding) in found.filter_map(|(at, finding)| Some((at, finding?))) {
            findings.add(at, || finding);
        }
    }
}

/// Notes the lines of the story that ask the reader for something.
fn appeals(read: &Lines, body: &Range<usize>, findings: &mut Findings) {
    let lines = read.lines.iter().enumerate();
    let lines = lines.skip(body.start).take(body.len());
    let paragraphs = lines.filter(|(at, _)| !findings.has(*at));
    let paragraphs: Vec<Paragraph<'_>> = paragraphs
        .map(|(at, line)| (at, line, read.words_of(line)))
        .collect();
    for (at, mut finding) in appeal::find(&paragraphs) {
        finding.is_final = true;
        findings.set(at, Some(finding));
    }
}

/// What phrases and structure say.
fn findings(
    document: &Document<'_>,
    read: &Lines,
    books: &Books<'_>,
    options: &Options,
) -> Findings {
    let lines = &read.lines;
    let mut findings = Findings::new(lines.len());
    head(document, read, &mut findings);
    anchors(document, &mut findings);
    recurring(document, options, &mut findings);
    phrases(lines, Reach::Anywhere, 0..lines.len(), books, &mut findings);
    caption_title::find(read, &mut findings);
    if document.state == State::Lines {
        credit_line::find(document, read, &mut findings);
        second_story::find(document, read, &mut findings);
    }
    structure::record_lists(lines, &mut findings);
    repeated::repeated(read, &mut findings);
    let body = body(lines, &findings, books);
    head_dates(document, head_end(lines, &body), &mut findings);
    phrases(lines, Reach::Head, 0..body.start, books, &mut findings);
    phrases(lines, Reach::Body, body.clone(), books, &mut findings);
    phrases(
        lines,
        Reach::Tail,
        body.end..lines.len(),
        books,
        &mut findings,
    );
    if document.state == State::Lines {
        appeals(read, &body, &mut findings);
    }
    structure::section_words(lines, &mut findings);
    structure::menu_entries(lines, &body, &mut findings);
    structure::swallowed_blurbs(lines, &body, &mut findings);
    if document.state == State::Lines {
        live_entries::clear_times(document, &mut findings);
    }
    structure::tail_sweep(lines, &body, &mut findings);
    bare_lines(lines, &mut findings);
    if document.state == State::Flat {
        findings.reopen();
    }
    findings
}

/// The body, once long lines at the end that a rule of the tail meets are seen not to be of it.
fn body(lines: &[Line], findings: &Findings, books: &Books<'_>) -> Range<usize> {
    let body = structure::body(lines, findings);
    let is_tail = |at: usize| {
        let line = lines.get(at)?;
        let rule = books.rule(line.placed?)?;
        Some(rule.reach.covers(Reach::Tail))
    };
    let end = (body.start + 1..body.end)
        .rev()
        .find(|&at| {
            lines.get(at).is_some_and(Line::is_long)
                && !findings.has(at)
                && is_tail(at) != Some(true)
        })
        .map_or(body.end.min(body.start + 1), |last| last + 1);
    body.start..end
}

/// The headline and the standfirst, which the reader proposed.
fn head(document: &Document<'_>, read: &Lines, findings: &mut Findings) {
    if let Some(title) = document.head.title {
        findings.add(title, || {
            Finding::new(Reason::Headline, Rule::named("structure/headline"))
        });
        let fingerprint = read.lines.get(title).map(|line| line.fingerprint);
        for (at, line) in read.lines.iter().enumerate() {
            if at != title && Some(line.fingerprint) == fingerprint {
                findings.add(at, || {
                    let rule = Rule::named("structure/headline-again");
                    let mut finding = Finding::new(Reason::Repeated, rule);
                    finding.evidence = Some("the headline stands above".to_string());
                    finding.copy = Some(title);
                    finding
                });
            }
        }
    }
    if let Some(standfirst) = document.head.standfirst {
        findings.add(standfirst, || {
            Finding::new(Reason::Standfirst, Rule::named("structure/standfirst"))
        });
    }
}

/// Where the story begins: a brief without long paragraphs begins with its first sentence.
fn head_end(lines: &[Line], body: &Range<usize>) -> usize {
    let has_long = lines.iter().any(Line::is_long);
    let first = lines.iter().position(Line::is_sentence);
    match first {
        Some(first) if !has_long => first,
        _ => body.start,
    }
}

/// Lines over the story that are a date and little else.
fn head_dates(document: &Document<'_>, story: usize, findings: &mut Findings) {
    if document.state == State::Flat {
        return;
    }
    let over = document.candidates.iter().take(story).enumerate();
    for (at, _) in over.filter(|(_, candidate)| is_date(&candidate.text)) {
        findings.add(at, || {
            let mut finding = Finding::new(Reason::Timestamp, Rule::named("structure/timestamp"));
            finding.is_final = true;
            finding
        });
    }
}

/// What the reader of flat text told apart by a set phrase.
fn anchors(document: &Document<'_>, findings: &mut Findings) {
    for (at, candidate) in document.candidates.iter().enumerate() {
        if let Some(anchor) = &candidate.anchor {
            findings.add(at, || Finding::new(anchor.reason, anchor.rule.clone()));
        }
    }
}

/// Rules of this reach, on the lines of the range.
fn phrases(
    lines: &[Line],
    place: Reach,
    range: Range<usize>,
    books: &Books<'_>,
    findings: &mut Findings,
) {
    for at in range {
        let Some(line) = lines.get(at) else { break };
        let number = match place {
            Reach::Anywhere => line.anywhere,
            _ => line.placed,
        };
        let found = number.and_then(|number| Some((number, books.rule(number)?)));
        let Some((number, rule)) = found else {
            continue;
        };
        if rule.reach.covers(place) {
            findings.add(at, || {
                let mut finding = Finding::new(rule.reason, Rule::new(rule.name.clone()));
                finding.is_final = rule.is_final;
                finding.decision = books.decided_by(number).into();
                finding
            });
        }
    }
}

/// A mark alone goes with what stands around it.
fn bare_lines(lines: &[Line], findings: &mut Findings) {
    for (at, line) in lines.iter().enumerate() {
        let beside =
            at.checked_sub(1).is_some_and(|before| findings.has(before)) || findings.has(at + 1);
        if line.is_bare() && beside {
            findings.add(at, || {
                Finding::new(Reason::Boilerplate, Rule::named("structure/bare-mark"))
            });
        }
    }
}

fn verdicts(document: &Document<'_>, read: &Lines, findings: Findings) -> Vec<Verdict> {
    let last = structure::body(&read.lines, &findings)
        .end
        .saturating_sub(1);
    document
        .candidates
        .iter()
        .zip(findings.into_iter())
        .enumerate()
        .map(|(at, (candidate, finding))| match finding {
            Some(finding) => finding.verdict(),
            None => Verdict::Keep {
                role: role(document, at),
                cuts: cuts::of(&candidate.text, at == last),
            },
        })
        .collect()
}

fn role(document: &Document<'_>, at: usize) -> Role {
    document
        .candidates
        .get(at)
        .map_or(Role::Paragraph, |candidate| super::role_of(candidate.shape))
}
