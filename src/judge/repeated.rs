//! Lines of extracted text that say again what another line says: copies and pull quotes.

use std::collections::BTreeMap;
use std::ops::Range;

use super::finding::{Finding, Findings};
use super::line::{Line, Lines};
use super::sieve::Sieve;
use super::structure::inside;
use crate::document::Shape;
use crate::removal::{Reason, Rule};
use crate::words::hash::sequence;
use crate::words::mark;

/// Lines that say again what the document says elsewhere have so many words: shorter ones are
/// headings that a table of contents says as well, and cells of tables.
const REPEATED: Range<usize> = 8..80;
/// The words that are looked up before the rest is compared.
const KEY: usize = 4;

/// Lines between a paragraph and the words that are pulled from it.
const NEAR: usize = 4;

/// Repeated lines and pull quotes: the same words stand in an earlier line, or inside a longer one.
pub(crate) fn repeated(read: &Lines, findings: &mut Findings) {
    let mut by_key: BTreeMap<u64, Vec<usize>> = BTreeMap::new();
    for (at, line) in read.lines.iter().enumerate() {
        if REPEATED.contains(&line.words)
            && let Some(key) = read.words_of(line).get(..KEY)
        {
            let same = by_key.entry(sequence(key)).or_default();
            // Enough for any page; a document of one line a million times stays linear.
            if same.len() < 8 {
                same.push(at);
            }
        }
    }
    if by_key.is_empty() {
        return;
    }
    let keys: Sieve<{ 1 << 16 }> = by_key.keys().copied().collect();
    let inside = inside(&read.lines);
    // Inside the story repeated words are mostly an answer, a refrain or a result, and stay. A short
    // sentence, as a pull quote has it, goes, and so do words that a paragraph near by quotes.
    let may_go = |guest: usize, host: usize| {
        let is_quoted = || is_quoted_near(read, guest, host);
        let is_pulled = |line: &Line| (line.ends_with_stop() || is_quoted()) && !line.is_long();
        !inside.contains(&guest) || read.lines.get(guest).is_some_and(is_pulled)
    };
    for (host, line) in read.lines.iter().enumerate() {
        let words = read.words_of(line);
        for (from, window) in words.windows(KEY).enumerate() {
            let key = sequence(window);
            if !keys.may_have(key) {
                continue;
            }
            for &guest in by_key.get(&key).into_iter().flatten() {
                if may_go(guest, host) {
                    note_repeated(read, host, guest, words.get(from..), findings);
                }
            }
        }
    }
}

/// Notes that `guest` stands inside `host`, where its words begin at `from`.
fn note_repeated(
    read: &Lines,
    host: usize,
    guest: usize,
    from: Option<&[u32]>,
    findings: &mut Findings,
) {
    let (Some(one), Some(other)) = (read.lines.get(guest), read.lines.get(host)) else {
        return;
    };
    let words = read.words_of(one);
    let stands = from.is_some_and(|from| from.starts_with(words));
    let later = one.words == other.words && host < guest && one.ends_with_stop();
    let inside = other.is_long() && other.words >= one.words + 4;
    // A list or a heading may name in short what a sentence says in full.
    let is_quoted = || is_quoted_near(read, guest, host);
    let prose = match one.shape {
        Shape::Paragraph | Shape::Quote(_) => !is_code(one),
        Shape::Heading(_) => is_quoted(),
        _ => false,
    };
    if guest == host || !stands || !prose || !(later || inside) {
        return;
    }
    findings.add(guest, || {
        let rule = Rule::named("structure/repeated");
        let finding = Finding::new(Reason::Repeated, rule).because(if later {
            "the same line stands above"
        } else {
            "the words stand in a paragraph"
        });
        // A line without a stop that a paragraph near by quotes is a pull quote, whatever the model says.
        let is_pulled = inside && !one.ends_with_stop() && is_quoted();
        Finding {
            copy: Some(host),
            is_final: is_pulled,
            ..finding
        }
    });
}

/// Whether the host of a line's words stands a little above it and has quotation marks. A subhead quotes
/// what is said below it.
fn is_quoted_near(read: &Lines, guest: usize, host: usize) -> bool {
    let line = read.lines.get(host);
    host < guest && guest - host <= NEAR && line.is_some_and(|line| line.marks & mark::QUOTE != 0)
}

/// Whether the line has the marks of code.
fn is_code(line: &Line) -> bool {
    line.marks & mark::CODE != 0
}
