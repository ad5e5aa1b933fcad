//! `copydesk rules`: the rules, to look up the one that a removal cites.
//! `witnesses` has the texts on which each fires, `reference` makes `docs/rules.md` of them all.

pub mod reference;
mod witnesses;

use std::io::{self, BufWriter, Write};

use anyhow::{anyhow, bail};
use copydesk::{Reason, RuleEntry};

use crate::Outcome;
use crate::arguments::RulesArguments;
use witnesses::Witness;

pub fn run(arguments: &RulesArguments) -> anyhow::Result<Outcome> {
    let mut output = BufWriter::new(io::stdout().lock());
    match &arguments.name {
        Some(name) => {
            let entry = RuleEntry::named(name).ok_or_else(|| {
                let listed = match name.parse::<Reason>() {
                    Ok(reason) => {
                        format!("`copydesk rules --reason {reason}` lists those of that reason")
                    }
                    Err(_) => "`copydesk rules` lists them all".to_string(),
                };
                anyhow!("no rule is named `{name}`; {listed}")
            })?;
            show(&mut output, &entry)?;
        }
        None if !copydesk::rules().any(|entry| is_wanted(&entry, arguments)) => {
            bail!("{}", nothing_found(arguments));
        }
        None => list(&mut output, arguments)?,
    }
    output.flush()?;
    Ok(Outcome::Done)
}

/// Why the options leave no rule.
fn nothing_found(arguments: &RulesArguments) -> String {
    match (arguments.reason, &arguments.language) {
        (None, Some(language)) => format!(
            "no phrase is in the language `{language}`; --language takes a two-letter code such as `de`"
        ),
        (Some(reason), Some(language)) => {
            format!("no phrase of --reason {reason} is in the --language `{language}`")
        }
        (reason, None) => {
            let reason = reason.map_or("", Reason::name);
            format!("no rule gives the reason `{reason}` alone; `copydesk rules` lists them all")
        }
    }
}

/// A line a rule: its name, its language, its place and its pattern, or what it strikes.
fn list(output: &mut impl Write, arguments: &RulesArguments) -> io::Result<()> {
    for entry in copydesk::rules().filter(|entry| is_wanted(entry, arguments)) {
        let name = entry.rule.as_str();
        match &entry.phrase {
            Some(phrase) => {
                let cap = phrase
                    .most_words
                    .map(|words| format!("up to {words} words"));
                writeln!(
                    output,
                    "{name:30} {:3} {:9} {:15} {}",
                    phrase.language,
                    phrase.place,
                    cap.unwrap_or_default(),
                    phrase.pattern
                )?;
            }
            None => writeln!(output, "{name:30} {}", entry.about)?,
        }
    }
    Ok(())
}

fn is_wanted(entry: &RuleEntry, arguments: &RulesArguments) -> bool {
    let reason = arguments.reason;
    let language = arguments.language.as_ref();
    let phrase = entry.phrase.as_ref();
    reason.is_none_or(|reason| entry.reason == Some(reason))
        && language.is_none_or(|wanted| phrase.is_some_and(|phrase| phrase.language == *wanted))
}

/// All that is known of one rule.
fn show(output: &mut impl Write, entry: &RuleEntry) -> io::Result<()> {
    writeln!(output, "{}\n{}\n", entry.rule, entry.about)?;
    let reason = entry.reason.map_or("as the case is", Reason::name);
    writeln!(output, "reason    {reason}")?;
    if let Some(phrase) = &entry.phrase {
        writeln!(output, "language  {}", phrase.language)?;
    }
    writeln!(output, "defined   {}", entry.files.join(", "))?;
    for (fires, heading) in [(true, "fires on"), (false, "not on")] {
        for witness in witnesses::all() {
            if witness.rule == entry.rule.as_str() && witness.fires == fires {
                show_witness(output, heading, &witness)?;
            }
        }
    }
    Ok(())
}

fn show_witness(output: &mut impl Write, heading: &str, witness: &Witness) -> io::Result<()> {
    write!(output, "\n{heading} ({}", witness.file)?;
    if let Some(state) = witness.state {
        write!(output, ", {state}")?;
    }
    for (setting, value) in &witness.settings {
        write!(output, ", {setting} {value}")?;
    }
    writeln!(output, "):")?;
    for line in witness.text.lines() {
        match line.strip_prefix(witnesses::STRUCK) {
            Some(struck) => writeln!(output, "  - {}", struck.trim_start())?,
            None => writeln!(output, "    {line}")?,
        }
    }
    Ok(())
}
