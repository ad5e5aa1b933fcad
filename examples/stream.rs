//! Cleans JSONL with all cores, in order: `cargo run --release --example stream < in.jsonl`.
//!
//! The command's `filter` does this with bounded memory and a lockstep client in mind; here is the
//! short way, a batch at a time.

use std::io::{BufRead, Write};

use copydesk::Cleaner;
use rayon::prelude::*;
use serde_json::{Value, json};

/// Documents cleaned at once.
const BATCH: usize = 256;

fn main() -> std::io::Result<()> {
    // Built once and shared: a cleaner is `Sync` and keeps nothing of a document.
    let cleaner = Cleaner::new();
    let mut lines = std::io::stdin().lock().lines();
    let mut output = std::io::stdout().lock();
    loop {
        let batch = lines.by_ref().take(BATCH).collect::<Result<Vec<_>, _>>()?;
        if batch.is_empty() {
            return Ok(());
        }
        let cleaned: Vec<Value> = batch.par_iter().map(|line| clean(&cleaner, line)).collect();
        for record in cleaned {
            writeln!(output, "{record}")?;
        }
    }
}

/// One record fails alone.
fn clean(cleaner: &Cleaner, line: &str) -> Value {
    let record: Value = match serde_json::from_str(line) {
        Ok(record) => record,
        Err(error) => return json!({ "error": error.to_string() }),
    };
    let text = record
        .get("text")
        .and_then(Value::as_str)
        .unwrap_or_default();
    match cleaner.clean(text) {
        Ok(article) => {
            json!({ "id": record.get("id"), "title": article.title, "text": article.text() })
        }
        Err(error) => json!({ "id": record.get("id"), "error": error.to_string() }),
    }
}
