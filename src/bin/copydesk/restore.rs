//! `copydesk restore`: sentence ends, marks and case for flat text; nothing is removed.

use std::fs::File;
use std::io::{self, Read, Write};
use std::path::Path;

use anyhow::{Context, bail};
use copydesk::{Restored, restore};

use crate::Outcome;
use crate::arguments::RestoreArguments;
use crate::cleaning;
use crate::record::{ObjectWriter, Record};
use crate::rejected::{self, Rejected};
use crate::rewrite;
use crate::stream::{self, Settings};

/// The fields in which a text is looked for.
const FIELDS: [&str; 2] = ["text", "flat"];

pub fn run(arguments: &RestoreArguments) -> anyhow::Result<Outcome> {
    if arguments.jsonl {
        records(arguments)
    } else {
        one(arguments)
    }
}

fn one(arguments: &RestoreArguments) -> anyhow::Result<Outcome> {
    let path = &arguments.input;
    let bytes = cleaning::read(path).with_context(|| format!("cannot read {}", path.display()))?;
    if bytes.len() > arguments.max_bytes {
        let (bytes, limit) = (bytes.len(), arguments.max_bytes);
        bail!("the text has {bytes} bytes, over the limit of {limit}; raise it with --max-bytes");
    }
    let mut text = restore(&copydesk::decode(&bytes, None).text).text;
    if !text.is_empty() && !text.ends_with('\n') {
        text.push('\n');
    }
    let mut output = io::stdout().lock();
    output.write_all(text.as_bytes())?;
    output.flush()?;
    Ok(Outcome::Done)
}

fn records(arguments: &RestoreArguments) -> anyhow::Result<Outcome> {
    let settings = Settings {
        jobs: arguments.jobs,
        limit: arguments.max_bytes,
    };
    let (field, keep_input) = (arguments.field.clone(), arguments.keep_input);
    let rejected = stream::run(open(&arguments.input)?, &settings, move |line| {
        rejected::on_record(line, |record| {
            let field = field_of(record, field.as_deref())?;
            let restored = restore(&rewrite::string(record, field)?);
            let dropped = (!keep_input).then_some(field);
            Ok(rewritten(record, dropped, &restored)?)
        })
    })?;
    if arguments.strict && rejected > 0 {
        return Ok(Outcome::Rejected);
    }
    Ok(Outcome::Done)
}

fn open(path: &Path) -> anyhow::Result<Box<dyn Read + Send>> {
    if path == Path::new("-") {
        return Ok(Box::new(io::stdin()));
    }
    let file = File::open(path).with_context(|| format!("cannot read {}", path.display()))?;
    Ok(Box::new(file))
}

/// The field that holds a record's text: the one that the user named, or the first that is there.
fn field_of<'n>(record: &Record<'_>, named: Option<&'n str>) -> Result<&'n str, Rejected> {
    let is_there = |name: &&str| record.raw(name).is_some_and(|value| value != "null");
    let missing = |name| Rejected::new("field", format!("the record has no field `{name}`"));
    if let Some(name) = named {
        return Some(name).filter(is_there).ok_or_else(|| missing(name));
    }
    FIELDS.into_iter().find(is_there).ok_or_else(|| {
        let message =
            "the record has neither `text` nor `flat`; name the text's field with --field";
        Rejected::new("field", message)
    })
}

/// The record with the restored text and its sentences in place of what it had.
fn rewritten(
    record: &Record<'_>,
    dropped: Option<&str>,
    restored: &Restored,
) -> io::Result<Vec<u8>> {
    let mut output = ObjectWriter::new();
    let is_replaced = |name: &str| matches!(name, "text" | "sentences") || Some(name) == dropped;
    for (key, value) in record.without(is_replaced) {
        output.raw(key, value);
    }
    let sentences = restored.sentences.iter();
    let sentences: Vec<&str> = sentences.map(|sentence| sentence.text.as_str()).collect();
    output.field("text", &restored.text)?;
    output.field("sentences", &sentences)?;
    Ok(output.finish())
}
