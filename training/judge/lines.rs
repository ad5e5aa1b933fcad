//! The judge, for the training scripts: `observe` writes features, `clean MODEL` cleaned text,
//! `removed MODEL` each removal's place, reason and rule, `said MODEL` what the model says; `flat` after any of them reads flat text.
//!
//! They read documents as `id TAB length NEWLINE text`; the functions below say what each writes.

use std::io::{BufRead, BufWriter, Write};

use copydesk::training::{self, TextState};

type Outcome<T> = Result<T, Box<dyn std::error::Error>>;

fn main() -> Outcome<()> {
    let mut arguments: Vec<String> = std::env::args().skip(1).collect();
    let state = match arguments.pop_if(|last| last == "flat") {
        Some(_) => TextState::Flat,
        None => TextState::Lines,
    };
    let mut arguments = arguments.into_iter();
    let mode = arguments.next().unwrap_or_default();
    let model = arguments.next().map(std::fs::read).transpose()?;
    let mut input = std::io::stdin().lock();
    let mut output = BufWriter::new(std::io::stdout().lock());
    while let Some((id, text)) = document(&mut input)? {
        match (mode.as_str(), &model) {
            ("observe", _) => observe(&id, &text, state, &mut output)?,
            ("clean", Some(model)) => clean(&id, &text, state, model, &mut output)?,
            ("removed", Some(model)) => removed(&id, &text, state, model, &mut output)?,
            ("said", Some(model)) => said(&id, &text, state, model, &mut output)?,
            _ => {
                let usage =
                    "usage: judge_lines observe | clean MODEL | removed MODEL | said MODEL [flat]";
                return Err(usage.into());
            }
        }
    }
    Ok(output.flush()?)
}

fn document(input: &mut impl BufRead) -> Outcome<Option<(String, String)>> {
    let mut head = String::new();
    if input.read_line(&mut head)? == 0 {
        return Ok(None);
    }
    let (id, length) = head.trim_end().rsplit_once('\t').ok_or("no length")?;
    let mut text = vec![0; length.parse()?];
    input.read_exact(&mut text)?;
    Ok(Some((id.to_string(), String::from_utf8(text)?)))
}

/// A record a document, its numbers little-endian and its head `id TAB lines TAB features TAB tokens
/// TAB bytes of the names`: start and end of each line (`u32`), its count of tokens (`u32`), the
/// features of all lines (`f32`), their tokens (`u16`), and the name of each line's rule, one a line.
fn observe(id: &str, text: &str, state: TextState, output: &mut impl Write) -> Outcome<()> {
    let [mut places, mut counts, mut rows, mut buckets, mut names] = [const { Vec::new() }; 5];
    let (mut lines, mut width) = (0, 0);
    training::observe_text(text, state, |range, features, tokens, rule| {
        lines += 1;
        width = features.len();
        for place in [range.start, range.end] {
            places.extend((place as u32).to_le_bytes());
        }
        counts.extend((tokens.len() as u32).to_le_bytes());
        rows.extend(features.iter().flat_map(|feature| feature.to_le_bytes()));
        buckets.extend(
            tokens
                .iter()
                .flat_map(|&token| (token as u16).to_le_bytes()),
        );
        names.extend(rule.bytes().chain(*b"\n"));
    });
    let (tokens, bytes) = (buckets.len() / 2, names.len());
    writeln!(output, "{id}\t{lines}\t{width}\t{tokens}\t{bytes}")?;
    for part in [places, counts, rows, buckets, names] {
        output.write_all(&part)?;
    }
    Ok(())
}

/// The cleaned text, its length in place of the count.
fn clean(
    id: &str,
    text: &str,
    state: TextState,
    model: &[u8],
    output: &mut impl Write,
) -> Outcome<()> {
    let article = training::clean_text(text, state, model).ok_or("not a model")?;
    let text = article.text();
    writeln!(output, "{id}\t{}", text.len())?;
    Ok(output.write_all(text.as_bytes())?)
}

/// What goes, a removal a line: start, end, reason and rule, between tabs.
fn removed(
    id: &str,
    text: &str,
    state: TextState,
    model: &[u8],
    output: &mut impl Write,
) -> Outcome<()> {
    let article = training::clean_text(text, state, model).ok_or("not a model")?;
    let removed = article.removed();
    writeln!(output, "{id}\t{}", removed.len())?;
    for removal in removed {
        let range = removal.place.range.clone().unwrap_or_default();
        let (start, end) = (range.start, range.end);
        writeln!(
            output,
            "{start}\t{end}\t{}\t{}",
            removal.reason, removal.rule
        )?;
    }
    Ok(())
}

/// What the model says, a piece a line: start, end, probability, and marks that it is prose, may go by
/// the model's word alone, was found by a rule, and by one whose word is final, between tabs.
fn said(
    id: &str,
    text: &str,
    state: TextState,
    model: &[u8],
    output: &mut impl Write,
) -> Outcome<()> {
    let mut lines = Vec::new();
    training::said_of_text(text, state, model, |range, probability, marks| {
        let marks = marks.map(|mark| u8::from(mark).to_string()).join("\t");
        lines.push(format!(
            "{}\t{}\t{probability}\t{marks}",
            range.start, range.end
        ));
    })
    .ok_or("not a model")?;
    writeln!(output, "{id}\t{}", lines.len())?;
    for line in lines {
        writeln!(output, "{line}")?;
    }
    Ok(())
}
