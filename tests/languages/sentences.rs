//! Invented sentences of news in many languages, with what is hard in each: abbreviations, initials,
//! ordinals, quotations. The sentences of a paragraph are joined and split again.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// Sentences of a language that come out exactly, and all.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Score {
    pub right: usize,
    pub of: usize,
}

/// No language may fall under this share.
const FLOOR: f64 = 0.9;

/// Languages that put no space between sentences.
const UNSPACED: [&str; 2] = ["zh", "ja"];

/// The figures of each language that has sentences.
pub fn scores() -> BTreeMap<String, Score> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/sentences/news");
    let mut scores = BTreeMap::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let language = path.file_stem().unwrap().to_str().unwrap().to_owned();
        let sentences = std::fs::read_to_string(&path).unwrap();
        let score = score(&language, &sentences);
        scores.insert(language, score);
    }
    scores
}

fn score(language: &str, file: &str) -> Score {
    let space = if UNSPACED.contains(&language) {
        ""
    } else {
        " "
    };
    let mut score = Score::default();
    for paragraph in file.split("\n\n") {
        let sentences: Vec<&str> = paragraph.lines().filter(|line| !line.is_empty()).collect();
        let text = sentences.join(space);
        let found: BTreeSet<&str> = copydesk::sentences(&text)
            .map(|range| &text[range])
            .collect();
        let right = sentences.iter().filter(|line| found.contains(*line));
        score.right += right.count();
        score.of += sentences.len();
        if std::env::var_os("COPYDESK_SHOW").is_some() {
            let wrong = sentences.iter().filter(|line| !found.contains(*line));
            wrong.for_each(|line| println!("{language}: {line}"));
        }
    }
    score
}

#[test]
fn sentences_come_out_whole_in_every_language() {
    let scores = scores();
    assert!(scores.len() >= 20);
    for (language, score) in &scores {
        println!("{language}: {} of {} sentences", score.right, score.of);
        assert!(score.of >= 20, "{language} has twenty sentences");
    }
    let low: Vec<_> = scores
        .iter()
        .filter(|(_, score)| (score.right as f64) < FLOOR * score.of as f64)
        .collect();
    assert!(low.is_empty(), "under {FLOOR}: {low:?}");
}
