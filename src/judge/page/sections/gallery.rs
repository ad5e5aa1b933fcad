//! Galleries: slides side by side, each with a picture and a caption, that have numbers ("3/40") or stand in
//! an element that is called a photo gallery, and captions that count themselves ("Photo 3 of 40: …"). They go
//! as one; the captions read like the story.

use super::Seen;
use crate::judge::finding::Finding;
use crate::judge::page::block::OutlinedBlock;
use crate::judge::page::classes::says_gallery;
use crate::removal::{Reason, Rule};

/// Slides of a gallery.
const SLIDES: usize = 3;
/// Words up to which a slide has a caption and no text of its own.
const CAPTION_WORDS: u32 = 50;
/// Paragraphs outside of the slides that a page has at least: where there are fewer, the slides are the
/// story.
const PARAGRAPHS: usize = 3;

pub(super) fn findings(seen: &Seen<'_>) -> Vec<(usize, Finding)> {
    let outline = seen.reasons.outline;
    let block = |at: usize| outline.blocks.get(at);
    let is_slide = |record: &Vec<usize>| {
        let blocks = || record.iter().filter_map(|&at| block(at));
        let words: u32 = blocks().map(|block| block.info.words).sum();
        words <= CAPTION_WORDS && blocks().any(has_picture) && blocks().any(is_counter)
    };
    let mut galleries = named(seen);
    for records in &seen.records {
        let slides = records.iter().filter(|record| is_slide(record)).count();
        if slides >= SLIDES && slides * 5 >= records.len() * 4 {
            let mut inside: Vec<usize> = records.iter().flatten().copied().collect();
            inside.sort_unstable();
            galleries.push((inside, format!("one of {slides} slides with a number each")));
        }
    }
    galleries.extend(counted(seen));
    galleries.retain(|(inside, _)| has_story(seen, inside));
    let found = galleries.into_iter().flat_map(|(inside, evidence)| {
        inside.into_iter().map(move |at| {
            let finding = Finding::new(Reason::PhotoCaption, Rule::named("structure/gallery"));
            (at, finding.because(evidence.clone()))
        })
    });
    found.collect()
}

/// Whether a page has paragraphs outside of a gallery, so that the slides are not the story.
fn has_story(seen: &Seen<'_>, inside: &[usize]) -> bool {
    let outline = seen.reasons.outline;
    let is_outside = |at: &usize| seen.is_kept(*at) && inside.binary_search(at).is_err();
    let outside = (0..seen.kept.len()).filter(is_outside);
    let is_paragraph = |at: &usize| outline.blocks.get(*at).is_some_and(|block| block.prose > 0);
    outside.filter(is_paragraph).take(PARAGRAPHS).count() == PARAGRAPHS
}

/// The galleries that are called so, with their headings: captions of one line each, a picture over each.
fn named(seen: &Seen<'_>) -> Vec<(Vec<usize>, String)> {
    let outline = seen.reasons.outline;
    let is_named = |at: usize| {
        let block = outline.blocks.get(at);
        block.filter(|block| {
            block.info.words <= CAPTION_WORDS && says_gallery(outline, block.element)
        })
    };
    let is_slide = |at: &usize| {
        let has_picture = outline.blocks.get(*at).is_some_and(has_picture);
        has_picture && is_named(*at).is_some()
    };
    if (0..outline.blocks.len())
        .filter(is_slide)
        .take(SLIDES)
        .count()
        < SLIDES
    {
        return Vec::new();
    }
    let mut galleries: Vec<Vec<usize>> = Vec::new();
    for at in (0..outline.blocks.len()).filter(|&at| is_named(at).is_some()) {
        match galleries.last_mut() {
            Some(gallery) if gallery.last() == at.checked_sub(1).as_ref() => gallery.push(at),
            _ => galleries.push(vec![at]),
        }
    }
    let galleries = galleries.into_iter().filter_map(|gallery| {
        let slides = gallery.iter().filter(|at| is_slide(at)).count();
        let evidence = format!("one of {slides} slides of a photo gallery");
        (slides >= SLIDES).then_some((gallery, evidence))
    });
    galleries.collect()
}

/// What the steps of an instruction are called, which have numbers and pictures too.
const STEPS: [&str; 12] = [
    "step", "schritt", "paso", "étape", "passo", "stap", "krok", "steg", "trin", "vaihe", "adım",
    "шаг",
];

/// Captions one under the other, a picture over each, that begin with their numbers.
fn counted(seen: &Seen<'_>) -> Vec<(Vec<usize>, String)> {
    let numbers = (0..seen.kept.len()).map(|at| {
        let block = seen.reasons.outline.blocks.get(at);
        let is_short = block.is_some_and(|block| {
            block.info.words <= CAPTION_WORDS && block.counts.digits >= 2 && has_picture(block)
        });
        seen.text(at).filter(|_| is_short).and_then(number_of_all)
    });
    let numbers: Vec<Option<(u32, u32)>> = numbers.collect();
    let goes_on = |one: &usize, next: &usize| {
        let pair = numbers.get(*one).zip(numbers.get(*next));
        matches!(pair, Some((Some((number, all)), Some((next, of)))) if all == of && number + 1 == *next)
    };
    let places: Vec<usize> = (0..numbers.len()).collect();
    let runs = places.chunk_by(goes_on).filter(|run| run.len() >= SLIDES);
    let evidence = |run: &[usize]| format!("one of {} captions with a number each", run.len());
    runs.map(|run| (run.to_vec(), evidence(run))).collect()
}

/// The number of a caption, and of how many: "Photo 3 of 40: …", "3/40 …", "Foto 3 de 40".
fn number_of_all(text: &str) -> Option<(u32, u32)> {
    /// Letters of "Photograph", and of "of" in any language.
    const LABEL: usize = 12;
    const OF: usize = 4;
    let (label, rest) = text.split_at_checked(text.find(|c: char| c.is_ascii_digit())?)?;
    let (number, rest) = leading_number(rest)?;
    let between = rest.find(|c: char| c.is_ascii_digit())?;
    let (of, rest) = rest.split_at_checked(between)?;
    let (all, _) = leading_number(rest)?;
    let is_of = of.trim() == "/" || of.starts_with(' ') && of.ends_with(' ');
    let fits = label.chars().count() <= LABEL && of.trim().chars().count() <= OF && is_of;
    let is_step = STEPS.contains(&label.trim().to_lowercase().as_str());
    let is_word = |part: &str| part.trim().chars().all(|c| c.is_alphabetic() || c == '/');
    (fits && !is_step && is_word(label) && is_word(of) && (1..=all).contains(&number))
        .then_some((number, all))
}

/// A number of up to three digits, and what comes after it.
fn leading_number(text: &str) -> Option<(u32, &str)> {
    const DIGITS: usize = 3;
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let (number, rest) = text.split_at_checked(digits)?;
    let number = number.parse().ok().filter(|_| digits <= DIGITS)?;
    Some((number, rest))
}

fn has_picture(block: &OutlinedBlock) -> bool {
    block.info.pictures > 0
}

/// A number of so many, such as "3/40" or "3 of 40".
fn is_counter(block: &OutlinedBlock) -> bool {
    let counts = &block.counts;
    counts.words <= 3 && counts.digits >= 2 && counts.letters <= 4 && !counts.has_date()
}

#[cfg(test)]
mod tests {
    use super::number_of_all;

    #[test]
    fn a_caption_counts_itself() {
        for text in [
            "Photo 3 of 40: The pier",
            "3/40 The pier",
            "Bild 3 von 40",
            "3 / 40",
        ] {
            assert_eq!(number_of_all(text), Some((3, 40)), "{text}");
        }
        for text in [
            "3 boats of 40 sank",
            "40 of 3",
            "3.40 pounds",
            "In 2026 of 2027",
            "3-40",
            "Step 3 of 40: Fold the sheet",
        ] {
            assert_eq!(number_of_all(text), None, "{text}");
        }
    }
}
