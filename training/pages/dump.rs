//! Pages in, what the recipe learns from out.
//!
//! `page_dump blocks PAGES`: the text of each block and which are captions, JSONL.
//! `page_dump tokens PAGES LABELS`: for each page the share of kept words by token, JSONL.
//! `page_dump first PAGES SCORES`: the rows of the first look, as binary: for each page two `u32`
//! (rows, columns) and the rows as `f32`.
//! `page_dump second PAGES SCORES PROBABILITIES`: the rows of the second look, likewise. A line of
//! PROBABILITIES also says whether the set's texts have the standfirst, or null where they differ.
//! `page_dump predict PAGES MODELS`: the article by the model that the line of MODELS names, with
//! what was kept and removed, JSONL. `show_standfirst` in that line asks for the standfirst.

use std::cell::RefCell;
use std::collections::HashMap;
use std::fs::File;
use std::io::{BufRead, BufReader, BufWriter, Error, Write};
use std::rc::Rc;

use copydesk::training::{self, FIRST, SECOND, Scores, TrainedModel, TrainingPage};
use serde_json::{Value, json};

fn main() -> Result<(), Error> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let (mode, files) = arguments.split_first().ok_or(Error::other("which mode?"))?;
    let mut inputs = files
        .iter()
        .map(|file| Ok(BufReader::new(File::open(file)?).lines()))
        .collect::<Result<Vec<_>, Error>>()?;
    let mut out = BufWriter::new(std::io::stdout().lock());
    loop {
        let mut records = Vec::new();
        for input in &mut inputs {
            let Some(line) = input.next() else {
                return out.flush();
            };
            records.push(serde_json::from_str::<Value>(&line?)?);
        }
        answer(mode, &records, &mut out)?;
    }
}

fn answer(mode: &str, records: &[Value], out: &mut impl Write) -> Result<(), Error> {
    let [record, rest @ ..] = records else {
        return Err(Error::other("which pages?"));
    };
    let html = record["html"].as_str().unwrap_or_default();
    let url = record["url"].as_str();
    let page = TrainingPage::read(html, url);
    match (mode, rest) {
        ("blocks", []) => {
            let blocks: Vec<&str> = page.texts().collect();
            let captions: Vec<usize> = page.captions().collect();
            writeln!(
                out,
                "{}",
                json!({"id": record["id"], "blocks": blocks, "captions": captions})
            )
        }
        ("tokens", [labels]) => {
            let labels: Vec<Option<f64>> = serde_json::from_value(labels["labels"].clone())?;
            let (structure, text) = page.token_shares(&labels);
            writeln!(
                out,
                "{}",
                json!({"id": record["id"], "structure": structure, "text": text})
            )
        }
        ("first", [scores]) => {
            let rows = page.first(read(scores, "structure")?, read(scores, "text")?);
            write_rows(&rows, FIRST, out)
        }
        ("second", [scores, probabilities_of]) => {
            let probabilities: Vec<f32> = serde_json::from_value(probabilities_of["p"].clone())?;
            let rows = page.second(
                read(scores, "structure")?,
                read(scores, "text")?,
                &probabilities,
                probabilities_of["standfirst"].as_bool(),
            );
            write_rows(&rows, SECOND, out)
        }
        ("predict", [model]) => {
            let shows_standfirst = model["show_standfirst"].as_bool().unwrap_or(false);
            let model = model_at(model["model"].as_str().unwrap_or_default())?;
            let probabilities = page.probabilities(&model, shows_standfirst);
            let article = training::clean_page(html, url, &model, shows_standfirst);
            let removed: Vec<Value> = article
                .removed()
                .iter()
                .map(|r| json!([r.place.order, r.reason.name(), r.rule.as_str(), r.text]))
                .collect();
            let kept: Vec<Value> = article
                .body()
                .map(|block| json!([block.place.order, block.role.name(), block.text]))
                .collect();
            let answer = json!({
                "id": record["id"], "text": article.text(), "confidence": article.confidence(),
                "kept": kept, "removed": removed, "p": probabilities,
            });
            writeln!(out, "{answer}")
        }
        _ => Err(Error::other(
            "the modes are blocks, tokens, first, second, predict",
        )),
    }
}

/// The model of a file, read once.
fn model_at(path: &str) -> Result<Rc<TrainedModel>, Error> {
    thread_local! {
        static MODELS: RefCell<HashMap<String, Rc<TrainedModel>>> = RefCell::default();
    }
    if let Some(model) = MODELS.with_borrow(|models| models.get(path).cloned()) {
        return Ok(model);
    }
    let model = TrainedModel::read(&std::fs::read(path)?).ok_or(Error::other("no model"))?;
    let model = Rc::new(model);
    MODELS.with_borrow_mut(|models| models.insert(path.to_string(), Rc::clone(&model)));
    Ok(model)
}

fn read(record: &Value, field: &str) -> Result<Scores, Error> {
    Ok(serde_json::from_value(record[field].clone())?)
}

fn write_rows(rows: &[f32], columns: usize, out: &mut impl Write) -> Result<(), Error> {
    out.write_all(&((rows.len() / columns) as u32).to_le_bytes())?;
    out.write_all(&(columns as u32).to_le_bytes())?;
    rows.iter()
        .try_for_each(|value| out.write_all(&value.to_le_bytes()))
}
