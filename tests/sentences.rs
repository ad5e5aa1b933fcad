//! Sentence ends: cases written as data, and the figure on a labelled set where that is there.

use std::collections::BTreeSet;
use std::path::Path;
use std::process::Command;

/// Cases of the English golden rules that are known to fail.
const KNOWN: &[&str] = &[];

/// Sentences of `fixtures/sentences/languages` that are known to come out wrong.
const KNOWN_IN_LANGUAGES: &[(&str, &str)] = &[
    // An ellipsis ends a sentence or does not; nothing in the text tells.
    ("zh", "对岸没有人回应……"),
    ("zh", "票价上涨了3.5%。"),
];

#[test]
fn english() {
    check("english.txt");
}

#[test]
fn other_cases() {
    check("more.txt");
}

fn check(name: &str) {
    let path = Path::new("fixtures/sentences").join(name);
    let cases = std::fs::read_to_string(&path).unwrap();
    let mut failed = Vec::new();
    for case in cases.split("\n## ").skip(1) {
        let mut lines = case.lines().filter(|line| !line.is_empty());
        let title = lines.next().unwrap();
        let text = lines.next().unwrap().replace("\\n", "\n");
        let expected: Vec<String> = lines
            .map(|line| line.trim_start_matches("> ").replace("\\n", "\n"))
            .collect();
        let found: Vec<&str> = copydesk::sentences(&text)
            .map(|range| &text[range])
            .collect();
        if found != expected && !KNOWN.contains(&title) {
            failed.push(format!("{title}: {found:#?}"));
        }
    }
    assert!(failed.is_empty(), "{}", failed.join("\n"));
}

/// Texts in languages, and the sentences of each that are known to come out wrong.
#[test]
fn languages() {
    let folder = Path::new("fixtures/sentences/languages");
    let mut failed = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_stem().unwrap().to_str().unwrap().to_owned();
        let sentences = std::fs::read_to_string(&path).unwrap();
        let sentences: Vec<&str> = sentences
            .lines()
            .filter(|line| !line.starts_with('#'))
            .collect();
        let space = if matches!(&*name, "zh" | "ja") {
            ""
        } else {
            " "
        };
        let text = sentences.join(space);
        let found: BTreeSet<&str> = copydesk::sentences(&text)
            .map(|range| &text[range])
            .collect();
        let wrong: Vec<&&str> = sentences
            .iter()
            .filter(|sentence| !found.contains(*sentence))
            .collect();
        eprintln!(
            "{name}: {} of {} sentences",
            sentences.len() - wrong.len(),
            sentences.len()
        );
        let known = KNOWN_IN_LANGUAGES.iter().filter(|(at, _)| *at == name);
        let known: Vec<&str> = known.map(|(_, sentence)| *sentence).collect();
        if wrong.iter().any(|sentence| !known.contains(*sentence)) {
            failed.push(format!("{name}: {wrong:#?}"));
        }
    }
    assert!(failed.is_empty(), "{}", failed.join("\n"));
}

/// F1 of sentence ends on the development part of a treebank, its sentences joined by a space.
#[test]
fn treebank() {
    let set = Path::new("../shared/data/restore/gum-dev.jsonl.xz");
    let Some(records) = set.exists().then(|| unpacked(set)).flatten() else {
        eprintln!("skipped: {} is not there", set.display());
        return;
    };
    let (mut right, mut found, mut wanted) = (0, 0, 0);
    for record in records.lines() {
        let record: serde_json::Value = serde_json::from_str(record).unwrap();
        let sentences = record["sentences"].as_array().unwrap();
        let sentences: Vec<&str> = sentences.iter().filter_map(|s| s.as_str()).collect();
        let text = sentences.join(" ");
        let gold: BTreeSet<usize> = sentences
            .iter()
            .scan(0, |end, sentence| {
                *end += sentence.len() + 1;
                Some(*end - 1)
            })
            .collect();
        let ends: BTreeSet<usize> = copydesk::sentences(&text).map(|range| range.end).collect();
        if std::env::var_os("COPYDESK_SHOW").is_some() {
            show(&text, &gold, &ends);
        }
        right += gold.intersection(&ends).count();
        found += ends.len();
        wanted += gold.len();
    }
    let f1 = 2.0 * right as f64 / (found + wanted) as f64;
    println!("treebank: {right} of {wanted} ends found, {found} given, F1 {f1:.4}");
    assert!(f1 >= FLOOR, "F1 {f1:.4} is under {FLOOR}");
}

/// The set holds headings and captions without a stop, which no reader of running text can part.
const FLOOR: f64 = 0.93;

fn unpacked(path: &Path) -> Option<String> {
    let output = Command::new("xz").arg("-dc").arg(path).output().ok()?;
    String::from_utf8(output.stdout)
        .ok()
        .filter(|text| !text.is_empty())
}

/// Prints what was missed and what was given too much, for a reader who looks for the cause.
fn show(text: &str, gold: &BTreeSet<usize>, ends: &BTreeSet<usize>) {
    for (sign, end) in gold
        .difference(ends)
        .map(|end| ('-', end))
        .chain(ends.difference(gold).map(|end| ('+', end)))
    {
        let before: String = text[..*end].chars().rev().take(40).collect();
        let before: String = before.chars().rev().collect();
        let after: String = text[*end..].chars().take(40).collect();
        println!("{sign} {before}|{after}");
    }
}
