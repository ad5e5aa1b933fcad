//! By whose word pieces go: with a model that keeps everything, exactly those stay of which it is said
//! that the model took them.

use std::collections::BTreeMap;
use std::path::Path;

use super::model::Model;
use super::page::model::PageModel;
use super::{Earlier, page, text};
use crate::article::State;
use crate::decided_by::DecidedBy;
use crate::document::Document;
use crate::options::Options;
use crate::read;
use crate::verdict::Verdict;

/// The documents of a folder of fixtures.
fn fixtures(folder: &str, ending: &str) -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("fixtures")
        .join(folder);
    let entries = std::fs::read_dir(folder).unwrap();
    let paths = entries.map(|entry| entry.unwrap().path());
    let paths = paths.filter(|path| path.extension().is_some_and(|found| found == ending));
    let mut documents: Vec<_> = paths
        .map(|path| {
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            (name, std::fs::read_to_string(&path).unwrap())
        })
        .collect();
    documents.sort();
    assert!(!documents.is_empty(), "no fixtures of pages or texts");
    documents
}

/// By whose word each candidate goes that does not stay.
fn decided(verdicts: &[Verdict]) -> BTreeMap<usize, DecidedBy> {
    let goes = |verdict: &Verdict| match verdict {
        Verdict::Strike(strike) | Verdict::SetAside { strike, .. } => Some(strike.decision.by),
        Verdict::Keep { .. } => None,
    };
    let verdicts = verdicts.iter().enumerate();
    verdicts
        .filter_map(|(at, verdict)| Some((at, goes(verdict)?)))
        .collect()
}

/// What differs between the shipped model and one that keeps everything, beside what the model took.
fn differences(document: &Document<'_>, shipped: &[Verdict], keeping: &[Verdict]) -> Vec<String> {
    let mut without_model = decided(shipped);
    without_model.retain(|_, by| *by != DecidedBy::Model);
    let keeping = decided(keeping);
    let all = document.candidates.iter().enumerate();
    all.filter(|(at, _)| without_model.contains_key(at) != keeping.contains_key(at))
        .map(|(at, candidate)| {
            let by = decided(shipped).get(&at).copied();
            format!(
                "{by:?}, without the model {:?}: {}",
                keeping.get(&at),
                candidate.text
            )
        })
        .collect()
}

#[test]
fn what_the_model_takes_from_a_page_stays_without_it() {
    let options = Options::default();
    let mut wrong = Vec::new();
    for (name, html) in fixtures("pages", "html") {
        let document = read::read(State::Page, &html, None, &options);
        let structure = document.structure.as_ref().unwrap();
        let judge = |model: &PageModel| page::judge_by(model, &document, structure, &options);
        let (shipped, keeping) = (judge(PageModel::bundled()), judge(&PageModel::keeping()));
        let found = differences(&document, shipped.verdicts(), keeping.verdicts());
        wrong.extend(found.into_iter().map(|it| format!("{name}: {it}")));
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn what_the_model_takes_from_a_text_stays_without_it() {
    let options = Options::default();
    for (folder, state) in [("lines", State::Lines), ("flat", State::Flat)] {
        for (name, input) in fixtures(folder, "txt") {
            let document = read::read(state, &input, None, &options);
            let judge = |model: &Model| {
                text::judge_with(&document, &options, model, &Earlier::default()).into_verdicts()
            };
            let (shipped, keeping) = (judge(Model::shipped(state)), judge(&Model::keeping()));
            let wrong = differences(&document, &shipped, &keeping);
            assert!(wrong.is_empty(), "{name}: {wrong:#?}");
        }
    }
}
